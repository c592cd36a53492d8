-- The keys of claims are only ever asked for within a story, so those of a story lie side by side: what an article adds is in
-- a few places of the file instead of hundreds, and a story that becomes another is found without reading all keys.
CREATE TABLE claim_keys_by_story (
    key BIGINT NOT NULL, story BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (story, key, day, n)
) $rowless;
INSERT INTO claim_keys_by_story SELECT key, story, day, n FROM claim_keys;
DROP TABLE claim_keys;
ALTER TABLE claim_keys_by_story RENAME TO claim_keys;

-- Words of titles and texts. The 'simple' configuration is that of the embedded database: words as written, no stemming.
CREATE TABLE words (
    article BIGINT PRIMARY KEY REFERENCES articles (n),
    words TSVECTOR NOT NULL
);
CREATE INDEX words_index ON words USING GIN (words);

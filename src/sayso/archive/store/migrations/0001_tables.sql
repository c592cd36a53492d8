-- What an archive holds. Written once for SQLite and PostgreSQL: "$key" is the type of a row's number, "$rowless" says
-- that the primary key is the table itself. Every row of a record has a number `n`, given in the order of arrival, and an
-- `id` made from content; numbers are how tables refer to one another, ids are what is shown.
-- An id is of the type "$code", which sorts by bytes everywhere.
-- A day is a number of eight digits, 20241230; 0 stands for what is not known: 20241200 is a month, 0 no day at all.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters VALUES ('writes', 0), ('article', 0), ('actor', 0), ('story', 0), ('claim', 0), ('followup', 0);

CREATE TABLE readers (
    n $key,
    name TEXT NOT NULL UNIQUE
);

-- What a user named: a file, a folder, a feed, an address.
CREATE TABLE inputs (
    n $key,
    name TEXT NOT NULL UNIQUE
);

-- Stories come first, because articles refer to them. `record` is what linking keeps, packed (see packing.py).
CREATE TABLE stories (
    n $key,
    id $code NOT NULL UNIQUE,
    title TEXT NOT NULL,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX stories_by_day ON stories (last_day);

CREATE TABLE articles (
    n $key,
    id $code NOT NULL UNIQUE,
    external_id TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    byline TEXT,
    published TEXT,
    language TEXT NOT NULL,
    day BIGINT NOT NULL,
    added TEXT NOT NULL,
    input BIGINT NOT NULL REFERENCES inputs (n),
    locator TEXT NOT NULL,
    reader BIGINT NOT NULL REFERENCES readers (n),
    story BIGINT REFERENCES stories (n),
    copy_of BIGINT REFERENCES articles (n)
);
CREATE INDEX articles_by_story ON articles (story, n);
CREATE INDEX articles_by_day ON articles (day, n);

-- The text as it was published, never changed; `rest` is what else is known of the article (blocks, dateline, repeats).
CREATE TABLE texts (
    article $key REFERENCES articles (n),
    text TEXT NOT NULL,
    rest BYTEA NOT NULL
);

-- What a reader read in an article; packed with the text as dictionary.
CREATE TABLE readings (
    article BIGINT NOT NULL REFERENCES articles (n),
    reader BIGINT NOT NULL REFERENCES readers (n),
    reading BYTEA NOT NULL,
    PRIMARY KEY (article, reader)
) $rowless;

CREATE TABLE sketches (
    article $key REFERENCES articles (n),
    record BYTEA NOT NULL
);

CREATE TABLE actors (
    n $key,
    id $code NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    articles BIGINT NOT NULL,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX actors_by_articles ON actors (articles);

-- Names and posts as articles state them. `n` keeps the order in which they were met.
CREATE TABLE actor_names (
    n $key,
    actor BIGINT NOT NULL REFERENCES actors (n),
    article BIGINT NOT NULL REFERENCES articles (n),
    text TEXT NOT NULL
);
CREATE INDEX actor_names_by_actor ON actor_names (actor);
CREATE INDEX actor_names_by_article ON actor_names (article);

CREATE TABLE actor_roles (
    n $key,
    actor BIGINT NOT NULL REFERENCES actors (n),
    article BIGINT NOT NULL REFERENCES articles (n),
    title TEXT NOT NULL,
    organisation TEXT,
    start_at BIGINT NOT NULL,
    end_at BIGINT NOT NULL,
    as_of TEXT
);
CREATE INDEX actor_roles_by_actor ON actor_roles (actor);

CREATE TABLE actor_links (
    article BIGINT NOT NULL REFERENCES articles (n),
    local TEXT NOT NULL,
    actor BIGINT NOT NULL REFERENCES actors (n),
    score DOUBLE PRECISION NOT NULL,
    reasons BYTEA NOT NULL,
    PRIMARY KEY (article, local)
) $rowless;
CREATE INDEX actor_links_by_actor ON actor_links (actor);

CREATE TABLE places (
    n $key,
    id $code NOT NULL UNIQUE,
    name TEXT NOT NULL,
    geonames_id BIGINT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    country TEXT
);

CREATE TABLE place_links (
    article BIGINT NOT NULL REFERENCES articles (n),
    local TEXT NOT NULL,
    place BIGINT NOT NULL REFERENCES places (n),
    PRIMARY KEY (article, local)
) $rowless;
CREATE INDEX place_links_by_place ON place_links (place);

CREATE TABLE claims (
    n $key,
    id $code NOT NULL UNIQUE,
    story BIGINT NOT NULL REFERENCES stories (n),
    words TEXT NOT NULL,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    voices_for BIGINT NOT NULL,
    voices_against BIGINT NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX claims_by_story ON claims (story, last_day);

-- Which claims an article carries.
CREATE TABLE claim_mentions (
    article BIGINT NOT NULL REFERENCES articles (n),
    claim BIGINT NOT NULL REFERENCES claims (n),
    PRIMARY KEY (article, claim)
) $rowless;
CREATE INDEX claim_mentions_by_claim ON claim_mentions (claim);

CREATE TABLE watch (
    n $key,
    id $code NOT NULL UNIQUE,
    story BIGINT NOT NULL REFERENCES stories (n),
    article BIGINT NOT NULL REFERENCES articles (n),
    announced_day BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX watch_by_story ON watch (story, closed, announced_day);

CREATE TABLE news (
    article $key REFERENCES articles (n),
    story BIGINT NOT NULL REFERENCES stories (n),
    day BIGINT NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX news_by_day ON news (day, article);
CREATE INDEX news_by_story ON news (story);

-- The keys by which linking finds records: 64 bits of a hash each, with the day, so that the latest come first.
CREATE TABLE article_keys (
    key BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (key, day, n)
) $rowless;
CREATE TABLE actor_keys (
    key BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (key, day, n)
) $rowless;
CREATE TABLE story_keys (
    key BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (key, day, n)
) $rowless;
CREATE TABLE claim_keys (
    key BIGINT NOT NULL, story BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (key, story, day, n)
) $rowless;
CREATE TABLE followup_keys (
    key BIGINT NOT NULL, day BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (key, day, n)
) $rowless;

-- Records that became another: what still names them is followed to what they are now.
CREATE TABLE merges (
    gone $code PRIMARY KEY,
    became $code NOT NULL,
    kind TEXT NOT NULL,
    reasons BYTEA NOT NULL
);

-- What people decided. Rows are only ever added; `undone_by` is the later row that takes one back.
CREATE TABLE judgements (
    n $key,
    id $code NOT NULL UNIQUE,
    verdict TEXT NOT NULL,
    kind TEXT NOT NULL,
    one $code NOT NULL,
    other $code,
    detail TEXT,
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    undone_by TEXT
);
CREATE INDEX judgements_by_one ON judgements (one);
CREATE INDEX judgements_by_other ON judgements (other);

-- What was found in an input and taken in, so that the same command goes on where it stopped: 64 bits of a hash of input
-- and locator, 64 bits of the digest of what was read there (0 where there was none), and the article it is.
CREATE TABLE seen (
    place $key,
    digest BIGINT NOT NULL,
    article BIGINT NOT NULL REFERENCES articles (n)
);

-- What a server gave to tell whether a feed has changed since it was taken in whole.
CREATE TABLE validators (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT
);

-- What could not be taken in, at which stage, and why. An article that was made but not read is kept, to be tried again.
CREATE TABLE failures (
    n $key,
    id $code NOT NULL UNIQUE,
    input TEXT NOT NULL,
    locator TEXT NOT NULL,
    external_id TEXT,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest TEXT,
    article BYTEA,
    happened TEXT NOT NULL
);

-- The first form of the diary. Frozen: a change is a new file with the next number.
-- Written for SQLite and for PostgreSQL alike; BINARY is read as "C" by the latter. Days and instants are ISO 8601 text.

-- What cannot be derived again -------------------------------------------------------------------------------------

-- Every article in its canonical form, as JSON (datewire.model.Article). "content" is the hash by which a second visit
-- is known.
CREATE TABLE articles (
    id TEXT COLLATE BINARY PRIMARY KEY,
    day TEXT NOT NULL,
    content TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX articles_day ON articles (day, id);

-- Which mention gave which UID to subscribers, and in what order the UIDs were given: they are kept for life.
CREATE TABLE claims (
    mark TEXT COLLATE BINARY PRIMARY KEY,
    uid TEXT COLLATE BINARY NOT NULL,
    born BIGINT NOT NULL
);
CREATE INDEX claims_uid ON claims (uid);
CREATE INDEX claims_born ON claims (born);

-- The SEQUENCE that subscribers have, so that it never falls, with the hash of what they see and its stamp.
CREATE TABLE floors (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    sequence BIGINT NOT NULL,
    face TEXT NOT NULL,
    changed TEXT NOT NULL
);

-- When the diary learned what (datewire.diary.store.Change as JSON).
CREATE TABLE journal (
    line BIGINT PRIMARY KEY,
    at TEXT COLLATE BINARY NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX journal_at ON journal (at);

-- What "datewire rebuild" makes anew ------------------------------------------------------------------------------

-- One article's telling of one event, with the earlier one that it follows and the first of its thread.
CREATE TABLE mentions (
    place TEXT COLLATE BINARY PRIMARY KEY,
    article TEXT COLLATE BINARY NOT NULL,
    mark TEXT COLLATE BINARY NOT NULL,
    parent TEXT COLLATE BINARY,
    root TEXT COLLATE BINARY NOT NULL,
    because TEXT NOT NULL,
    sight TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_mark ON mentions (mark);
CREATE INDEX mentions_parent ON mentions (parent);
CREATE INDEX mentions_root ON mentions (root, place);

-- The shelves on which mentions are looked for.
CREATE TABLE shelves (
    label TEXT COLLATE BINARY NOT NULL,
    place TEXT COLLATE BINARY NOT NULL,
    PRIMARY KEY (label, place)
);
CREATE INDEX shelves_place ON shelves (place);

-- The events (datewire.model.Event as JSON).
CREATE TABLE events (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    root TEXT COLLATE BINARY NOT NULL,
    first TEXT COLLATE BINARY NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX events_root ON events (root);
CREATE INDEX events_first ON events (first, uid);

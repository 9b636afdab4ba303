-- The shelves leaner: no row beside the index, no second index. They are filled again, and so are the words.
DROP TABLE shelves;
CREATE TABLE shelves (
    label TEXT COLLATE BINARY NOT NULL,
    place TEXT COLLATE BINARY NOT NULL,
    PRIMARY KEY (label, place)
) WITHOUT ROWID;

-- What "datewire find" looks through: the names, place and UID of each event in folded form, and what else it asks for.
CREATE TABLE words (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    first TEXT COLLATE BINARY NOT NULL,
    last TEXT COLLATE BINARY NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    said TEXT NOT NULL
);

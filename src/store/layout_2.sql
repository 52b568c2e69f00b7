-- From layout 1 to layout 2: corrections, which can be undone, and numbers of beads that are not given twice.

-- In layout 1 'corrected' came only with a document that was added so; a bead of that kind is right for good.
CREATE TABLE bead_2 (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id           INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal               INTEGER NOT NULL,
    source_begin          INTEGER NOT NULL,
    source_end            INTEGER NOT NULL,
    target_begin          INTEGER NOT NULL,
    target_end            INTEGER NOT NULL,
    probability           REAL NOT NULL,
    origin                TEXT NOT NULL CHECK (origin IN ('automatic', 'corrected')),
    pinned                INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    automatic_probability REAL,
    UNIQUE (document_id, ordinal)
) STRICT;
INSERT INTO bead_2
SELECT id, document_id, ordinal, source_begin, source_end, target_begin, target_end, probability, origin,
       origin = 'corrected', CASE origin WHEN 'automatic' THEN probability END
FROM bead ORDER BY id;
DROP TABLE bead;
ALTER TABLE bead_2 RENAME TO bead;

CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    action      TEXT NOT NULL,
    made        TEXT NOT NULL,
    undone      TEXT
) STRICT;
CREATE INDEX correction_document ON correction (document_id);

CREATE TABLE correction_bead (
    correction_id         INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    state                 TEXT NOT NULL CHECK (state IN ('before', 'after')),
    bead_id               INTEGER NOT NULL,
    ordinal               INTEGER NOT NULL,
    source_begin          INTEGER NOT NULL,
    source_end            INTEGER NOT NULL,
    target_begin          INTEGER NOT NULL,
    target_end            INTEGER NOT NULL,
    probability           REAL NOT NULL,
    origin                TEXT NOT NULL,
    pinned                INTEGER NOT NULL,
    automatic_probability REAL,
    PRIMARY KEY (correction_id, state, ordinal)
) STRICT, WITHOUT ROWID;

-- From layout 3 to layout 4: units and sentences that go by ranges of their numbers; titles, dates, files and
-- flags; an index of pairs instead of sentences, which the program fills afterwards. In layout 3 the units and
-- sentences of a side had consecutive numbers already.

DROP TABLE sentence_stems;
DROP INDEX document_symbol;
DROP INDEX side_language;
DROP INDEX correction_document;
ALTER TABLE document RENAME TO document_3;
ALTER TABLE side RENAME TO side_3;
ALTER TABLE unit RENAME TO unit_3;
ALTER TABLE sentence RENAME TO sentence_3;
ALTER TABLE bead RENAME TO bead_3;
ALTER TABLE correction RENAME TO correction_3;
ALTER TABLE correction_bead RENAME TO correction_bead_3;

CREATE TABLE document (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol     TEXT NOT NULL,
    title      TEXT NOT NULL,
    date       TEXT NOT NULL,
    added      TEXT NOT NULL,
    first_bead INTEGER NOT NULL,
    beads      INTEGER NOT NULL
) STRICT;

CREATE TABLE side (
    id             INTEGER PRIMARY KEY,
    document_id    INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    role           TEXT NOT NULL CHECK (role IN ('source', 'target')),
    language       TEXT NOT NULL,
    name           TEXT NOT NULL,
    path           TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    first_unit     INTEGER NOT NULL,
    units          INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL,
    sentences      INTEGER NOT NULL,
    UNIQUE (document_id, role)
) STRICT;

CREATE TABLE unit (
    id    INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

CREATE TABLE sentence (
    id           INTEGER PRIMARY KEY,
    unit_id      INTEGER NOT NULL,
    text         TEXT NOT NULL,
    source_begin INTEGER NOT NULL,
    source_end   INTEGER NOT NULL,
    line         INTEGER NOT NULL
) STRICT;

CREATE TABLE bead (
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
    flag                  TEXT,
    UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    action      TEXT NOT NULL,
    made        TEXT NOT NULL,
    undone      TEXT
) STRICT;

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
    flag                  TEXT,
    PRIMARY KEY (correction_id, state, ordinal)
) STRICT, WITHOUT ROWID;

-- The beads of an old document as they were added: those that no correction made.
CREATE TEMP TABLE added_bead AS
SELECT document_id, id FROM bead_3
UNION
SELECT c.document_id, b.bead_id FROM correction_3 c JOIN correction_bead_3 b ON b.correction_id = c.id;
CREATE TEMP TABLE made_bead AS
SELECT a.bead_id AS id FROM correction_bead_3 a WHERE a.state = 'after' AND NOT EXISTS
    (SELECT 1 FROM correction_bead_3 b
     WHERE b.correction_id = a.correction_id AND b.state = 'before' AND b.bead_id = a.bead_id);
DELETE FROM added_bead WHERE id IN (SELECT id FROM made_bead);
CREATE TEMP TABLE added_range AS
SELECT document_id, min(id) AS first_bead, max(id) + 1 - min(id) AS beads FROM added_bead GROUP BY document_id;
CREATE UNIQUE INDEX temp.added_range_document ON added_range (document_id);

INSERT INTO document
SELECT d.id, d.symbol, '', '', d.added, coalesce(r.first_bead, 0), coalesce(r.beads, 0)
FROM document_3 d LEFT JOIN added_range r ON r.document_id = d.id ORDER BY d.id;
INSERT INTO side
SELECT d.id, d.document_id, d.role, d.language, d.name, '', '',
       coalesce((SELECT min(id) FROM unit_3 WHERE side_id = d.id), 0),
       (SELECT count(*) FROM unit_3 WHERE side_id = d.id),
       coalesce((SELECT min(id) FROM sentence_3 WHERE side_id = d.id), 0),
       (SELECT count(*) FROM sentence_3 WHERE side_id = d.id)
FROM side_3 d ORDER BY d.id;
INSERT INTO unit SELECT id, kind, label FROM unit_3 ORDER BY id;
INSERT INTO sentence SELECT id, unit_id, text, source_begin, source_end, line FROM sentence_3 ORDER BY id;
INSERT INTO bead
SELECT id, document_id, ordinal, source_begin, source_end, target_begin, target_end, probability, origin, pinned,
       automatic_probability, NULL
FROM bead_3 ORDER BY id;
INSERT INTO correction SELECT id, document_id, action, made, undone FROM correction_3 ORDER BY id;
INSERT INTO correction_bead
SELECT correction_id, state, bead_id, ordinal, source_begin, source_end, target_begin, target_end, probability,
       origin, pinned, automatic_probability, NULL
FROM correction_bead_3;

-- Numbers that were given and have gone are not given again.
DELETE FROM sqlite_sequence WHERE name IN ('document', 'bead', 'correction');
INSERT INTO sqlite_sequence (name, seq)
SELECT substr(name, 1, length(name) - 2), seq FROM sqlite_sequence
WHERE name IN ('document_3', 'bead_3', 'correction_3');

DROP TABLE temp.added_range;
DROP TABLE temp.made_bead;
DROP TABLE temp.added_bead;
DROP TABLE correction_bead_3;
DROP TABLE correction_3;
DROP TABLE bead_3;
DROP TABLE sentence_3;
DROP TABLE unit_3;
DROP TABLE side_3;
DROP TABLE document_3;

CREATE UNIQUE INDEX document_symbol ON document (symbol) WHERE symbol <> '';

CREATE INDEX side_language ON side (language);

CREATE INDEX side_first_sentence ON side (first_sentence);

CREATE INDEX side_path ON side (path) WHERE path <> '';

CREATE INDEX side_sha256 ON side (sha256) WHERE sha256 <> '';

CREATE TRIGGER side_deleted AFTER DELETE ON side BEGIN
    DELETE FROM unit WHERE id >= old.first_unit AND id < old.first_unit + old.units;
    DELETE FROM sentence WHERE id >= old.first_sentence AND id < old.first_sentence + old.sentences;
END;

CREATE INDEX bead_flagged ON bead (document_id, ordinal) WHERE flag IS NOT NULL;

CREATE INDEX correction_document ON correction (document_id);

CREATE VIRTUAL TABLE pair_words USING fts5 (
    words,
    content = '',
    columnsize = 0,
    tokenize = 'diptych'
);

CREATE VIEW pair AS
SELECT b.id AS bead, d.symbol,
       (SELECT group_concat(text, ' ') FROM (SELECT text FROM sentence
        WHERE id >= s.first_sentence + b.source_begin AND id < s.first_sentence + b.source_end
        ORDER BY id)) AS source,
       (SELECT group_concat(text, ' ') FROM (SELECT text FROM sentence
        WHERE id >= t.first_sentence + b.target_begin AND id < t.first_sentence + b.target_end
        ORDER BY id)) AS target,
       b.probability
FROM bead b
JOIN document d ON d.id = b.document_id
JOIN side s ON s.document_id = d.id AND s.role = 'source'
JOIN side t ON t.document_id = d.id AND t.role = 'target';

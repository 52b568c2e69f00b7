-- From layout 2 to layout 3: entries that stand together, who changed them, and new tables for the indexes,
-- which the program fills afterwards.

ALTER TABLE lang_sec RENAME TO lang_sec_2;
ALTER TABLE term RENAME TO term_2;
ALTER TABLE data_category RENAME TO data_category_2;
ALTER TABLE transac RENAME TO transac_2;
DROP TABLE term_key;

CREATE TABLE lang_sec (
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    language   TEXT NOT NULL,
    PRIMARY KEY (concept_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
    concept_id         INTEGER NOT NULL,
    lang_sec           INTEGER NOT NULL,
    ordinal            INTEGER NOT NULL,
    text               TEXT NOT NULL,
    status             TEXT CHECK (status IN ('proposed', 'preferred', 'admitted', 'deprecated', 'superseded')),
    part_of_speech     TEXT,
    grammatical_gender TEXT,
    term_type          TEXT,
    PRIMARY KEY (concept_id, lang_sec, ordinal),
    FOREIGN KEY (concept_id, lang_sec) REFERENCES lang_sec (concept_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE data_category (
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec   INTEGER NOT NULL,
    term       INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    depth      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    target     TEXT NOT NULL,
    PRIMARY KEY (concept_id, lang_sec, term, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE transac (
    concept_id     INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec       INTEGER NOT NULL,
    term           INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    type           TEXT NOT NULL,
    date           TEXT NOT NULL,
    responsibility TEXT NOT NULL,
    PRIMARY KEY (concept_id, lang_sec, term, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    made       TEXT NOT NULL,
    who        TEXT NOT NULL,
    action     TEXT NOT NULL,
    concepts   INTEGER NOT NULL,
    added_from INTEGER,
    added_to   INTEGER,
    undoes     INTEGER REFERENCES change (id),
    undone_by  INTEGER REFERENCES change (id)
) STRICT;
CREATE INDEX change_added ON change (added_from) WHERE added_from IS NOT NULL;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_undone_by ON change (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE change_concept (
    change_id  INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    concept_id INTEGER NOT NULL,
    before     TEXT,
    PRIMARY KEY (change_id, concept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_concept_concept ON change_concept (concept_id);

CREATE TABLE former_entry_id (
    entry_id   TEXT NOT NULL,
    concept_id INTEGER NOT NULL,
    PRIMARY KEY (entry_id, concept_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE term_key (
    language   TEXT NOT NULL,
    stem_key   TEXT NOT NULL,
    concept_id INTEGER NOT NULL,
    lang_sec   INTEGER NOT NULL,
    term       INTEGER NOT NULL,
    PRIMARY KEY (language, stem_key, concept_id, lang_sec, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary_language (
    language  TEXT PRIMARY KEY,
    lang_secs INTEGER NOT NULL,
    terms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW glossary AS
SELECT c.entry_id, l.language, t.text AS term, t.status,
       coalesce(t.part_of_speech,
                (SELECT d.value FROM data_category d
                 WHERE d.concept_id = t.concept_id AND d.lang_sec = t.lang_sec AND d.term = t.ordinal
                   AND d.depth = 0 AND d.name = 'partOfSpeech' ORDER BY d.ordinal LIMIT 1)) AS part_of_speech
FROM concept c
JOIN lang_sec l ON l.concept_id = c.id
JOIN term t ON t.concept_id = l.concept_id AND t.lang_sec = l.ordinal;

INSERT INTO lang_sec SELECT concept_id, ordinal, language FROM lang_sec_2 ORDER BY concept_id, ordinal;

INSERT INTO term (concept_id, lang_sec, ordinal, text, status)
SELECT l.concept_id, l.ordinal, t.ordinal, t.text, t.status
FROM term_2 t JOIN lang_sec_2 l ON l.id = t.lang_sec_id ORDER BY 1, 2, 3;

-- Whose a category or a transaction is, in numbers of layout 3.
CREATE TEMP TABLE owner_of_section AS
SELECT id, concept_id, ordinal AS lang_sec FROM lang_sec_2;
CREATE UNIQUE INDEX temp.owner_of_section_id ON owner_of_section (id);
CREATE TEMP TABLE owner_of_term AS
SELECT t.id, l.concept_id, l.ordinal AS lang_sec, t.ordinal AS term
FROM term_2 t JOIN lang_sec_2 l ON l.id = t.lang_sec_id;
CREATE UNIQUE INDEX temp.owner_of_term_id ON owner_of_term (id);

-- How deep each category is among the qualifiers.
CREATE INDEX data_category_2_parent ON data_category_2 (parent_id);
CREATE TEMP TABLE depth_of (id INTEGER PRIMARY KEY, depth INTEGER NOT NULL);
INSERT INTO depth_of
WITH RECURSIVE nested (id, depth) AS (
    SELECT id, 0 FROM data_category_2 WHERE parent_id IS NULL
    UNION ALL
    SELECT d.id, nested.depth + 1 FROM nested JOIN data_category_2 d ON d.parent_id = nested.id
)
SELECT id, depth FROM nested;
INSERT INTO data_category
SELECT coalesce(d.concept_id, s.concept_id, t.concept_id), coalesce(s.lang_sec, t.lang_sec, -1),
       coalesce(t.term, -1), d.ordinal, n.depth, d.name, d.value, d.target
FROM data_category_2 d
JOIN depth_of n ON n.id = d.id
LEFT JOIN owner_of_section s ON s.id = d.lang_sec_id
LEFT JOIN owner_of_term t ON t.id = d.term_id
ORDER BY 1, 2, 3, 4;

INSERT INTO transac
SELECT coalesce(a.concept_id, s.concept_id, t.concept_id), coalesce(s.lang_sec, t.lang_sec, -1),
       coalesce(t.term, -1), a.ordinal, a.type, a.date, a.responsibility
FROM transac_2 a
LEFT JOIN owner_of_section s ON s.id = a.lang_sec_id
LEFT JOIN owner_of_term t ON t.id = a.term_id
ORDER BY 1, 2, 3, 4;

-- partOfSpeech: a term's first category that is left moves into its column when it is one without more to it.
CREATE TEMP TABLE moving AS
SELECT concept_id, lang_sec, term, ordinal, value FROM data_category d
WHERE term >= 0 AND depth = 0 AND name = 'partOfSpeech' AND target = ''
  AND NOT EXISTS (SELECT 1 FROM data_category e WHERE e.concept_id = d.concept_id
                  AND e.lang_sec = d.lang_sec AND e.term = d.term
                  AND (e.ordinal < d.ordinal OR (e.ordinal = d.ordinal + 1 AND e.depth = 1)));
UPDATE term SET part_of_speech = m.value FROM moving m
WHERE term.concept_id = m.concept_id AND term.lang_sec = m.lang_sec AND term.ordinal = m.term;
DELETE FROM data_category WHERE (concept_id, lang_sec, term, ordinal) IN
    (SELECT concept_id, lang_sec, term, ordinal FROM moving);
DROP TABLE moving;

-- grammaticalGender: a term's first category that is left moves into its column when it is one without more to it.
CREATE TEMP TABLE moving AS
SELECT concept_id, lang_sec, term, ordinal, value FROM data_category d
WHERE term >= 0 AND depth = 0 AND name = 'grammaticalGender' AND target = ''
  AND NOT EXISTS (SELECT 1 FROM data_category e WHERE e.concept_id = d.concept_id
                  AND e.lang_sec = d.lang_sec AND e.term = d.term
                  AND (e.ordinal < d.ordinal OR (e.ordinal = d.ordinal + 1 AND e.depth = 1)));
UPDATE term SET grammatical_gender = m.value FROM moving m
WHERE term.concept_id = m.concept_id AND term.lang_sec = m.lang_sec AND term.ordinal = m.term;
DELETE FROM data_category WHERE (concept_id, lang_sec, term, ordinal) IN
    (SELECT concept_id, lang_sec, term, ordinal FROM moving);
DROP TABLE moving;

-- termType: a term's first category that is left moves into its column when it is one without more to it.
CREATE TEMP TABLE moving AS
SELECT concept_id, lang_sec, term, ordinal, value FROM data_category d
WHERE term >= 0 AND depth = 0 AND name = 'termType' AND target = ''
  AND NOT EXISTS (SELECT 1 FROM data_category e WHERE e.concept_id = d.concept_id
                  AND e.lang_sec = d.lang_sec AND e.term = d.term
                  AND (e.ordinal < d.ordinal OR (e.ordinal = d.ordinal + 1 AND e.depth = 1)));
UPDATE term SET term_type = m.value FROM moving m
WHERE term.concept_id = m.concept_id AND term.lang_sec = m.lang_sec AND term.ordinal = m.term;
DELETE FROM data_category WHERE (concept_id, lang_sec, term, ordinal) IN
    (SELECT concept_id, lang_sec, term, ordinal FROM moving);
DROP TABLE moving;

DROP TABLE owner_of_section;
DROP TABLE owner_of_term;
DROP TABLE depth_of;
DROP TABLE transac_2;
DROP TABLE data_category_2;
DROP TABLE term_2;
DROP TABLE lang_sec_2;

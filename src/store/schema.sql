-- The layout of a database, version 2; what version 1 did not have is in layout_2.sql, the end of this file. Ids are row
-- numbers; an `ordinal` counts from 0 in the order of the file. Everything but pair_words can be read with the sqlite3
-- program; the views `glossary` and `pair` are a good place to begin. Why it is so: docs/decisions/0003-sqlite-layout.md
-- and 0014-index-of-pairs.md.
--
-- Three things are indexes, made from the rest and made anew by store::rebuild_indexes(): term_key,
-- glossary_language and pair_words.

-- Glossary ---------------------------------------------------------------------------------------------

-- An entry: one meaning, and its terms in all languages (TBX conceptEntry). A number is never given twice:
-- the history goes by it. All that belongs to an entry begins its key with that number, so that it stands
-- together in each table, and a new entry is written at the end of all of them.
CREATE TABLE concept (
    id       INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE   -- its id in the exchange file
) STRICT;

-- What one language has for a concept (TBX langSec).
CREATE TABLE lang_sec (
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    language   TEXT NOT NULL,       -- BCP 47: 'en-GB'
    PRIMARY KEY (concept_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A term of a language section (TBX termSec). The last three columns are the first of its data categories as
-- long as they come in this order, without a target and qualifiers; all others are in data_category.
CREATE TABLE term (
    concept_id         INTEGER NOT NULL,
    lang_sec           INTEGER NOT NULL, -- lang_sec.ordinal
    ordinal            INTEGER NOT NULL,
    text               TEXT NOT NULL,
    status             TEXT CHECK (status IN ('proposed', 'preferred', 'admitted', 'deprecated', 'superseded')),
    part_of_speech     TEXT,
    grammatical_gender TEXT,
    term_type          TEXT,
    PRIMARY KEY (concept_id, lang_sec, ordinal),
    FOREIGN KEY (concept_id, lang_sec) REFERENCES lang_sec (concept_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What is said of an entry, a language section or a term: definition, subjectField, note ... An owner's
-- categories are numbered each before its qualifiers, which are one deeper, so that reading them in order
-- gives back the tree.
CREATE TABLE data_category (
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec   INTEGER NOT NULL,    -- lang_sec.ordinal; -1 for the entry's own
    term       INTEGER NOT NULL,    -- term.ordinal; -1 for the entry's or the section's own
    ordinal    INTEGER NOT NULL,
    depth      INTEGER NOT NULL,    -- 0, or 1 more than that of the category it qualifies
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    target     TEXT NOT NULL,       -- what a crossReference points to; empty for others
    PRIMARY KEY (concept_id, lang_sec, term, ordinal)
) STRICT, WITHOUT ROWID;

-- Who did what to an entry and when, as the exchange file says (TBX transacGrp).
CREATE TABLE transac (
    concept_id     INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec       INTEGER NOT NULL, -- these two as in data_category
    term           INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    type           TEXT NOT NULL,   -- 'origination' or 'modification'
    date           TEXT NOT NULL,   -- ISO 8601, or empty
    responsibility TEXT NOT NULL,
    PRIMARY KEY (concept_id, lang_sec, term, ordinal)
) STRICT, WITHOUT ROWID;

-- One thing that a user did to the glossary. The entries it made have the numbers from added_from up to, but
-- not with, added_to; the others it touched are in change_concept.
CREATE TABLE change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    made       TEXT NOT NULL,       -- UTC, ISO 8601
    who        TEXT NOT NULL,
    action     TEXT NOT NULL,       -- 'import un-procedure.tbx'
    concepts   INTEGER NOT NULL,    -- how many it touched
    added_from INTEGER,
    added_to   INTEGER,
    undoes     INTEGER REFERENCES change (id), -- the change it took back
    undone_by  INTEGER REFERENCES change (id)  -- the change that took it back; NULL while it holds
) STRICT;
CREATE INDEX change_added ON change (added_from) WHERE added_from IS NOT NULL;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_undone_by ON change (undone_by) WHERE undone_by IS NOT NULL;

-- An entry that was there before a change, or came back with it. What the change made of it is what it was
-- before the next one, or what it is now. concept_id is no foreign key: it may have gone.
CREATE TABLE change_concept (
    change_id  INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    concept_id INTEGER NOT NULL,
    before     TEXT,                -- the entry as JSON; NULL when it did not exist
    PRIMARY KEY (change_id, concept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_concept_concept ON change_concept (concept_id);

-- Ids that an entry had and may have no more, by which its history is found.
CREATE TABLE former_entry_id (
    entry_id   TEXT NOT NULL,
    concept_id INTEGER NOT NULL,
    PRIMARY KEY (entry_id, concept_id)
) STRICT, WITHOUT ROWID;

-- Index: under which stems a term is found. A term without a word in it has no row.
CREATE TABLE term_key (
    language   TEXT NOT NULL,       -- the primary subtag: 'en' for 'en-GB'
    stem_key   TEXT NOT NULL,       -- stems joined by spaces
    concept_id INTEGER NOT NULL,
    lang_sec   INTEGER NOT NULL,
    term       INTEGER NOT NULL,
    PRIMARY KEY (language, stem_key, concept_id, lang_sec, term)
) STRICT, WITHOUT ROWID;

-- Index: the languages of the glossary, and how much there is in each.
CREATE TABLE glossary_language (
    language  TEXT PRIMARY KEY,     -- as in lang_sec
    lang_secs INTEGER NOT NULL,
    terms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- To look at: a row a term.
CREATE VIEW glossary AS
SELECT c.entry_id, l.language, t.text AS term, t.status,
       coalesce(t.part_of_speech,
                (SELECT d.value FROM data_category d
                 WHERE d.concept_id = t.concept_id AND d.lang_sec = t.lang_sec AND d.term = t.ordinal
                   AND d.depth = 0 AND d.name = 'partOfSpeech' ORDER BY d.ordinal LIMIT 1)) AS part_of_speech
FROM concept c
JOIN lang_sec l ON l.concept_id = c.id
JOIN term t ON t.concept_id = l.concept_id AND t.lang_sec = l.ordinal;

-- Corpus -----------------------------------------------------------------------------------------------

-- A document in two languages. One with more than two is several, which have its symbol; those in the same two
-- languages never have. Numbers are not given twice, so that an old note cannot name a new document.
CREATE TABLE document (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol     TEXT NOT NULL,       -- 'A/AC.290/2021/L.1'; may be empty
    title      TEXT NOT NULL,       -- may be empty
    date       TEXT NOT NULL,       -- of the document itself: '2021', '2021-03' or '2021-03-12'; may be empty
    added      TEXT NOT NULL,       -- UTC, ISO 8601
    -- The numbers that its beads were given when its texts were added: so many, from first_bead on. No bead
    -- of another document has one of them. Beads that a user made have later ones.
    first_bead INTEGER NOT NULL,
    beads      INTEGER NOT NULL
) STRICT;

-- One language version of a document. Its units have consecutive numbers, and so have its sentences.
CREATE TABLE side (
    id             INTEGER PRIMARY KEY,
    document_id    INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    role           TEXT NOT NULL CHECK (role IN ('source', 'target')),
    language       TEXT NOT NULL,   -- BCP 47
    name           TEXT NOT NULL,   -- of the file
    path           TEXT NOT NULL,   -- likewise, absolute; may be empty
    sha256         TEXT NOT NULL,   -- of its bytes, in hexadecimal; may be empty
    first_unit     INTEGER NOT NULL,
    units          INTEGER NOT NULL, -- 0 too when each sentence is a paragraph of its own
    first_sentence INTEGER NOT NULL,
    sentences      INTEGER NOT NULL,
    UNIQUE (document_id, role)
) STRICT;
CREATE INDEX side_language ON side (language);
CREATE INDEX side_first_sentence ON side (first_sentence);
CREATE INDEX side_path ON side (path) WHERE path <> '';
CREATE INDEX side_sha256 ON side (sha256) WHERE sha256 <> '';

-- Units and sentences are no children of their side by a foreign key: that would need two indexes over all
-- of them, only to be deleted by.
CREATE TRIGGER side_deleted AFTER DELETE ON side BEGIN
    DELETE FROM unit WHERE id >= old.first_unit AND id < old.first_unit + old.units;
    DELETE FROM sentence WHERE id >= old.first_sentence AND id < old.first_sentence + old.sentences;
END;

-- A heading, paragraph, item ... Its text is its sentences joined by spaces.
CREATE TABLE unit (
    id    INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    label TEXT NOT NULL             -- '12.', '(a)'; may be empty
) STRICT;

CREATE TABLE sentence (
    id           INTEGER PRIMARY KEY,
    unit_id      INTEGER NOT NULL,  -- 0: it is a paragraph of its own, without a label
    text         TEXT NOT NULL,
    source_begin INTEGER NOT NULL,  -- bytes of the file
    source_end   INTEGER NOT NULL,
    line         INTEGER NOT NULL,  -- of the file, from 1, or of the page
    page         INTEGER NOT NULL DEFAULT 0 -- from 1; 0: the file has no pages
) STRICT;

-- Sentences of the source that answer to sentences of the target, as half-open ranges: 0 is the first
-- sentence of a side. One of the two may be empty. Numbers are not given twice: a note on a bead cannot come
-- to mean another one.
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
    pinned                INTEGER NOT NULL CHECK (pinned IN (0, 1)), -- a user says it is right
    automatic_probability REAL, -- what the aligner gave this bead; NULL for one that a user made
    flag                  TEXT, -- a user's remark, to come back to it; NULL without one
    UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX bead_flagged ON bead (document_id, ordinal) WHERE flag IS NOT NULL;

-- What a user did to the beads of a document, to be undone from the last to the first.
CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    action      TEXT NOT NULL,      -- as it is typed: 'merge 12 13'
    made        TEXT NOT NULL,      -- UTC, ISO 8601
    undone      TEXT                -- likewise; NULL while it holds
) STRICT;
CREATE INDEX correction_document ON correction (document_id);

-- The beads of a correction as they were before it, and those that were there in their place after it. The
-- columns are those of bead; bead_id is no foreign key, because most of them have gone.
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

-- Index: the words of each bead, both sides; its rowid is bead.id. Needs the tokenizer that the program brings
-- along, so the sqlite3 program cannot read it. Keeps no text (content=''): whoever deletes a bead gives the
-- same words once more.
CREATE VIRTUAL TABLE pair_words USING fts5 (
    words,
    content = '',
    columnsize = 0,
    tokenize = 'diptych'
);

-- Decisions --------------------------------------------------------------------------------------------

-- Findings of 'diptych check' that a user said are none. The key is that of the finding, which depends on its
-- rule and texts alone; what else is known of it is there to be read, and empty when it is not known.
CREATE TABLE finding_dismissal (
    key     TEXT PRIMARY KEY,
    rule    TEXT NOT NULL,
    message TEXT NOT NULL,
    source  TEXT NOT NULL,
    target  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    made    TEXT NOT NULL           -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;

-- What a user decided on a word or phrase that was proposed as a term, so that it is not proposed again.
CREATE TABLE candidate_decision (
    language   TEXT NOT NULL,       -- primary subtag: 'fr'
    base_form  TEXT NOT NULL,
    decision   TEXT NOT NULL,       -- 'accepted', 'rejected'
    concept_id TEXT,                -- concept.entry_id of what it became; NULL when it was rejected
    made       TEXT NOT NULL,       -- UTC, ISO 8601
    PRIMARY KEY (language, base_form)
) STRICT, WITHOUT ROWID;

-- To look at: a row a bead.
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

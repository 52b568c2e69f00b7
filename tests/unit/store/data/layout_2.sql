-- The layout of a database, version 2. Ids are row numbers; an `ordinal` counts from 0 in the order of the
-- file. Everything can be read with the sqlite3 program. Why it is so: docs/decisions/0003-sqlite-layout.md.
--
-- Two things are indexes, made from the rest and made anew by store::rebuild_indexes(): term_key and
-- sentence_stems.

-- Glossary ---------------------------------------------------------------------------------------------

-- An entry: one meaning, and its terms in all languages (TBX conceptEntry).
CREATE TABLE concept (
    id       INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE   -- its id in the exchange file
) STRICT;

-- What one language has for a concept (TBX langSec).
CREATE TABLE lang_sec (
    id         INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    language   TEXT NOT NULL,       -- BCP 47: 'en-GB'
    UNIQUE (concept_id, ordinal)
) STRICT;
CREATE INDEX lang_sec_language ON lang_sec (language);

-- A term of a language section (TBX termSec).
CREATE TABLE term (
    id          INTEGER PRIMARY KEY,
    lang_sec_id INTEGER NOT NULL REFERENCES lang_sec (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    text        TEXT NOT NULL,
    status      TEXT CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded')),
    UNIQUE (lang_sec_id, ordinal)
) STRICT;

-- What is said of an entry, a language section or a term: definition, partOfSpeech, note ... An owner's
-- categories are numbered each before its qualifiers, so that reading them in order gives back the tree.
-- parent_id is no foreign key: a qualifier has the owner of what it qualifies and goes with it.
CREATE TABLE data_category (
    id          INTEGER PRIMARY KEY,
    concept_id  INTEGER REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec_id INTEGER REFERENCES lang_sec (id) ON DELETE CASCADE,
    term_id     INTEGER REFERENCES term (id) ON DELETE CASCADE,
    parent_id   INTEGER,            -- the category it qualifies; NULL for one of the owner itself
    ordinal     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,
    target      TEXT NOT NULL,      -- what a crossReference points to; empty for others
    CHECK ((concept_id IS NOT NULL) + (lang_sec_id IS NOT NULL) + (term_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX data_category_concept ON data_category (concept_id, ordinal) WHERE concept_id IS NOT NULL;
CREATE INDEX data_category_lang_sec ON data_category (lang_sec_id, ordinal) WHERE lang_sec_id IS NOT NULL;
CREATE INDEX data_category_term ON data_category (term_id, ordinal) WHERE term_id IS NOT NULL;

-- Who did what to an entry and when (TBX transacGrp).
CREATE TABLE transac (
    id             INTEGER PRIMARY KEY,
    concept_id     INTEGER REFERENCES concept (id) ON DELETE CASCADE,
    lang_sec_id    INTEGER REFERENCES lang_sec (id) ON DELETE CASCADE,
    term_id        INTEGER REFERENCES term (id) ON DELETE CASCADE,
    ordinal        INTEGER NOT NULL,
    type           TEXT NOT NULL,   -- 'origination' or 'modification'
    date           TEXT NOT NULL,   -- ISO 8601, or empty
    responsibility TEXT NOT NULL,
    CHECK ((concept_id IS NOT NULL) + (lang_sec_id IS NOT NULL) + (term_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX transac_concept ON transac (concept_id, ordinal) WHERE concept_id IS NOT NULL;
CREATE INDEX transac_lang_sec ON transac (lang_sec_id, ordinal) WHERE lang_sec_id IS NOT NULL;
CREATE INDEX transac_term ON transac (term_id, ordinal) WHERE term_id IS NOT NULL;

-- Index: under which stems a term is found. A term without a word in it has no row.
CREATE TABLE term_key (
    term_id  INTEGER PRIMARY KEY REFERENCES term (id) ON DELETE CASCADE,
    language TEXT NOT NULL,         -- the primary subtag: 'en' for 'en-GB'
    stem_key TEXT NOT NULL          -- stems joined by spaces
) STRICT;
CREATE INDEX term_key_stems ON term_key (stem_key, language);

-- Corpus -----------------------------------------------------------------------------------------------

-- A document in two languages. Numbers are not given twice, so that an old note cannot name a new document.
CREATE TABLE document (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol TEXT NOT NULL,           -- 'A/AC.290/2021/L.1'; may be empty
    added  TEXT NOT NULL            -- UTC, ISO 8601
) STRICT;
CREATE UNIQUE INDEX document_symbol ON document (symbol) WHERE symbol <> '';

-- One language version of a document.
CREATE TABLE side (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('source', 'target')),
    language    TEXT NOT NULL,      -- BCP 47
    name        TEXT NOT NULL,      -- of the file
    UNIQUE (document_id, role)
) STRICT;
CREATE INDEX side_language ON side (language);

-- A heading, paragraph, item ... Its text is its sentences joined by spaces.
CREATE TABLE unit (
    id      INTEGER PRIMARY KEY,
    side_id INTEGER NOT NULL REFERENCES side (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    label   TEXT NOT NULL,          -- '12.', '(a)'; may be empty
    UNIQUE (side_id, ordinal)
) STRICT;

-- Sentences of the source that answer to sentences of the target, as half-open ranges of sentence.ordinal.
-- One of the two may be empty. Numbers are not given twice: a note on a bead cannot come to mean another one.
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
    UNIQUE (document_id, ordinal)
) STRICT;

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
    PRIMARY KEY (correction_id, state, ordinal)
) STRICT, WITHOUT ROWID;

-- unit_id and bead_id are no foreign keys: each would need an index over all the sentences, only to be
-- deleted by. A sentence goes with its side, which takes its units and its document's beads along.
CREATE TABLE sentence (
    id           INTEGER PRIMARY KEY,
    side_id      INTEGER NOT NULL REFERENCES side (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,  -- in the whole side
    unit_id      INTEGER NOT NULL,
    bead_id      INTEGER NOT NULL,  -- the bead whose range has `ordinal` in it
    text         TEXT NOT NULL,
    source_begin INTEGER NOT NULL,  -- bytes of the file
    source_end   INTEGER NOT NULL,
    line         INTEGER NOT NULL,  -- of the file, from 1
    UNIQUE (side_id, ordinal)
) STRICT;

-- Index: the stems of each sentence, joined by spaces; its rowid is sentence.id. The words have been cut and
-- folded already, so everything that is not a space belongs to a token. Keeps no text (content=''): whoever
-- deletes a sentence gives the same stems once more.
CREATE VIRTUAL TABLE sentence_stems USING fts5 (
    stems,
    content = '',
    columnsize = 0,
    tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

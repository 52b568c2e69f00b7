-- Versions of a document in more than two languages ------------------------------------------------------

CREATE INDEX document_symbol ON document (symbol) WHERE symbol <> '';

-- Details of ready pairs ---------------------------------------------------------------------------------

-- What the file from which a ready pair came says of it besides its texts (ids, dates, remarks, inline codes), as JSON,
-- to be given back. It is that of a bead as long as that is as it was added (bead.automatic_probability). No foreign
-- key: it waits for a bead that undo may bring back, until 'diptych db compact'.
CREATE TABLE bead_detail (
    bead_id INTEGER PRIMARY KEY,
    detail  TEXT NOT NULL
) STRICT;

-- Removed documents ------------------------------------------------------------------------------------

-- A document that a change removed or brought back. No foreign key to it: it is here, or with those below.
CREATE TABLE change_document (
    change_id   INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL,
    PRIMARY KEY (change_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_document_document ON change_document (document_id);

-- The rows of removed documents, with their numbers and all that users did to them, for undo: each table has the
-- columns of the one that it is called after. Nothing else reads them. 'diptych db compact' lets them go, and what
-- change_document says of them.
CREATE TABLE removed_document (
    id         INTEGER PRIMARY KEY,
    symbol     TEXT NOT NULL,
    title      TEXT NOT NULL,
    date       TEXT NOT NULL,
    added      TEXT NOT NULL,
    first_bead INTEGER NOT NULL,
    beads      INTEGER NOT NULL
) STRICT;

CREATE TABLE removed_side (
    document_id    INTEGER NOT NULL,
    role           TEXT NOT NULL,
    language       TEXT NOT NULL,
    name           TEXT NOT NULL,
    path           TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    first_unit     INTEGER NOT NULL,
    units          INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL,
    sentences      INTEGER NOT NULL,
    PRIMARY KEY (document_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_unit (
    id    INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

CREATE TABLE removed_sentence (
    id           INTEGER PRIMARY KEY,
    unit_id      INTEGER NOT NULL,
    text         TEXT NOT NULL,
    source_begin INTEGER NOT NULL,
    source_end   INTEGER NOT NULL,
    line         INTEGER NOT NULL,
    page         INTEGER NOT NULL
) STRICT;

CREATE TABLE removed_bead (
    id                    INTEGER NOT NULL,
    document_id           INTEGER NOT NULL,
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
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_correction (
    id          INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    action      TEXT NOT NULL,
    made        TEXT NOT NULL,
    undone      TEXT,
    PRIMARY KEY (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_correction_bead (
    correction_id         INTEGER NOT NULL,
    state                 TEXT NOT NULL,
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

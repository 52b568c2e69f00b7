-- From layout 4 to layout 5: what users decided on findings of the check and on candidates for terms.

CREATE TABLE finding_dismissal (
    key     TEXT PRIMARY KEY,
    rule    TEXT NOT NULL,
    message TEXT NOT NULL,
    source  TEXT NOT NULL,
    target  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    made    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate_decision (
    language   TEXT NOT NULL,
    base_form  TEXT NOT NULL,
    decision   TEXT NOT NULL,
    concept_id TEXT,
    made       TEXT NOT NULL,
    PRIMARY KEY (language, base_form)
) STRICT, WITHOUT ROWID;

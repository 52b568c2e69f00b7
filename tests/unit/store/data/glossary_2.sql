-- The entry of sample.hpp as layouts 1 and 2 kept it, and another one whose terms have categories that layout 3
-- keeps in columns, or would if they stood elsewhere.
INSERT INTO concept VALUES (3, 'un-1'), (7, 'second');
INSERT INTO lang_sec VALUES (1, 3, 0, 'fr'), (2, 3, 1, 'en-GB'), (5, 7, 0, 'fr');
INSERT INTO term VALUES
    (1, 1, 0, 'l’Assemblée générale', 'preferred'), (2, 1, 1, 'AG', 'deprecated'),
    (3, 2, 0, 'General Assembly', 'admitted'), (4, 2, 1, 'GA', 'superseded'), (5, 2, 2, 'assembly', NULL),
    (9, 5, 0, 'un', NULL), (8, 5, 1, 'deux', NULL), (7, 5, 2, 'trois', NULL);
INSERT INTO data_category VALUES
    (1, 3, NULL, NULL, NULL, 0, 'subjectField', 'law', ''),
    (2, 3, NULL, NULL, NULL, 1, 'crossReference', 'see also', 'un-2'),
    (3, 3, NULL, NULL, NULL, 2, 'note', '', ''),
    (4, 3, NULL, NULL, 3, 3, 'source', 'handbook', ''),
    (5, 3, NULL, NULL, 4, 4, 'note', 'p. 3', ''),
    (6, 3, NULL, NULL, 3, 5, 'note', 'x', ''),
    (7, 3, NULL, NULL, NULL, 6, 'note', 'second', ''),
    (8, NULL, 1, NULL, NULL, 0, 'definition', 'Organe plénier.', ''),
    (9, NULL, 1, NULL, 8, 1, 'source', 'Charte', 'https://un.org'),
    (10, NULL, NULL, 1, NULL, 0, 'partOfSpeech', 'noun', ''),
    (11, NULL, NULL, 1, NULL, 1, 'context', 'c', ''),
    (12, NULL, NULL, 1, 11, 2, 'source', 's', ''),
    (20, NULL, NULL, 9, NULL, 0, 'partOfSpeech', 'noun', ''),
    (21, NULL, NULL, 9, NULL, 1, 'termType', 'acronym', ''),
    (22, NULL, NULL, 9, NULL, 2, 'note', 'n', ''),
    (23, NULL, NULL, 8, NULL, 0, 'termType', 'acronym', ''),
    (24, NULL, NULL, 8, NULL, 1, 'partOfSpeech', 'noun', ''),
    (25, NULL, NULL, 7, NULL, 0, 'partOfSpeech', 'noun', ''),
    (26, NULL, NULL, 7, 25, 1, 'source', 's', '');
INSERT INTO transac VALUES
    (1, 3, NULL, NULL, 0, 'origination', '2021-03-04', 'AB'),
    (2, 3, NULL, NULL, 1, 'modification', '', ''),
    (3, NULL, 1, NULL, 0, 'origination', '2021-03-05', ''),
    (4, NULL, NULL, 1, 0, 'modification', '2022-01-01', 'CD');

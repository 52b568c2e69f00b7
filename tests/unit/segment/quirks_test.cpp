// What makes the text of an institution's PDF hard to put together again, a test for each trap: here, or
// where the table says.
//
//    1  an empty line behind every printed line          segment_test, "lines of a PDF become paragraphs
//    again" 2  more empty lines around headings only 3  the first line of a page stands further in, or right
//    under the last of the page before 4  a page's list of links inside a list, with an address twice (inside
//    a sentence: segment_test) 5  an address that is part of the sentence, on two lines 6  a hyphen at a
//    line's end that is to stay         segment_test, "hyphens at line ends stay ..." 7  a letter that
//    kerning tore off                   segment_test, "a letter that kerning tore off ..." 8  two spaces for
//    one 9  plain spaces before ; and :, and lines that break there
//   10  numbered paragraphs of several sentences
//   11  agenda items that use the paragraphs' numbers again
//   12  items that end with ; and have one inside
//   13  a lead-in that ends with :
//   14  headings with Roman numbers and letters
//   15  lines that begin with a number and go on
//   16  lines that begin with a capital and go on
//   17  a full stop at the end of a line in mid-paragraph
//   18  a paragraph without its final stop
//   19  a footnote call glued to its word, or to the stop (see also segment_test, "footnotes are units ...")
//   20  the rule above a footnote, and its label without a stop
//   21  blanks to be filled in
//   22  placeholders in brackets, at a line's end, too
//   23  document symbols, with the full stop right behind
//   24  ordinals and dates
//   25  an acronym in brackets at the beginning of a line
//   26  guillemets with spaces
//   27  a word in capitals here and small letters there
//   28  accented capitals at the beginning
//   29  what contradicts itself and is not to be corrected

#include "segment/segment.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <vector>

using namespace diptych;
using model::UnitKind;

namespace {

using Texts = std::vector<std::string>;

/// The lines as a PDF's extraction gives them: a space behind each, then an empty line.
std::string printed(const std::string& lines) {
    std::string text;
    for (const char c : lines) {
        text += c == '\n' ? " \n\n" : std::string(1, c);
    }
    return text;
}

/// The room around a heading, behind a printed line.
const std::string k_room = " \n\n \n\n";

/// Enough full lines for the layout to be estimated from.
const std::string k_first =
    printed("1. La Commission de terminologie a tenu sa session de printemps à Namur, où elle\n"
            "avait été invitée par la ville, et a revu les fiches que les services lui avaient\n"
            "remises, en commençant par celles qui attendaient depuis la session d’automne et\n"
            "dont plusieurs étaient devenues inutiles.\n");

model::Document french(const std::string& text) {
    return segment::segment({"a.txt", text}, {*model::LanguageTag::parse("fr")});
}

/// The units behind the first paragraph, which is checked to be one.
Texts units_after_first(const std::string& text) {
    const model::Document document = french(k_first + text);
    REQUIRE_FALSE(document.units.empty());
    CHECK(document.units.front().text.ends_with("devenues inutiles."));
    Texts texts;
    for (std::size_t i = 1; i < document.units.size(); ++i) {
        texts.push_back(document.units[i].text);
    }
    return texts;
}

/// The sentences of the one unit behind the first paragraph.
Texts sentences_after_first(const std::string& text) {
    const model::Document document = french(k_first + text);
    REQUIRE(document.units.size() == 2);
    Texts sentences;
    for (std::size_t i = 0; i < document.units[1].sentences.size(); ++i) {
        sentences.emplace_back(document.units[1].sentence(i));
    }
    return sentences;
}

} // namespace

TEST_CASE("quirk 2: room stands around headings only, paragraphs follow one another without") {
    const model::Document document = french(
        k_first + printed("2. Elle a remercié la ville.\n") + k_room + printed(" B. Fiches retirées\n") +
        k_room + printed("3. Douze fiches ont été retirées.\n4. Aucune n’a été ajoutée.\n"));
    REQUIRE(document.units.size() == 5);
    CHECK(document.units[1].text == "2. Elle a remercié la ville.");
    CHECK(document.units[2].kind == UnitKind::heading);
    CHECK(document.units[2].text == "B. Fiches retirées");
    CHECK(document.units[4].text == "4. Aucune n’a été ajoutée.");
}

TEST_CASE("quirk 3: the first line of a page may stand further in, right under the page before") {
    const Texts units =
        units_after_first("2. Elle a remercié la ville. \n  II. Fiches retirées du recueil \n\n" + k_room +
                          printed("3. Ont été retirées :\n  a) la première fiche ;\n"
                                  "   b) la deuxième ;\n  c) la dernière.\n"));
    CHECK(units == Texts{"2. Elle a remercié la ville.", "II. Fiches retirées du recueil",
                         "3. Ont été retirées :", "a) la première fiche ;", "b) la deuxième ;",
                         "c) la dernière."});
}

TEST_CASE("quirk 4: a page's list of links inside a list leaves the items as they are") {
    const std::string text =
        k_first + printed("2. Ont été revues :\n  a) les fiches de droit ;\n  b) les fiches d’histoire ;\n") +
        "https://example.org/fiches/2\nhttps://example.org/fiches/7\nhttps://example.org/fiches/7\n" +
        printed("   c) les fiches de musique ;\n  d) les autres.\n");
    const model::Document document = french(text);
    REQUIRE(document.units.size() == 6);
    CHECK(document.units[3].text == "b) les fiches d’histoire ;");
    CHECK(document.units[4].text == "c) les fiches de musique ;");
    CHECK(document.units[5].kind == UnitKind::item);
    REQUIRE(document.links.size() == 3);
    CHECK(document.links[1].address == document.links[2].address);
}

TEST_CASE("quirk 5: an address that is part of the sentence stays, joined without a space") {
    CHECK(units_after_first(
              printed("2. Le recueil peut être consulté par tous à l’adresse www.example.org/recueil-\n"
                      "commun/namur/. Il est gratuit.\n")) ==
          Texts{"2. Le recueil peut être consulté par tous à l’adresse "
                "www.example.org/recueil-commun/namur/. Il est "
                "gratuit."});
    CHECK(sentences_after_first(
              printed("2. Il est à l’adresse www.example.org/\nrecueil/. Il est gratuit.\n")) ==
          Texts{"2. Il est à l’adresse www.example.org/recueil/.", "Il est gratuit."});
}

TEST_CASE("quirk 8: two spaces are one, before semicolons, behind guillemets and at line ends") {
    CHECK(units_after_first(
              printed("2. La fiche «  pont  » a été revue  ; les autres  \nle seront plus tard  .  \n")) ==
          Texts{"2. La fiche « pont » a été revue ; les autres le seront plus tard ."});
}

TEST_CASE("quirk 9: a semicolon with a space before it ends neither sentence nor line") {
    CHECK(sentences_after_first(
              printed("2. La Commission, vu la fiche 3 ; vu aussi les avis reçus de la ville de Namur\n"
                      "; considérant que rien ne presse ; et que la session suivante est proche :\n"
                      "attend.\n")) == Texts{"2. La Commission, vu la fiche 3 ; vu aussi les avis reçus de "
                                             "la ville de Namur ; considérant que rien "
                                             "ne presse ; et que la session suivante est proche : attend."});
}

TEST_CASE("quirk 10: the label is part of the first of a paragraph's sentences") {
    const model::Document document = french(
        k_first + printed("2. Elle a remercié la ville. La ville lui a répondu. Rien n’est resté dû.\n"));
    REQUIRE(document.units.size() == 2);
    const model::Unit& unit = document.units[1];
    CHECK(unit.label == "2.");
    REQUIRE(unit.sentences.size() == 3);
    CHECK(unit.sentence(0) == "2. Elle a remercié la ville.");
    CHECK(unit.sentence(2) == "Rien n’est resté dû.");
}

TEST_CASE("quirk 11: an agenda in a paragraph uses the numbers again, across pages and lists of its own") {
    const model::Document document =
        french(k_first +
               printed("2. L’ordre du jour se lit comme suit :\n 1. Ouverture de la session.\n"
                       " 2. Examen des fiches :\n  a) fiches de droit ;\n  b) fiches d’histoire.\n") +
               "https://example.org/a\nhttps://example.org/b\n" +
               printed("  3. Clôture de la session.\n3. Il a été suivi.\n"));
    REQUIRE(document.units.size() == 8);
    CHECK(document.units[1].kind == UnitKind::paragraph);
    for (const std::size_t item : {2U, 3U, 4U, 5U, 6U}) {
        CHECK(document.units[item].kind == UnitKind::item);
    }
    CHECK(document.units[6].text == "3. Clôture de la session.");
    CHECK(document.units[7].kind == UnitKind::paragraph);
    CHECK(document.units[7].text == "3. Il a été suivi.");
}

TEST_CASE("quirk 12: an item is one sentence, whatever semicolons end it and stand in it") {
    const model::Document document = french(
        k_first +
        printed("2. Elle examine :\n  a) les fiches de droit ; la révision de celles-ci, si les services\n"
                "la demandent ;\n  b) les fiches d’histoire ;\n"));
    REQUIRE(document.units.size() == 4);
    CHECK(document.units[2].text ==
          "a) les fiches de droit ; la révision de celles-ci, si les services la demandent ;");
    CHECK(document.units[2].sentences.size() == 1);
    CHECK(document.units[3].sentences.size() == 1);
}

TEST_CASE("quirk 13: a lead-in that ends with a colon is a unit before its items") {
    CHECK(units_after_first(
              printed("2. La Commission a retenu, parmi les vœux que les services lui ont soumis, les\n"
                      "suivants :\n  a) une fiche par notion ;\n")) ==
          Texts{"2. La Commission a retenu, parmi les vœux que les services lui ont soumis, les suivants :",
                "a) une fiche par notion ;"});
}

TEST_CASE("quirk 14: C. and D. are headings as A. and B. are, under Roman numbers that go on") {
    std::string text = k_first;
    for (const char* const heading :
         {" I. Travaux", "A. Fiches", "B. Listes", "C. Index", "D. Cartes", " II. Suites", "A. Budget"}) {
        text += k_room + printed(std::string{heading} + "\n");
    }
    const model::Document document = french(text + k_room + printed("2. Le budget est voté.\n"));
    REQUIRE(document.units.size() == 9);
    for (std::size_t i = 1; i < 8; ++i) {
        INFO(document.units[i].text);
        CHECK(document.units[i].kind == UnitKind::heading);
        CHECK(document.units[i].sentences.size() == 1);
        CHECK_FALSE(document.units[i].label.empty());
    }
    CHECK(document.units[8].label == "2.");
}

TEST_CASE("quirk 15: a line that begins with a number goes on, at the margin or further in") {
    CHECK(units_after_first(
              printed("2. La Commission, qui avait décidé au cours de l’été\n2031 de se réunir à Namur, y a\n"
                      "siégé du 3 au\n14 mars 2032 et y siégera encore les\n 15, 17 et 19 juin\n"
                      "12 personnes y sont attendues.\n")) ==
          Texts{"2. La Commission, qui avait décidé au cours de l’été 2031 de se réunir à Namur, y a siégé "
                "du 3 au 14 "
                "mars 2032 et y siégera encore les 15, 17 et 19 juin 12 personnes y sont attendues."});
}

TEST_CASE("quirk 16: a line that begins with a capital in mid-sentence goes on") {
    CHECK(units_after_first(
              printed("2. Le projet a été préparé par les soins de la Direction des archives et de la\n"
                      "Maison des langues, puis lu par son président,\nPaul Nys, et par un membre de la\n"
                      "Commission.\n")) ==
          Texts{"2. Le projet a été préparé par les soins de la Direction des archives et de la Maison des "
                "langues, puis "
                "lu par son président, Paul Nys, et par un membre de la Commission."});
}

TEST_CASE("quirk 17: a full stop at the end of a full line ends a sentence, not the paragraph") {
    CHECK(sentences_after_first(
              printed("2. La ville a mis une salle et deux bureaux à la disposition de la Commission.\n"
                      "La Commission a siégé dans la salle. Les bureaux sont restés vides pendant la\n"
                      "session entière.\n")) ==
          Texts{"2. La ville a mis une salle et deux bureaux à la disposition de la Commission.",
                "La Commission a siégé dans la salle.",
                "Les bureaux sont restés vides pendant la session entière."});
}

TEST_CASE("quirk 18: a paragraph whose final stop was forgotten ends before the next label") {
    CHECK(units_after_first(
              printed("2. La Commission a tenu neuf séances  \n3. Elle s’est séparée le 14 mars.\n")) ==
          Texts{"2. La Commission a tenu neuf séances", "3. Elle s’est séparée le 14 mars."});
}

TEST_CASE("quirk 19: a call glued to the word or to the stop behind it leaves the text") {
    for (const std::string call : {"Commission1. ", "Commission.1 "}) {
        const model::Document document = french(
            k_first + printed("2. Le recueil a été relu par les membres de la " + call + "\nIl est prêt.\n") +
            k_room + printed("__________________\n 1 Sauf la lettre Z.\n"));
        REQUIRE(document.units.size() == 3);
        REQUIRE(document.units[1].sentences.size() == 2);
        CHECK(document.units[1].sentence(0) == "2. Le recueil a été relu par les membres de la Commission.");
        REQUIRE(document.units[1].note_calls.size() == 1);
        CHECK(document.units[1].note_calls[0].label == "1");
    }
}

TEST_CASE("quirk 20: the rule above a footnote is left out, and the number without a stop is its label") {
    const model::Document document =
        french(k_first + k_room +
               printed("__________________\n 1 Consultable à l’adresse\nhttps://example.org/z.\n"));
    REQUIRE(document.units.size() == 2);
    CHECK(document.units[1].kind == UnitKind::footnote);
    CHECK(document.units[1].label == "1");
    CHECK(document.units[1].text == "1 Consultable à l’adresse https://example.org/z.");
}

TEST_CASE("quirk 21: blanks to be filled in are text, not a footnote rule") {
    CHECK(
        sentences_after_first(
            printed("2. À sa ___ séance, tenue le ___ mars, la Commission a adopté le recueil par\n"
                    "______ voix contre ______.\n")) ==
        Texts{
            "2. À sa ___ séance, tenue le ___ mars, la Commission a adopté le recueil par ______ voix contre "
            "______."});
}

TEST_CASE("quirk 22: placeholders in brackets stay in their sentence, with a line's end inside") {
    CHECK(sentences_after_first(
              printed("2. La Commission était saisie de la liste des membres (NAM/2032/INF/[…]), et du\n"
                      "projet [NAM/2032/1]. Elle a lu la note NAM/2032/CRP.[\n…]. Elle a conclu […].\n")) ==
          Texts{"2. La Commission était saisie de la liste des membres (NAM/2032/INF/[…]), et du projet "
                "[NAM/2032/1].",
                "Elle a lu la note NAM/2032/CRP.[ …].", "Elle a conclu […]."});
}

TEST_CASE("quirk 23: the stops inside a document symbol end nothing, the one behind it does") {
    CHECK(sentences_after_first(
              printed("2. Voir les notes NAM/AC.9/2032/L.1 et NAM/AC.9/2032/L.2/Rev.1. Elles figurent en\n"
                      "annexe au document NAM/AC.9/2032/3.\n")) ==
          Texts{"2. Voir les notes NAM/AC.9/2032/L.1 et NAM/AC.9/2032/L.2/Rev.1.",
                "Elles figurent en annexe au document NAM/AC.9/2032/3."});
}

TEST_CASE("quirk 24: ordinals and dates end no sentence, wherever their lines end") {
    CHECK(sentences_after_first(
              printed("2. À ses 1re et 2e séances, le 1er octobre, puis à celles qui ont eu lieu du 10 au\n"
                      "14 février et le 3.\n")) == Texts{"2. À ses 1re et 2e séances, le 1er octobre, puis à "
                                                         "celles qui ont eu lieu du 10 au 14 février et le "
                                                         "3."});
}

TEST_CASE("quirk 25: an acronym in brackets at the beginning of a line is no label") {
    CHECK(units_after_first(
              printed("2. La session avait été remise en raison de la maladie à coronavirus\n(COVID-19). Le\n"
                      "Bureau de la statistique\n(BS-2) a suivi.\n")) ==
          Texts{"2. La session avait été remise en raison de la maladie à coronavirus (COVID-19). Le Bureau "
                "de la "
                "statistique (BS-2) a suivi."});
}

TEST_CASE("quirk 26: closing guillemets in mid-sentence end nothing, even behind a stop") {
    CHECK(
        sentences_after_first(
            printed("2. Les points «  Adoption du recueil », et « Qui sommes-nous ? » et « Divers. » ont\n"
                    "été réunis. La suite est connue.\n")) ==
        Texts{
            "2. Les points « Adoption du recueil », et « Qui sommes-nous ? » et « Divers. » ont été réunis.",
            "La suite est connue."});
}

TEST_CASE("quirk 27: a word is known in capitals and in small letters, and stays as it is written") {
    CHECK(
        units_after_first(printed(
            "2. Les rédactrices et rédacteurs du recueil, et le groupe qui les assiste, ont lu le ru-\n"
            "cher des notions. Ce Rucher est au Groupe, et le Groupe l’a prêté au groupe.\n")) ==
        Texts{
            "2. Les rédactrices et rédacteurs du recueil, et le groupe qui les assiste, ont lu le rucher des "
            "notions. Ce Rucher est au Groupe, et le Groupe l’a prêté au groupe."});
}

TEST_CASE("quirk 28: accented capitals begin sentences and headings as others do") {
    const model::Document document = french(
        k_first + k_room + printed(" A. Élection du bureau\n") + k_room +
        printed("2. Elle a voté à la fin de la session. À la même séance, elle a élu son bureau. Échange de\n"
                "vues et Étude ont suivi. Ôter une fiche est permis.\n"));
    REQUIRE(document.units.size() == 3);
    CHECK(document.units[1].kind == UnitKind::heading);
    CHECK(document.units[1].label == "A.");
    REQUIRE(document.units[2].sentences.size() == 4);
    CHECK(document.units[2].sentence(1) == "À la même séance, elle a élu son bureau.");
    CHECK(document.units[2].sentence(2) == "Échange de vues et Étude ont suivi.");
}

TEST_CASE("quirk 29: numbers and addresses that contradict one another are not corrected") {
    const model::Document document = french(
        k_first +
        printed(
            "2. La note NAM/2030/L.1 de la session de 2031 est à l’adresse www.example.org/notes. Elle\n") +
        "http://example.org/notes\nhttps://www.example.org/notes\n" + printed("y restera.\n"));
    REQUIRE(document.units.size() == 2);
    CHECK(document.units[1].text == "2. La note NAM/2030/L.1 de la session de 2031 est à l’adresse "
                                    "www.example.org/notes. Elle y restera.");
    REQUIRE(document.links.size() == 2);
    CHECK(document.links[0].address == "http://example.org/notes");
    CHECK(document.links[1].address == "https://www.example.org/notes");
}

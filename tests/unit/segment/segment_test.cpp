#include "segment/segment.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using model::UnitKind;

namespace {

model::Document segment_french(const std::string& text) {
    return segment::segment({"a.txt", text, 0}, {*model::LanguageTag::parse("fr")});
}

std::vector<std::string> texts(const model::Document& document) {
    std::vector<std::string> all;
    for (const model::Unit& unit : document.units) {
        all.push_back(unit.text);
    }
    return all;
}

using Texts = std::vector<std::string>;

/// Enough wrapped lines for the layout to be estimated from.
const std::string k_wrapped =
    "1. Le Groupe de rédaction s’est réuni au cours du printemps afin de préparer la \n\n"
    "version définitive du guide, dont la publication avait été annoncée l’an passé par la \n\n"
    "présidente, et de répartir les chapitres entre les autrices et les auteurs du guide. \n\n";

} // namespace

TEST_CASE("segment: lines of a PDF become paragraphs again") {
    const auto document = segment_french(k_wrapped);
    REQUIRE(document.units.size() == 1);
    CHECK(document.units[0].label == "1.");
    CHECK(document.units[0].text.find("afin de préparer la version définitive") != std::string::npos);
}

TEST_CASE("segment: extra space and labels in sequence begin units; numbers in running text do not") {
    const auto document =
        segment_french(k_wrapped + " \n\n \n\n A. Calendrier \n\n \n\n \n\n"
                                   "2. La première réunion a duré du 10 au \n\n"
                                   "14 février et la seconde, qui fut plus courte que la précédente, du \n\n"
                                   "3 au 5 mars. \n\n"
                                   "3. Toutes se sont tenues à Bordeaux. \n");
    REQUIRE(document.units.size() == 4);
    CHECK(document.units[1].kind == UnitKind::heading);
    CHECK(document.units[1].text == "A. Calendrier");
    CHECK(document.units[2].text.find("10 au 14 février") != std::string::npos);
    CHECK(document.units[3].label == "3.");
}

TEST_CASE("segment: a page's list of links is taken out, and the sentence it broke goes on") {
    const auto document = segment_french(k_wrapped + "2. Les réunions se sont tenues les \n\n"
                                                     "https://example.org/a\nhttps://example.org/b\n"
                                                     " 15 et 17 juin. \n");
    REQUIRE(document.units.size() == 2);
    CHECK(document.units[1].text == "2. Les réunions se sont tenues les 15 et 17 juin.");
    REQUIRE(document.links.size() == 2);
    CHECK(document.links[0].address == "https://example.org/a");
}

TEST_CASE("segment: footnotes are units, and their calls leave the text") {
    const auto document =
        segment_french(k_wrapped + "2. Le guide est en ligne1 et ses annexes le sont aussi, dans le \n\n"
                                   "document A/AC.997/2031/L.1 (2031). \n\n \n\n"
                                   "__________________ \n\n 1 Voir le site du Groupe. \n");
    REQUIRE(document.units.size() == 3);
    CHECK(
        document.units[1].text ==
        "2. Le guide est en ligne et ses annexes le sont aussi, dans le document A/AC.997/2031/L.1 (2031).");
    REQUIRE(document.units[1].note_calls.size() == 1);
    CHECK(document.units[1].note_calls[0].label == "1");
    CHECK(document.units[2].kind == UnitKind::footnote);
    CHECK(document.units[2].label == "1");
}

TEST_CASE("segment: hyphens at line ends stay unless the closed word stands elsewhere") {
    const auto document =
        segment_french(k_wrapped + "2. À sa soixante-\n\nquinzième réunion, la rédac-\n\ntion du guide a "
                                   "été confiée à la rédaction centrale de Bordeaux. \n");
    CHECK(document.units.back().text ==
          "2. À sa soixante-quinzième réunion, la rédaction du guide a été confiée à la "
          "rédaction centrale de Bordeaux.");
}

TEST_CASE("segment: a letter that kerning tore off is put back, one that is a name stays") {
    const auto document = segment_french(
        k_wrapped + "2. Le Groupe tiendrai t séance ; il tiendrait compte de l’alinéa c et \n\n"
                    "irait à la réunion. \n");
    CHECK(document.units.back().text ==
          "2. Le Groupe tiendrait séance ; il tiendrait compte de l’alinéa c et irait à la réunion.");
}

TEST_CASE("segment: clean text comes through as it is") {
    CHECK(texts(segment_french(
              "Titre du guide\n\nLe premier paragraphe,  avec deux espaces. Il va.\n\nLe second.\n")) ==
          Texts{"Titre du guide", "Le premier paragraphe,  avec deux espaces. Il va.", "Le second."});
    CHECK(texts(segment_french("Une ligne.\r\nUne autre.\r\n")) == Texts{"Une ligne.", "Une autre."});
}

TEST_CASE("segment: bytes and lines lead back into the file") {
    const std::string text = "Premier. Deuxième.\n\nTroisième.\n";
    const auto document = segment::segment({"a.txt", text, 3}, {*model::LanguageTag::parse("fr")});
    REQUIRE(document.units.size() == 2);
    const model::Sentence& second = document.units[0].sentences[1];
    CHECK(second.line == 1);
    CHECK(text.substr(second.source.begin - 3, second.source.size()) == "Deuxième.");
    CHECK(document.units[1].sentences[0].line == 3);
}

TEST_CASE("segment_lines: one sentence a line, empty lines between units") {
    const auto tag = *model::LanguageTag::parse("fr");
    const auto flat = segment::segment_lines({"a", "1. Un. Deux.\nTrois\n", 0}, {tag});
    CHECK(texts(flat) == Texts{"1. Un. Deux.", "Trois"});
    const auto grouped = segment::segment_lines({"a", "Un.\nDeux.\n\nTrois.\n", 0}, {tag});
    REQUIRE(grouped.units.size() == 2);
    CHECK(grouped.units[0].sentences.size() == 2);
    CHECK(grouped.units[0].sentence(1) == "Deux.");
}

TEST_CASE("segment: a rule that is an ornament begins no footnotes") {
    const auto document = segment_french("Un mot.\n_____\nUn autre mot.\nUn troisième.\n");
    REQUIRE(document.units.size() == 4);
    CHECK(document.units[1].text == "_____");
    CHECK(document.units[2].text == "Un autre mot.");
    CHECK(document.units[2].kind == UnitKind::paragraph);
}

TEST_CASE("segment: running heads and page numbers leave the text, and sentences go on across pages") {
    std::string text;
    const char* const pages[] = {
        "1. Le Groupe de rédaction s’est réuni trois fois au cours du printemps afin de\n"
        "préparer la version définitive du guide, dont la publication avait été\n",
        "annoncée l’an passé par la présidente, et de répartir les chapitres entre les\n"
        "autrices et les auteurs qui avaient accepté de les écrire avant la fin de\n",
        "l’année, sans en changer le plan.\n"
        "2. Le plan est en annexe et la liste des chapitres, avec les noms, est en ligne.\n"};
    for (int page = 1; page <= 3; ++page) {
        text += (page == 1 ? "" : "\f") + std::string{"Guide de rédaction, version 2031\n\n"} +
                pages[page - 1] + "\n" + std::to_string(page) + "\n";
    }
    const auto document = segment_french(text);
    REQUIRE(document.units.size() == 2);
    CHECK(document.units[0].text.find("avait été annoncée l’an passé") != std::string::npos);
    CHECK(document.units[0].text.find("avant la fin de l’année, sans") != std::string::npos);
    CHECK(document.units[1].label == "2.");
}

TEST_CASE("segment: labels in sequence begin items without a colon before them") {
    const auto document = segment_french("Article 4\n"
                                         "Champ\n"
                                         "(1) Le présent règlement s’applique\n"
                                         "(a) aux péniches ;\n"
                                         "(b) aux barques qui sont\n"
                                         "(i) à voile, ou\n"
                                         "(ii) à rames.\n"
                                         "(2) Il ne s’applique pas aux radeaux.\n"
                                         "(3) Le préfet peut y soumettre\n"
                                         "1° les bacs,\n"
                                         "2° les pontons,\n"
                                         "– même amarrés,\n"
                                         "– même à sec.\n");
    CHECK(texts(document) == Texts{"Article 4", "Champ", "(1) Le présent règlement s’applique", "(a) aux péniches ;",
                                   "(b) aux barques qui sont", "(i) à voile, ou", "(ii) à rames.",
                                   "(2) Il ne s’applique pas aux radeaux.", "(3) Le préfet peut y soumettre",
                                   "1° les bacs,", "2° les pontons,", "– même amarrés,", "– même à sec."});
    CHECK(document.units[3].kind == UnitKind::item);
    CHECK(document.units[9].label == "1°");
    CHECK(document.units[11].label == "–");
}

TEST_CASE("segment: in wrapped text, too, and a reference at the beginning of a line is no item") {
    const auto document =
        segment_french("Le présent règlement fixe les règles de la navigation sur les canaux de la ville\n"
                       "et sur les bassins du port, sauf ceux que la capitainerie a fermés au public, où\n"
                       "(a) les barques qui\n"
                       "n’ont pas de lanterne et qui n’en ont jamais eu depuis que le registre des barques\n"
                       "est tenu par la capitainerie, et\n"
                       "(b) les péniches\n"
                       "restent à quai. Les bateliers que visent les alinéas (a) et\n"
                       "(b) de cet article demandent à la capitainerie un permis qui porte leur nom, celui\n"
                       "de leur bateau et celui du quai auquel il est amarré pendant toute la saison.\n");
    CHECK(texts(document).size() == 3);
    CHECK(document.units[1].label == "(a)");
    CHECK(document.units[2].label == "(b)");
    CHECK(document.units[2].text.find("alinéas (a) et (b) de cet article") != std::string::npos);
}

TEST_CASE("segment: a line of contents is a unit of its own, one sentence, and names its page") {
    const auto document = segment_french("Rapport de la régie\n\nTable des matières\n\n"
                                         "1. Les écluses ............... 3\n"
                                         "2. Les bacs . . . . . . . . . 12\n"
                                         "Annexe. Les bateliers …………… xiv\n\n"
                                         "1. Les écluses\n\n"
                                         "Elles sont ouvertes… Toutes le sont.\n");
    REQUIRE(document.units.size() == 7);
    for (const std::size_t i : {2U, 3U, 4U}) {
        INFO(i);
        CHECK(document.units[i].kind == UnitKind::contents);
        CHECK(document.units[i].sentences.size() == 1);
    }
    CHECK(document.units[2].label == "1.");
    CHECK(document.units[2].text == "1. Les écluses ............... 3");
    CHECK(model::contents_page(document.units[2]) == "3");
    CHECK(model::contents_page(document.units[3]) == "12");
    CHECK(model::contents_page(document.units[4]) == "xiv");
    CHECK(model::contents_page(document.units[5]).empty());
    CHECK(document.units[5].label == "1.");
    CHECK(document.units[6].sentences.size() == 2);
}

TEST_CASE("segment: what has no width prevents no cut; soft hyphens and marks of direction stay") {
    const auto document = segment_french("Le co\u00ADmi\u00ADté a voté.\u200B Il est\u2060 parti.\uFEFF "
                                         "\u200ELa suite.\u200F Fin.");
    CHECK(texts(document) == Texts{"Le co\u00ADmi\u00ADté a voté. Il est parti. \u200ELa suite.\u200F Fin."});
    REQUIRE(document.units.size() == 1);
    CHECK(document.units[0].sentences.size() == 4);
}

TEST_CASE("segment: marks of direction stay, and zero-width spaces where they part words") {
    const auto hebrew =
        segment::segment({"a.txt", "הוועדה \u200FABC\u200E אישרה.", 0}, {*model::LanguageTag::parse("he")});
    CHECK(texts(hebrew) == Texts{"הוועדה \u200FABC\u200E אישרה."});
    const auto khmer = segment::segment({"a.txt", "ខ្ញុំ\u200Bទៅ", 0}, {*model::LanguageTag::parse("km")});
    CHECK(texts(khmer) == Texts{"ខ្ញុំ\u200Bទៅ"});
}

TEST_CASE("segment: a semicolon behind a Greek letter asks, and so does the question mark of its own") {
    const auto document =
        segment::segment({"a.txt", "Πότε θα γίνει; Κανείς δεν ξέρει. Γιατί\u037E Ας δούμε το θέμα.", 0},
                         {*model::LanguageTag::parse("el")});
    REQUIRE(document.units.size() == 1);
    CHECK(document.units[0].sentences.size() == 4);
}

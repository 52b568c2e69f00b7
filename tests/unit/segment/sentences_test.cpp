#include "segment/sentences.hpp"
#include "support/catch.hpp"

#include <string>

using namespace diptych;

namespace {

std::string cut(const char* language, const std::string& text, std::size_t label_length = 0) {
    const auto tag = *model::LanguageTag::parse(language);
    std::string joined;
    for (const auto& range :
         segment::SentenceSplitter(tag, segment::find_language_data(tag)).split(text, label_length)) {
        joined += joined.empty() ? "" : " ¶ ";
        joined += model::slice(text, range);
    }
    return joined;
}

/// Checks that the text is cut where " ¶ " stands in `expected`.
void check(const char* language, const std::string& expected) {
    std::string text = expected;
    for (std::size_t at = text.find(" ¶ "); at != std::string::npos; at = text.find(" ¶ ", at)) {
        text.replace(at, 4, " ");
    }
    INFO(text);
    CHECK(cut(language, text) == expected);
}

} // namespace

TEST_CASE("SentenceSplitter: French abbreviations and symbols end no sentence") {
    check("fr", "M. Aubry a pris la parole. ¶ Mme Nys a suivi.");
    check("fr", "Le Comité (art. 12, par. 3) s’est réuni. ¶ Il a siégé.");
    check("fr", "Voir A/AC.997/2031/L.1. ¶ Le texte suit.");
    check("fr", "Le rapport […] a été adopté […]. ¶ La séance est levée.");
    check("fr", "Il a dit : « Nous irons. » ¶ Puis il est parti.");
    check("fr", "J.-P. Martin, c.-à-d. le Président, l’a confirmé.");
    check("fr", "Les experts, consultants, etc. ont été entendus.");
    check("fr", "À la 1re séance, le point 3 ; puis le point 4 ; enfin le point 5.");
}

TEST_CASE("SentenceSplitter: English abbreviations, initials and brackets") {
    check("en", "Mr. Smith spoke. ¶ Ms. J. Doe followed.");
    check("en", "H.E. Mr. Osei opened the session. ¶ It went on.");
    check("en", "See para. 4, art. 3 and p. 12. ¶ Nothing else applies.");
    check("en", "The text (see Add. 1. It is short) was adopted. ¶ It entered into force.");
    check("en", "Is it so? ¶ It is! ¶ “Let us go.” ¶ They went.");
    check("en", "It closed at 6 p.m. on Friday. ¶ All left.");
}

TEST_CASE("SentenceSplitter: the label is part of the first sentence") {
    CHECK(cut("fr", "12. Le Groupe siège. Il délibère.", 3) == "12. Le Groupe siège. ¶ Il délibère.");
    CHECK(cut("en", "I. Introduction", 2) == "I. Introduction");
    CHECK(cut("xx", "3. Mot mot. Mot.", 2) == "3. Mot mot. ¶ Mot.");
}

TEST_CASE("SentenceSplitter: stops of other scripts") {
    const auto chinese = *model::LanguageTag::parse("zh");
    CHECK(segment::SentenceSplitter(chinese, nullptr).split("会议开始。主席发言。", 0).size() == 2);
}

TEST_CASE("SentenceSplitter: references, series of abbreviations, footnote calls") {
    check("en", "See Ins. Co. v. Reed, 12 Vet. App. 369. ¶ It is settled.");
    check("en", "The data are good.[1] ¶ They are open.12 ¶ All agreed.* ¶ None objected.");
    check("en", "The U.S. Congress met. ¶ They left the U.S. ¶ The session was over.");
    check("en", "On 12 May. ¶ Members of the Council met on 3 June.");
    check("en", "Visit www.example.org. ¶ Write to us.");
    check("fr", "Art. 5. Toute personne a des droits. ¶ Elle a des devoirs.");
    check("fr", "L’Assemblée : 1. Prend note du rapport ; 2. Décide de siéger ; 3. Lève la séance.");
    check("fr", "[…] Le Groupe a conclu. ¶ […] Il a rendu compte.");
    check("fr", "N.B. Les chiffres sont provisoires. ¶ Ils seront revus.");
    check("fr", "Voir l’annexe B. ¶ Le tableau y figure.");
}

TEST_CASE("SentenceSplitter: small letters behind questions and glued capitals") {
    check("en", "Are you coming? ¶ why not ask him.");
    check("en", "She works at Yahoo! in the accounts department.");
    CHECK(cut("en", "The end.The beginning.") == "The end. ¶ The beginning.");
    CHECK(cut("en", "Open www.example.Org or file.Txt now.") == "Open www.example.Org or file.Txt now.");
}

TEST_CASE("SentenceSplitter: nothing in, nothing out") {
    CHECK(cut("fr", "").empty());
    CHECK(cut("fr", "...") == "...");
}

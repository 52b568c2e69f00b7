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

TEST_CASE("SentenceSplitter: what is called by a number is not cut behind No.") {
    check("en", "See document No. ST/SGB/2031/1 and report No. UNEP/GC.22/3 of May.");
    check("en", "It was filed in Docket No. FAA-2031-0686 and read. ¶ The answer was no.");
}

TEST_CASE("SentenceSplitter: a whole word ends a sentence before a small letter") {
    check("en", "we liked the garden. ¶ breakfast was cold.");
    check("fr", "Le jardin est agréable. ¶ dommage pour le bruit.");
    check("en", "It was approx. two hours, as per cl. five.");
    check("en", "They met in the gardens of the dept. and left.");
}

TEST_CASE("SentenceSplitter: marks that stand apart belong to the stop") {
    check("fr", "Est-ce possible ? ! ¶ Il en doute.");
    check("fr", "Sur tous les toits ! ... ¶ Puis rien.");
    check("en", "Call us with questions. ? ¶ Best regards.");
    check("fr", "Il s'arrêta net. ¶ ... Puis il reprit.");
}

TEST_CASE("SentenceSplitter: calls of notes in brackets belong to the sentence before") {
    check("en", "The court agreed with this reading. [12] ¶ The clerk did not.");
    check("en", "[1] The first note stands alone.");
}

TEST_CASE("SentenceSplitter: what follows a number tells whether the sentence goes on") {
    check("fr", "Cette loi est exécutée comme loi de l'Etat. ¶ 1. Toute personne est libre.");
    check("en", "That was the Code. ¶ 17 U.S.C. 101 says more.");
    check("en", "He cited 26 J. Psychol. 259 and 12 F. Supp. 635 (1994) again.");
}

TEST_CASE("SentenceSplitter: companies, states, hours, names and addresses") {
    check("en", "She worked for Larkin Corp. ¶ Nobody knew it.");
    check("en", "The firm was Larkin Co. Ltd. of Leeds.");
    check("en", "They lived in Louisville, Ky. ¶ Trains stopped there.");
    check("en", "We meet at 5 p.m. Friday in the hall.");
    check("en", "The case is Larkin v. The Supervisors of Kent.");
    check("en", "See Com. & Adm. Law for it.");
    check("en", "She used Yahoo! Mail for years. ¶ Then she stopped! ¶ Mail came by post.");
    check("en", "Open www.example.org/page.cfm? ID=12 now.");
}

TEST_CASE("SentenceSplitter: letters with stops that stand together") {
    check("es", "Murió en el año 44 a. C. en Roma.");
    check("de", "Das gilt i. d. R. nur im Winter.");
}

TEST_CASE("SentenceSplitter: nothing in, nothing out") {
    CHECK(cut("fr", "").empty());
    CHECK(cut("fr", "...") == "...");
}

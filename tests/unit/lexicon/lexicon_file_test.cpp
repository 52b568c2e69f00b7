#include "base/error.hpp"
#include "lexicon/learn.hpp"
#include "lexicon/lexicon_file.hpp"
#include "lexicon/words.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "text/analyzer.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using lexicon::Lexicon;
using lexicon::LexiconFile;
using lexicon::Rendering;
using lexicon::Translation;
using lexicon::TranslationTable;
using lexicon::Vocabulary;

namespace {

model::LanguageTag language(const char* tag) {
    return *model::LanguageTag::parse(tag);
}

/// Two words of French, four of English, one of which no row names, and words that no row is about.
struct Sample {
    Vocabulary french;
    Vocabulary english;
    TranslationTable forward;
    TranslationTable backward;

    Sample() {
        const lexicon::WordId droit = french.add("droit");
        const lexicon::WordId etat = french.add("état");
        french.add("jamais");
        const lexicon::WordId right = english.add("right");
        const lexicon::WordId unused = english.add("unused");
        const lexicon::WordId law = english.add("law");
        const lexicon::WordId state = english.add("state");
        REQUIRE(unused != law);
        forward.add_row(std::vector<Translation>{{right, 0.5F}, {law, 0.37F}, {state, 0.0011F}});
        forward.add_row(std::vector<Translation>{{state, 1.0F}});
        forward.add_row({});
        backward.add_row(std::vector<Translation>{{droit, 0.9F}});
        backward.add_row({});
        backward.add_row(std::vector<Translation>{{droit, 0.25F}});
        backward.add_row(std::vector<Translation>{{etat, 0.0004F}});
    }

    std::string bytes(const char* source = "fr", const char* target = "en") const {
        std::ostringstream out;
        lexicon::write_lexicon({language(source), language(target), french, english, forward, backward}, out);
        return out.str();
    }
};

double probability_of(const std::vector<Rendering>& renderings, std::string_view word) {
    for (const Rendering& rendering : renderings) {
        if (rendering.word == word) {
            return rendering.probability;
        }
    }
    return 0;
}

/// Whether all that can be looked up is a probability and a word that can be read to its end.
bool is_sound(const Lexicon& lexicon) {
    std::size_t letters = 0;
    const auto sound = [&](const std::vector<Rendering>& renderings) {
        for (const Rendering& rendering : renderings) {
            letters += std::string{rendering.word}.size();
            if (!(rendering.probability > 0 && rendering.probability <= 1)) {
                return false;
            }
        }
        return renderings.size() <= 8;
    };
    for (const char* word :
         {"", "droit", "état", "jamais", "right", "unused", "law", "state", "zzz", "\xFF"}) {
        if (!sound(lexicon.renderings_of_source(word)) || !sound(lexicon.renderings_of_target(word))) {
            return false;
        }
    }
    return letters < 10'000;
}

/// What the file is refused with, or "sound", or "not sound".
std::string fate_of(const support::TemporaryFolder& folder, std::string_view bytes) {
    const std::string path = folder.write("changed.lexicon", bytes);
    try {
        return is_sound(LexiconFile{path}) ? "sound" : "not sound";
    } catch (const base::InputError& e) {
        return e.what();
    }
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("lexicon_file: what was written is found, in both directions, within 2 per cent") {
    const support::TemporaryFolder folder;
    const LexiconFile file{folder.write("fr-en.lexicon", Sample{}.bytes())};
    CHECK(file.source().str() == "fr");
    CHECK(file.target().str() == "en");
    CHECK(file.source_size() == 2);
    CHECK(file.target_size() == 3);
    const std::vector<Rendering> droit = file.renderings_of_source("droit");
    REQUIRE(droit.size() == 3);
    CHECK(probability_of(droit, "right") == Approx(0.5).epsilon(0.02));
    CHECK(probability_of(droit, "law") == Approx(0.37).epsilon(0.02));
    CHECK(probability_of(droit, "state") == Approx(0.0011).epsilon(0.02));
    CHECK(probability_of(file.renderings_of_source("état"), "state") == 1);
    CHECK(probability_of(file.renderings_of_target("right"), "droit") == Approx(0.9).epsilon(0.02));
    CHECK(probability_of(file.renderings_of_target("law"), "droit") == Approx(0.25).epsilon(0.02));
    CHECK(probability_of(file.renderings_of_target("state"), "état") == Approx(0.0004).epsilon(0.02));
}

TEST_CASE("lexicon_file: every probability from 1 to 0.0004 is kept within 2 per cent") {
    const support::TemporaryFolder folder;
    Vocabulary source;
    Vocabulary target;
    TranslationTable forward;
    for (double p = 1; p > 0.0004; p *= 0.93) {
        const std::string name = std::to_string(source.size());
        source.add("s" + name);
        forward.add_row(std::vector<Translation>{{target.add("t" + name), static_cast<float>(p)}});
    }
    std::ostringstream out;
    lexicon::write_lexicon({language("fr"), language("en"), source, target, forward, {}}, out);
    const LexiconFile file{folder.write("x.lexicon", out.str())};
    REQUIRE(file.source_size() > 100);
    double p = 1;
    for (lexicon::WordId word = 0; word < source.size(); ++word, p *= 0.93) {
        const std::vector<Rendering> renderings = file.renderings_of_source(source.word(word));
        REQUIRE(renderings.size() == 1);
        CHECK(renderings[0].word == target.word(word));
        CHECK(static_cast<double>(renderings[0].probability) == Approx(p).epsilon(0.02));
    }
}

TEST_CASE("lexicon_file: words that are not there have no renderings") {
    const support::TemporaryFolder folder;
    const LexiconFile file{folder.write("fr-en.lexicon", Sample{}.bytes())};
    for (const char* word : {"", "a", "jamais", "droi", "droits", "zzz", "law"}) {
        CAPTURE(word);
        CHECK(file.renderings_of_source(word).empty());
    }
    for (const char* word : {"unused", "droit", "zzz"}) {
        CAPTURE(word);
        CHECK(file.renderings_of_target(word).empty());
    }
}

TEST_CASE("lexicon_file: a lexicon of nothing is a lexicon") {
    const support::TemporaryFolder folder;
    std::ostringstream out;
    lexicon::write_lexicon({language("fr"), language("en"), {}, {}, {}, {}}, out);
    const LexiconFile file{folder.write("empty.lexicon", out.str())};
    CHECK(file.source_size() == 0);
    CHECK(file.renderings_of_source("droit").empty());
    CHECK(file.renderings_of_target("").empty());
}

TEST_CASE("lexicon_file: a reversed lexicon swaps the directions") {
    const support::TemporaryFolder folder;
    const LexiconFile file{folder.write("fr-en.lexicon", Sample{}.bytes())};
    const lexicon::ReversedLexicon reversed{file};
    CHECK(probability_of(reversed.renderings_of_target("droit"), "right") == Approx(0.5).epsilon(0.02));
    CHECK(probability_of(reversed.renderings_of_source("right"), "droit") == Approx(0.9).epsilon(0.02));
    CHECK(reversed.renderings_of_source("droit").empty());
}

TEST_CASE("lexicon_file: the same lexicon gives the same bytes") {
    CHECK(Sample{}.bytes() == Sample{}.bytes());
}

TEST_CASE("lexicon_file: a language tag is kept, one that is too long as its language") {
    const support::TemporaryFolder folder;
    const LexiconFile regional{folder.write("a.lexicon", Sample{}.bytes("pt-BR", "zh-Hant-TW"))};
    CHECK(regional.source().str() == "pt-BR");
    CHECK(regional.target().str() == "zh-Hant-TW");
    const LexiconFile long_tag{folder.write("b.lexicon", Sample{}.bytes("sl-Latn-IT-rozaj", "en"))};
    CHECK(long_tag.source().str() == "sl");
}

TEST_CASE("lexicon_file: what is no lexicon, or one with other stems, is refused with a sentence") {
    const support::TemporaryFolder folder;
    CHECK(contains(fate_of(folder, ""), "This is no lexicon."));
    CHECK(contains(fate_of(folder, "DPTYLEX1"), "This is no lexicon."));
    CHECK(contains(fate_of(folder, std::string(500, 'x')), "This is no lexicon."));
    std::string bytes = Sample{}.bytes();
    ++bytes[8];
    CHECK(contains(fate_of(folder, bytes), "another version"));
    CHECK(contains(fate_of(folder, Sample{}.bytes() + 'x'), "The lexicon is damaged."));
    CHECK_THROWS_AS(LexiconFile{folder.path() / "no_such.lexicon"}, base::InputError);
}

TEST_CASE("lexicon_file: every truncation is refused") {
    const support::TemporaryFolder folder;
    const std::string bytes = Sample{}.bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        const std::string fate = fate_of(folder, std::string_view{bytes}.substr(0, size));
        REQUIRE(contains(fate, "lexicon"));
    }
}

TEST_CASE("lexicon_file: a byte that is damaged, whichever, is noticed or does no harm") {
    const support::TemporaryFolder folder;
    const std::string bytes = Sample{}.bytes();
    std::size_t refused = 0;
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        for (const unsigned change : {0x01U, 0x02U, 0x04U, 0x08U, 0x10U, 0x20U, 0x40U, 0x80U, 0xFFU}) {
            CAPTURE(place, change);
            std::string changed = bytes;
            changed[place] = static_cast<char>(static_cast<unsigned char>(changed[place]) ^ change);
            const std::string fate = fate_of(folder, changed);
            REQUIRE(fate != "not sound");
            refused += fate == "sound" ? 0U : 1U;
        }
    }
    CHECK(refused > 0);
}

TEST_CASE("lexicon_file: words that were learnt are found by their stems") {
    const support::TemporaryFolder folder;
    lexicon::SentencePairs pairs;
    const text::Analyzer french{language("fr")};
    const text::Analyzer english{language("en")};
    const auto add = [&](std::string_view source, std::string_view target) {
        for (const lexicon::Word& word : lexicon::words_of(french, source)) {
            pairs.source.push(pairs.source_words.add(word.text));
        }
        for (const lexicon::Word& word : lexicon::words_of(english, target)) {
            pairs.target.push(pairs.target_words.add(word.text));
        }
        pairs.source.end_sentence();
        pairs.target.end_sentence();
    };
    add("les nations", "the nations");
    add("la nation libre", "the free nation");
    add("une nation", "a nation");
    add("un pays libre", "a free country");
    add("le pays", "the country");
    const auto forward = lexicon::learn(pairs.source, pairs.target, pairs.source_words.size(), {});
    const auto backward = lexicon::learn(pairs.target, pairs.source, pairs.target_words.size(), {});
    std::ostringstream out;
    lexicon::write_lexicon(
        {language("fr"), language("en"), pairs.source_words, pairs.target_words, forward, backward}, out);
    const LexiconFile file{folder.write("learnt.lexicon", out.str())};
    const auto stem = [](const text::Analyzer& analyzer, std::string_view word) {
        return lexicon::words_of(analyzer, word).front().text;
    };
    CHECK(probability_of(file.renderings_of_source(stem(french, "nations")), stem(english, "nation")) > 0.5);
    CHECK(probability_of(file.renderings_of_source(stem(french, "libres")), stem(english, "free")) > 0.3);
    CHECK(probability_of(file.renderings_of_target(stem(english, "countries")), stem(french, "pays")) > 0.3);
}

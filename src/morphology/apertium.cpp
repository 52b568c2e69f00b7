#include "morphology/apertium.hpp"

#include "base/error.hpp"
#include "base/mapped_file.hpp"
#include "base/string.hpp"
#include "morphology/cached_morphology.hpp"
#include "morphology/dictionary_word.hpp"
#include "morphology/transducer_file.hpp"
#include "text/fold.hpp"

#include <lttoolbox/fst_processor.h>
#include <lttoolbox/input_file.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>
#include <sstream>

namespace diptych::morphology {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }

    void operator()(UFILE* file) const noexcept { u_fclose(file); }
};

struct TagMeaning {
    std::string_view tag;
    PartOfSpeech part_of_speech;
};

/// The first tag of a reading says what the word is; those not listed are `other`.
constexpr std::array<TagMeaning, 20> k_first_tags{{
    {"n", PartOfSpeech::noun},
    {"np", PartOfSpeech::proper_noun},
    {"adj", PartOfSpeech::adjective},
    {"adv", PartOfSpeech::adverb},
    {"preadv", PartOfSpeech::adverb},
    {"vblex", PartOfSpeech::verb},
    {"vbser", PartOfSpeech::auxiliary},
    {"vbhaver", PartOfSpeech::auxiliary},
    {"vbdo", PartOfSpeech::auxiliary},
    {"vbmod", PartOfSpeech::auxiliary},
    {"vaux", PartOfSpeech::auxiliary},
    {"det", PartOfSpeech::determiner},
    {"predet", PartOfSpeech::determiner},
    {"num", PartOfSpeech::determiner},
    {"prn", PartOfSpeech::pronoun},
    {"pr", PartOfSpeech::preposition},
    {"rel", PartOfSpeech::pronoun},
    {"acr", PartOfSpeech::noun},
    {"vblex_mod", PartOfSpeech::verb},
    {"vbaux", PartOfSpeech::auxiliary},
}};

constexpr std::size_t k_longest_answer = 16'384; ///< to one word, in UTF-16 code units

/// "traiter<vblex><pp><m><sg>" as a reading. Of words joined by + the first counts.
Reading reading_of(std::string_view analysis) {
    Reading reading;
    const std::size_t first_tag = analysis.find('<');
    reading.lemma = std::string{analysis.substr(0, first_tag)};
    reading.part_of_speech = PartOfSpeech::other;
    bool first = true;
    for (std::size_t at = first_tag; at < analysis.size() && analysis[at] == '<';) {
        const std::size_t end = std::min(analysis.find('>', at), analysis.size());
        const std::string_view tag = analysis.substr(at + 1, end - at - 1);
        if (first) {
            const auto* known = std::find_if(k_first_tags.begin(), k_first_tags.end(),
                                             [&](const TagMeaning& meaning) { return meaning.tag == tag; });
            reading.part_of_speech =
                known == k_first_tags.end() ? PartOfSpeech::other : known->part_of_speech;
            first = false;
        } else if (reading.part_of_speech == PartOfSpeech::verb &&
                   (tag == "pp" || tag == "pprs" || tag == "ger" || tag == "subs")) {
            reading.part_of_speech = PartOfSpeech::participle;
        }
        reading.plural = reading.plural || tag == "pl" || tag == "sp";
        at = end + 1;
    }
    return reading;
}

class Apertium : public CachedMorphology {
public:
    Apertium(const std::filesystem::path& file, std::string name) : m_name{std::move(name)} {
        check_transducer(base::MappedFile{file.string()}.bytes(), file.string());
        const std::unique_ptr<std::FILE, CloseFile> stream{std::fopen(file.c_str(), "rb")};
        if (!stream) {
            throw base::InputError{file.string(), "Cannot be opened for reading."};
        }
        try {
            m_processor.load(stream.get());
            m_processor.initBiltrans();
        } catch (const std::exception& e) {
            throw base::InputError{file.string(), std::string{"lttoolbox cannot read it: "} + e.what() + "."};
        }
    }

    std::string_view name() const override { return m_name; }

private:
    std::vector<Reading> analyse(std::string_view word) override {
        const auto plain = dictionary_word(word);
        if (!plain) {
            return {};
        }
        const std::string lower = text::fold_case(*plain);
        std::vector<Reading> readings = look_up(lower, false);
        if (lower != *plain) {
            // lttoolbox gives lemmas the capitals of the word; what is left is capital in the dictionary.
            for (Reading& reading : look_up(*plain, !readings.empty())) {
                const std::string lemma = text::fold_case(reading.lemma);
                const bool known = std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
                    return r.part_of_speech == reading.part_of_speech && text::fold_case(r.lemma) == lemma;
                });
                if (!known) {
                    readings.push_back(std::move(reading));
                }
            }
        }
        return readings;
    }

    /// \param leave_out_people  without the names of people: that Church is one says nothing of the word
    std::vector<Reading> look_up(const std::string& word, bool leave_out_people) {
        std::vector<Reading> readings;
        const std::string joined = analyses_of(word);
        if (joined.empty() || joined.front() == '@') { // not known
            return readings;
        }
        for (const std::string_view analysis : base::split(joined, '/')) {
            const bool person = analysis.find("<np><cog>") != std::string_view::npos ||
                                analysis.find("<np><ant>") != std::string_view::npos;
            if (person && leave_out_people) {
                continue;
            }
            Reading reading = reading_of(analysis);
            if (!reading.lemma.empty() &&
                std::find(readings.begin(), readings.end(), reading) == readings.end()) {
                readings.push_back(std::move(reading));
            }
        }
        return readings;
    }

    /// What lttoolbox makes of "^word$" in a stream, "^word/analysis/analysis$", between the first / and the
    /// $. Its look-ups of a single string lose the last letter in version 3.8.
    std::string analyses_of(const std::string& word) {
        std::string question = "^" + word + "$";
        std::FILE* const stream = ::fmemopen(question.data(), question.size(), "r");
        if (stream == nullptr) {
            throw std::bad_alloc{};
        }
        InputFile input; // closes what it wraps
        input.wrap(stream);
        UString buffer(k_longest_answer, u'\0');
        const std::unique_ptr<UFILE, CloseFile> output{
            u_fstropen(buffer.data(), static_cast<std::int32_t>(buffer.size()), nullptr)};
        m_processor.bilingual(input, output.get());
        const UStringView written = UStringView{buffer}.substr(0, buffer.find(u'\0'));
        const std::size_t begin = written.find(u'/');
        if (begin == UStringView::npos || written.back() != u'$') {
            return {};
        }
        std::ostringstream utf8;
        utf8 << written.substr(begin + 1, written.size() - begin - 2);
        return utf8.str();
    }

    std::string m_name;
    FSTProcessor m_processor;
};

} // namespace

std::unique_ptr<Morphology> open_apertium(const std::filesystem::path& file, std::string name) {
    return std::make_unique<Apertium>(file, std::move(name));
}

} // namespace diptych::morphology

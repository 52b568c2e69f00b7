#include "morphology/hunspell.hpp"

#include "base/error.hpp"
#include "base/work.hpp"
#include "morphology/cached_morphology.hpp"
#include "morphology/dictionary_word.hpp"
#include "text/encoding.hpp"
#include "text/fold.hpp"

#include <hunspell/hunspell.hxx>

#include <algorithm>

namespace diptych::morphology {

namespace {

void require_file(const std::filesystem::path& file) {
    base::use_input(file.string());
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size == 0) {
        throw base::InputError{file.string(), "This Hunspell dictionary is missing or empty. Install its "
                                              "package again, or set DIPTYCH_MORPHOLOGY=none."};
    }
}

class HunspellDictionary : public CachedMorphology {
public:
    HunspellDictionary(const std::filesystem::path& affixes, const std::filesystem::path& words,
                       std::string name)
        : m_name{std::move(name)}, m_hunspell{affixes.c_str(), words.c_str()} {
        const auto encoding = text::find_encoding(m_hunspell.get_dict_encoding());
        if (!encoding || *encoding != "UTF-8") {
            throw base::InputError{affixes.string(), "This Hunspell dictionary is not in UTF-8."};
        }
    }

    std::string_view name() const override { return m_name; }

private:
    std::vector<Reading> analyse(std::string_view word) override {
        std::vector<Reading> readings;
        const auto plain = dictionary_word(word);
        if (!plain) {
            return readings;
        }
        for (const std::string& form : {text::fold_case(*plain), *plain}) {
            for (std::string& lemma : m_hunspell.stem(form)) {
                Reading reading{std::move(lemma), PartOfSpeech::unknown, false};
                if (!reading.lemma.empty() &&
                    std::find(readings.begin(), readings.end(), reading) == readings.end()) {
                    readings.push_back(std::move(reading));
                }
            }
        }
        return readings;
    }

    std::string m_name;
    Hunspell m_hunspell;
};

} // namespace

std::unique_ptr<Morphology> open_hunspell(const std::filesystem::path& affixes, std::string name) {
    std::filesystem::path words = affixes;
    words.replace_extension(".dic");
    require_file(affixes);
    require_file(words);
    return std::make_unique<HunspellDictionary>(affixes, words, std::move(name));
}

} // namespace diptych::morphology

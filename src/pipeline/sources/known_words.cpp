#include "pipeline/sources/known_words.hpp"

#include "base/error.hpp"
#include "extract/general_frequencies.hpp"
#include "morphology/morphology.hpp"
#include "text/fold.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::pipeline {

namespace {

class Words {
public:
    explicit Words(model::LanguageTag language) : m_language{std::move(language)} {}

    bool contains(std::string_view word) {
        if (!m_read) {
            read();
        }
        const std::string lower = text::fold_case(word);
        return (m_frequencies.empty() ? false : m_frequencies.level(lower) > m_rare) ||
               (m_morphology != nullptr && !m_morphology->readings(lower).empty());
    }

private:
    void read() {
        m_read = true;
        try {
            m_morphology = morphology::find_morphology(m_language);
        } catch (const base::InputError&) {
            // A dictionary that cannot be read says nothing about words; who needs it more is told.
        }
        const std::filesystem::path file = extract::general_frequencies_file(m_language.primary());
        if (std::filesystem::exists(file)) {
            m_frequencies = extract::GeneralFrequencies{file.string()};
            m_rare = m_frequencies.level("#"); // no word: as rare as all that are not listed
        }
    }

    model::LanguageTag m_language;
    bool m_read = false;
    double m_rare = 0;
    extract::GeneralFrequencies m_frequencies;
    std::unique_ptr<morphology::Morphology> m_morphology;
};

} // namespace

segment::KnownWord known_words(const model::LanguageTag& language) {
    return
        [words = std::make_shared<Words>(language)](std::string_view word) { return words->contains(word); };
}

} // namespace diptych::pipeline

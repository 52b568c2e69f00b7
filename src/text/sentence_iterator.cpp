#include "text/sentence_iterator.hpp"

#include "text/icu_status.hpp"
#include "text/utext.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>

#include <memory>

namespace diptych::text {

std::vector<std::size_t> sentence_breaks(std::string_view text, const model::LanguageTag& language) {
    IcuStatus status;
    const std::unique_ptr<icu::BreakIterator> iterator{icu::BreakIterator::createSentenceInstance(
        icu::Locale::forLanguageTag(language.str(), status), status)};
    status.check("make a sentence iterator");
    const Utf8Text utf8{text};
    iterator->setText(utf8.get(), status);
    status.check("read a text");
    std::vector<std::size_t> breaks;
    for (std::int32_t position = iterator->first(); position != icu::BreakIterator::DONE;
         position = iterator->next()) {
        if (position > 0 && static_cast<std::size_t>(position) < text.size()) {
            breaks.push_back(static_cast<std::size_t>(position));
        }
    }
    return breaks;
}

} // namespace diptych::text

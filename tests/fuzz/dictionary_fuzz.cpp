// Any bytes as a dictionary: after a first byte that says which format, text with an entry a line, a dictd
// index and its articles with a zero byte between them, or a packed file. Probabilities sum to 1 at most.

#include "base/error.hpp"
#include "fuzz.hpp"
#include "lexicon/dictionary.hpp"
#include "lexicon/dictionary_dictd.hpp"
#include "lexicon/dictionary_text.hpp"
#include "lexicon/gzip.hpp"
#include "lexicon/words.hpp"
#include "text/utf8.hpp"

using namespace diptych;

namespace {

void require_probabilities(const std::vector<lexicon::Rendering>& renderings) {
    double sum = 0;
    for (const lexicon::Rendering& rendering : renderings) {
        fuzz::require(rendering.probability >= 0, "no probability is negative");
        sum += static_cast<double>(rendering.probability);
    }
    fuzz::require(sum <= 1 + 1e-4, "the probabilities of a word sum to 1 at most");
}

std::vector<lexicon::DictionaryEntry> read(char format, const std::string& bytes,
                                           base::Diagnostics& diagnostics) {
    if (format == 'z') {
        constexpr std::size_t k_limit = std::size_t{1} << 24;
        fuzz::require(lexicon::gunzip(bytes, "fuzz", k_limit).size() <= k_limit, "no more than the limit");
        return {};
    }
    if (format == 'd') {
        const std::size_t end = std::min(bytes.find('\0'), bytes.size());
        const lexicon::DictdFiles files{"fuzz.index", "fuzz.dict", bytes.substr(0, end),
                                        bytes.substr(std::min(end + 1, bytes.size()))};
        return lexicon::read_dictd(files, true, diagnostics);
    }
    return lexicon::read_dictionary_text(bytes, "fuzz", lexicon::DictionaryOrder::usual, diagnostics);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const model::LanguageTag french = *model::LanguageTag::parse("fr");
    static const model::LanguageTag english = *model::LanguageTag::parse("en");
    if (size == 0) {
        return 0;
    }
    base::Diagnostics diagnostics;
    std::vector<lexicon::DictionaryEntry> entries;
    try {
        entries = read(static_cast<char>(data[0]), fuzz::to_string(data + 1, size - 1), diagnostics);
    } catch (const base::InputError&) {
        return 0;
    }
    for (const lexicon::DictionaryEntry& entry : entries) {
        fuzz::require(!text::find_invalid_utf8(entry.source) && !text::find_invalid_utf8(entry.target),
                      "phrases are valid UTF-8");
        fuzz::require(entry.weight > 0, "weights are above 0");
    }
    const lexicon::DictionaryLexicon lexicon{entries, french, english};
    const text::Analyzer analyzer{french};
    const text::Analyzer other{english};
    for (const lexicon::DictionaryEntry& entry : entries) {
        for (const lexicon::Word& word : lexicon::words_of(analyzer, entry.source)) {
            require_probabilities(lexicon.renderings_of_source(word.text));
        }
        for (const lexicon::Word& word : lexicon::words_of(other, entry.target)) {
            require_probabilities(lexicon.renderings_of_target(word.text));
        }
    }
    return 0;
}

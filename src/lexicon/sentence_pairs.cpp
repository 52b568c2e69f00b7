#include "lexicon/sentence_pairs.hpp"

#include "lexicon/words.hpp"

namespace diptych::lexicon {

void add_sentence(const text::Analyzer& analyzer, std::string_view sentence, Vocabulary& vocabulary,
                  Sentences& sentences) {
    for (const Word& word : words_of(analyzer, sentence)) {
        if (word.kind == WordKind::word) {
            sentences.push(vocabulary.add(word.text));
        }
    }
    sentences.end_sentence();
}

} // namespace diptych::lexicon

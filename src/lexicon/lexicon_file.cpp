#include "lexicon/lexicon_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <ostream>

namespace diptych::lexicon {

namespace {

static_assert(std::endian::native == std::endian::little, "lexicon files are read as they lie on the disk");

constexpr std::string_view k_signature = "DPTYLEX1";
constexpr std::size_t k_number = 4; ///< bytes
constexpr std::size_t k_language = 16;
constexpr double k_steps = 32; ///< of ln p

/// After the signature: numbers, then the two languages.
enum Header : std::size_t {
    stem_version,
    source_words,
    target_words,
    forward_translations,
    backward_translations,
    source_text,
    target_text,
    header_numbers
};

constexpr std::size_t k_header = k_signature.size() + header_numbers * k_number + 2 * k_language;

void put(std::string& bytes, std::size_t number) {
    for (std::size_t i = 0; i < k_number; ++i) {
        bytes += static_cast<char>((number >> (8 * i)) & 0xFF);
    }
}

/// A tag that is too long loses all but its language.
std::string language_field(const model::LanguageTag& language) {
    std::string field{language.str().size() < k_language ? language.str() : language.primary()};
    field.resize(k_language, '\0');
    return field;
}

/// The words that a file keeps, sorted.
class Selection {
public:
    Selection(const Vocabulary& vocabulary, const TranslationTable& own, const TranslationTable& other)
        : m_vocabulary{vocabulary} {
        std::vector<bool> kept(vocabulary.size(), false);
        for (WordId word = 0; word < vocabulary.size(); ++word) {
            kept[word] = !own[word].empty();
        }
        for (WordId word = 0; word < other.rows(); ++word) {
            for (const Translation& t : other[word]) {
                kept[t.word] = true;
            }
        }
        for (WordId word = 0; word < vocabulary.size(); ++word) {
            if (kept[word]) {
                m_words.push_back(word);
            }
        }
        std::sort(m_words.begin(), m_words.end(),
                  [&](WordId a, WordId b) { return vocabulary.word(a) < vocabulary.word(b); });
        m_numbers.resize(vocabulary.size());
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            m_numbers[m_words[i]] = i;
        }
    }

    const std::vector<WordId>& words() const { return m_words; }

    std::size_t number_of(WordId word) const { return m_numbers[word]; }

    std::string text() const {
        return std::accumulate(
            m_words.begin(), m_words.end(), std::string{},
            [&](std::string text, WordId word) { return std::move(text) + m_vocabulary.word(word); });
    }

    void put_word_ends(std::string& bytes) const {
        std::size_t end = 0;
        for (const WordId word : m_words) {
            end += m_vocabulary.word(word).size();
            put(bytes, end);
        }
    }

private:
    const Vocabulary& m_vocabulary;
    std::vector<WordId> m_words;
    std::vector<std::size_t> m_numbers; ///< by WordId, of those that are kept
};

std::size_t step_of(float probability) {
    const double steps = std::round(-std::log(static_cast<double>(probability)) * k_steps);
    return static_cast<std::size_t>(std::clamp(steps, 0.0, 255.0));
}

void put_row_ends(std::string& bytes, const Selection& words, const TranslationTable& table) {
    std::size_t end = 0;
    for (const WordId word : words.words()) {
        end += table[word].size();
        put(bytes, end);
    }
}

void put_rows(std::string& bytes, const Selection& words, const Selection& others,
              const TranslationTable& table) {
    for (const WordId word : words.words()) {
        for (const Translation& t : table[word]) {
            put(bytes, others.number_of(t.word) << 8 | step_of(t.probability));
        }
    }
}

} // namespace

void write_lexicon(const LearntLexicon& lexicon, std::ostream& out) {
    const Selection source{lexicon.source_words, lexicon.forward, lexicon.backward};
    const Selection target{lexicon.target_words, lexicon.backward, lexicon.forward};
    constexpr std::size_t k_most_words = std::size_t{1} << 24;
    if (std::max(source.words().size(), target.words().size()) >= k_most_words) {
        throw base::Error{
            fmt::format("A lexicon file holds at most {} words of each language. Train it on less "
                        "text, or with a greater --min-count.",
                        k_most_words)};
    }
    const std::string source_text_bytes = source.text();
    const std::string target_text_bytes = target.text();
    std::string bytes{k_signature};
    put(bytes, text::k_stem_version);
    put(bytes, source.words().size());
    put(bytes, target.words().size());
    put(bytes, lexicon.forward.entries());
    put(bytes, lexicon.backward.entries());
    put(bytes, source_text_bytes.size());
    put(bytes, target_text_bytes.size());
    bytes += language_field(lexicon.source) + language_field(lexicon.target);
    source.put_word_ends(bytes);
    target.put_word_ends(bytes);
    put_row_ends(bytes, source, lexicon.forward);
    put_row_ends(bytes, target, lexicon.backward);
    put_rows(bytes, source, target, lexicon.forward);
    put_rows(bytes, target, source, lexicon.backward);
    out << bytes << source_text_bytes << target_text_bytes;
}

LexiconFile::LexiconFile(const std::string& path) : m_file{path} {
    const std::string_view bytes = m_file.bytes();
    if (bytes.size() < k_header || !bytes.starts_with(k_signature)) {
        throw base::InputError{path, "This is no lexicon. 'diptych train-lexicon' makes one."};
    }
    const auto header = [&](Header field) {
        return static_cast<std::size_t>(number_at(k_signature.size() + field * k_number));
    };
    if (header(stem_version) != text::k_stem_version) {
        throw base::InputError{path,
                               "The lexicon was made by another version of diptych, which cuts words in "
                               "another way. Make it anew with 'diptych train-lexicon'."};
    }
    const auto language = [&](std::size_t which) {
        const std::string_view field =
            bytes.substr(k_signature.size() + header_numbers * k_number + which * k_language, k_language);
        return model::LanguageTag::parse(field.substr(0, field.find('\0')));
    };
    m_forward = {header(source_words), header(forward_translations), 0, 0, 0, 0, header(source_text)};
    m_backward = {header(target_words), header(backward_translations), 0, 0, 0, 0, header(target_text)};
    std::size_t position = k_header;
    const auto place = [&](std::size_t& where, std::size_t size) {
        where = position;
        position += size;
    };
    place(m_forward.word_ends, m_forward.words * k_number);
    place(m_backward.word_ends, m_backward.words * k_number);
    place(m_forward.row_ends, m_forward.words * k_number);
    place(m_backward.row_ends, m_backward.words * k_number);
    place(m_forward.rows, m_forward.translations * k_number);
    place(m_backward.rows, m_backward.translations * k_number);
    place(m_forward.text, m_forward.text_size);
    place(m_backward.text, m_backward.text_size);
    const auto source = language(0);
    const auto target = language(1);
    if (position != bytes.size() || !source || !target || !is_sound(m_forward, m_backward.words) ||
        !is_sound(m_backward, m_forward.words)) {
        throw base::InputError{path, "The lexicon is damaged. Make it anew with 'diptych train-lexicon'."};
    }
    m_source = *source;
    m_target = *target;
}

std::uint32_t LexiconFile::number_at(std::size_t position) const {
    std::uint32_t number = 0;
    std::memcpy(&number, m_file.bytes().data() + position, sizeof number);
    return number;
}

bool LexiconFile::is_sound(const Direction& direction, std::size_t other_words) const {
    const auto rise_to = [&](std::size_t ends, std::size_t last) {
        std::size_t before = 0;
        for (std::size_t i = 0; i < direction.words; ++i) {
            const std::size_t end = number_at(ends + i * k_number);
            if (end < before || end > last) {
                return false;
            }
            before = end;
        }
        return before == last;
    };
    if (!rise_to(direction.word_ends, direction.text_size) ||
        !rise_to(direction.row_ends, direction.translations)) {
        return false;
    }
    for (std::size_t i = 0; i < direction.translations; ++i) {
        if (number_at(direction.rows + i * k_number) >> 8 >= other_words) {
            return false;
        }
    }
    return true;
}

std::string_view LexiconFile::word_at(const Direction& direction, std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : number_at(direction.word_ends + (index - 1) * k_number);
    const std::size_t end = number_at(direction.word_ends + index * k_number);
    return m_file.bytes().substr(direction.text + begin, end - begin);
}

std::vector<Rendering> LexiconFile::look_up(const Direction& from, const Direction& to,
                                            std::string_view word) const {
    static const std::array<float, 256> probabilities = [] {
        std::array<float, 256> table{};
        for (std::size_t step = 0; step < table.size(); ++step) {
            table[step] = static_cast<float>(std::exp(-static_cast<double>(step) / k_steps));
        }
        return table;
    }();
    std::size_t begin = 0;
    std::size_t end = from.words;
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (word_at(from, middle) < word) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    std::vector<Rendering> renderings;
    if (begin == from.words || word_at(from, begin) != word) {
        return renderings;
    }
    const std::size_t first = begin == 0 ? 0 : number_at(from.row_ends + (begin - 1) * k_number);
    const std::size_t last = number_at(from.row_ends + begin * k_number);
    renderings.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) {
        const std::uint32_t entry = number_at(from.rows + i * k_number);
        renderings.push_back({word_at(to, entry >> 8), probabilities[entry & 0xFF]});
    }
    return renderings;
}

std::vector<Rendering> LexiconFile::renderings_of_source(std::string_view word) const {
    return look_up(m_forward, m_backward, word);
}

std::vector<Rendering> LexiconFile::renderings_of_target(std::string_view word) const {
    return look_up(m_backward, m_forward, word);
}

} // namespace diptych::lexicon

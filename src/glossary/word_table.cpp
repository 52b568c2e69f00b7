#include "glossary/word_table.hpp"

#include "glossary/surface.hpp"
#include "glossary/term_readings.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/inflection.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <limits>

namespace diptych::glossary {

namespace {

constexpr std::size_t k_longest_form = std::numeric_limits<std::uint16_t>::max(); ///< bytes
constexpr std::size_t k_most_keys = 8;
constexpr std::size_t k_most_splits = 4;

Capitals capitals_of(std::string_view word) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool first = false;
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint c = text::code_point_at(word, i);
        if (text::is_letter(c.value)) {
            first = first || (letters == 0 && text::is_upper(c.value));
            capitals += text::is_upper(c.value) ? 1U : 0U;
            ++letters;
        }
        i += c.length;
    }
    if (capitals == 0) {
        return Capitals::none;
    }
    if (capitals == letters && letters > 1) {
        return Capitals::all;
    }
    return capitals == 1 && first ? Capitals::first : Capitals::mixed;
}

/// In small letters, with straight apostrophes, as function words are listed.
std::string listed_form(std::string_view word) {
    std::string form = text::fold_case(word);
    constexpr std::string_view k_curly = "\u2019";
    for (std::size_t at = form.find(k_curly); at != std::string::npos; at = form.find(k_curly, at)) {
        form.replace(at, k_curly.size(), "'");
    }
    return form;
}

/// Whether words of that kind are looked for in other forms. Articles and prepositions are not: "du" would
/// bring together all that is a form of "de" and of "dû".
bool has_forms(morphology::PartOfSpeech part) {
    return is_nominal(part) || is_verbal(part) || part == morphology::PartOfSpeech::unknown;
}

/// The byte of `surface` at which the folded form is `begin` long, or nothing.
std::size_t cut_of(std::string_view surface, std::string_view begin) {
    for (std::size_t i = 0; i < surface.size();) {
        i += text::code_point_at(surface, i).length;
        if (i >= begin.size() && text::fold(surface.substr(0, i)) == begin) {
            return i;
        }
    }
    return std::string_view::npos;
}

} // namespace

WordTable::WordTable(const model::LanguageTag& language, morphology::Morphology* morphology)
    : m_analyzer{language}, m_language{&language::language_of(language.primary())}, m_tagger{*m_language},
      m_morphology{morphology} {}

/// The second is FNV-1a with its state folded at each step, so that it has nothing to do with the first.
WordTable::FormHash WordTable::hash_of_form(std::string_view surface, text::TokenKind kind) {
    constexpr std::uint64_t k_prime = 0x00000100000001B3U;
    FormHash hash{static_cast<std::uint64_t>(kind) + 1, 0xCBF29CE484222325U};
    for (const char c : surface) {
        const auto byte = static_cast<unsigned char>(c);
        hash.key = hash.key * k_hash_base + byte + 1;
        hash.check = (hash.check ^ (hash.check >> 29U) ^ byte) * k_prime;
    }
    return hash;
}

WordId WordTable::id_of(std::string_view surface, text::TokenKind kind) {
    surface = surface.substr(0, k_longest_form);
    return id_of(surface, kind, hash_of_form(surface, kind));
}

void WordTable::ids_of(std::span<const std::string_view> surfaces, std::span<const text::TokenKind> kinds,
                       std::span<WordId> ids) {
    const HashIndex& recent = m_frozen ? m_text_words : m_term_words;
    m_hashes.clear();
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        m_hashes.push_back(hash_of_form(surfaces[i].substr(0, k_longest_form), kinds[i]));
        recent.prefetch(m_hashes.back().key);
    }
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        ids[i] = recent.find(m_hashes[i].key);
        if (ids[i] != k_none) {
            __builtin_prefetch(&m_words[ids[i]]);
        }
    }
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        const bool known = ids[i] != k_none && m_words[ids[i]].check == m_hashes[i].check &&
                           m_words[ids[i]].size == surfaces[i].size();
        if (!known) {
            ids[i] = id_of(surfaces[i].substr(0, k_longest_form), kinds[i], m_hashes[i]);
        }
    }
}

WordId WordTable::id_of(std::string_view surface, text::TokenKind kind, const FormHash& hash) {
    const auto is_it = [&](WordId id) {
        return id != k_none && m_words[id].check == hash.check && m_words[id].size == surface.size();
    };
    HashIndex& recent = m_frozen ? m_text_words : m_term_words;
    const WordId known = recent.find(hash.key);
    if (is_it(known)) {
        return known;
    }
    if (m_frozen) {
        const WordId of_term = m_term_words.find(hash.key);
        if (is_it(of_term)) {
            return m_text_words.find_or_insert(hash.key, of_term);
        }
    }
    const WordId fresh = add(surface, kind);
    m_words[fresh].check = hash.check;
    recent.find_or_insert(hash.key, fresh); // of two words of one hash the second is made anew each time
    return fresh;
}

WordId WordTable::add(std::string_view surface, text::TokenKind kind) {
    Word word;
    word.is_word = kind == text::TokenKind::word;
    word.text = static_cast<std::uint32_t>(m_text.size());
    word.size = static_cast<std::uint16_t>(surface.size());
    const std::string copy{surface};
    m_text += copy;
    const std::string folded = kind == text::TokenKind::word ? fold_word(copy) : text::fold(copy);
    word.letters = static_cast<std::uint16_t>(std::min<std::size_t>(folded.size(), 0xFFFF));
    word.folded_hash = hash_of(folded);
    word.keys = static_cast<std::uint32_t>(m_keys.size());
    word.classes = static_cast<std::uint32_t>(m_classes.size());
    word.splits = static_cast<std::uint32_t>(m_splits.size());
    if (!folded.empty()) {
        word.capitals = capitals_of(copy);
        word.functions = kind == text::TokenKind::word ? m_language->functions_of(listed_form(copy)) : 0;
        const std::vector<std::string> keys =
            kind == text::TokenKind::word ? keys_of(copy, folded, word) : std::vector<std::string>{folded};
        word.key_hash = hash_of(keys.front());
        word.key_power = hash_power(keys.front().size());
        for (const std::string& key : keys) {
            m_keys.push_back(hash_of(key));
        }
        word.key_count = static_cast<std::uint8_t>(keys.size());
        word.stem_keys = kind == text::TokenKind::word ? word.stem_keys : word.key_count;
        if (m_frozen) {
            add_classes(word);
            if (kind == text::TokenKind::word) {
                add_splits(word, keys.front(), copy);
            }
        }
    }
    m_words.push_back(word);
    return static_cast<WordId>(m_words.size() - 1);
}

std::string WordTable::spelling(std::string_view folded) const {
    return text::spelling(*m_language, folded);
}

std::string WordTable::key_of(std::string_view word) const {
    const bool dotted = word.find('.') != std::string_view::npos;
    return spelling(m_analyzer.stem(dotted ? fold_word(word) : word));
}

std::vector<std::string> WordTable::keys_of(std::string_view surface, const std::string& folded,
                                            Word& word) const {
    std::vector<std::string> keys{key_of(surface)};
    const auto take = [&](std::string key) {
        if (keys.size() < k_most_keys && !key.empty() &&
            std::find(keys.begin(), keys.end(), key) == keys.end()) {
            keys.push_back(std::move(key));
        }
    };
    for (const std::string& base : text::base_forms(*m_language, folded)) {
        take(key_of(base));
    }
    word.stem_keys = static_cast<std::uint8_t>(keys.size());
    if (m_morphology != nullptr) {
        for (const morphology::Reading& reading : m_morphology->readings(surface)) {
            if (has_forms(reading.part_of_speech)) {
                take(key_of(reading.lemma));
            }
        }
    }
    return keys;
}

std::uint32_t WordTable::root_of(std::uint32_t key) {
    while (m_joined[key] != key) {
        m_joined[key] = m_joined[m_joined[key]];
        key = m_joined[key];
    }
    return key;
}

void WordTable::add_to_terms(WordId id, morphology::PartOfSpeech part, bool alone) {
    const std::uint64_t as =
        (std::uint64_t{id} << 5U) | (static_cast<std::uint64_t>(part) << 1U) | (alone ? 1U : 0U);
    const auto fresh = static_cast<std::uint32_t>(m_added.size());
    if (m_words[id].letters == 0 || m_added.find_or_insert(as, fresh) != fresh) {
        return;
    }
    const auto own = keys(id).first(m_words[id].stem_keys);
    std::vector<std::uint64_t> all{own.begin(), own.end()};
    if (m_morphology != nullptr && m_words[id].is_word) {
        const std::string surface{this->surface(id)};
        for (const auto& reading : readings_of_term(m_morphology->readings(surface), surface, part, alone)) {
            if (has_forms(reading.part_of_speech)) {
                all.push_back(hash_of(key_of(reading.lemma)));
            }
        }
    }
    unite(all);
}

void WordTable::unite(const std::vector<std::uint64_t>& keys) {
    std::uint32_t first = k_none;
    for (const std::uint64_t key : keys) {
        const auto fresh = static_cast<std::uint32_t>(m_joined.size());
        const std::uint32_t number = m_index_of_keys.find_or_insert(key, fresh);
        if (number == fresh) {
            m_joined.push_back(fresh);
        }
        if (first == k_none) {
            first = root_of(number);
        } else {
            m_joined[root_of(number)] = first;
        }
    }
}

void WordTable::freeze() {
    m_filter = HashFilter{2 * m_index_of_keys.size()};
    for (const std::uint64_t key : m_keys) {
        m_filter.add(key);
    }
    std::vector<ClassId> classes(m_joined.size(), k_none);
    std::uint32_t count = 0;
    for (std::uint32_t key = 0; key < m_joined.size(); ++key) {
        ClassId& of_root = classes[root_of(key)];
        of_root = of_root == k_none ? count++ : of_root;
    }
    for (std::uint32_t key = 0; key < m_joined.size(); ++key) {
        classes[key] = classes[root_of(key)];
    }
    m_index_of_keys.map_values([&](std::uint32_t number) { return classes[number]; });
    m_class_count = count;
    m_joined.clear();
    m_joined.shrink_to_fit();
    m_added = HashIndex{};
    m_frozen = true;
    for (WordId id = 0; id < m_words.size(); ++id) {
        Word& word = m_words[id];
        word.classes = static_cast<std::uint32_t>(m_classes.size());
        add_classes(word);
        if (word.is_word && word.letters > 0) {
            const std::string surface{this->surface(id)};
            word.splits = static_cast<std::uint32_t>(m_splits.size());
            add_splits(word, key_of(surface), surface);
        }
    }
    m_terms = {m_words.size(), m_text.size(), m_keys.size(), m_classes.size(), m_splits.size()};
}

bool WordTable::trim() {
    constexpr std::size_t k_most_words = 1'000'000;
    if (m_words.size() < m_terms.words + k_most_words) {
        return false;
    }
    m_words.resize(m_terms.words);
    m_text.resize(m_terms.text);
    m_keys.resize(m_terms.keys);
    m_classes.resize(m_terms.classes);
    m_splits.resize(m_terms.splits);
    m_text_words = HashIndex{};
    return true;
}

void WordTable::add_classes(Word& word) {
    for (std::uint32_t i = 0; i < word.key_count; ++i) {
        const ClassId found = m_index_of_keys.find(m_keys[word.keys + i]);
        const auto begin = m_classes.begin() + word.classes;
        if (found == k_none || found == word.first_class ||
            std::find(begin, m_classes.end(), found) != m_classes.end()) {
            continue;
        }
        if (word.first_class == k_none) {
            word.first_class = found;
        } else {
            m_classes.push_back(found);
        }
        ++word.class_count;
    }
}

/// Where both parts may be words of terms. \param key  of the whole word, which ends as that of its last part
void WordTable::add_splits(Word& word, const std::string& key, std::string_view surface) {
    constexpr std::size_t k_shortest_end = 3;
    constexpr std::size_t k_longest = 40;
    if (key.size() > k_longest) {
        return;
    }
    for (std::size_t at = 1; at + k_shortest_end <= key.size() && word.split_count < k_most_splits; ++at) {
        const ClassId second = m_index_of_keys.find(hash_of(std::string_view{key}.substr(at)));
        if (second == k_none || (static_cast<unsigned char>(key[at]) & 0xC0U) == 0x80U) {
            continue;
        }
        const std::string begin = key.substr(0, at);
        const ClassId first = m_index_of_keys.find(hash_of(key_of(begin)));
        const std::size_t cut = first == k_none ? std::string_view::npos : cut_of(surface, begin);
        if (cut != std::string_view::npos && cut < surface.size()) {
            m_splits.push_back({first, second, static_cast<std::uint16_t>(cut)});
            ++word.split_count;
        }
    }
}

} // namespace diptych::glossary

#include "exchange/vocabulary/concept_collector.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace diptych::exchange {

namespace {

/// FNV-1a (Fowler, Noll and Vo), 64 bits.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325) {
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    }
    return hash;
}

std::string made_id(const model::Concept& entry) {
    std::uint64_t hash = hash_of({});
    for (const model::LanguageSection& section : entry.languages) {
        hash = hash_of(section.language.str(), hash);
        hash = hash_of(section.terms.front().text, hash_of("\t", hash));
        hash = hash_of("\n", hash);
    }
    constexpr std::uint64_t k_forty_eight_bits = 0xFFFFFFFFFFFF;
    return fmt::format("c-{:012x}", hash & k_forty_eight_bits);
}

} // namespace

std::string clean_text(std::string_view text) {
    return text::nfc(base::trim(text));
}

std::string clean_term(std::string_view text) {
    std::string result;
    for (const char c : base::trim(text)) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            result += c;
        } else if (result.back() != ' ') { // trimmed: it does not begin with one
            result += ' ';
        }
    }
    return text::nfc(result);
}

void ConceptCollector::take(model::Concept&& entry, std::size_t line) {
    keep_within_bounds(entry, line, m_bounds);
    const auto has_term = [](const model::LanguageSection& section) { return !section.terms.empty(); };
    if (std::none_of(entry.languages.begin(), entry.languages.end(), has_term)) {
        m_diagnostics.warn(m_name, line,
                           fmt::format("{} has no term; it was skipped.",
                                       entry.id.empty() ? "An entry" : "Entry '" + entry.id + "'"));
        ++m_contents.skipped;
        return;
    }
    for (const model::LanguageSection& section : entry.languages) {
        if (!has_term(section)) {
            m_diagnostics.warn(m_name, line,
                               fmt::format("The section '{}' of an entry has no term; it was skipped.",
                                           section.language.str()));
        }
    }
    std::erase_if(entry.languages, [&](const model::LanguageSection& section) { return !has_term(section); });
    const std::string wanted = entry.id;
    if (wanted.empty()) {
        entry.id = made_id(entry);
    }
    const std::string stem = entry.id;
    if (!m_ids.insert(entry.id).second) {
        std::size_t& number = m_next_number.try_emplace(stem, 2).first->second;
        do {
            entry.id = fmt::format("{}-{}", stem, number++);
        } while (!m_ids.insert(entry.id).second);
    }
    if (!wanted.empty() && entry.id != wanted) {
        m_diagnostics.warn(
            m_name, line,
            fmt::format("The id '{}' was there before; this entry was given '{}'.", wanted, entry.id));
    }
    ++m_contents.concepts;
    m_sink(std::move(entry));
}

GlossaryContents ConceptCollector::finish(std::string dialect) {
    if (m_contents.concepts == 0 && m_contents.skipped == 0) {
        m_diagnostics.warn(m_name, 0, "There is no entry in this file.");
    }
    m_bounds.finish();
    m_contents.dialect = std::move(dialect);
    return m_contents;
}

} // namespace diptych::exchange

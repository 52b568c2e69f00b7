#include "check/terms.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace diptych::check {

namespace {

std::vector<TermAt> find_in(const glossary::Recognizer& recognizer,
                            const std::vector<TermBase::Place>& places, std::string_view text) {
    std::vector<TermAt> found;
    if (places.empty() || text.empty()) {
        return found;
    }
    for (const glossary::TermHit& hit : recognizer.find(text, glossary::Nested::report)) {
        found.push_back({places[hit.term], hit.bytes, hit.differences, hit.nested, false});
    }
    return found;
}

/// Bytes of characters that are not of ASCII.
std::ptrdiff_t beyond_ascii(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

} // namespace

bool is_one_word(std::string_view text) {
    return text.find_first_of(" -'") == std::string_view::npos;
}

int spelling_differences(const TermAt& term) {
    using model::Difference;
    int count = 0;
    for (const Difference difference :
         {Difference::accent, Difference::ligature, Difference::hyphen, Difference::spelling}) {
        count += term.differences.has(difference) ? 1 : 0;
    }
    return count;
}

TermsByEntry::TermsByEntry(const std::vector<TermAt>& terms) {
    m_places.reserve(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        m_places.emplace_back(terms[i].place.entry, static_cast<std::uint32_t>(i));
    }
    std::sort(m_places.begin(), m_places.end());
}

std::span<const std::pair<std::uint32_t, std::uint32_t>> TermsByEntry::of(std::uint32_t entry) const {
    const auto begin = std::lower_bound(m_places.begin(), m_places.end(), std::pair{entry, std::uint32_t{0}});
    const auto end = std::find_if(begin, m_places.end(), [&](const auto& one) { return one.first != entry; });
    return {begin, end};
}

std::size_t end_of_place(const std::vector<TermAt>& terms, std::size_t first) {
    std::size_t end = first + 1;
    while (end < terms.size() && terms[end].bytes == terms[first].bytes) {
        ++end;
    }
    return end;
}

void TermBase::add(GlossaryConcept entry) {
    const auto number = static_cast<std::uint32_t>(m_concepts.size());
    for (std::uint32_t i = 0; i < entry.source.size(); ++i) {
        m_source.push_back({number, i});
    }
    for (std::uint32_t i = 0; i < entry.target.size(); ++i) {
        m_target.push_back({number, i});
    }
    m_concepts.push_back(std::move(entry));
}

TermFinder::TermFinder(const TermBase& base, const model::LanguageTag& source,
                       const model::LanguageTag& target)
    : m_base{base}, m_source_morphology{base.empty() ? nullptr : morphology::find_morphology(source)},
      m_target_morphology{base.empty() ? nullptr : morphology::find_morphology(target)},
      m_source{source, m_source_morphology.get()}, m_target{target, m_target_morphology.get()} {
    for (const TermBase::Place place : base.source_places()) {
        const GlossaryTerm& term = base.source_term(place);
        m_source.add(term.text, term.traits);
    }
    for (const TermBase::Place place : base.target_places()) {
        const GlossaryTerm& term = base.target_term(place);
        m_target.add(term.text, term.traits);
    }
    m_source.finish();
    m_target.finish();
}

PairTerms TermFinder::find(std::string_view source, std::string_view target) const {
    PairTerms terms{find_in(m_source, m_base.source_places(), source),
                    find_in(m_target, m_base.target_places(), target)};
    std::erase_if(terms.source, [&](const TermAt& term) { return is_other_word(term, source); });
    for (TermAt& term : terms.source) {
        term.uncertain = is_uncertain(term, source);
    }
    return terms;
}

bool TermFinder::is_other_word(const TermAt& term, std::string_view source) const {
    const std::string& text = m_base.source_term(term.place).text;
    const std::string_view written = model::slice(source, term.bytes);
    if (term.differences.has(model::Difference::accent) && beyond_ascii(written) > beyond_ascii(text)) {
        return true;
    }
    return term.differences.has(model::Difference::letter_case) && is_one_word(text) &&
           text::is_upper(text::code_point_at(text, 0).value) &&
           text::is_lower(text::code_point_at(source, term.bytes.begin).value);
}

bool TermFinder::is_uncertain(const TermAt& term, std::string_view source) const {
    using morphology::PartOfSpeech;
    const GlossaryTerm& known = m_base.source_term(term.place);
    switch (known.traits.part_of_speech) {
    case PartOfSpeech::noun:
    case PartOfSpeech::proper_noun:
    case PartOfSpeech::unknown:
        break;
    default:
        return true;
    }
    if (!term.differences.has(model::Difference::inflection) || !is_one_word(known.text) ||
        !m_source_morphology) {
        return false;
    }
    const auto is_plural = [](const morphology::Reading& reading) { return reading.plural; };
    const auto& listed = m_source_morphology->readings(known.text);
    if (listed.empty() || std::none_of(listed.begin(), listed.end(), is_plural)) {
        return false;
    }
    const auto& written = m_source_morphology->readings(model::slice(source, term.bytes));
    return !written.empty() && std::none_of(written.begin(), written.end(), is_plural);
}

} // namespace diptych::check

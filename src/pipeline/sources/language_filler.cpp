#include "pipeline/sources/language_filler.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "segment/guess_language.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

constexpr std::size_t k_enough = std::size_t{1} << 16;       // bytes: as much as a guess looks at
constexpr std::size_t k_most_waiting = std::size_t{1} << 16; // units: should one side be all but empty

} // namespace

LanguageFiller::LanguageFiller(Side source, Side target, base::Diagnostics& diagnostics,
                               const model::UnitSink& sink)
    : m_sides{{{std::move(source), "--source-lang", {}}, {std::move(target), "--target-lang", {}}}},
      m_diagnostics{diagnostics}, m_sink{sink} {}

void LanguageFiller::take(model::TranslationUnit&& unit, bool names_source, bool names_target) {
    const bool source_waits = !names_source && waits(unit.source, m_sides[0]);
    const bool target_waits = !names_target && waits(unit.target, m_sides[1]);
    m_waiting.push_back({std::move(unit), names_source, names_target});
    const auto is_settled = [](const Guessed& side) {
        return side.beginning.empty() || side.beginning.size() >= k_enough;
    };
    if ((!source_waits && !target_waits && m_waiting.size() == 1) || m_waiting.size() >= k_most_waiting ||
        std::all_of(m_sides.begin(), m_sides.end(), is_settled)) {
        finish();
    }
}

void LanguageFiller::finish() {
    for (Guessed& side : m_sides) {
        if (!side.beginning.empty()) {
            guess(side);
        }
    }
    for (auto& [unit, names_source, names_target] : m_waiting) {
        if (!names_source) {
            unit.source_language = *m_sides[0].language;
        }
        if (!names_target) {
            unit.target_language = *m_sides[1].language;
        }
        m_sink(std::move(unit));
    }
    m_waiting.clear();
}

/// Whether texts that name no language have to wait until there are more of them.
bool LanguageFiller::waits(const std::vector<std::string>& texts, Guessed& side) {
    if (side.language) {
        return false;
    }
    for (const std::string& text : texts) {
        side.beginning += text;
    }
    side.beginning += '\n'; // and so it is not empty
    return true;
}

void LanguageFiller::guess(Guessed& side) {
    side.language = segment::guess_language(std::exchange(side.beginning, {}));
    if (!side.language) {
        throw base::InputError{
            side.file, fmt::format("It is not clear which language this is. Name it with {}.", side.option)};
    }
    m_diagnostics.report(base::Severity::note, side.file, 0,
                         fmt::format("The language looks like '{}'.", side.language->str()));
}

} // namespace diptych::pipeline

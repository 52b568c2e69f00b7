#include "exchange/vocabulary/concept_bounds.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <vector>

namespace diptych::exchange {

namespace {

bool is_longer(std::string_view text, std::size_t limit) {
    return text.size() > limit && text::count_code_points(text) > limit;
}

class Bounds {
public:
    Bounds(model::Concept& entry, std::size_t line, RepairLog& log)
        : m_entry{entry}, m_line{line}, m_log{log} {}

    void apply() {
        if (is_longer(m_entry.id, k_longest_name)) {
            m_log.warn("ids that are too long were replaced", m_line,
                       fmt::format("The id '{}' has more than {} characters; the entry was given another.",
                                   beginning_of(m_entry.id), k_longest_name));
            m_entry.id.clear();
        }
        check_description(m_entry);
        keep_first(m_entry.languages, k_most_languages, "languages", "an entry");
        for (model::LanguageSection& section : m_entry.languages) {
            check_description(section);
            keep_first(section.terms, k_most_terms, "terms", section.language.str());
            std::erase_if(section.terms, [&](const model::Term& term) { return is_too_long(term, section); });
            for (model::Term& term : section.terms) {
                check_description(term);
            }
        }
    }

private:
    bool is_too_long(const model::Term& term, const model::LanguageSection& section) {
        if (!is_longer(term.text, k_longest_term)) {
            return false;
        }
        m_log.warn("terms that are too long were skipped", m_line,
                   fmt::format("The term '{}' in '{}' has {} characters; terms of more than {} are not read, "
                               "so it was skipped.",
                               beginning_of(term.text), section.language.str(),
                               text::count_code_points(term.text), k_longest_term));
        return true;
    }

    template <typename Owner>
    void check_description(Owner& owner) {
        check(owner.categories);
        keep_first(owner.transactions, k_most_said, "transactions", "an entry, a language or a term");
        std::erase_if(owner.transactions, [&](const model::Transaction& transaction) {
            return is_too_long("transaction",
                               transaction.type + transaction.date + transaction.responsibility,
                               k_longest_name);
        });
    }

    void check(std::vector<model::DataCategory>& categories) {
        keep_first(categories, k_most_said, "descriptions", "an entry, a language or a term");
        std::erase_if(categories, [&](const model::DataCategory& category) {
            return is_too_long("name of a field", category.name, k_longest_name) ||
                   is_too_long(category.name, category.value, k_longest_value) ||
                   is_too_long(category.name, category.target, k_longest_name);
        });
        for (model::DataCategory& category : categories) {
            check(category.qualifiers); // readers do not nest them deeply
        }
    }

    bool is_too_long(std::string_view what, std::string_view text, std::size_t limit) {
        if (!is_longer(text, limit)) {
            return false;
        }
        m_log.warn("fields that are too long were skipped", m_line,
                   fmt::format("The {} '{}' of an entry has {} characters, more than {}; it was skipped.",
                               what, beginning_of(text), text::count_code_points(text), limit));
        return true;
    }

    template <typename T>
    void keep_first(std::vector<T>& all, std::size_t most, std::string_view what, std::string_view of) {
        if (all.size() > most) {
            m_log.warn(fmt::format("{} beyond the first {} were skipped", what, most), m_line,
                       fmt::format("There are {} {} of {} here; those behind the first {} were skipped.",
                                   all.size(), what, of, most));
            all.resize(most);
        }
    }

    model::Concept& m_entry;
    std::size_t m_line;
    RepairLog& m_log;
};

} // namespace

std::string beginning_of(std::string_view text) {
    constexpr std::size_t k_shown = 40; // characters
    std::size_t end = 0;
    for (std::size_t shown = 0; end < text.size() && shown < k_shown; ++shown) {
        end += text::code_point_at(text, end).length;
    }
    return std::string{text.substr(0, end)} + (end < text.size() ? "…" : "");
}

void keep_within_bounds(model::Concept& entry, std::size_t line, RepairLog& log) {
    Bounds{entry, line, log}.apply();
}

} // namespace diptych::exchange

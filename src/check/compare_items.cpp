#include "check/compare_items.hpp"

#include "check/number_chain.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string_view>

namespace diptych::check {

namespace {

constexpr std::size_t k_month_length = 4; ///< of "--03"

bool is_full_date(const Item& item) {
    return item.value.size() == 10;
}

bool is_month_alone(const Item& item) {
    return item.kind == ItemKind::date && item.value.size() == k_month_length && item.value[0] == '-';
}

/// Whether its absence is worth a word though nothing on the other side differs from it.
bool is_strong(const Item& item) {
    return !is_month_alone(item) && (item.kind != ItemKind::number || item.written == Written::digits);
}

/// A set of texts, made once and then asked.
class Pool {
public:
    void add(std::string_view text) { m_texts.push_back(text); }

    void finish() { std::sort(m_texts.begin(), m_texts.end()); }

    bool has(std::string_view text) const { return std::binary_search(m_texts.begin(), m_texts.end(), text); }

    bool has_all(const std::vector<std::string>& texts) const {
        return std::all_of(texts.begin(), texts.end(), [this](const std::string& text) { return has(text); });
    }

    bool has_any_form_of(const Item& item) const {
        return has(item.value) ||
               std::any_of(item.others.begin(), item.others.end(),
                           [this](const std::string& other) { return has(other); }) ||
               std::any_of(item.parts.begin(), item.parts.end(),
                           [this](const std::vector<std::string>& parts) { return has_all(parts); });
    }

private:
    std::vector<std::string_view> m_texts;
};

/// The parts of dates, as texts that live long enough to be looked for.
using DateParts = std::vector<std::vector<std::string>>;

/// One side and which of its items the other side has.
struct Side {
    explicit Side(const std::vector<Item>& all) : items{all}, matched(all.size(), false), parts(all.size()) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].kind == ItemKind::date) {
                parts[i] = date_parts(all[i].value);
            }
        }
    }

    const std::vector<Item>& items;
    std::vector<bool> matched;
    DateParts parts; ///< of dates
};

void add_forms(const Item& item, Pool& pool) {
    pool.add(item.value);
    for (const std::string& other : item.others) {
        pool.add(other);
    }
    for (const auto& parts : item.parts) {
        for (const std::string& part : parts) {
            pool.add(part);
        }
    }
}

/// Dates, symbols and addresses that are the same on both sides.
void match_same(ItemKind kind, Side& side, const Side& other) {
    Pool pool;
    for (const Item& item : other.items) {
        if (item.kind == kind) {
            add_forms(item, pool);
        }
    }
    pool.finish();
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        side.matched[i] =
            side.matched[i] || (side.items[i].kind == kind && pool.has_any_form_of(side.items[i]));
    }
}

/// Calls use(text) with what stands behind each of its slashes.
template <typename Use>
void for_each_end(std::string_view symbol, const Use& use) {
    for (std::size_t slash = symbol.find('/'); slash != std::string_view::npos;
         slash = symbol.find('/', slash + 1)) {
        use(symbol.substr(slash + 1));
    }
}

/// "A/RES/75/240" is "resolution 75/240", as some write it.
void match_longer_symbols(Side& side, const Side& other) {
    Pool symbols;
    Pool ends; // of symbols
    for (const Item& item : other.items) {
        if (item.kind == ItemKind::symbol) {
            symbols.add(item.value);
            for_each_end(item.value, [&](std::string_view end) { ends.add(end); });
        }
    }
    symbols.finish();
    ends.finish();
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        const Item& item = side.items[i];
        if (item.kind == ItemKind::symbol && !side.matched[i]) {
            bool found = ends.has(item.value);
            for_each_end(item.value, [&](std::string_view end) { found = found || symbols.has(end); });
            side.matched[i] = found;
        }
    }
}

/// Dates that are put together otherwise: "from 4 to 8 October 2021", "October 4-8, 2021".
void match_dates_by_parts(Side& side, const Side& other) {
    Pool for_full; // dates
    Pool for_others;
    for (std::size_t j = 0; j < other.items.size(); ++j) {
        const Item& item = other.items[j];
        if (item.kind == ItemKind::number) {
            add_forms(item, for_full);
            add_forms(item, for_others);
        } else if (item.kind == ItemKind::date) {
            for (const std::string& part : other.parts[j]) {
                for_others.add(part);
                // "between 1 January and 31 December 1994"
                if (!is_full_date(item) || &part == &other.parts[j].back()) {
                    for_full.add(part);
                }
            }
        }
    }
    for_full.finish();
    for_others.finish();
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        if (side.items[i].kind == ItemKind::date && !side.matched[i]) {
            const Pool& pool = is_full_date(side.items[i]) ? for_full : for_others;
            side.matched[i] = pool.has_all(side.parts[i]);
        }
    }
}

/// \param unequal_dates  of the other side: those that are not the same as one on this side
void match_numbers(Side& side, const Side& other, const std::vector<std::size_t>& unequal_dates) {
    Pool pool;
    for (const Item& item : other.items) {
        if (item.kind == ItemKind::number) {
            add_forms(item, pool);
        }
    }
    for (const std::size_t i : unequal_dates) {
        for (const std::string& part : other.parts[i]) {
            pool.add(part);
        }
    }
    pool.finish();
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        const Item& item = side.items[i];
        if (item.kind == ItemKind::number) {
            // "un" and "one" are articles more often than numbers.
            const bool is_article = item.written != Written::digits && item.value == "1";
            side.matched[i] = is_article || pool.has_any_form_of(item);
        }
    }
}

std::vector<std::size_t> unmatched_dates(const Side& side) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        if (side.items[i].kind == ItemKind::date && !side.matched[i]) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<const Item*> left_over(const Side& side, ItemKind kind, bool strong) {
    std::vector<const Item*> found;
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        if (side.items[i].kind == kind && !side.matched[i] && is_strong(side.items[i]) == strong) {
            found.push_back(&side.items[i]);
        }
    }
    return found;
}

/// Items of one side in order, of which the first ones of a kind are taken out.
class WeakItems {
public:
    explicit WeakItems(const std::vector<const Item*>& items) {
        for (const Item* item : items) {
            m_by_kind[kind_of(*item)].push_back(item);
        }
    }

    /// The first that may stand for `item`; nullptr when there is none.
    const Item* take_like(const Item& item) {
        auto from = m_by_kind.end();
        if (!is_strong(item)) {
            from = m_by_kind.find(kind_of(item));
        } else {
            for (auto one = m_by_kind.begin(); one != m_by_kind.end(); ++one) {
                const bool before = from == m_by_kind.end() || from->second.empty() ||
                                    (!one->second.empty() && one->second.front() < from->second.front());
                from = before ? one : from;
            }
        }
        if (from == m_by_kind.end() || from->second.empty()) {
            return nullptr;
        }
        const Item* const taken = from->second.front();
        from->second.pop_front();
        return taken;
    }

    /// Those that were not taken out.
    std::vector<const Item*> left() const {
        std::vector<const Item*> all;
        for (const auto& [kind, items] : m_by_kind) {
            all.insert(all.end(), items.begin(), items.end());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    /// Centuries are written both ways.
    static Written kind_of(const Item& item) {
        return item.written == Written::roman ? Written::ordinal : item.written;
    }

    std::map<Written, std::deque<const Item*>> m_by_kind; ///< of one vector, so that places are its order
};

/// Pairs what is left over, in order: like with like first.
void pair_up(const Side& source, const Side& target, ItemKind kind,
             std::vector<ItemDifference>& differences) {
    std::vector<const Item*> sources = left_over(source, kind, true);
    std::vector<const Item*> targets = left_over(target, kind, true);
    WeakItems weak_sources{left_over(source, kind, false)};
    WeakItems weak_targets{left_over(target, kind, false)};
    const std::size_t both = std::min(sources.size(), targets.size());
    for (std::size_t i = 0; i < both; ++i) {
        differences.push_back({sources[i], targets[i]});
    }
    for (std::size_t i = both; i < sources.size(); ++i) {
        differences.push_back({sources[i], weak_targets.take_like(*sources[i])});
    }
    for (std::size_t i = both; i < targets.size(); ++i) {
        differences.push_back({weak_sources.take_like(*targets[i]), targets[i]});
    }
    for (const Item* item : weak_sources.left()) {
        if (const Item* const other = weak_targets.take_like(*item)) {
            differences.push_back({item, other});
        }
    }
}

} // namespace

std::vector<ItemDifference> compare_items(const std::vector<Item>& source, const std::vector<Item>& target) {
    if (source.empty() && target.empty()) {
        return {};
    }
    Side sources{source};
    Side targets{target};
    for (const ItemKind kind : {ItemKind::date, ItemKind::symbol, ItemKind::address}) {
        match_same(kind, sources, targets);
        match_same(kind, targets, sources);
    }
    match_longer_symbols(sources, targets);
    match_longer_symbols(targets, sources);
    const std::vector<std::size_t> source_dates = unmatched_dates(sources);
    const std::vector<std::size_t> target_dates = unmatched_dates(targets);
    match_dates_by_parts(sources, targets);
    match_dates_by_parts(targets, sources);
    match_numbers(sources, targets, target_dates);
    match_numbers(targets, sources, source_dates);
    std::vector<ItemDifference> differences;
    for (const ItemKind kind : {ItemKind::number, ItemKind::date, ItemKind::symbol, ItemKind::address}) {
        pair_up(sources, targets, kind, differences);
    }
    return differences;
}

} // namespace diptych::check

#include "align/patience_diff.hpp"

#include "model/range.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diptych::align {

namespace {

using model::Range;

/// Finds the places in parts of the two versions, until nothing more is found.
class PatienceDiff {
public:
    PatienceDiff(const std::vector<std::string>& before, const std::vector<std::string>& after)
        : m_before{before}, m_after{after}, m_places(before.size()) {}

    Places run() && {
        m_todo.push_back({{0, m_before.size()}, {0, m_after.size()}});
        while (!m_todo.empty()) {
            const Part part = m_todo.back();
            m_todo.pop_back();
            compare(part);
        }
        return std::move(m_places);
    }

private:
    struct Part {
        Range before;
        Range after;
    };

    struct Match {
        std::size_t before = 0;
        std::size_t after = 0;
    };

    void compare(Part part) {
        while (!part.before.empty() && !part.after.empty() && same(part.before.begin, part.after.begin)) {
            m_places[part.before.begin++] = part.after.begin++;
        }
        while (!part.before.empty() && !part.after.empty() && same(part.before.end - 1, part.after.end - 1)) {
            m_places[--part.before.end] = --part.after.end;
        }
        if (part.before.empty() || part.after.empty()) {
            return;
        }
        const std::vector<Match> anchors = longest_ascending(unique_in_both(part));
        if (anchors.empty()) {
            return;
        }
        Part gap = part;
        for (const Match& anchor : anchors) {
            m_places[anchor.before] = anchor.after;
            gap.before.end = anchor.before;
            gap.after.end = anchor.after;
            m_todo.push_back(gap);
            gap.before.begin = anchor.before + 1;
            gap.after.begin = anchor.after + 1;
        }
        gap.before.end = part.before.end;
        gap.after.end = part.after.end;
        m_todo.push_back(gap);
    }

    bool same(std::size_t before, std::size_t after) const { return m_before[before] == m_after[after]; }

    /// In the order of the old version.
    std::vector<Match> unique_in_both(const Part& part) const {
        struct Seen {
            std::size_t before_count = 0;
            std::size_t after_count = 0;
            std::size_t after = 0;
        };

        std::unordered_map<std::string_view, Seen> seen;
        for (std::size_t i = part.before.begin; i < part.before.end; ++i) {
            ++seen[m_before[i]].before_count;
        }
        for (std::size_t i = part.after.begin; i < part.after.end; ++i) {
            if (const auto found = seen.find(m_after[i]); found != seen.end()) {
                ++found->second.after_count;
                found->second.after = i;
            }
        }
        std::vector<Match> matches;
        for (std::size_t i = part.before.begin; i < part.before.end; ++i) {
            const Seen& text = seen.find(m_before[i])->second;
            if (text.before_count == 1 && text.after_count == 1) {
                matches.push_back({i, text.after});
            }
        }
        return matches;
    }

    /// As many of them as can be in order on both sides.
    static std::vector<Match> longest_ascending(const std::vector<Match>& matches) {
        constexpr std::size_t k_none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> last_of; // by length - 1: the run with the least end
        std::vector<std::size_t> previous(matches.size(), k_none);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const auto place = std::lower_bound(
                last_of.begin(), last_of.end(), matches[i].after,
                [&](std::size_t run, std::size_t after) { return matches[run].after < after; });
            if (place != last_of.begin()) {
                previous[i] = *(place - 1);
            }
            if (place == last_of.end()) {
                last_of.push_back(i);
            } else {
                *place = i;
            }
        }
        std::vector<Match> run;
        for (std::size_t i = last_of.empty() ? k_none : last_of.back(); i != k_none; i = previous[i]) {
            run.push_back(matches[i]);
        }
        std::reverse(run.begin(), run.end());
        return run;
    }

    const std::vector<std::string>& m_before;
    const std::vector<std::string>& m_after;
    Places m_places;
    std::vector<Part> m_todo;
};

} // namespace

Places patience_diff(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    return PatienceDiff{before, after}.run();
}

} // namespace diptych::align

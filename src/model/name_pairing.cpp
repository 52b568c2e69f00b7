#include "model/name_pairing.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace diptych::model {

namespace {

constexpr std::string_view k_between = "/.-_ "; // what may stand around a code
constexpr char k_gap = '\x01';                  // stands for the code in what two names have in common

/// A place in a name that may be a language code, and what the name is without it.
struct Candidate {
    std::string code;  ///< a tag in small letters, with hyphens
    std::string exact; ///< the name with a gap there
    std::string loose; ///< the same without its ending, and with one character for all that separate words
};

/// The characters that separate words are all the same, and the last ending is left out, unless the code is
/// in it.
std::string loose_form(std::string_view exact) {
    const std::size_t slash = exact.rfind('/');
    const std::size_t dot = exact.rfind('.');
    const bool has_ending = dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
    if (has_ending && exact.find(k_gap, dot) == std::string_view::npos) {
        exact = exact.substr(0, dot);
    }
    std::string loose{exact};
    std::replace_if(
        loose.begin(), loose.end(),
        [](char c) { return c != '/' && k_between.find(c) != std::string_view::npos; }, '-');
    return loose;
}

/// One of the codes to look for; or else any that has two letters, and a region of two if it likes: "the" and
/// "txt" are languages too, but nobody means them.
bool may_be_code(std::string_view word, const std::set<std::string>& wanted) {
    if (!wanted.empty()) {
        return wanted.contains(std::string{word});
    }
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto parts = base::split(word, '-');
    return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
               return part.size() == 2 && std::all_of(part.begin(), part.end(), is_letter);
           });
}

std::vector<Candidate> candidates_in(const std::string& path, const std::set<std::string>& wanted) {
    std::vector<Candidate> found;
    const auto add = [&](std::size_t begin, std::size_t end) {
        std::string code = base::to_lower_ascii(std::string_view{path}.substr(begin, end - begin));
        std::replace(code.begin(), code.end(), '_', '-');
        if (may_be_code(code, wanted)) {
            std::string exact = path;
            exact.replace(begin, end - begin, 1, k_gap);
            std::string loose = loose_form(exact);
            found.push_back({std::move(code), std::move(exact), std::move(loose)});
        }
    };
    const auto end_of_part = [&](std::size_t begin) {
        return std::min(path.find_first_of(k_between, begin), path.size());
    };
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = end_of_part(begin);
        add(begin, end);
        if (end < path.size() && (path[end] == '-' || path[end] == '_')) {
            add(begin, end_of_part(end + 1)); // "pt-BR"
        }
        begin = end + 1;
    }
    return found;
}

/// What a language is called in names: "pt-BR" as pt-br, and as pt when that is not the other language.
std::set<std::string> codes_of(const LanguageTag& language, const std::optional<LanguageTag>& other) {
    std::set<std::string> codes{base::to_lower_ascii(language.str())};
    if (!other || other->primary() != language.primary()) {
        codes.emplace(language.primary());
    }
    return codes;
}

struct File {
    std::string path;
    std::vector<Candidate> candidates;
    bool paired = false;
    bool ambiguous = false;
};

/// How many names there are for each pair of codes, the lesser code first.
std::map<std::pair<std::string, std::string>, std::size_t> count_pairs(const std::vector<File>& files) {
    std::map<std::string, std::set<std::string>> codes_by_name;
    for (const File& file : files) {
        for (const Candidate& candidate : file.candidates) {
            codes_by_name[candidate.loose].insert(candidate.code);
        }
    }
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    for (const auto& [name, codes] : codes_by_name) {
        for (auto a = codes.begin(); a != codes.end(); ++a) {
            for (auto b = std::next(a); b != codes.end(); ++b) {
                ++counts[{*a, *b}];
            }
        }
    }
    return counts;
}

/// The two languages with the most pairs, as far as the user has not said which they are.
std::pair<LanguageTag, LanguageTag> find_languages(const std::vector<File>& files,
                                                   const std::optional<LanguageTag>& source,
                                                   const std::optional<LanguageTag>& target) {
    const std::optional<LanguageTag>& known = source ? source : target;
    const std::set<std::string> known_codes =
        known ? codes_of(*known, std::nullopt) : std::set<std::string>{};
    std::vector<std::pair<std::size_t, std::pair<std::string, std::string>>> ranked;
    for (const auto& [codes, count] : count_pairs(files)) {
        const bool fits = !known || known_codes.contains(codes.first) != known_codes.contains(codes.second);
        if (fits) {
            ranked.emplace_back(count, codes);
        }
    }
    std::sort(ranked.rbegin(), ranked.rend());
    if (ranked.empty()) {
        throw base::UsageError{
            "There are no two files whose names differ in a language code only, such as report.fr.txt and "
            "report.en.txt. Write the pairs into a file for --batch, or name the languages with "
            "--source-lang "
            "and --target-lang."};
    }
    const auto& [count, codes] = ranked.front();
    if (ranked.size() > 1 && ranked[1].first == count) {
        throw base::UsageError{fmt::format(
            "It is not clear which languages are to be paired: '{}' and '{}', or '{}' and '{}'? Name "
            "them with --source-lang and --target-lang.",
            codes.first, codes.second, ranked[1].second.first, ranked[1].second.second)};
    }
    if (!known) {
        throw base::UsageError{
            fmt::format("The names are in '{}' and '{}'. Say which is that of the source, with "
                        "--source-lang.",
                        codes.first, codes.second)};
    }
    const std::string& other = known_codes.contains(codes.first) ? codes.second : codes.first;
    const LanguageTag found = LanguageTag::parse(other).value_or(LanguageTag{});
    return source ? std::pair{*source, found} : std::pair{found, *target};
}

/// Pairs files of two languages by what their names have in common.
class Pairing {
public:
    Pairing(std::vector<File>& files, std::set<std::string> source_codes, std::set<std::string> target_codes)
        : m_files{files}, m_source_codes{std::move(source_codes)}, m_target_codes{std::move(target_codes)} {}

    /// \param key  what has to be the same
    void pair_by(std::string Candidate::*key) {
        std::map<std::string, std::array<std::vector<File*>, 2>> groups;
        for (File& file : m_files) {
            if (file.paired || file.ambiguous) {
                continue;
            }
            for (const Candidate& candidate : file.candidates) {
                for (const std::size_t side : {0U, 1U}) {
                    if ((side == 0 ? m_source_codes : m_target_codes).contains(candidate.code)) {
                        groups[candidate.*key][side].push_back(&file);
                    }
                }
            }
        }
        for (auto& [name, sides] : groups) {
            take(sides[0], sides[1]);
        }
    }

    std::vector<NamedPair> take_pairs() && {
        std::sort(m_pairs.begin(), m_pairs.end(),
                  [](const NamedPair& a, const NamedPair& b) { return a.source < b.source; });
        return std::move(m_pairs);
    }

private:
    void take(const std::vector<File*>& sources, const std::vector<File*>& targets) {
        if (sources.empty() || targets.empty()) {
            return;
        }
        const auto is_paired = [](const File* file) { return file->paired; };
        if (std::any_of(sources.begin(), sources.end(), is_paired) ||
            std::any_of(targets.begin(), targets.end(), is_paired)) {
            return; // by another code in their names
        }
        if (sources.size() == 1 && targets.size() == 1 && sources[0] != targets[0]) {
            sources[0]->paired = targets[0]->paired = true;
            m_pairs.push_back({sources[0]->path, targets[0]->path});
            return;
        }
        for (const std::vector<File*>* side : {&sources, &targets}) {
            for (File* file : *side) {
                file->ambiguous = true;
            }
        }
    }

    std::vector<File>& m_files;
    std::set<std::string> m_source_codes;
    std::set<std::string> m_target_codes;
    std::vector<NamedPair> m_pairs;
};

} // namespace

NamePairing pair_names(const std::vector<std::string>& paths, const std::optional<LanguageTag>& source,
                       const std::optional<LanguageTag>& target) {
    std::set<std::string> wanted;
    if (source && target) {
        wanted.merge(codes_of(*source, target));
        wanted.merge(codes_of(*target, source));
    }
    std::vector<File> files;
    for (const std::string& path : paths) {
        files.push_back({path, candidates_in(path, wanted)});
    }
    NamePairing pairing;
    std::tie(pairing.source, pairing.target) =
        source && target ? std::pair{*source, *target} : find_languages(files, source, target);
    const std::set<std::string> source_codes = codes_of(pairing.source, pairing.target);
    const std::set<std::string> target_codes = codes_of(pairing.target, pairing.source);
    Pairing pairs{files, source_codes, target_codes};
    pairs.pair_by(&Candidate::exact);
    pairs.pair_by(&Candidate::loose);
    pairing.pairs = std::move(pairs).take_pairs();
    for (const File& file : files) {
        const bool has_code =
            std::any_of(file.candidates.begin(), file.candidates.end(), [&](const Candidate& c) {
                return source_codes.contains(c.code) || target_codes.contains(c.code);
            });
        if (file.ambiguous && !file.paired) {
            pairing.ambiguous.push_back(file.path);
        } else if (!file.paired && has_code) {
            pairing.alone.push_back(file.path);
        } else if (!file.paired) {
            ++pairing.others;
        }
    }
    return pairing;
}

} // namespace diptych::model

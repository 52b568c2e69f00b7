#include "language/language_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <variant>

namespace diptych::language {

namespace {

/// A respelling's own sections.
struct Whole {
    Respelling Language::*respelling;
};

struct Parts {
    Respelling Language::*respelling;
};

struct Passes {
    Respelling Language::*respelling;
};

/// What the entries of a section are, and where they go.
using Target = std::variant<AbbreviationClass, Words SentenceWords::*, Words Language::*,
                            TagRules Language::*, WordPairs Language::*, WordPairs SentenceWords::*,
                            NumberWords Language::*, Endings Language::*, Function, Whole, Parts, Passes>;

const std::unordered_map<std::string_view, Target>& sections() {
    static const std::unordered_map<std::string_view, Target> all{
        {"abbreviations title", AbbreviationClass::title},
        {"abbreviations numeric", AbbreviationClass::numeric},
        {"abbreviations soft", AbbreviationClass::soft},
        {"abbreviations final", AbbreviationClass::final},
        {"one-letter words", &SentenceWords::one_letter_words},
        {"before a letter", &SentenceWords::before_letter},
        {"frequent words", &SentenceWords::frequent_words},
        {"starters", &SentenceWords::starters},
        {"name particles", &SentenceWords::name_particles},
        {"never small", &SentenceWords::never_small},
        {"full words", &SentenceWords::full_words},
        {"words behind hours", &SentenceWords::behind_hours},
        {"behind quotations", &SentenceWords::behind_quotations},
        {"names with marks", &SentenceWords::names_with_marks},
        {"words, too", &SentenceWords::words_too},
        {"quotation marks", &SentenceWords::quotation_marks},
        {"determiners", k_determiner},
        {"prepositions", k_preposition},
        {"subject pronouns", k_subject},
        {"object pronouns", k_object},
        {"forms of have", k_have},
        {"forms of be", k_be},
        {"modals", k_modal},
        {"negations", k_negation},
        {"adverbs", k_adverb},
        {"conjunctions", k_conjunction},
        {"possessive marks", k_possessive},
        {"agent prepositions", k_agent},
        {"articles", &Language::articles},
        {"infinitive marks", &Language::infinitive_marks},
        {"content words, too", &Language::content_words_too},
        {"participle endings", &Language::participle_endings},
        {"infinitive endings", &Language::infinitive_endings},
        {"tags in sentences", &Language::sentence_tags},
        {"tags of terms", &Language::term_tags},
        {"elisions", &Language::elisions},
        {"stems of words", Whole{&Language::stems}},
        {"stems by ending", Passes{&Language::stems}},
        {"base forms", &Language::base_forms},
        {"without base form", &Language::without_base_form},
        {"spelling of words", Whole{&Language::spelling}},
        {"spelling of parts", Parts{&Language::spelling}},
        {"spelling by ending", Passes{&Language::spelling}},
        {"genders of lemmas", &Language::genders},
        {"reformed letters", &Language::reformed_letters},
        {"unreformed words", &Language::unreformed},
        {"linking prepositions", &Language::linking_prepositions},
        {"linking articles", &Language::linking_articles},
        {"general adjectives", &Language::general_adjectives},
        {"prefixes", &Language::prefixes},
        {"hyphen endings", &Language::hyphen_endings},
        {"bracketed endings", &Language::bracketed_endings},
        {"number words", &Language::number_words},
        {"month names", &Language::month_names},
        {"hours", &Language::hours},
        {"ordinal endings", &Language::ordinal_endings},
        {"page words", &Language::page_words},
        {"address parts", &Language::address_parts},
        {"amounts", &Language::amounts},
        {"spaces before", &Language::spaces_before},
        {"spaces behind", &Language::spaces_behind},
        {"repeated words", &Language::repeated_words}};
    return all;
}

/// The flag that an entry of [traits] sets; nothing when there is no such trait.
bool* find_trait(Language& language, std::string_view name) {
    const std::unordered_map<std::string_view, bool*> all{
        {"stops-after-ordinals", &language.sentences.stops_after_ordinals},
        {"semicolon-asks", &language.semicolon_asks},
        {"possessive-s", &language.has_possessive_s},
        {"lemmas-vary-in-spelling", &language.lemmas_vary_in_spelling},
        {"spellers-list-irregular-forms", &language.spellers_list_irregular_forms},
        {"head-first", &language.head_first},
        {"terms-in-singular", &language.terms_in_singular}};
    const auto found = all.find(name);
    return found == all.end() ? nullptr : found->second;
}

std::string with_spaces(std::string_view text) {
    std::string result{text};
    std::replace(result.begin(), result.end(), '_', ' ');
    return result;
}

/// "form=base"; the second is the first when there is no "=".
std::pair<std::string, std::string> pair_of(std::string_view entry) {
    const std::size_t at = entry.find('=');
    return {with_spaces(entry.substr(0, at)),
            with_spaces(at == std::string_view::npos ? entry : entry.substr(at + 1))};
}

std::optional<std::uint32_t> number_of(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional{value} : std::nullopt;
}

/// "3-ing=e", "2:1-our=or", or a whole word: "mice=mouse".
Ending ending_of(std::string_view entry) {
    Ending ending;
    const std::size_t hyphen = entry.find('-');
    const std::string_view numbers = hyphen == std::string_view::npos ? "" : entry.substr(0, hyphen);
    const std::size_t colon = std::min(numbers.find(':'), numbers.size());
    const std::optional<std::uint32_t> letters = number_of(numbers.substr(0, colon));
    ending.whole = !letters;
    if (letters) {
        ending.letters = *letters;
        ending.vowels = number_of(numbers.substr(std::min(colon + 1, numbers.size()))).value_or(0);
        entry.remove_prefix(hyphen + 1);
    }
    std::tie(ending.ending, ending.replacement) = pair_of(entry);
    return ending;
}

/// "belle(s)" is "belle" and "belles"; what has no brackets is itself.
std::vector<std::string> without_brackets(std::string_view entry) {
    const std::size_t open = entry.find('(');
    const std::size_t close = entry.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {std::string{entry}};
    }
    const std::string before{entry.substr(0, open)};
    const std::string_view inside = entry.substr(open + 1, close - open - 1);
    const std::string_view after = entry.substr(close + 1);
    return {std::string{before}.append(after), std::string{before}.append(inside).append(after)};
}

class Reader {
public:
    Reader(Language& language, const std::string& name) : m_language{language}, m_name{name} {}

    void read(std::string_view section, std::string_view content) {
        open(section);
        for (const std::string_view raw : base::split(content, '\n')) {
            ++m_line;
            const std::string_view line = base::trim(raw);
            if (line.empty() || line.front() == '#') {
                continue;
            }
            if (line.front() == '[' && line.back() == ']') {
                open(line.substr(1, line.size() - 2));
                continue;
            }
            for (const std::string_view entry : base::split(line, ' ')) {
                if (!entry.empty()) {
                    add(entry);
                }
            }
        }
    }

private:
    void open(std::string_view section) {
        m_section = section;
        const auto found = sections().find(section);
        m_target = found == sections().end() ? nullptr : &found->second;
        const auto* const passes = m_target == nullptr ? nullptr : std::get_if<Passes>(m_target);
        if (passes != nullptr) {
            (m_language.*passes->respelling).passes.emplace_back();
        }
        if (m_target != nullptr && std::holds_alternative<TagRules Language::*>(*m_target)) {
            (m_language.*std::get<TagRules Language::*>(*m_target)).emplace_back();
        }
    }

    void add(std::string_view entry) {
        if (m_section == "traits") {
            bool* const trait = find_trait(m_language, entry);
            if (trait == nullptr) {
                throw base::InputError{m_name, m_line,
                                       fmt::format("The trait '{}' is unknown. Use one of those in "
                                                   "language/languages/README.md.",
                                                   entry)};
            }
            *trait = true;
            return;
        }
        if (m_target == nullptr) {
            throw base::InputError{
                m_name, m_line,
                fmt::format("The section '{}' is unknown. Use one of those in language/languages/README.md.",
                            m_section)};
        }
        std::visit([&](const auto& target) { put(target, entry); }, *m_target);
    }

    void put(AbbreviationClass kind, std::string_view entry) {
        m_language.sentences.abbreviation_list.emplace_back(entry, kind);
    }

    void put(Words SentenceWords::*words, std::string_view entry) {
        (m_language.sentences.*words).emplace(entry);
    }

    void put(Words Language::*words, std::string_view entry) {
        (m_language.*words).emplace(with_spaces(entry));
    }

    void put(TagRules Language::*rules, std::string_view entry) {
        (m_language.*rules).back().emplace_back(entry);
    }

    void put(WordPairs SentenceWords::*pairs, std::string_view entry) {
        (m_language.sentences.*pairs).push_back(whole_pair(entry));
    }

    void put(WordPairs Language::*pairs, std::string_view entry) {
        (m_language.*pairs).push_back(whole_pair(entry));
    }

    void put(NumberWords Language::*words, std::string_view entry) {
        auto [word, digits] = whole_pair(entry);
        const std::optional<std::uint32_t> number = number_of(digits);
        if (!number) {
            refuse(entry, "stands for no number. Write it in digits.");
        }
        (m_language.*words).emplace_back(std::move(word), *number);
    }

    void put(Endings Language::*endings, std::string_view entry) {
        whole_pair(entry);
        for (const std::string& one : without_brackets(entry)) {
            (m_language.*endings).push_back(ending_of(one));
        }
    }

    void put(Function function, std::string_view entry) {
        std::uint16_t& functions = m_language.functions[with_spaces(entry)];
        functions = static_cast<std::uint16_t>(functions | function);
    }

    void put(Whole target, std::string_view entry) {
        for (const std::string& one : without_brackets(entry)) {
            (m_language.*target.respelling).whole.insert(pair_of(one));
        }
    }

    void put(Parts target, std::string_view entry) {
        (m_language.*target.respelling).parts.push_back(whole_pair(entry));
    }

    void put(Passes target, std::string_view entry) {
        whole_pair(entry);
        (m_language.*target.respelling).passes.back().push_back(ending_of(entry));
    }

    /// A pair where only one will do.
    std::pair<std::string, std::string> whole_pair(std::string_view entry) const {
        if (entry.find('=') == std::string_view::npos) {
            refuse(entry, "has no '='. Write both sides.");
        }
        return pair_of(entry);
    }

    [[noreturn]] void refuse(std::string_view entry, std::string_view why) const {
        throw base::InputError{m_name, m_line,
                               fmt::format("The entry '{}' of the section '{}' {}", entry, m_section, why)};
    }

    Language& m_language;
    const std::string& m_name;
    std::size_t m_line = 0;
    std::string_view m_section;
    const Target* m_target = nullptr;
};

} // namespace

Language read_language(std::string_view code, std::string_view content, const std::string& name,
                       std::string_view section) {
    Language language;
    language.code = code;
    Reader{language, name}.read(section, content);
    return language;
}

} // namespace diptych::language

#include "concordance/query.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <optional>
#include <utility>

namespace diptych::concordance {

namespace {

constexpr std::size_t k_deepest = 30;            ///< parentheses in one another
constexpr std::size_t k_longest_query = 200;     ///< words, operators and parentheses
constexpr std::size_t k_greatest_query = 10'000; ///< bytes
constexpr std::size_t k_shortest_prefix = 2;     ///< letters: a single one would begin a tenth of all words

enum class Sign { word, quoted, conjunction, disjunction, negation, open, close, end };

struct Item {
    Sign sign = Sign::end;
    std::string text = {}; ///< as typed; of quoted text what is between the marks
    bool prefix = false;   ///< of a word: a star was behind it
};

bool is_space_at(std::string_view text, std::size_t position) {
    return text::is_white_space(text::code_point_at(text, position).value);
}

/// The item that a bare word is.
Item item_of(std::string_view word) {
    if (word == "AND") {
        return {Sign::conjunction, std::string{word}};
    }
    if (word == "OR") {
        return {Sign::disjunction, std::string{word}};
    }
    if (word == "NOT") {
        return {Sign::negation, std::string{word}};
    }
    if (!word.ends_with('*')) {
        return {Sign::word, std::string{word}};
    }
    const std::string_view beginning = word.substr(0, word.find_last_not_of('*') + 1);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < beginning.size();) {
        const text::CodePoint c = text::code_point_at(beginning, i);
        letters += text::is_letter(c.value) || text::is_digit(c.value) ? 1U : 0U;
        i += c.length;
    }
    if (letters == 0) {
        throw base::UsageError{"A star stands alone in the query. Put it directly behind the beginning of a "
                               "word: 'negoci*'."};
    }
    if (letters < k_shortest_prefix) {
        throw base::UsageError{fmt::format("'{}' would find too many words. Give at least {} letters before "
                                           "the star.",
                                           word, k_shortest_prefix)};
    }
    return {Sign::word, std::string{beginning}, true};
}

std::vector<Item> items_of(std::string_view text) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space_at(text, i)) {
            i += text::code_point_at(text, i).length;
        } else if (text[i] == '(' || text[i] == ')') {
            items.push_back({text[i] == '(' ? Sign::open : Sign::close, std::string{text[i]}});
            ++i;
        } else if (text[i] == '"') {
            const std::size_t end = text.find('"', i + 1);
            if (end == std::string_view::npos) {
                throw base::UsageError{
                    fmt::format("The quotation mark before '{}' is not closed. Put another one behind the "
                                "last word of the phrase.",
                                text.substr(i + 1, text.find(' ', i + 2) - i - 1))};
            }
            items.push_back({Sign::quoted, std::string{text.substr(i + 1, end - i - 1)}});
            i = end + 1;
        } else {
            std::size_t end = i;
            while (end < text.size() && text[end] != '(' && text[end] != ')' && text[end] != '"' &&
                   !is_space_at(text, end)) {
                end += text::code_point_at(text, end).length;
            }
            items.push_back(item_of(text.substr(i, end - i)));
            i = end;
        }
        if (items.size() > k_longest_query) {
            throw base::UsageError{
                fmt::format("The query has more than {} words. Look for fewer.", k_longest_query)};
        }
    }
    items.push_back({});
    return items;
}

bool is_operator(Sign sign) {
    return sign == Sign::conjunction || sign == Sign::disjunction || sign == Sign::negation;
}

Query joined(Query::Kind kind, std::vector<Query> parts) {
    if (parts.size() == 1) {
        return std::move(parts.front());
    }
    return {.kind = kind, .parts = std::move(parts)};
}

/// query = both {"OR" both}; both = unit {("AND" | ["AND"] "NOT") unit}; unit = "(" query ")" | phrase
class Parser {
public:
    explicit Parser(std::vector<Item> items) : m_items{std::move(items)} {}

    Query parse() {
        if (now().sign == Sign::end) {
            throw base::UsageError{"The query is empty. Give a word or a phrase."};
        }
        Query query = any();
        if (now().sign == Sign::close) {
            throw base::UsageError{"A parenthesis is closed that was not opened. Take it away, or put the "
                                   "text in quotation marks if it belongs to it."};
        }
        return query;
    }

private:
    const Item& now() const { return m_items[m_at]; }

    bool take(Sign sign) {
        const bool is = now().sign == sign;
        m_at += is ? 1U : 0U;
        return is;
    }

    Query any() {
        std::vector<Query> parts;
        do {
            parts.push_back(all());
        } while (take(Sign::disjunction));
        return joined(Query::Kind::any, std::move(parts));
    }

    Query all() {
        std::vector<Query> wanted;
        std::vector<Query> unwanted;
        wanted.push_back(unit());
        while (now().sign == Sign::conjunction || now().sign == Sign::negation) {
            take(Sign::conjunction);
            const bool is_negated = take(Sign::negation);
            (is_negated ? unwanted : wanted).push_back(unit());
        }
        Query query = joined(Query::Kind::all, std::move(wanted));
        if (unwanted.empty()) {
            return query;
        }
        unwanted.insert(unwanted.begin(), std::move(query));
        return {.kind = Query::Kind::but, .parts = std::move(unwanted)};
    }

    Query unit() {
        if (take(Sign::open)) {
            if (++m_depth > k_deepest) {
                throw base::UsageError{"There are too many parentheses in one another in the query. Take "
                                       "some away."};
            }
            Query query = any();
            if (!take(Sign::close)) {
                throw base::UsageError{"A parenthesis is opened and not closed. Put ) where it ends, or put "
                                       "the text in quotation marks if the parenthesis belongs to it."};
            }
            --m_depth;
            if (is_text() || now().sign == Sign::open) {
                fail_between(")", now().text);
            }
            return query;
        }
        if (is_text()) {
            return phrase();
        }
        fail_without_words();
    }

    bool is_text() const { return now().sign == Sign::word || now().sign == Sign::quoted; }

    Query phrase() {
        Query query;
        for (; is_text(); ++m_at) {
            if (query.prefix) {
                throw base::UsageError{fmt::format(
                    "The star must stand at the end of a phrase, and '{}' comes behind it. Put AND "
                    "between them.",
                    now().text)};
            }
            query.text += (query.text.empty() ? "" : " ") + now().text;
            query.prefix = now().prefix;
        }
        if (now().sign == Sign::open) {
            fail_between(query.text, "(");
        }
        return query;
    }

    [[noreturn]] static void fail_between(const std::string& before, const std::string& behind) {
        throw base::UsageError{
            fmt::format("There is nothing between '{}' and '{}'. Put AND, OR or NOT there, "
                        "or put the text in quotation marks if the parenthesis belongs to "
                        "it.",
                        before, behind)};
    }

    /// Where words should be, there is something else.
    [[noreturn]] void fail_without_words() const {
        if (now().sign == Sign::negation) {
            throw base::UsageError{"NOT must stand behind what is to be found: 'mandat NOT renouvellement'. "
                                   "Put it in quotation marks to look for the word."};
        }
        if (is_operator(now().sign)) {
            throw base::UsageError{
                fmt::format("There is nothing to find before {}. Give a word there, or put "
                            "it in quotation marks to look for the word.",
                            now().text)};
        }
        const Item* const before = m_at == 0 ? nullptr : &m_items[m_at - 1];
        if (before != nullptr && is_operator(before->sign)) {
            throw base::UsageError{
                fmt::format("There is nothing to find behind {}. Give a word there, or put "
                            "it in quotation marks to look for the word.",
                            before->text)};
        }
        throw base::UsageError{"There is nothing between the parentheses. Take them away, or give a word."};
    }

    std::vector<Item> m_items;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
};

model::WordQuery compile_phrase(const Query& query, const text::Analyzer& analyzer, Strictness strictness) {
    model::WordQuery compiled;
    compiled.prefix = query.prefix;
    std::string last;
    for (text::Token& token : analyzer.analyze(query.text)) {
        if (!token.folded.empty()) {
            last = token.folded;
            compiled.words.push_back(strictness == Strictness::stems ? token.stem : token.folded);
        }
    }
    if (compiled.words.empty()) {
        throw base::UsageError{
            fmt::format("There is no word to look for in '{}'. Give a word or a phrase.", query.text)};
    }
    if (query.prefix) {
        compiled.words.back() = last; // the beginning of a word has no stem
    }
    return compiled;
}

model::WordQuery::Kind kind_of(Query::Kind kind) {
    switch (kind) {
    case Query::Kind::phrase:
        break;
    case Query::Kind::all:
        return model::WordQuery::Kind::all;
    case Query::Kind::any:
        return model::WordQuery::Kind::any;
    case Query::Kind::but:
        return model::WordQuery::Kind::but;
    }
    return model::WordQuery::Kind::phrase;
}

} // namespace

Query parse_query(std::string_view text) {
    if (text.size() > k_greatest_query) {
        throw base::UsageError{fmt::format("The query has {} bytes, and {} are the most. Look for less.",
                                           text.size(), k_greatest_query)};
    }
    return Parser{items_of(text)}.parse();
}

model::WordQuery compile(const Query& query, const text::Analyzer& analyzer, Strictness strictness) {
    if (query.kind == Query::Kind::phrase) {
        return compile_phrase(query, analyzer, strictness);
    }
    model::WordQuery compiled;
    compiled.kind = kind_of(query.kind);
    for (const Query& part : query.parts) {
        compiled.parts.push_back(compile(part, analyzer, strictness));
    }
    if (query.kind == Query::Kind::but && must_be_verified(strictness)) {
        return std::move(compiled.parts.front());
    }
    return compiled;
}

model::WordQuery taken_apart(const model::WordQuery& query) {
    model::WordQuery apart{.kind = query.kind};
    if (query.kind != model::WordQuery::Kind::phrase) {
        for (const model::WordQuery& part : query.parts) {
            // What is unwanted stays as it is.
            const bool is_unwanted = query.kind == model::WordQuery::Kind::but && !apart.parts.empty();
            apart.parts.push_back(is_unwanted ? part : taken_apart(part));
        }
        return apart;
    }
    if (query.words.size() == 1) {
        return query;
    }
    apart.kind = model::WordQuery::Kind::all;
    for (const std::string& word : query.words) {
        apart.parts.push_back({.words = {word}});
    }
    apart.parts.back().prefix = query.prefix;
    return apart;
}

} // namespace diptych::concordance

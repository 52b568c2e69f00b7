#include "segment/srx.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/pattern.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace diptych::segment {

namespace {

struct Rule {
    bool breaks = true;
    std::optional<text::Pattern> before;
    std::optional<text::Pattern> after;
    std::size_t line = 0; ///< of the file

    bool fits(std::string_view text, std::size_t lowest, std::size_t position) const {
        constexpr std::size_t k_look_ahead = 1000; // bytes: no rule is about more
        return (!before || before->matches_before(text, lowest, position)) &&
               (!after || after->matches_at(text.substr(0, end_of(text, position + k_look_ahead)), position));
    }

    /// Not in the middle of a character.
    static std::size_t end_of(std::string_view text, std::size_t end) {
        end = std::min(end, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        return end;
    }
};

xml::Tree read_root(std::string_view bytes, const std::string& name) {
    xml::Reader reader{bytes, name};
    xml::Event event = reader.next();
    if (event.kind != xml::EventKind::start_element || event.name != "srx") {
        throw base::InputError{
            name, event.line,
            "This is not SRX: its root element is not <srx>. Name a file of segmentation rules."};
    }
    return xml::read_element(reader, std::move(event));
}

std::optional<text::Pattern> pattern_of(xml::Node rule, std::string_view name, const std::string& file) {
    std::optional<xml::Node> element = rule.child(name);
    const std::string expression = element ? xml::text_content(*element) : "";
    if (expression.empty()) {
        return std::nullopt;
    }
    try {
        return text::Pattern{expression};
    } catch (const base::Error& error) {
        throw base::InputError{file, element->line(), error.what()};
    }
}

/// Whether a languagepattern, which has to match the whole code, fits "fr", "fr-CA" or "fr_CA".
bool fits(std::string_view expression, const model::LanguageTag& language, const std::string& file,
          std::size_t line) {
    try {
        const text::Pattern pattern{"(?:" + std::string{expression} + ")\\z"};
        std::string underscored = language.str();
        std::replace(underscored.begin(), underscored.end(), '-', '_');
        const std::string upper_half = language.str() + (language.str().size() == 2 ? "_XX" : "");
        return pattern.matches_at(language.str(), 0) || pattern.matches_at(underscored, 0) ||
               pattern.matches_at(upper_half, 0);
    } catch (const base::Error& error) {
        throw base::InputError{file, line, error.what()};
    }
}

} // namespace

struct SrxRules::Rules {
    std::string file;
    std::vector<Rule> rules;
};

SrxRules::SrxRules(std::string_view bytes, const std::string& name, const model::LanguageTag& language)
    : m_rules{std::make_unique<Rules>()} {
    m_rules->file = name;
    const xml::Tree tree = read_root(bytes, name);
    const xml::Node root = tree.root();
    std::optional<xml::Node> header = root.child("header");
    const bool cascade = header && header->attribute("cascade").value_or("no") == "yes";
    std::optional<xml::Node> body = root.child("body");
    std::optional<xml::Node> language_rules = body ? body->child("languagerules") : std::nullopt;
    std::optional<xml::Node> map = body ? body->child("maprules") : std::nullopt;
    if (!language_rules || !map) {
        throw base::InputError{name, root.line(),
                               "The SRX has no <languagerules> or no <maprules> in its <body>."};
    }
    for (const xml::Node entry : *map) {
        if (entry.name() != "languagemap" ||
            !fits(entry.attribute("languagepattern").value_or(""), language, name, entry.line())) {
            continue;
        }
        const std::string_view wanted = entry.attribute("languagerulename").value_or("");
        for (const xml::Node set : *language_rules) {
            if (set.name() != "languagerule" || set.attribute("languagerulename") != wanted) {
                continue;
            }
            for (const xml::Node rule : set) {
                if (rule.name() == "rule") {
                    m_rules->rules.push_back({rule.attribute("break").value_or("yes") != "no",
                                              pattern_of(rule, "beforebreak", name),
                                              pattern_of(rule, "afterbreak", name), rule.line()});
                }
            }
        }
        if (!cascade) {
            break;
        }
    }
    if (m_rules->rules.empty()) {
        throw base::InputError{name,
                               fmt::format("The SRX maps no rules to the language '{}'. Name another file or "
                                           "another language.",
                                           language.str())};
    }
}

SrxRules::~SrxRules() = default;
SrxRules::SrxRules(SrxRules&&) noexcept = default;
SrxRules& SrxRules::operator=(SrxRules&&) noexcept = default;

std::optional<bool> SrxRules::decide(std::string_view text, std::size_t end, std::size_t next) const {
    constexpr std::size_t k_look_back = 200; // bytes: no rule is about more
    std::size_t lowest = end > k_look_back ? end - k_look_back : 0;
    while (lowest < end && (static_cast<unsigned char>(text[lowest]) & 0xC0U) == 0x80U) {
        ++lowest; // not in the middle of a character
    }
    for (const Rule& rule : m_rules->rules) {
        try {
            if (rule.fits(text, lowest, end) || rule.fits(text, lowest, next)) {
                return rule.breaks;
            }
        } catch (const base::Error& error) {
            throw base::InputError{m_rules->file, rule.line, error.what()};
        }
    }
    return std::nullopt;
}

} // namespace diptych::segment

#include "reader/tmx.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "model/unit_details.hpp"
#include "reader/inline_text.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

namespace diptych::reader {

namespace {

using model::LanguageTag;

/// tuv: the text of a unit in one language.
struct Variant {
    LanguageTag language;
    std::string text;
    model::DetailsOf details;
};

using Variants = std::vector<const Variant*>;

/// Properties that are Diptych's own, which the database keeps in its way.
bool is_own_property(xml::Node part) {
    constexpr std::array<std::string_view, 4> k_types{"x-document", "x-symbol", "x-probability", "x-origin"};
    const auto type = part.attribute("type");
    return part.name() == "prop" && type && std::find(k_types.begin(), k_types.end(), *type) != k_types.end();
}

/// The text of a property of a unit; empty without it.
std::string property(xml::Node unit, std::string_view type) {
    for (const xml::Node child : unit) {
        if (child.name() == "prop" && child.attribute("type") == type) {
            return std::string{base::trim(xml::text_content(child))};
        }
    }
    return {};
}

std::vector<model::DetailAttribute> attributes_of(xml::Node element) {
    std::vector<model::DetailAttribute> attributes;
    for (std::size_t i = 0; i < element.attribute_count(); ++i) {
        const xml::AttributeView attribute = element.attribute_at(i);
        const bool is_xml = attribute.namespace_uri == xml::k_xml_namespace;
        attributes.emplace_back((is_xml ? "xml:" : "") + std::string{attribute.name}, std::string{attribute.value});
    }
    return attributes;
}

/// The attributes of a unit or a variant, but for its language, its remarks and its properties.
model::DetailsOf details_of(xml::Node element) {
    model::DetailsOf details;
    details.attributes = attributes_of(element);
    std::erase_if(details.attributes, [](const model::DetailAttribute& attribute) {
        return attribute.first == "xml:lang" || attribute.first == "lang" || attribute.first == "srclang";
    });
    for (const xml::Node child : element) {
        if ((child.name() == "prop" || child.name() == "note") && !is_own_property(child)) {
            details.parts.push_back({std::string{child.name()}, attributes_of(child), xml::text_content(child)});
        }
    }
    return details;
}

/// The content of a segment, when there is more in it than its text.
std::string markup_of(xml::Node segment) {
    for (const xml::Node child : segment) {
        if (!child.is_text()) {
            return xml::inner_xml(segment);
        }
    }
    return {};
}

bool answers(const LanguageTag& asked, const LanguageTag& there) {
    return there == asked || there.str().starts_with(asked.str() + '-') || there.str() == asked.primary();
}

/// The variants in that very language, or else those in the form of it that stands first.
Variants find_variants(const std::vector<Variant>& variants,
                       const std::function<bool(const LanguageTag& language)>& fits, const LanguageTag& first) {
    const auto exact = std::find_if(variants.begin(), variants.end(),
                                    [&](const Variant& variant) { return variant.language == first; });
    const auto chosen = exact != variants.end()
                            ? exact
                            : std::find_if(variants.begin(), variants.end(),
                                           [&](const Variant& variant) { return fits(variant.language); });
    Variants found;
    for (const Variant& variant : variants) {
        if (chosen != variants.end() && variant.language == chosen->language) {
            found.push_back(&variant);
        }
    }
    return found;
}

class TmxFile {
public:
    TmxFile(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
            const TmxOptions& options, const model::UnitSink& sink)
        : m_reader{std::move(bytes), name}, m_name{name},
          m_diagnostics{diagnostics}, m_options{options}, m_sink{sink} {}

    TmxOthers read() {
        const xml::Event root = m_reader.next();
        if (root.name != "tmx") {
            throw base::InputError{m_name, root.line,
                                   fmt::format("This is no TMX: it begins with an element '{}'.", root.name)};
        }
        for (;;) {
            xml::Event event = m_reader.next();
            if (event.kind == xml::EventKind::end_of_document) {
                break;
            }
            if (event.kind != xml::EventKind::start_element) {
                continue;
            }
            if (event.name == "header") {
                m_source_language = xml::attribute(event.attributes, "srclang").value_or("");
                m_reader.skip_element();
            } else if (event.name == "tu") {
                m_unit.clear();
                take_unit(xml::read_element(m_reader, std::move(event), m_unit));
            }
        }
        report_left_out();
        return std::move(m_others);
    }

private:
    void take_unit(xml::Node unit) {
        const std::vector<Variant> variants = variants_of(unit);
        const Variants sources = choose_source(unit, variants);
        const Variants targets = sources.empty() ? Variants{} : choose_target(variants, *sources.front());
        if (targets.empty()) {
            report_unpaired(unit, variants, sources);
            return;
        }
        m_targets.emplace(sources.front()->language, targets.front()->language);
        count_others(variants, *sources.front(), *targets.front());
        const auto is_empty = [](const Variant* variant) { return variant->text.empty(); };
        if (std::all_of(sources.begin(), sources.end(), is_empty) &&
            std::all_of(targets.begin(), targets.end(), is_empty)) {
            m_diagnostics.warn(m_name, unit.line(), "The translation unit has no text; it was left out.");
            return;
        }
        m_any = true;
        const model::DetailsOf details = details_of(unit);
        const double probability = probability_of(unit);
        const std::string document = property(unit, "x-document");
        // Each variant once: with the first of the other side when there are several.
        for (std::size_t i = 0; i < sources.size() + targets.size() - 1; ++i) {
            const Variant& source = *sources[i < targets.size() ? 0 : i - targets.size() + 1];
            const Variant& target = *targets[i < targets.size() ? i : 0];
            model::TranslationUnit made;
            made.document = document;
            made.source_language = source.language;
            made.target_language = target.language;
            made.line = unit.line();
            made.set_texts(source.text, target.text, probability);
            made.details = text_of(model::UnitDetails{"tmx", details, source.details, target.details});
            m_sink(std::move(made));
        }
    }

    std::vector<Variant> variants_of(xml::Node unit) {
        std::vector<Variant> variants;
        for (const xml::Node child : unit) {
            if (child.name() != "tuv") {
                continue;
            }
            // xml:lang since 1.4, lang before.
            auto tag = child.attribute("lang", xml::k_xml_namespace);
            tag = tag ? tag : child.attribute("lang");
            const auto language = LanguageTag::parse(base::trim(tag.value_or("")));
            std::optional<xml::Node> segment = child.child("seg");
            if (!language) {
                m_diagnostics.warn(
                    m_name, child.line(),
                    fmt::format("The language of a variant, '{}', is no language tag such as 'fr' "
                                "or 'en-GB'; the variant was left out.",
                                tag.value_or("")));
            } else if (!segment) {
                m_diagnostics.warn(
                    m_name, child.line(),
                    fmt::format("The variant in '{}' has no segment; it was left out.", language->str()));
            } else {
                variants.push_back({*language, on_one_line(inline_text(*segment)), details_of(child)});
                variants.back().details.segment = markup_of(*segment);
            }
        }
        return variants;
    }

    Variants choose_source(xml::Node unit, const std::vector<Variant>& variants) const {
        if (m_options.source) {
            return find_variants(
                variants, [&](const LanguageTag& there) { return answers(*m_options.source, there); },
                *m_options.source);
        }
        if (const auto said = said_source(unit)) { // which may name another region than the variants do
            return find_variants(
                variants, [&](const LanguageTag& there) { return there.primary() == said->primary(); }, *said);
        }
        // "*all*": any may be the source
        return find_variants(
            variants,
            [&](const LanguageTag& there) {
                return !m_options.target || there.primary() != m_options.target->primary();
            },
            LanguageTag{});
    }

    /// What the unit or the header says is its source language.
    std::optional<LanguageTag> said_source(xml::Node unit) const {
        return LanguageTag::parse(unit.attribute("srclang").value_or(m_source_language));
    }

    Variants choose_target(const std::vector<Variant>& variants, const Variant& source) const {
        if (m_options.only && m_options.only->first != source.language) {
            return {};
        }
        std::optional<LanguageTag> wanted = m_options.target;
        bool exactly = false;
        if (!wanted) { // the units before decide, in whatever order a unit has its languages
            const auto before = m_targets.find(source.language);
            wanted = before == m_targets.end() ? std::nullopt : std::optional{before->second};
            exactly = true;
        }
        if (m_options.only) {
            wanted = m_options.only->second;
            exactly = true;
        }
        return find_variants(
            variants,
            [&](const LanguageTag& there) {
                return there != source.language &&
                       (!wanted || (exactly ? there == *wanted : answers(*wanted, there)));
            },
            wanted && *wanted != source.language ? *wanted : LanguageTag{});
    }

    void count_others(const std::vector<Variant>& variants, const Variant& source, const Variant& target) {
        for (const Variant& variant : variants) {
            if (variant.language != source.language && variant.language != target.language) {
                ++m_others[{source.language, variant.language}];
            }
        }
    }

    void report_unpaired(xml::Node unit, const std::vector<Variant>& variants, const Variants& sources) {
        if (!sources.empty() && variants.size() > sources.size()) { // in other languages than the units before
            for (const Variant& variant : variants) {
                m_others[{sources.front()->language, variant.language}] +=
                    variant.language == sources.front()->language ? 0U : 1U;
            }
            ++m_left_out;
        } else if (m_options.source || m_options.target) {
            ++m_left_out;
        } else if (const auto wanted = said_source(unit); sources.empty() && wanted && !variants.empty()) {
            m_diagnostics.warn(
                m_name, unit.line(),
                fmt::format("The translation unit has no text in its source language, '{}'; it was "
                            "left out.",
                            wanted->str()));
        } else {
            m_diagnostics.warn(
                m_name, unit.line(),
                "The translation unit has text in one language only, or in none; it was left out.");
        }
    }

    double probability_of(xml::Node unit) {
        const std::string text = property(unit, "x-probability");
        if (text.empty()) {
            return 1.0;
        }
        double value = 0.0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failure != std::errc{} || end != text.data() + text.size() || !(value >= 0.0 && value <= 1.0)) {
            m_diagnostics.warn(
                m_name, unit.line(),
                fmt::format("The probability '{}' is no number from 0 to 1; 1 was taken.", text));
            return 1.0;
        }
        return value;
    }

    void report_left_out() {
        const auto name_of = [](const std::optional<LanguageTag>& language) {
            return language ? fmt::format("'{}'", language->str()) : std::string{"another language"};
        };
        std::erase_if(m_others, [](const auto& other) { return other.second == 0; });
        if (m_left_out > 0 && (m_options.source || m_options.target)) {
            m_diagnostics.report(base::Severity::note, m_name, 0,
                                 fmt::format("{} translation units have no text in both {} and {}; they were "
                                             "left out.",
                                             m_left_out, name_of(m_options.source),
                                             name_of(m_options.target)));
        } else if (!m_any && m_others.empty()) {
            m_diagnostics.warn(m_name, 0, "There is no translation unit in the file that can be used.");
        }
    }

    xml::Reader m_reader;
    xml::Tree m_unit; ///< being read
    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    const TmxOptions& m_options;
    std::string m_source_language; ///< of the header: a tag, "*all*", or empty
    const model::UnitSink& m_sink;
    std::map<LanguageTag, LanguageTag> m_targets; ///< by the source, of the units so far
    TmxOthers m_others;
    bool m_any = false;        ///< there was a unit that can be used
    std::size_t m_left_out = 0;
};

} // namespace

TmxOthers read_tmx(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
                   const TmxOptions& options, const model::UnitSink& sink) {
    return TmxFile{std::move(bytes), name, diagnostics, options, sink}.read();
}

} // namespace diptych::reader

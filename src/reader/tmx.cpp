#include "reader/tmx.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "reader/inline_text.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace diptych::reader {

namespace {

using model::LanguageTag;

/// tuv: the text of a unit in one language.
struct Variant {
    LanguageTag language;
    std::string text;
};

/// The text of a property of a unit; empty without it.
std::string property(xml::Node unit, std::string_view type) {
    for (const xml::Node child : unit) {
        if (child.name() == "prop" && child.attribute("type") == type) {
            return std::string{base::trim(xml::text_content(child))};
        }
    }
    return {};
}

/// The variant in that very language, or else in another form of it.
const Variant* find_variant(const std::vector<Variant>& variants, const LanguageTag& language) {
    const auto exact = std::find_if(variants.begin(), variants.end(),
                                    [&](const Variant& variant) { return variant.language == language; });
    if (exact != variants.end()) {
        return &*exact;
    }
    const auto near = std::find_if(variants.begin(), variants.end(), [&](const Variant& variant) {
        return variant.language.primary() == language.primary();
    });
    return near == variants.end() ? nullptr : &*near;
}

class TmxFile {
public:
    TmxFile(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
            const TmxOptions& options, const model::UnitSink& sink)
        : m_reader{std::move(bytes), name}, m_name{name},
          m_diagnostics{diagnostics}, m_options{options}, m_sink{sink} {}

    void read() {
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
    }

private:
    void take_unit(xml::Node unit) {
        const std::vector<Variant> variants = variants_of(unit);
        const auto [source, target] = choose(unit, variants);
        if (source == nullptr || target == nullptr) {
            return;
        }
        if (source->text.empty() && target->text.empty()) {
            m_diagnostics.warn(m_name, unit.line(), "The translation unit has no text; it was left out.");
            return;
        }
        m_last_target = target->language;
        m_any = true;
        model::TranslationUnit made{.document = property(unit, "x-document"),
                                    .source_language = source->language,
                                    .target_language = target->language,
                                    .source = {},
                                    .target = {},
                                    .line = unit.line()};
        made.set_texts(source->text, target->text, probability_of(unit));
        m_sink(std::move(made));
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
            } else if (std::any_of(variants.begin(), variants.end(),
                                   [&](const Variant& v) { return v.language == *language; })) {
                m_diagnostics.warn(m_name, child.line(),
                                   fmt::format("There is more than one variant in '{}'; the first was taken.",
                                               language->str()));
            } else {
                variants.push_back({*language, on_one_line(inline_text(*segment))});
            }
        }
        return variants;
    }

    std::pair<const Variant*, const Variant*> choose(xml::Node unit, const std::vector<Variant>& variants) {
        const std::string_view said = unit.attribute("srclang").value_or(m_source_language);
        const auto wanted = m_options.source ? m_options.source : LanguageTag::parse(said);
        const Variant* source = nullptr;
        if (wanted) {
            source = find_variant(variants, *wanted);
        } else { // "*all*": any may be the source
            const auto other = std::find_if(variants.begin(), variants.end(), [&](const Variant& variant) {
                return !m_options.target || variant.language.primary() != m_options.target->primary();
            });
            source = other == variants.end() ? nullptr : &*other;
        }
        const Variant* target = source == nullptr ? nullptr : choose_target(variants, *source);
        if (source != nullptr && target != nullptr) {
            return {source, target};
        }
        if (m_options.source || m_options.target) {
            ++m_left_out;
        } else if (source == nullptr && wanted && !variants.empty()) {
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
        return {nullptr, nullptr};
    }

    const Variant* choose_target(const std::vector<Variant>& variants, const Variant& source) const {
        std::vector<const Variant*> others;
        for (const Variant& variant : variants) {
            if (variant.language != source.language) {
                others.push_back(&variant);
            }
        }
        const auto find = [&](const LanguageTag& language) -> const Variant* {
            const Variant* found = nullptr;
            for (const Variant* other : others) {
                const bool near = other->language.primary() == language.primary();
                if (other->language == language || (near && found == nullptr)) {
                    found = other;
                }
            }
            return found;
        };
        if (m_options.target) {
            return find(*m_options.target);
        }
        if (m_any) { // the units before decide, in whatever order a unit has its languages
            if (const Variant* same = find(m_last_target)) {
                return same;
            }
        }
        return others.empty() ? nullptr : others.front();
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
        if (m_left_out > 0) {
            m_diagnostics.report(base::Severity::note, m_name, 0,
                                 fmt::format("{} translation units have no text in both {} and {}; they were "
                                             "left out.",
                                             m_left_out, name_of(m_options.source),
                                             name_of(m_options.target)));
        } else if (!m_any) {
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
    LanguageTag m_last_target; ///< of the unit before
    bool m_any = false;        ///< there was a unit that can be used
    std::size_t m_left_out = 0;
};

} // namespace

void read_tmx(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
              const TmxOptions& options, const model::UnitSink& sink) {
    TmxFile{std::move(bytes), name, diagnostics, options, sink}.read();
}

} // namespace diptych::reader

#include "reader/tmx.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "reader/ready_pairs.hpp"
#include "xml/element.hpp"
#include "xml/reader.hpp"

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
std::string property(const xml::Element& unit, std::string_view type) {
    for (const xml::Element& child : unit.children) {
        if (child.name == "prop" && child.attribute("type") == type) {
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
    TmxFile(std::string_view bytes, const std::string& name, base::Diagnostics& diagnostics,
            const TmxOptions& options)
        : m_reader{bytes, name}, m_name{name}, m_diagnostics{diagnostics}, m_options{options} {}

    std::vector<model::Bitext> read() {
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
                take_unit(xml::read_element(m_reader, std::move(event)));
            }
        }
        report_left_out();
        std::vector<model::Bitext> bitexts;
        for (BitextBuilder& builder : m_bitexts) {
            bitexts.push_back(builder.take());
        }
        return bitexts;
    }

private:
    void take_unit(const xml::Element& unit) {
        const std::vector<Variant> variants = variants_of(unit);
        const auto [source, target] = choose(unit, variants);
        if (source == nullptr || target == nullptr) {
            return;
        }
        if (source->text.empty() && target->text.empty()) {
            m_diagnostics.warn(m_name, unit.line, "The translation unit has no text; it was left out.");
            return;
        }
        const auto sentences = [](const Variant& variant) {
            return variant.text.empty() ? std::vector<std::string>{} : std::vector{variant.text};
        };
        model::Bead bead;
        bead.source.end = source->text.empty() ? 0 : 1;
        bead.target.end = target->text.empty() ? 0 : 1;
        bead.probability = probability_of(unit);
        bitext_for(property(unit, "x-document"), source->language, target->language)
            .add(sentences(*source), sentences(*target), {bead}, unit.line);
    }

    std::vector<Variant> variants_of(const xml::Element& unit) {
        std::vector<Variant> variants;
        for (const xml::Element& child : unit.children) {
            if (child.name != "tuv") {
                continue;
            }
            // xml:lang since 1.4, lang before.
            auto tag = child.attribute("lang", xml::k_xml_namespace);
            tag = tag ? tag : child.attribute("lang");
            const auto language = LanguageTag::parse(base::trim(tag.value_or("")));
            const xml::Element* segment = find_child(child, "seg");
            if (!language) {
                m_diagnostics.warn(
                    m_name, child.line,
                    fmt::format("The language of a variant, '{}', is no language tag such as 'fr' "
                                "or 'en-GB'; the variant was left out.",
                                tag.value_or("")));
            } else if (segment == nullptr) {
                m_diagnostics.warn(
                    m_name, child.line,
                    fmt::format("The variant in '{}' has no segment; it was left out.", language->str()));
            } else if (std::any_of(variants.begin(), variants.end(),
                                   [&](const Variant& v) { return v.language == *language; })) {
                m_diagnostics.warn(m_name, child.line,
                                   fmt::format("There is more than one variant in '{}'; the first was taken.",
                                               language->str()));
            } else {
                variants.push_back({*language, on_one_line(inline_text(*segment))});
            }
        }
        return variants;
    }

    std::pair<const Variant*, const Variant*> choose(const xml::Element& unit,
                                                     const std::vector<Variant>& variants) {
        const std::string said = unit.attribute("srclang").value_or(m_source_language);
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
                m_name, unit.line,
                fmt::format("The translation unit has no text in its source language, '{}'; it was "
                            "left out.",
                            wanted->str()));
        } else {
            m_diagnostics.warn(
                m_name, unit.line,
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
        if (!m_bitexts.empty()) { // the units before decide, in whatever order a unit has its languages
            if (const Variant* same = find(m_bitexts.back().bitext().target.language)) {
                return same;
            }
        }
        return others.empty() ? nullptr : others.front();
    }

    double probability_of(const xml::Element& unit) {
        const std::string text = property(unit, "x-probability");
        if (text.empty()) {
            return 1.0;
        }
        double value = 0.0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failure != std::errc{} || end != text.data() + text.size() || !(value >= 0.0 && value <= 1.0)) {
            m_diagnostics.warn(
                m_name, unit.line,
                fmt::format("The probability '{}' is no number from 0 to 1; 1 was taken.", text));
            return 1.0;
        }
        return value;
    }

    BitextBuilder& bitext_for(const std::string& symbol, const LanguageTag& source,
                              const LanguageTag& target) {
        const bool goes_on = !m_bitexts.empty() && [&] {
            const model::Bitext& last = m_bitexts.back().bitext();
            return last.symbol == symbol && last.source.language.primary() == source.primary() &&
                   last.target.language.primary() == target.primary();
        }();
        if (!goes_on) {
            m_bitexts.emplace_back(symbol, m_name, source, target);
        }
        return m_bitexts.back();
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
        } else if (m_bitexts.empty()) {
            m_diagnostics.warn(m_name, 0, "There is no translation unit in the file that can be used.");
        }
    }

    xml::Reader m_reader;
    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    const TmxOptions& m_options;
    std::string m_source_language; ///< of the header: a tag, "*all*", or empty
    std::vector<BitextBuilder> m_bitexts;
    std::size_t m_left_out = 0;
};

} // namespace

std::vector<model::Bitext> read_tmx(std::string_view bytes, const std::string& name,
                                    base::Diagnostics& diagnostics, const TmxOptions& options) {
    return TmxFile{bytes, name, diagnostics, options}.read();
}

} // namespace diptych::reader

#include "reader/xliff.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "model/unit_details.hpp"
#include "reader/inline_text.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

namespace diptych::reader {

namespace {

using model::Bead;
using model::LanguageTag;

/// A segment of one side.
struct Segment {
    std::string number; ///< mid; empty for text outside of any
    std::string text;   ///< on one line
};

bool is_segment_mark(xml::Node element) {
    return element.name() == "mrk" && element.attribute("mtype") == "seg";
}

/// Adds what is in `element` to `segments`. Marks may be inside other inline elements.
/// \param open  text outside of the marks, not yet in a segment
void add_segments(xml::Node element, std::vector<Segment>& segments, std::string& open) {
    for (const xml::Node child : element) {
        if (child.is_text()) {
            open += child.text();
        } else if (is_segment_mark(child)) {
            segments.push_back({{}, std::exchange(open, {})});
            segments.push_back({std::string{child.attribute("mid").value_or("")}, inline_text(child)});
        } else if (is_inline_code(child)) {
            open += text_of_code(child);
        } else {
            add_segments(child, segments, open);
        }
    }
}

/// The segments of a source or target of XLIFF 1, those without text left out.
std::vector<Segment> segments_of(xml::Node element) {
    std::vector<Segment> segments;
    std::string open;
    add_segments(element, segments, open);
    segments.push_back({{}, std::move(open)});
    for (Segment& segment : segments) {
        segment.text = on_one_line(segment.text);
    }
    std::erase_if(segments, [](const Segment& segment) { return segment.text.empty(); });
    return segments;
}

bool has_numbers(const std::vector<Segment>& segments) {
    return std::any_of(segments.begin(), segments.end(),
                       [](const Segment& segment) { return !segment.number.empty(); });
}

std::vector<std::string> texts_of(const std::vector<Segment>& segments) {
    std::vector<std::string> texts;
    texts.reserve(segments.size());
    for (const Segment& segment : segments) {
        texts.push_back(segment.text);
    }
    return texts;
}

Bead make_bead(model::Range source, model::Range target) {
    Bead bead;
    bead.source = source;
    bead.target = target;
    return bead;
}

/// Segments with the same number are a pair; the others stand alone.
std::vector<Bead> pair_up(const std::vector<Segment>& source, const std::vector<Segment>& target) {
    if (!source.empty() && !target.empty() && !(has_numbers(source) && has_numbers(target))) {
        return {make_bead({0, source.size()}, {0, target.size()})};
    }
    std::unordered_map<std::string_view, std::size_t> numbered;
    for (std::size_t j = 0; j < target.size(); ++j) {
        if (!target[j].number.empty()) {
            numbered.emplace(target[j].number, j);
        }
    }
    std::vector<Bead> beads;
    std::vector<bool> taken(target.size());
    std::size_t next = 0; // behind the target of the last pair
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto found = numbered.find(source[i].number);
        if (found == numbered.end() || taken[found->second]) {
            beads.push_back(make_bead({i, i + 1}, {next, next}));
        } else {
            next = found->second + 1;
            taken[found->second] = true;
            beads.push_back(make_bead({i, i + 1}, {found->second, next}));
        }
    }
    for (std::size_t j = 0; j < target.size(); ++j) {
        if (!taken[j]) {
            beads.push_back(make_bead({source.size(), source.size()}, {j, j + 1}));
        }
    }
    return beads;
}

/// Whether there is markup in a source or target that is not there to cut it into segments.
bool has_codes(xml::Node element) {
    for (const xml::Node child : element) {
        if (!child.is_text() && (!is_segment_mark(child) || has_codes(child))) {
            return true;
        }
    }
    return false;
}

/// Markup as XLIFF 2 has it, whichever version it is in: what begins and ends something keeps its id, and the code of the
/// document that it stands for is its `equiv`.
class InlineWriter {
public:
    std::string write(xml::Node element) {
        write_children(element);
        return std::move(m_xml);
    }

private:
    struct Name {
        std::string_view first;  ///< in XLIFF 1.2, section 2.6
        std::string_view second; ///< in XLIFF 2.1, section 4.2.3
    };

    // Recursion goes no deeper than xml::Reader::k_greatest_depth.
    void write_children(xml::Node element) {
        for (const xml::Node child : element) {
            if (child.is_text()) {
                m_xml += escaped(child.text());
            } else if (is_segment_mark(child)) {
                write_children(child);
            } else {
                write_code(child);
            }
        }
    }

    void write_code(xml::Node code) {
        constexpr std::array k_names{Name{"g", "pc"},   Name{"x", "ph"},   Name{"bx", "sc"}, Name{"ex", "ec"},
                                     Name{"bpt", "sc"}, Name{"ept", "ec"}, Name{"it", "ph"}};
        const auto* const known = std::find_if(k_names.begin(), k_names.end(),
                                               [&](const Name& name) { return name.first == code.name(); });
        const std::string name{known == k_names.end() ? code.name() : known->second};
        m_xml += '<' + name;
        const bool is_first = known != k_names.end() || code.attribute("ctype") || code.attribute("mtype") ||
                              (name == "ph" && code.begin() != code.end());
        if (!is_first) {
            copy_attributes(code);
        } else if (name == "ec") {
            attribute("startRef", code.attribute("rid") ? *code.attribute("rid") : code.attribute("id").value_or("0"));
        } else {
            attribute("id", code.attribute("id").value_or(name == "mrk" ? "m" + std::to_string(++m_marks) : "0"));
        }
        if (name == "mrk" && code.attribute("mtype")) {
            attribute("type", *code.attribute("mtype"));
        }
        const bool holds_text = name == "pc" || name == "mrk";
        if (is_first && !holds_text) {
            if (const std::string content = xml::text_content(code); !content.empty()) {
                attribute("equiv", content);
            }
        }
        if (holds_text) {
            m_xml += '>';
            write_children(code);
            m_xml += "</" + name + '>';
        } else {
            m_xml += "/>";
        }
    }

    /// All but references to what is kept elsewhere in the file.
    void copy_attributes(xml::Node code) {
        for (std::size_t i = 0; i < code.attribute_count(); ++i) {
            const xml::AttributeView copied = code.attribute_at(i);
            if (copied.namespace_uri.empty() && !copied.name.starts_with("dataRef")) {
                attribute(copied.name, copied.value);
            }
        }
    }

    void attribute(std::string_view name, std::string_view value) {
        m_xml.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
    }

    static std::string escaped(std::string_view text) {
        std::string result;
        for (const char c : text) {
            result += c == '&'   ? "&amp;"
                      : c == '<' ? "&lt;"
                      : c == '>' ? "&gt;"
                      : c == '"' ? "&quot;"
                                 : std::string(1, c);
        }
        return result;
    }

    std::string m_xml;
    std::size_t m_marks = 0;
};

std::string markup_of(std::optional<xml::Node> element) {
    return element && has_codes(*element) ? InlineWriter{}.write(*element) : std::string{};
}

/// The states of XLIFF 1.2, section 2.3.2, as XLIFF 2.1 has them; its own stay.
std::string_view state_of(std::string_view state) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> k_states{
        {{"final", "final"},
         {"signed-off", "final"},
         {"translated", "translated"},
         {"needs-review-adaptation", "translated"},
         {"needs-review-l10n", "translated"},
         {"needs-review-translation", "translated"},
         {"needs-adaptation", "translated"},
         {"needs-l10n", "translated"},
         {"reviewed", "reviewed"}}};
    const auto* const found =
        std::find_if(k_states.begin(), k_states.end(), [&](const auto& known) { return known.first == state; });
    return found == k_states.end() ? std::string_view{} : found->second;
}

/// The id of a unit and what is remarked on it.
model::DetailsOf details_of(xml::Node unit) {
    model::DetailsOf details;
    if (const auto id = unit.attribute("id")) {
        details.attributes.emplace_back("name", std::string{*id});
    }
    const auto add_note = [&](xml::Node note) {
        const std::string text{base::trim(xml::text_content(note))};
        if (note.name() == "note" && !text.empty()) {
            details.parts.push_back({"note", {}, text});
        }
    };
    for (const xml::Node child : unit) {
        add_note(child);
        for (const xml::Node inner : child) {
            if (child.name() == "notes") {
                add_note(inner);
            }
        }
    }
    return details;
}

class XliffFile {
public:
    XliffFile(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
              const model::UnitSink& sink)
        : m_reader{std::move(bytes), name}, m_name{name}, m_diagnostics{diagnostics}, m_sink{sink} {}

    void read() {
        xml::Event event = m_reader.next();
        if (event.name != "xliff") {
            throw base::InputError{
                m_name, event.line,
                fmt::format("This is no XLIFF: it begins with an element '{}'.", event.name)};
        }
        m_root = event;
        while (event.kind != xml::EventKind::end_of_document) {
            if (event.kind == xml::EventKind::start_element) {
                take_element(std::move(event));
            } else if (event.kind == xml::EventKind::end_element && !m_translate.empty()) {
                m_translate.pop_back();
            }
            event = m_reader.next();
        }
        report();
    }

private:
    void take_element(xml::Event event) {
        const bool translate = is_translatable(event.attributes);
        if (event.name == "trans-unit" || event.name == "unit") {
            const bool first_version = event.name == "trans-unit";
            const xml::Tree tree = xml::read_element(m_reader, std::move(event));
            const xml::Node unit = tree.root();
            if (!translate) {
                ++m_not_translatable;
            } else if (!m_file) {
                m_diagnostics.warn(m_name, unit.line(), "The unit is in no file element; it was left out.");
            } else {
                first_version ? take_unit_1(unit) : take_unit_2(unit);
            }
        } else if (event.name == "xliff" || event.name == "file" || event.name == "body" ||
                   event.name == "group") {
            if (event.name == "file") {
                begin_file(event);
            }
            m_translate.push_back(translate);
        } else {
            m_reader.skip_element();
        }
    }

    /// Said for the element, or for one around it.
    bool is_translatable(const std::vector<xml::Attribute>& attributes) const {
        const auto said = xml::attribute(attributes, "translate");
        return said ? *said != "no" : m_translate.empty() || m_translate.back();
    }

    void begin_file(const xml::Event& file) {
        // In XLIFF 2 the languages are those of the whole.
        const auto said = [&](std::string_view first, std::string_view second) {
            const auto value = xml::attribute(file.attributes, first);
            return value ? value : xml::attribute(m_root.attributes, second);
        };
        const LanguageTag source = language(said("source-language", "srcLang"), "source", file.line);
        const LanguageTag target = language(said("target-language", "trgLang"), "target", file.line);
        m_file = {.document = xml::attribute(file.attributes, "original").value_or(""),
                  .source_language = source,
                  .target_language = target,
                  .source = {},
                  .target = {}};
    }

    LanguageTag language(const std::optional<std::string>& said, std::string_view side, std::size_t line) {
        const auto tag = LanguageTag::parse(base::trim(said.value_or("")));
        if (!tag) {
            m_diagnostics.warn(m_name, line,
                               said ? fmt::format("The {} language, '{}', is no language tag such as 'fr' or "
                                                  "'en-GB'; it is taken as unknown.",
                                                  side, *said)
                                    : fmt::format("The file does not say its {} language; it is taken as "
                                                  "unknown.",
                                                  side));
        }
        return tag.value_or(LanguageTag{});
    }

    void take_unit_1(xml::Node unit) {
        std::optional<xml::Node> source = unit.child("seg-source");
        source = source ? source : unit.child("source");
        std::optional<xml::Node> target = unit.child("target");
        if (!source) {
            warn_no_source(unit);
            return;
        }
        std::vector<Segment> target_segments;
        m_details = {"xliff", details_of(unit), {{}, {}, markup_of(source)}, {{}, {}, markup_of(target)}};
        if (target) {
            const std::string_view state = target->attribute("state").value_or("");
            set_state(unit.attribute("approved") == "yes" && state.empty() ? "final" : state);
            if (state != "new" && state != "needs-translation") {
                target_segments = segments_of(*target);
            }
        }
        add(segments_of(*source), target_segments, unit.line());
    }

    void take_unit_2(xml::Node unit) {
        std::vector<Segment> source;
        std::vector<Segment> target;
        bool has_source = false;
        m_details = {"xliff", details_of(unit), {}, {}};
        for (const xml::Node part : unit) {
            if (part.name() != "segment" && part.name() != "ignorable") {
                continue;
            }
            std::optional<xml::Node> part_source = part.child("source");
            std::optional<xml::Node> part_target = part.child("target");
            const std::string number = std::to_string(source.size() + target.size() + 1);
            has_source = has_source || part_source.has_value();
            if (part.name() == "segment") {
                m_details.source.segment = markup_of(part_source);
                m_details.target.segment = markup_of(part_target);
                set_state(part.attribute("state").value_or(""));
            }
            add_part(source, part_source, number);
            // The state of what has no state is "initial", too, but then a target is not left there.
            if (part.attribute("state") != "initial") {
                add_part(target, part_target, number);
            }
        }
        if (!has_source) {
            warn_no_source(unit);
            return;
        }
        add(source, target, unit.line());
    }

    static void add_part(std::vector<Segment>& segments, std::optional<xml::Node> part,
                         const std::string& number) {
        std::string text = part ? on_one_line(inline_text(*part)) : std::string{};
        if (!text.empty()) {
            segments.push_back({number, std::move(text)});
        }
    }

    void add(const std::vector<Segment>& source, const std::vector<Segment>& target, std::size_t line) {
        if (!source.empty() || !target.empty()) { // units that hold nothing but markup are no loss
            m_any = true;
            model::TranslationUnit unit = *m_file;
            unit.source = texts_of(source);
            unit.target = texts_of(target);
            unit.beads = pair_up(source, target);
            unit.line = line;
            if (unit.beads.size() == 1) { // what is said of several segments together is of none of them
                unit.details = text_of(m_details);
            }
            m_sink(std::move(unit));
        }
    }

    void set_state(std::string_view state) {
        m_details.target.attributes.clear();
        if (const std::string_view known = state_of(state); !known.empty()) {
            m_details.target.attributes.emplace_back("state", std::string{known});
        }
    }

    void warn_no_source(xml::Node unit) {
        m_diagnostics.warn(
            m_name, unit.line(),
            fmt::format("The unit '{}' has no source; it was left out.", unit.attribute("id").value_or("")));
    }

    void report() {
        if (m_not_translatable > 0) {
            m_diagnostics.report(
                base::Severity::note, m_name, 0,
                fmt::format("{} units are marked as not to be translated; they were left out.",
                            m_not_translatable));
        }
        if (!m_any) {
            m_diagnostics.warn(m_name, 0, "There is no unit in the file that can be used.");
        }
    }

    xml::Reader m_reader;
    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    const model::UnitSink& m_sink;
    xml::Event m_root;
    std::vector<bool> m_translate;                ///< of the open elements
    std::optional<model::TranslationUnit> m_file; ///< what the units of the last file element have in common
    model::UnitDetails m_details;                 ///< of the unit being read
    bool m_any = false;                           ///< there was a unit that can be used
    std::size_t m_not_translatable = 0;
};

} // namespace

void read_xliff(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
                const model::UnitSink& sink) {
    XliffFile{std::move(bytes), name, diagnostics, sink}.read();
}

} // namespace diptych::reader

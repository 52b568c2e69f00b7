#include "exchange/tbx/validate.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tbx/check.hpp"
#include "exchange/tbx/grammar.hpp"
#include "language/iso_639.hpp"
#include "model/language_tag.hpp"
#include "xml/reader.hpp"
#include "xml/relax_ng.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace diptych::exchange {

namespace {

bool is_entry(std::string_view name) {
    return name == "conceptEntry" || name == "termEntry";
}

std::string_view grammar_of(const TbxProfile& profile) {
    switch (profile.format) {
    case TbxFormat::v3_dca:
        return k_tbx_v3_dca_grammar;
    case TbxFormat::v3_dct:
        return k_tbx_v3_dct_grammar;
    case TbxFormat::v2:
        return profile.dialect ? k_tbx_v2_basic_grammar : k_tbx_v2_core_grammar;
    case TbxFormat::min_2013:
        break;
    }
    return k_tbx_min_2013_grammar;
}

/// `FILE:LINE: sentence` of an InputError
TbxFinding finding_of(const base::InputError& error, const std::string& name) {
    TbxFinding finding{base::Severity::error, 0, "well-formed", error.what(), ""};
    std::string_view message = finding.message;
    if (message.starts_with(name + ":")) {
        message.remove_prefix(name.size() + 1);
        const auto [end, failed] =
            std::from_chars(message.data(), message.data() + message.size(), finding.line);
        if (failed == std::errc{}) {
            message.remove_prefix(static_cast<std::size_t>(end - message.data()));
            message.remove_prefix(message.starts_with(':') ? 1 : 0);
        }
        finding.message = std::string{base::trim(message)};
    }
    return finding;
}

/// The name of the encoding in the XML declaration, or an empty text.
std::string declared_encoding(std::string_view bytes) {
    constexpr std::size_t k_longest_declaration = 200;
    const std::string_view declaration =
        bytes.substr(0, std::min(bytes.substr(0, k_longest_declaration).find("?>"), k_longest_declaration));
    const std::size_t at = declaration.find("encoding=");
    if (!declaration.starts_with("<?xml") || at == std::string_view::npos) {
        return {};
    }
    const std::string_view value = declaration.substr(at + std::string_view{"encoding="}.size());
    return value.empty() ? std::string{}
                         : base::to_lower_ascii(value.substr(1, value.find(value.front(), 1) - 1));
}

void check_encoding(std::string_view bytes, TbxFindings& findings) {
    constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
    const auto warn = [&](std::string message, std::string advice) {
        findings.add({base::Severity::warning, 1, "encoding", std::move(message), std::move(advice)});
    };
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        warn("The file is in UTF-16, which many tools do not read.", "Save it as UTF-8.");
        return;
    }
    if (bytes.starts_with(k_utf8_mark)) {
        warn("The file begins with a byte order mark, over which some tools trip.",
             "Save it as UTF-8 without a byte order mark.");
        bytes.remove_prefix(k_utf8_mark.size());
    }
    const std::string encoding = declared_encoding(bytes);
    if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii") {
        warn(fmt::format("The file is in the encoding '{}', which not all tools read.", encoding),
             "Save it as UTF-8.");
    }
}

class Validator {
public:
    Validator(std::string_view bytes, const std::string& name) : m_reader{bytes, name} {}

    /// \throws base::InputError when it is not well-formed
    void run(TbxValidation& result) {
        m_root = m_reader.next();
        if (m_root.name != "tbx" && m_root.name != "martif" && m_root.name != "TBX") {
            error(m_root.line, "root", fmt::format("This is not TBX: its root element is <{}>.", m_root.name),
                  "Expected is <tbx> (TBX v3), <martif> (TBX v2) or <TBX> (TBX-Min).");
            while (m_reader.next().kind != xml::EventKind::end_of_document) {
            }
            return;
        }
        read_profile();
        result.format = m_format_name;
        m_grammar = std::make_unique<xml::RelaxNg>(grammar_of(m_profile));
        m_entry_grammar = std::make_unique<xml::RelaxNg>(grammar_of(m_profile), "entry");
        TbxChecker checker{m_profile, m_findings};
        m_checker = &checker;
        m_tree.start_element(m_root);
        read_children(true);
        while (m_reader.next().kind != xml::EventKind::end_of_document) {
        }
        if (m_entries == 0) {
            (m_has_body ? error(m_body_line, "no-entries", "There is no entry in this file.", "Add one.")
                        : warn(m_root.line, "no-entries", "There is no entry in this file.", ""));
        }
        if (!m_has_body || m_entries > 0) {
            for (const xml::GrammarViolation& violation : m_grammar->validate(m_tree.root())) {
                report(violation);
            }
        }
        checker.finish();
        result.concepts = m_entries;
    }

    std::vector<TbxFinding> take_findings() { return m_findings.take(); }

    TbxFindings& findings() { return m_findings; }

private:
    void read_profile();
    void read_v3_profile();
    void read_children(bool of_root);
    void read_body(std::size_t line);
    void take_entry(xml::Node entry);
    void add_sound_entry();
    xml::Node read_element(xml::Event start, xml::Tree& tree);
    void into_namespace(xml::Event& start) const;
    void check_constraints(xml::Node element);
    void report(const xml::GrammarViolation& violation);

    void error(std::size_t line, std::string rule, std::string message, std::string advice) {
        m_findings.add({base::Severity::error, line, std::move(rule), std::move(message), std::move(advice)});
    }

    void warn(std::size_t line, std::string rule, std::string message, std::string advice) {
        m_findings.add(
            {base::Severity::warning, line, std::move(rule), std::move(message), std::move(advice)});
    }

    xml::Reader m_reader;
    TbxFindings m_findings;
    TbxProfile m_profile;
    std::string m_format_name;
    std::string m_wrong_namespace; ///< which is read as the one of TBX
    bool m_has_wrong_namespace = false;
    std::unique_ptr<xml::RelaxNg> m_grammar;
    std::unique_ptr<xml::RelaxNg> m_entry_grammar;
    TbxChecker* m_checker = nullptr;
    xml::Event m_root;
    xml::Tree m_tree;  ///< the file with all but its entries, for which one stands that is sound
    xml::Tree m_entry; ///< being read
    std::size_t m_entries = 0;
    bool m_has_body = false;
    std::size_t m_body_line = 0;
};

void Validator::read_profile() {
    const std::string type =
        xml::attribute(m_root.attributes, m_root.name == "TBX" ? "dialect" : "type").value_or("");
    m_profile.language = xml::attribute(m_root.attributes, "lang", xml::k_xml_namespace).value_or("");
    std::string expected_namespace;
    if (m_root.name == "TBX") {
        m_profile.format = TbxFormat::min_2013;
        m_format_name = "TBX-Min of 2013";
    } else if (m_root.name == "martif") {
        m_profile.format = TbxFormat::v2;
        if (type == "TBX-Basic") {
            m_profile.dialect = TbxDialect::basic_v2;
        }
        m_format_name = fmt::format("TBX v2, {}", type.empty() ? "no dialect" : type);
    } else {
        expected_namespace = k_tbx_namespace;
        read_v3_profile();
    }
    if (m_root.namespace_uri != expected_namespace) {
        m_has_wrong_namespace = true;
        m_wrong_namespace = m_root.namespace_uri;
        error(m_root.line, "namespace",
              m_root.namespace_uri.empty()
                  ? fmt::format("<{}> is in no namespace.", m_root.name)
                  : fmt::format("<{}> is in the namespace '{}'.", m_root.name, m_root.namespace_uri),
              expected_namespace.empty() ? "Remove the attribute xmlns."
                                         : fmt::format("Write xmlns=\"{}\".", expected_namespace));
        m_root.namespace_uri = expected_namespace;
    }
    if (m_root.name != "TBX" && m_profile.language.empty()) {
        error(m_root.line, "language-missing", fmt::format("<{}> has no xml:lang.", m_root.name),
              "Say the main language of the file, such as xml:lang=\"en\".");
        m_root.attributes.push_back({"lang", std::string{xml::k_xml_namespace}, "und"});
    } else if (m_root.name != "TBX" && !model::LanguageTag::parse(m_profile.language)) {
        error(m_root.line, "language-code",
              fmt::format("'{}' is no language code (BCP 47).", m_profile.language),
              "Use a code such as 'fr' or 'en-GB'.");
    }
    if (m_root.name == "martif" && !m_profile.dialect) {
        m_findings.add({base::Severity::note, m_root.line, "dialect",
                        fmt::format("The dialect '{}' is checked by its structure only.", type),
                        "Say type=\"TBX-Basic\" for the checks of TBX-Basic."});
    }
}

void Validator::read_v3_profile() {
    // What is missing is put in, so that the grammar does not say it again.
    const auto put = [&](const char* attribute, const char* value) {
        std::erase_if(m_root.attributes, [&](const xml::Attribute& a) { return a.name == attribute; });
        m_root.attributes.push_back({attribute, "", value});
    };
    const std::string type = xml::attribute(m_root.attributes, "type").value_or("");
    const std::string style = xml::attribute(m_root.attributes, "style").value_or("");
    if (!type.starts_with("TBX-")) {
        error(m_root.line, "dialect",
              type.empty() ? std::string{"<tbx> does not say its dialect."}
                           : fmt::format("'{}' is no dialect of TBX.", type),
              "Write type=\"TBX-Basic\", or the name of the dialect that it is.");
        put("type", "TBX-Basic");
    }
    bool modules = false;
    if (style == "dct") {
        modules = true;
    } else if (style != "dca") {
        error(m_root.line, "style",
              style.empty() ? std::string{"<tbx> does not say its style."}
                            : fmt::format("'{}' is no style of TBX.", style),
              "Write style=\"dca\" or style=\"dct\".");
        put("style", "dca");
    }
    m_profile.format = modules ? TbxFormat::v3_dct : TbxFormat::v3_dca;
    if (type == "TBX-Basic") {
        m_profile.dialect = modules ? TbxDialect::basic_dct : TbxDialect::basic_dca;
    } else if (type == "TBX-Min") {
        m_profile.dialect = modules ? TbxDialect::min_dct : TbxDialect::min_dca;
    } else if (type.starts_with("TBX-")) {
        m_findings.add(
            {base::Severity::note, m_root.line, "dialect",
             fmt::format("The data categories of '{}' are not known here; its structure is checked.", type),
             ""});
    }
    m_format_name =
        fmt::format("TBX v3, {}, style {}", type.empty() ? "no dialect" : type, modules ? "DCT" : "DCA");
}

void Validator::read_children(bool of_root) {
    for (xml::Event event = m_reader.next();
         event.kind == xml::EventKind::text || event.kind == xml::EventKind::start_element;
         event = m_reader.next()) {
        const bool is_text = of_root && event.name == "text";
        const bool is_body = event.name == "body" && !m_has_body;
        if (event.kind == xml::EventKind::text) {
            m_tree.text(event.text, event.line);
        } else if (is_text || is_body) {
            into_namespace(event);
            m_tree.start_element(event);
            is_body ? read_body(event.line) : read_children(false);
        } else {
            const xml::Node element = read_element(std::move(event), m_tree);
            m_checker->check_attributes(element);
            check_constraints(element);
        }
    }
    m_tree.end_element();
}

void Validator::read_body(std::size_t line) {
    m_has_body = true;
    m_body_line = line;
    for (;;) {
        xml::Event event = m_reader.next();
        if (event.kind == xml::EventKind::end_element || event.kind == xml::EventKind::end_of_document) {
            m_tree.end_element();
            return;
        }
        if (event.kind == xml::EventKind::text) {
            if (!base::trim(event.text).empty()) {
                error(event.line, "grammar", "There is text between the entries.", "Remove it.");
            }
            continue;
        }
        m_entry.clear();
        const xml::Node element = read_element(std::move(event), m_entry);
        if (is_entry(element.name())) {
            take_entry(element);
        } else {
            error(element.line(), "grammar",
                  fmt::format("<{}> may not stand between the entries.", element.name()),
                  "Remove it, or make it part of an entry.");
        }
    }
}

/// Stands for all entries where the rest of the file is looked at.
void Validator::add_sound_entry() {
    const bool v3 = m_profile.is_v3();
    xml::Event start;
    start.namespace_uri = m_root.namespace_uri;
    const auto open = [&](const char* name, std::vector<xml::Attribute> attributes) {
        start.name = name;
        start.attributes = std::move(attributes);
        m_tree.start_element(start);
    };
    open(v3 ? "conceptEntry" : "termEntry", {{"id", "", "e"}});
    open(v3 ? "langSec" : "langSet",
         {{"lang", std::string{xml::k_xml_namespace}, std::string{language::k_own_language}}});
    open(v3 ? "termSec" : "tig", {});
    open("term", {});
    for (int opened = 0; opened < 4; ++opened) {
        m_tree.end_element();
    }
}

void Validator::take_entry(xml::Node entry) {
    ++m_entries;
    m_checker->check_entry(entry);
    for (const xml::GrammarViolation& violation : m_entry_grammar->validate(entry)) {
        if (!m_checker->explains(violation.element)) {
            report(violation);
        }
    }
    if (m_entries == 1) {
        add_sound_entry();
    }
}

/// TBX v2 names a file of constraints (XCS) in its header.
void Validator::check_constraints(xml::Node element) {
    const std::string text = element.name() == "p" ? xml::text_content(element) : std::string{};
    const std::string_view constraints = base::trim(text);
    if (element.attribute("type") == "XCSURI" && constraints != "TBXBasicXCSV02.xcs") {
        m_findings.add({base::Severity::note, element.line(), "constraints",
                        fmt::format("What '{}' demands beyond TBX is not checked.", constraints), ""});
    }
    for (const xml::Node child : element) {
        check_constraints(child);
    }
}

xml::Node Validator::read_element(xml::Event start, xml::Tree& tree) {
    return xml::read_element(m_reader, std::move(start), tree,
                             [this](xml::Event& event) { into_namespace(event); });
}

/// Elements in the wrong namespace of the root are taken for what they were meant to be: it is said once.
void Validator::into_namespace(xml::Event& start) const {
    if (m_has_wrong_namespace && start.namespace_uri == m_wrong_namespace) {
        start.namespace_uri = m_root.namespace_uri;
    }
}

void Validator::report(const xml::GrammarViolation& violation) {
    error(violation.element.line(), "grammar", violation.message, "");
}

} // namespace

std::size_t TbxValidation::count(base::Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const TbxFinding& finding) { return finding.severity == severity; }));
}

TbxValidation validate_tbx(std::string_view bytes, const std::string& name) {
    TbxValidation result;
    Validator validator{bytes, name};
    check_encoding(bytes, validator.findings());
    try {
        validator.run(result);
    } catch (const base::InputError& error) {
        validator.findings().add(finding_of(error, name));
    }
    result.findings = validator.take_findings();
    return result;
}

} // namespace diptych::exchange

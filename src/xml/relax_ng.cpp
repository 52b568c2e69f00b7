#include "xml/relax_ng.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "xml/initialise.hpp"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <climits>
#include <deque>
#include <map>
#include <utility>

namespace diptych::xml {

namespace {

struct FreeDocument {
    void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};

struct FreeSchema {
    void operator()(xmlRelaxNG* schema) const noexcept { xmlRelaxNGFree(schema); }
};

struct FreeSchemaParser {
    void operator()(xmlRelaxNGParserCtxt* parser) const noexcept { xmlRelaxNGFreeParserCtxt(parser); }
};

struct FreeValidator {
    void operator()(xmlRelaxNGValidCtxt* validator) const noexcept { xmlRelaxNGFreeValidCtxt(validator); }
};

using Document = std::unique_ptr<xmlDoc, FreeDocument>;

// libxml2 2.12 made the error it reports const.
#if LIBXML_VERSION >= 21200
using ReportedError = const xmlError;
#else
using ReportedError = xmlError;
#endif

// libxml2 has bytes as unsigned char; this is the one conversion between the two.
const xmlChar* as_xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

const xmlChar* as_xml(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

template <typename T>
T* not_null(T* pointer) {
    if (pointer == nullptr) {
        throw base::Error{"There is not enough memory to validate the file. Split it."};
    }
    return pointer;
}

/// A tree as libxml2 has it; each node knows the one it was made from.
class DocumentMaker {
public:
    Document make(Node root) {
        m_document.reset(not_null(xmlNewDoc(as_xml("1.0"))));
        m_root = nullptr;
        m_namespaces.clear();
        m_nodes.clear();
        xmlNode* node = make_node(root);
        for (const Node child : root) {
            append(child, node);
        }
        return std::move(m_document);
    }

private:
    xmlNode* make_node(Node element) {
        xmlNode* node =
            not_null(xmlNewDocNode(m_document.get(), nullptr, as_xml(std::string{element.name()}), nullptr));
        if (m_root == nullptr) {
            m_root = node;
            xmlDocSetRootElement(m_document.get(), node);
        }
        node->_private = &m_nodes.emplace_back(element);
        xmlSetNs(node, name_space(element.namespace_uri(), node));
        for (std::size_t i = 0; i < element.attribute_count(); ++i) {
            const AttributeView attribute = element.attribute_at(i);
            not_null(xmlNewNsProp(node, name_space(attribute.namespace_uri, node),
                                  as_xml(std::string{attribute.name}), as_xml(std::string{attribute.value})));
        }
        return node;
    }

    /// Not deeper than the reader's Reader::k_greatest_depth.
    void append(Node element, xmlNode* parent) {
        if (element.is_text()) {
            const std::string text{element.text()};
            const auto length = static_cast<int>(std::min<std::size_t>(text.size(), INT_MAX));
            xmlAddChild(parent, not_null(xmlNewDocTextLen(m_document.get(), as_xml(text), length)));
            return;
        }
        xmlNode* node = make_node(element);
        xmlAddChild(parent, node);
        for (const Node child : element) {
            append(child, node);
        }
    }

    xmlNs* name_space(std::string_view uri, xmlNode* node) {
        if (uri.empty()) {
            return nullptr;
        }
        if (uri == k_xml_namespace) {
            return not_null(xmlSearchNsByHref(m_document.get(), node, XML_XML_NAMESPACE));
        }
        xmlNs*& known = m_namespaces[std::string{uri}];
        if (known == nullptr) {
            const std::string prefix = fmt::format("n{}", m_namespaces.size());
            known = not_null(xmlNewNs(m_root, as_xml(std::string{uri}), as_xml(prefix)));
        }
        return known;
    }

    Document m_document;
    xmlNode* m_root = nullptr;
    std::map<std::string, xmlNs*> m_namespaces; ///< by URI; declared at the root
    std::deque<Node> m_nodes;                   ///< what the document was made from
};

struct Report {
    const Node* element = nullptr;
    int code = 0;
    std::string name;  ///< of the element or attribute that is spoken of
    std::string other; ///< of what was found in its place
    std::string message;
};

std::string as_text(const char* text) {
    return text == nullptr ? std::string{} : std::string{text};
}

void collect(void* reports, ReportedError* error) {
    const auto* node = static_cast<const xmlNode*>(error->node);
    while (node != nullptr && node->_private == nullptr) { // a text or an attribute
        node = node->parent;
    }
    if (node == nullptr || node->type != XML_ELEMENT_NODE) {
        return;
    }
    std::string message = as_text(error->message);
    std::replace(message.begin(), message.end(), '\n', ' ');
    static_cast<std::vector<Report>*>(reports)->push_back(
        {static_cast<const Node*>(node->_private), error->code, as_text(error->str1), as_text(error->str2),
         std::string{base::trim(message)}});
}

bool only_follows(int code) {
    return code == XML_RELAXNG_ERR_CONTENTVALID || code == XML_RELAXNG_ERR_ATTRVALID ||
           code == XML_RELAXNG_ERR_INTERNAL || code == XML_RELAXNG_ERR_NOSTATE ||
           code == XML_RELAXNG_ERR_INTEREXTRA || code == XML_RELAXNG_ERR_INTERSEQ;
}

std::string sentence_of(const Report& report) {
    const std::string_view inside = report.element->name();
    switch (report.code) {
    case XML_RELAXNG_ERR_ELEMWRONG:
        return fmt::format("<{}> may not stand here.", report.name);
    case XML_RELAXNG_ERR_ELEMNAME:
        return fmt::format("Here is <{}>, where <{}> was expected.", report.other, report.name);
    case XML_RELAXNG_ERR_EXTRACONTENT:
        return fmt::format("<{}> holds more than it may, or in another order.", report.name);
    case XML_RELAXNG_ERR_NOELEM:
        return report.name.empty()
                   ? fmt::format("Something is missing in <{}>.", inside)
                   : fmt::format("Something is missing in <{}>: <{}> was expected.", inside, report.name);
    case XML_RELAXNG_ERR_INVALIDATTR:
        return fmt::format("<{}> has an attribute '{}', which it may not have or which has a value it may "
                           "not have.",
                           inside, report.name);
    case XML_RELAXNG_ERR_TEXTWRONG:
        return fmt::format("There is text in <{}>, which may hold elements only.", inside);
    case XML_RELAXNG_ERR_ELEMNOTEMPTY:
        return fmt::format("<{}> has to be empty.", inside);
    default:
        return fmt::format("<{}> breaks the grammar: {}.", inside, report.message);
    }
}

} // namespace

class RelaxNg::Schema {
public:
    Schema(std::string_view text, std::string_view start) {
        initialise_parser();
        m_source.reset(xmlReadMemory(text.data(), static_cast<int>(text.size()), "schema", nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
        if (m_source == nullptr) {
            throw base::Error{"A grammar of the program is not well-formed. Install the program anew."};
        }
        if (!start.empty()) {
            start_at(std::string{start});
        }
        const std::unique_ptr<xmlRelaxNGParserCtxt, FreeSchemaParser> parser{
            xmlRelaxNGNewDocParserCtxt(m_source.get())};
        m_grammar.reset(parser == nullptr ? nullptr : xmlRelaxNGParse(parser.get()));
        m_validator.reset(m_grammar == nullptr ? nullptr : xmlRelaxNGNewValidCtxt(m_grammar.get()));
        if (m_validator == nullptr) {
            throw base::Error{"A grammar of the program cannot be used. Install the program anew."};
        }
        xmlRelaxNGSetValidStructuredErrors(m_validator.get(), collect, &m_reports);
    }

    std::vector<GrammarViolation> validate(Node root) {
        m_reports.clear();
        const Document document = m_maker.make(root);
        std::vector<GrammarViolation> violations;
        if (xmlRelaxNGValidateDoc(m_validator.get(), document.get()) == 0) {
            return violations;
        }
        for (const bool followers : {false, true}) {
            for (const Report& report : m_reports) {
                if (only_follows(report.code) == followers && (!followers || violations.empty())) {
                    add(report, violations);
                }
            }
        }
        if (violations.empty()) {
            violations.push_back({root, fmt::format("<{}> breaks the grammar.", root.name())});
        }
        return violations;
    }

private:
    /// The first <ref> inside <start> gets another name.
    void start_at(const std::string& name) {
        for (xmlNode* node = xmlFirstElementChild(xmlDocGetRootElement(m_source.get())); node != nullptr;
             node = xmlNextElementSibling(node)) {
            if (xmlStrEqual(node->name, as_xml("start")) != 0) {
                xmlSetProp(xmlFirstElementChild(node), as_xml("name"), as_xml(name));
                return;
            }
        }
    }

    static void add(const Report& report, std::vector<GrammarViolation>& violations) {
        std::string message = sentence_of(report);
        const bool known = std::any_of(violations.begin(), violations.end(), [&](const auto& violation) {
            return violation.element.number() == report.element->number() && violation.message == message;
        });
        if (!known) {
            violations.push_back({*report.element, std::move(message)});
        }
    }

    Document m_source; ///< which the grammar points into
    std::unique_ptr<xmlRelaxNG, FreeSchema> m_grammar;
    std::unique_ptr<xmlRelaxNGValidCtxt, FreeValidator> m_validator;
    std::vector<Report> m_reports; ///< of the validation under way
    DocumentMaker m_maker;
};

RelaxNg::RelaxNg(std::string_view schema, std::string_view start)
    : m_schema{std::make_unique<Schema>(schema, start)} {}

RelaxNg::~RelaxNg() = default;

std::vector<GrammarViolation> RelaxNg::validate(Node root) const {
    return m_schema->validate(root);
}

} // namespace diptych::xml

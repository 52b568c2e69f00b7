#include "exchange/tbx/reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tbx/entry.hpp"
#include "exchange/tbx/id_set.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "xml/tree.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diptych::exchange {

namespace {

constexpr std::string_view k_tbx_namespace = "urn:iso:std:iso:30042:ed-2";

bool is_entry(std::string_view element) {
    return element == "conceptEntry" || element == "termEntry";
}

bool is_header(std::string_view element) {
    return element == "tbxHeader" || element == "martifHeader" || element == "header";
}

std::string attribute(const std::vector<xml::AttributeView>& attributes, std::string_view name) {
    for (const xml::AttributeView& a : attributes) {
        if (a.name == name && a.namespace_uri.empty()) {
            return std::string{a.value};
        }
    }
    return {};
}

/// The rules that the entries of a file should follow. Those of the styles differ in their spelling alone.
std::optional<TbxDialect> rules_of(std::string_view root, std::string_view dialect) {
    if (dialect == "TBX-Basic") {
        return root == "martif" ? TbxDialect::basic_v2 : TbxDialect::basic_dca;
    }
    return root == "tbx" && dialect == "TBX-Min" ? std::optional{TbxDialect::min_dca} : std::nullopt;
}

/// Gives every entry of a file an id of its own.
class IdGiver {
public:
    explicit IdGiver(RepairLog& repairs) : m_repairs{repairs} {}

    void give(model::Concept& entry, std::size_t line) {
        if (!entry.id.empty() && m_ids.insert(entry.id)) {
            return;
        }
        // The same file gives the same ids each time, so that a second import finds its entries again.
        const std::string wanted = entry.id;
        const std::string stem = wanted.empty() ? "entry" : wanted;
        std::size_t& number = m_next_number.try_emplace(stem, wanted.empty() ? 1 : 2).first->second;
        do {
            entry.id = fmt::format("{}-{}", stem, number++);
        } while (!m_ids.insert(entry.id));
        if (wanted.empty()) {
            m_repairs.warn("entries without an id were given one", line,
                           fmt::format("An entry has no id; it was given '{}'.", entry.id));
        } else {
            m_repairs.warn(
                "entries whose id was there before were given another", line,
                fmt::format("The id '{}' was there before; this entry was given '{}'.", wanted, entry.id));
        }
    }

    const IdSet& all() const { return m_ids; }

private:
    RepairLog& m_repairs;
    IdSet m_ids;
    std::unordered_map<std::string, std::size_t> m_next_number; ///< by the beginning of the made id
};

/// Finds the references that lead to nothing in the file. Kept are 16 bytes for each that leads on, to what
/// is not yet read.
class References {
public:
    explicit References(RepairLog& repairs) : m_repairs{repairs} {}

    /// \param attributes  of any element below an entry
    void look_at(std::string_view element, const std::vector<xml::AttributeView>& attributes,
                 std::size_t line) {
        for (const xml::AttributeView& a : attributes) {
            if (a.name == "id") {
                m_ids.insert(a.value);
            } else if (a.name == "target" && (element == "ref" || element == "crossReference")) {
                const std::string_view id = a.value.substr(a.value.starts_with('#') ? 1 : 0);
                if (!m_ids.contains(id)) {
                    m_open.push_back({IdSet::hash_of(id), line});
                }
            }
        }
    }

    /// \param entries  the ids of all entries
    void finish(const IdSet& entries) {
        for (const Open& reference : m_open) {
            if (!m_ids.contains_hash(reference.id) && !entries.contains_hash(reference.id)) {
                m_repairs.warn("references that lead to nothing in the file were kept", reference.line,
                               "A reference leads to nothing in this file; it was kept.");
            }
        }
    }

private:
    struct Open {
        std::uint64_t id; ///< its hash
        std::size_t line;
    };

    RepairLog& m_repairs;
    IdSet m_ids; ///< of parts of entries
    std::vector<Open> m_open;
};

class TbxReader : public xml::ContentHandler {
public:
    TbxReader(xml::ByteSource source, const std::string& name, const ConceptSink& sink,
              base::Diagnostics& diagnostics)
        : m_parser{std::move(source), name, *this}, m_name{name}, m_sink{sink}, m_repairs{name, diagnostics} {
    }

    GlossaryContents read() {
        try {
            while (m_parser.parse_block()) {
            }
        } catch (...) {
            m_repairs.finish();
            throw;
        }
        m_references.finish(m_ids.all());
        m_repairs.finish();
        if (m_contents.concepts == 0 && m_contents.skipped == 0) {
            m_repairs.warn("there is no entry", 0, "There is no entry in this file.");
        }
        return m_contents;
    }

    void start_element(std::string_view name, std::string_view namespace_uri,
                       const std::vector<xml::AttributeView>& attributes, std::size_t line) override {
        if (m_entry_depth > 0 || (m_skipped_depth == 0 && m_has_root && is_entry(name))) {
            m_tree.start_element(name, namespace_uri, attributes, line);
            m_tree.check_size(m_name, line);
            if (m_entry_depth++ > 0) {
                m_references.look_at(name, attributes, line);
            }
        } else if (m_skipped_depth > 0) {
            ++m_skipped_depth;
        } else if (!m_has_root) {
            m_has_root = true;
            read_root(name, namespace_uri, attributes, line);
        } else if (name == "body") {
            m_is_in_body = true;
        } else if (name != "text") {
            skip(name, line);
        }
    }

    void end_element(std::string_view name, std::string_view /*namespace_uri*/,
                     std::size_t /*line*/) override {
        if (m_entry_depth > 0) {
            m_tree.end_element();
            if (--m_entry_depth == 0) {
                read_entry(m_tree.root());
                m_tree.clear();
            }
        } else if (m_skipped_depth > 0) {
            --m_skipped_depth;
        } else if (name == "body") {
            m_is_in_body = false;
        }
    }

    void text(std::string_view text, std::size_t line) override {
        if (m_entry_depth > 0) {
            m_tree.text(text, line);
            m_tree.check_size(m_name, line);
        } else if (m_skipped_depth == 0 && !base::trim(text).empty()) {
            m_repairs.warn("text outside any entry was skipped", line,
                           fmt::format("Text outside any entry, '{}', was skipped.", base::trim(text)));
        }
    }

private:
    void read_root(std::string_view name, std::string_view namespace_uri,
                   const std::vector<xml::AttributeView>& attributes, std::size_t line) {
        if (name != "tbx" && name != "martif" && name != "TBX") {
            throw base::InputError{
                m_name, line,
                fmt::format(
                    "This is not TBX: its root element is <{}>, where <tbx> (TBX v3), <martif> (TBX v2) "
                    "or <TBX> (TBX-Min) was expected.",
                    name)};
        }
        if (name == "tbx" && namespace_uri != k_tbx_namespace) {
            m_repairs.warn(
                "namespace", line,
                namespace_uri.empty()
                    ? fmt::format("<tbx> is in no namespace, not in '{}'. The file is read as if it were.",
                                  k_tbx_namespace)
                    : fmt::format(
                          "<tbx> is in the namespace '{}', not in '{}'. The file is read as if it were.",
                          namespace_uri, k_tbx_namespace));
        }
        m_contents.dialect = attribute(attributes, name == "TBX" ? "dialect" : "type");
        const bool is_min_of_2013 = name == "TBX";
        const bool is_dct = base::to_lower_ascii(attribute(attributes, "style")) == "dct";
        m_entries.set_form({rules_of(name, m_contents.dialect), is_dct || is_min_of_2013, is_min_of_2013});
    }

    /// Passes over an element that belongs to no entry.
    void skip(std::string_view name, std::size_t line) {
        m_skipped_depth = 1;
        if (name == "back" || name == "front") {
            m_repairs.note("parts beside the body were not read", line,
                           fmt::format("The <{}> of the file{} is not read.", name,
                                       name == "back" ? " (persons, bibliography)" : ""));
        } else if (!is_header(name)) {
            m_repairs.warn("elements outside any entry were skipped", line,
                           m_is_in_body ? fmt::format("<{}> is no entry; it was skipped.", name)
                                        : fmt::format("<{}> is in no entry; it was skipped.", name));
        }
    }

    void read_entry(xml::Node element) {
        model::Concept entry = m_entries.read(element);
        if (!m_is_in_body) {
            m_repairs.warn("entries outside the <body> were read all the same", element.line(),
                           "An entry is outside the <body> of the file; it was read all the same.");
        }
        keep_within_bounds(entry, element.line(), m_repairs);
        std::erase_if(entry.languages,
                      [](const model::LanguageSection& section) { return section.terms.empty(); });
        if (entry.languages.empty()) {
            m_repairs.warn("entries without a term were skipped", element.line(),
                           fmt::format("{} has no term; it was skipped.",
                                       entry.id.empty() ? "An entry" : "Entry '" + entry.id + "'"));
            ++m_contents.skipped;
            return;
        }
        m_ids.give(entry, element.line());
        ++m_contents.concepts;
        m_sink(std::move(entry));
    }

    xml::SaxParser m_parser;
    const std::string& m_name;
    const ConceptSink& m_sink;
    RepairLog m_repairs;
    TbxEntryReader m_entries{m_repairs};
    IdGiver m_ids{m_repairs};
    References m_references{m_repairs};
    GlossaryContents m_contents;
    xml::Tree m_tree;                ///< the entry being read
    std::size_t m_entry_depth = 0;   ///< of the element being read inside an entry, 0 outside
    std::size_t m_skipped_depth = 0; ///< the same for what is passed over
    bool m_has_root = false;
    bool m_is_in_body = false;
};

} // namespace

GlossaryContents read_tbx(xml::ByteSource source, const std::string& name, const ConceptSink& sink,
                          base::Diagnostics& diagnostics) {
    return TbxReader{std::move(source), name, sink, diagnostics}.read();
}

} // namespace diptych::exchange

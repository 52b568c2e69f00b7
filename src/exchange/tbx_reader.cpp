#include "exchange/tbx_reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "exchange/tbx_entry.hpp"
#include "xml/element.hpp"
#include "xml/reader.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::string_view k_tbx_namespace = "urn:iso:std:iso:30042:ed-2";

bool is_entry(std::string_view element) {
    return element == "conceptEntry" || element == "termEntry";
}

class TbxReader {
public:
    TbxReader(std::string_view bytes, const std::string& name,
              const std::function<void(model::Concept&&)>& sink, base::Diagnostics& diagnostics)
        : m_reader{bytes, name}, m_entries{name, diagnostics}, m_name{name}, m_sink{sink}, m_diagnostics{
                                                                                               diagnostics} {}

    TbxContents read() {
        read_root();
        for (;;) {
            const xml::Event event = m_reader.next();
            if (event.kind == xml::EventKind::end_of_document) {
                break;
            }
            if (event.kind != xml::EventKind::start_element) {
                continue;
            }
            if (event.name == "body") {
                read_body();
            } else if (event.name == "back") {
                m_diagnostics.report(base::Severity::note, m_name, event.line,
                                     "The <back> of the file (persons, bibliography) is not read.");
                m_reader.skip_element();
            }
        }
        if (m_contents.concepts == 0 && m_contents.skipped == 0) {
            m_diagnostics.warn(m_name, 0, "There is no entry in this file.");
        }
        return m_contents;
    }

private:
    void read_root() {
        const xml::Event root = m_reader.next();
        if (root.name != "tbx" && root.name != "martif" && root.name != "TBX") {
            throw base::InputError{
                m_name, root.line,
                fmt::format(
                    "This is not TBX: its root element is <{}>, where <tbx> (TBX v3), <martif> (TBX v2) "
                    "or <TBX> (TBX-Min) was expected.",
                    root.name)};
        }
        if (root.name == "tbx" && root.namespace_uri != k_tbx_namespace) {
            m_diagnostics.warn(
                m_name, root.line,
                fmt::format("<tbx> is in the namespace '{}', not in '{}'. The file is read as if it "
                            "were.",
                            root.namespace_uri, k_tbx_namespace));
        }
        m_contents.dialect =
            xml::attribute(root.attributes, root.name == "TBX" ? "dialect" : "type").value_or("");
    }

    void read_body() {
        for (;;) {
            xml::Event event = m_reader.next();
            if (event.kind == xml::EventKind::end_element || event.kind == xml::EventKind::end_of_document) {
                return;
            }
            if (event.kind != xml::EventKind::start_element) {
                continue;
            }
            if (is_entry(event.name)) {
                read_entry(xml::read_element(m_reader, std::move(event)));
            } else {
                m_diagnostics.warn(m_name, event.line,
                                   fmt::format("<{}> is no entry; it was skipped.", event.name));
                m_reader.skip_element();
            }
        }
    }

    void read_entry(const xml::Element& element) {
        model::Concept entry = m_entries.read(element);
        if (entry.languages.empty()) {
            m_diagnostics.warn(m_name, element.line,
                               fmt::format("{} has no term; it was skipped.",
                                           entry.id.empty() ? "An entry" : "Entry '" + entry.id + "'"));
            ++m_contents.skipped;
            return;
        }
        make_id_unique(entry, element.line);
        ++m_contents.concepts;
        m_sink(std::move(entry));
    }

    void make_id_unique(model::Concept& entry, std::size_t line) {
        const std::string wanted = entry.id;
        // The same file gives the same ids each time, so that a second import finds its entries again.
        const std::string stem = wanted.empty() ? "entry" : wanted;
        std::size_t& number = m_next_number[stem];
        if (wanted.empty()) {
            number = std::max<std::size_t>(number, 1);
            entry.id = fmt::format("{}-{}", stem, number++);
        }
        while (!m_ids.insert(entry.id).second) {
            number = std::max<std::size_t>(number, 2);
            entry.id = fmt::format("{}-{}", stem, number++);
        }
        if (wanted.empty()) {
            m_diagnostics.warn(m_name, line, fmt::format("An entry has no id; it was given '{}'.", entry.id));
        } else if (entry.id != wanted) {
            m_diagnostics.warn(
                m_name, line,
                fmt::format("The id '{}' was there before; this entry was given '{}'.", wanted, entry.id));
        }
    }

    xml::Reader m_reader;
    TbxEntryReader m_entries;
    const std::string& m_name;
    const std::function<void(model::Concept&&)>& m_sink;
    base::Diagnostics& m_diagnostics;
    TbxContents m_contents;
    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_next_number; ///< by the beginning of the made id
};

} // namespace

TbxContents read_tbx(std::string_view bytes, const std::string& name,
                     const std::function<void(model::Concept&&)>& sink, base::Diagnostics& diagnostics) {
    return TbxReader{bytes, name, sink, diagnostics}.read();
}

} // namespace diptych::exchange

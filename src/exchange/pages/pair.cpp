#include "exchange/pages/pair.hpp"

#include "base/format.hpp"
#include "exchange/pages/page.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::exchange {

namespace {

std::string cell_of(const model::PairSide& side) {
    std::vector<TextMark> marks;
    for (const model::Range match : side.marks) {
        marks.push_back({match});
    }
    return side_cell(side.text, side.language, marks);
}

class HtmlWriter : public PairWriter {
public:
    HtmlWriter(std::ostream& out, const PairWriterOptions& options)
        : m_out{out}, m_page{out, {options.title}} {
        for (const std::string& note : options.notes) {
            m_out << "<p>" << html_text(note) << "</p>\n";
        }
        m_page.begin_rows();
        m_page.begin_table({"Source", "Target"});
    }

    void add(const model::Pair& pair) override {
        if (m_written == 0 || pair.document.number != m_document) {
            write_document(pair);
            m_document = pair.document.number;
        }
        const std::string number = std::to_string(pair.id);
        const Alarm doubt = alarm_of(pair.probability, pair.confirmed);
        std::string marks = marks_of_pair(pair.probability, pair.confirmed);
        if (!pair.flag.empty()) {
            marks += mark("flagged", Alarm::amber, pair.flag);
        }
        m_page.begin_row({.id = "pair-" + number,
                          .number = number,
                          .alarm = pair.flag.empty() ? doubt : std::max(doubt, Alarm::amber),
                          .marks = marks});
        m_out << cell_of(pair.source) << cell_of(pair.target);
        m_page.end_row();
        ++m_written;
    }

    void finish() override {
        m_page.end_table();
        m_page.end();
    }

private:
    void write_document(const model::Pair& pair) {
        std::string name = "<b>" + html_text(pair.document.known_as()) + "</b>";
        for (const std::string& detail : {pair.document.title, pair.document.date}) {
            name += detail.empty() ? "" : " \u00b7 " + html_text(detail);
        }
        m_page.write_group(name);
    }

    std::ostream& m_out;
    Page m_page;
    std::int64_t m_document = 0;
};

} // namespace

std::unique_ptr<PairWriter> make_pair_html_writer(std::ostream& out, const PairWriterOptions& options) {
    return std::make_unique<HtmlWriter>(out, options);
}

} // namespace diptych::exchange

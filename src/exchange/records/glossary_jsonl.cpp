#include "exchange/records/glossary_jsonl.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/text_lines.hpp"
#include "exchange/vocabulary/concept_collector.hpp"
#include "model/concept_json.hpp"

#include <ostream>
#include <string_view>
#include <utility>

namespace diptych::exchange {

namespace {

class JsonlWriter : public GlossaryWriter {
public:
    explicit JsonlWriter(std::ostream& out) : m_out{out} {}

    void add(const model::Concept& entry) override {
        m_out << model::to_json(entry) << '\n';
        ++m_written;
    }

    void finish() override {}

    std::size_t written() const override { return m_written; }

private:
    std::ostream& m_out;
    std::size_t m_written = 0;
};

/// What an error says behind "FILE:LINE: ".
std::string sentence_of(const base::InputError& error, const std::string& name, std::size_t line) {
    const std::string place = fmt::format("{}:{}: ", name, line);
    const std::string_view what = error.what();
    return std::string{what.starts_with(place) ? what.substr(place.size()) : what};
}

} // namespace

GlossaryContents read_glossary_jsonl(std::istream& in, const std::string& name,
                                     const std::optional<std::string>& encoding, const ConceptSink& sink,
                                     base::Diagnostics& diagnostics) {
    TextLines lines{in, name, diagnostics, encoding};
    ConceptCollector collector{name, sink, diagnostics};
    std::optional<base::InputError> first_error;
    bool any = false;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (base::trim(*line).empty()) {
            continue;
        }
        std::optional<model::Concept> entry;
        try {
            entry = model::concept_from_json(*line, name, lines.line());
        } catch (const base::InputError& error) {
            if (!first_error) {
                first_error = error;
            }
            diagnostics.warn(name, lines.line(),
                             sentence_of(error, name, lines.line()) + " The line was skipped.");
            collector.skip();
            continue;
        }
        any = true;
        collector.take(std::move(*entry), lines.line());
    }
    if (first_error && !any) {
        throw base::InputError{*first_error};
    }
    return collector.finish("");
}

std::unique_ptr<GlossaryWriter> make_jsonl_writer(std::ostream& out) {
    return std::make_unique<JsonlWriter>(out);
}

} // namespace diptych::exchange

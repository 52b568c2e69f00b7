#include "exchange/records/glossary_jsonl.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/text_lines.hpp"
#include "exchange/vocabulary/concept_collector.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept_json.hpp"

#include <charconv>
#include <optional>
#include <ostream>
#include <string>
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

/// The number of an escape such as "\u00e9" that begins at `at`; nothing when there is none.
std::optional<unsigned> escape_at(std::string_view json, std::size_t at) {
    constexpr std::size_t k_length = 6;
    unsigned value = 0;
    if (json.substr(at, 2) != "\\u" || at + k_length > json.size()) {
        return std::nullopt;
    }
    const char* const end = json.data() + at + k_length;
    return std::from_chars(json.data() + at + 2, end, value, 16).ptr == end ? std::optional{value}
                                                                            : std::nullopt;
}

bool is_high(unsigned value) {
    return value >= 0xD800 && value < 0xDC00;
}

bool is_low(unsigned value) {
    return value >= 0xDC00 && value < 0xE000;
}

/// With the escape of U+FFFD in place of each half of a character that stands alone, for which JSON parsers
/// refuse all of the text. \returns nothing when there is none
std::optional<std::string> without_halves(std::string_view json) {
    std::optional<std::string> mended;
    for (std::size_t i = json.find('\\'); i < json.size(); i = json.find('\\', i)) {
        const std::optional<unsigned> value = escape_at(json, i);
        if (!value) {
            i += 2; // of another kind: "\n", "\\"
            continue;
        }
        const std::optional<unsigned> next = escape_at(json, i + 6);
        if (is_high(*value) && next && is_low(*next)) {
            i += 12;
            continue;
        }
        if (is_high(*value) || is_low(*value)) {
            mended = mended ? mended : std::optional{std::string{json}};
            mended->replace(i, 6, "\\ufffd");
        }
        i += 6;
    }
    return mended;
}

} // namespace

GlossaryContents read_glossary_jsonl(std::istream& in, const std::string& name,
                                     const std::optional<std::string>& encoding, const ConceptSink& sink,
                                     base::Diagnostics& diagnostics) {
    TextLines lines{in, name, diagnostics, encoding};
    ConceptCollector collector{name, sink, diagnostics};
    RepairLog halves{name, diagnostics};
    std::optional<base::InputError> first_error;
    bool any = false;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (base::trim(*line).empty()) {
            continue;
        }
        std::optional<model::Concept> entry;
        const std::optional<std::string> mended = without_halves(*line);
        if (mended) {
            halves.warn("halves of characters were replaced", lines.line(),
                        "The line has the escape of half a character, such as \\ud800, alone; it is read as "
                        "U+FFFD.");
        }
        try {
            entry = model::concept_from_json(mended ? *mended : *line, name, lines.line());
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
    halves.finish();
    if (first_error && !any) {
        throw base::InputError{*first_error};
    }
    return collector.finish("");
}

std::unique_ptr<GlossaryWriter> make_jsonl_writer(std::ostream& out) {
    return std::make_unique<JsonlWriter>(out);
}

} // namespace diptych::exchange

// Formats that are text: the first byte says which. 's' subtitles, 'm' Markdown, 'p' a catalogue of gettext, and texts
// under keys: 'j' Java properties, 'a' Apple strings, 'd' Android, 'n' JSON, 'r' RESX.

#include "base/error.hpp"
#include "bitexts.hpp"
#include "reader/keyed_texts.hpp"
#include "reader/markdown.hpp"
#include "reader/po.hpp"
#include "reader/subtitles.hpp"
#include "source_text.hpp"

#include <utility>

namespace {

using namespace diptych;
using reader::KeyedFormat;

void check_keyed(const std::string& bytes, KeyedFormat format) {
    base::Diagnostics diagnostics;
    for (const reader::KeyedText& text : reader::read_keyed_texts(bytes, "fuzz", format, diagnostics).texts) {
        fuzz::require(!text::find_invalid_utf8(text.text), "a text is UTF-8");
        fuzz::require(text.line > 0, "a text has its place");
    }
}

void check_subtitles(model::SourceText decoded) {
    const model::SourceText source = reader::read_subtitles(std::move(decoded));
    fuzz::check(source);
    std::size_t end = 0;
    for (const model::Cue& cue : source.cues) {
        fuzz::require(cue.text.begin >= end && cue.text.begin < cue.text.end && cue.text.end <= source.text.size(),
                      "cues are in order");
        fuzz::require(cue.time.begin <= cue.time.end, "a cue ends after it begins");
        end = cue.text.end;
    }
}

void read(char kind, const std::string& rest) {
    model::SourceText decoded;
    decoded.name = "fuzz";
    decoded.text = text::find_invalid_utf8(rest) ? std::string{} : rest; // readers get valid UTF-8
    switch (kind) {
    case 's':
        return check_subtitles(std::move(decoded));
    case 'm':
        return fuzz::check(reader::read_markdown(std::move(decoded)));
    case 'p':
        return fuzz::check_bitexts([&](const model::UnitSink& sink) {
            base::Diagnostics diagnostics;
            reader::read_po(rest, "fuzz", diagnostics, sink);
        });
    case 'j':
        return check_keyed(rest, KeyedFormat::properties);
    case 'a':
        return check_keyed(rest, KeyedFormat::strings);
    case 'd':
        return check_keyed(rest, KeyedFormat::android);
    case 'n':
        return check_keyed(rest, KeyedFormat::json);
    default:
        return check_keyed(rest, KeyedFormat::resx);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    try {
        read(static_cast<char>(data[0]), fuzz::to_string(data + 1, size - 1));
    } catch (const base::InputError&) {
        return 0;
    }
    return 0;
}

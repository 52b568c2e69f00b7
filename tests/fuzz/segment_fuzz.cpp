// Any text to units and sentences: nothing may be lost, and every sentence leads back to its bytes. The first
// byte chooses the language and the policy.

#include "document.hpp"
#include "segment/guess_language.hpp"
#include "segment/segment.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::uint8_t choice = data[0];
    model::SourceText source;
    source.name = "fuzz";
    source.text = fuzz::as_utf8(fuzz::to_string(data + 1, size - 1));
    segment::Options options;
    options.language = fuzz::language_number(choice);
    options.policy.break_at_semicolon = choice % 7 == 0;
    options.policy.break_at_colon = choice % 5 == 0;
    options.policy.split_list_items = choice % 3 == 0;
    options.policy.keep_quotes = choice % 11 == 0;
    segment::guess_language(source.text);
    fuzz::check(segment::segment(source, options), source);
    fuzz::check(segment::segment_lines(source, options), source);
    return 0;
}

// Any bytes as a terminology file. A stream gives what the bytes give, however it comes; what was read can be
// written in every dialect, and read again without loss of entries.

#include "base/error.hpp"
#include "exchange/tbx/reader.hpp"
#include "exchange/tbx/writer.hpp"
#include "fuzz.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_set>
#include <vector>

using namespace diptych;

namespace {

/// What was read before the end or the first fault.
struct Read {
    std::vector<model::Concept> concepts;
    std::string refusal;
    std::size_t diagnostics = 0;

    friend bool operator==(const Read&, const Read&) = default;
};

Read read(xml::ByteSource source) {
    Read result;
    std::unordered_set<std::string> ids;
    base::Diagnostics diagnostics;
    const auto keep = [&](model::Concept&& entry) {
        fuzz::require(ids.insert(entry.id).second, "ids are unique");
        result.concepts.push_back(std::move(entry));
    };
    try {
        exchange::read_tbx(std::move(source), "fuzz", keep, diagnostics);
    } catch (const base::InputError& error) {
        result.refusal = error.what();
    }
    result.diagnostics = diagnostics.all().size();
    return result;
}

void write_and_read(const std::vector<model::Concept>& concepts, exchange::TbxDialect dialect) {
    std::unordered_set<std::string> ids;
    for (const model::Concept& entry : concepts) {
        ids.insert(entry.id);
    }
    std::ostringstream out;
    base::Diagnostics diagnostics;
    exchange::GlossaryWriterOptions options;
    options.has_concept = [&](std::string_view id) { return ids.contains(std::string{id}); };
    const auto writer = exchange::make_tbx_writer(dialect, out, options, diagnostics);
    for (const model::Concept& entry : concepts) {
        writer->add(entry);
    }
    writer->finish();
    const auto ignore = [](model::Concept&&) {};
    const std::string written = out.str();
    const exchange::GlossaryContents again = exchange::read_tbx(xml::source_of(written), "written", ignore, diagnostics);
    fuzz::require(again.concepts == writer->written(), "what was written is read again");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::to_string(data, size);
    const Read whole = read(xml::source_of(bytes));
    std::string_view rest = bytes;
    std::size_t at_once = size % 7;
    const Read in_parts = read([&](char* buffer, std::size_t wanted) {
        at_once = at_once % 7 + 1; // 1 to 7 bytes, in turn
        const std::size_t taken = rest.copy(buffer, std::min(wanted, at_once));
        rest.remove_prefix(taken);
        return taken;
    });
    fuzz::require(in_parts == whole, "a stream gives what the bytes give");
    if (!whole.refusal.empty()) {
        return 0;
    }
    constexpr std::array<exchange::TbxDialect, 5> k_dialects{
        exchange::TbxDialect::basic_dca, exchange::TbxDialect::basic_dct, exchange::TbxDialect::basic_v2,
        exchange::TbxDialect::min_dca, exchange::TbxDialect::min_dct};
    for (const exchange::TbxDialect dialect : k_dialects) {
        write_and_read(whole.concepts, dialect);
    }
    return 0;
}

// Any bytes as a terminology file. What was read can be written, and read again without loss of entries.

#include "base/error.hpp"
#include "exchange/tbx_reader.hpp"
#include "exchange/tbx_writer.hpp"
#include "fuzz.hpp"

#include <sstream>
#include <unordered_set>
#include <vector>

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::Diagnostics diagnostics;
    std::vector<model::Concept> concepts;
    std::unordered_set<std::string> ids;
    const auto keep = [&](model::Concept&& entry) {
        fuzz::require(ids.insert(entry.id).second, "ids are unique");
        concepts.push_back(std::move(entry));
    };
    try {
        exchange::read_tbx(fuzz::to_string(data, size), "fuzz", keep, diagnostics);
    } catch (const base::InputError&) {
        return 0;
    }
    std::ostringstream out;
    exchange::TbxWriterOptions options;
    options.has_concept = [&](std::string_view id) { return ids.contains(std::string{id}); };
    exchange::TbxWriter writer{out, options, diagnostics};
    for (const model::Concept& entry : concepts) {
        writer.add(entry);
    }
    writer.finish();
    base::Diagnostics of_ours;
    const auto ignore = [](model::Concept&&) {};
    const exchange::TbxContents again = exchange::read_tbx(out.str(), "written", ignore, of_ours);
    fuzz::require(again.concepts == writer.written(), "what was written is read again");
    return 0;
}

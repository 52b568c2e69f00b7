// Any bytes as a review list of proposed terms: every line is taken or reported, and what was taken comes
// back the same from both forms it is written in.

#include "base/error.hpp"
#include "exchange/records/proposal_rows.hpp"
#include "fuzz.hpp"

#include <sstream>

using namespace diptych;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::Diagnostics diagnostics;
    std::vector<model::ReviewedProposal> read;
    try {
        std::istringstream in{fuzz::to_string(data, size)};
        read = exchange::read_proposals(in, "fuzz", diagnostics);
    } catch (const base::InputError&) {
        return 0;
    }
    std::vector<model::TermProposal> proposals;
    for (const model::ReviewedProposal& reviewed : read) {
        fuzz::require(!reviewed.proposal.term.empty(), "no term is empty");
        fuzz::require(reviewed.verdict != model::Verdict::accept || !reviewed.proposal.renderings.empty(),
                      "what is accepted has a translation");
        proposals.push_back(reviewed.proposal);
    }
    if (proposals.empty()) {
        return 0;
    }
    std::ostringstream out;
    exchange::write_proposals_jsonl(proposals, out);
    std::istringstream again{out.str()};
    const auto back = exchange::read_proposals(again, "again", diagnostics);
    fuzz::require(back.size() == read.size(), "as many come back");
    for (std::size_t i = 0; i < back.size(); ++i) {
        fuzz::require(back[i].proposal.term == proposals[i].term, "the terms are the same");
    }
    return 0;
}

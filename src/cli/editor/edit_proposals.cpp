#include "cli/editor/edit_proposals.hpp"

#include "base/error.hpp"
#include "cli/editor/proposal_editor.hpp"

#include <utility>

namespace diptych::cli {

namespace {

using pipeline::Decided;

std::string words_of(Decided::Kind kind) {
    switch (kind) {
    case Decided::Kind::added:
        return "accepted as a new entry";
    case Decided::Kind::extended:
        return "accepted: an entry got its translation";
    case Decided::Kind::known:
        return "accepted: the glossary had both already";
    case Decided::Kind::rejected:
        break;
    }
    return "rejected";
}

/// Carries out what the editor asks for, and tells it what came of that.
class Review {
public:
    Review(store::Database& database, const pipeline::EditOptions& options, ProposalEditor& editor)
        : m_database{database}, m_options{options}, m_editor{editor} {}

    /// \returns whether to go on
    bool carry_out(const ProposalRequest& request) {
        try {
            if (std::holds_alternative<EndRequest>(request)) {
                return false;
            }
            if (std::holds_alternative<DecideRequest>(request)) {
                m_decided.push_back(pipeline::decide(m_database, m_editor.current(), m_options));
                m_editor.decided(words_of(m_decided.back().kind));
            } else if (std::holds_alternative<TakeBackRequest>(request)) {
                pipeline::take_back(m_database, m_editor.current().proposal, m_decided.back(), m_options);
                m_decided.pop_back();
                m_editor.taken_back();
            }
        } catch (const base::Error& error) {
            m_editor.failed(error.what());
        }
        return true;
    }

    const std::vector<Decided>& decided() const { return m_decided; }

private:
    store::Database& m_database;
    const pipeline::EditOptions& m_options;
    ProposalEditor& m_editor;
    std::vector<Decided> m_decided; ///< what holds, the last last
};

} // namespace

int edit_proposals(store::Database& database, std::vector<model::ReviewedProposal> proposals,
                   const pipeline::EditOptions& options, bool color, pipeline::ReviewedTerms& counts) {
    if (proposals.empty()) {
        return 0;
    }
    ProposalEditor editor{std::move(proposals)};
    Review review{database, options, editor};
    const int signal = show_view(
        color, [&](std::size_t columns, std::size_t rows) { return frame_of(editor, columns, rows); },
        [&](const Key& key) { return review.carry_out(editor.press(key)); });
    for (const Decided& decided : review.decided()) {
        counts.add(decided.kind);
    }
    counts.undecided += editor.left();
    return signal;
}

} // namespace diptych::cli

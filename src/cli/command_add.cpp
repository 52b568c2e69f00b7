#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/align_files.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/read_pairs.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    Description description{
        .name = "add",
        .summary = "pair a text and its translation and keep the pairs",
        .examples = {{"diptych add report.fr.txt report.en.txt --symbol A/AC.290/2021/L.1",
                      "Keep the pairs of a report under its symbol."},
                     {"diptych add contrat.docx contract.docx --db client.db",
                      "Keep the texts of a client apart."},
                     {"diptych add memory.tmx", "Keep the pairs of a translation memory as they are."}},
        .text = "Pairs the sentences of SOURCE and TARGET as 'diptych align' does and stores them in the "
                "database, where 'diptych lookup' finds them. The database is made when it is not there. A "
                "symbol can be stored once: remove the document before you add it again.\n"
                "Without TARGET, SOURCE is a file that holds pairs already: TMX or XLIFF. They are stored as "
                "they "
                "are, a document for each one named in the file.",
        .options = pair_language_options(),
        .positionals = {input_file("SOURCE"), input_file("TARGET")}};
    description.positionals.back().minimum = 0;
    description.options.push_back(lines_option());
    description.options.push_back(symbol_option());
    for (Option& option : knowledge_options()) {
        description.options.push_back(std::move(option));
    }
    description.options.push_back(database_option());
    return description;
}

/// "Added document 3, A/AC.290/2021/L.1: sentences: 100 in fr, 98 in en; pairs: 97."
std::string summary_of(std::int64_t id, const model::Bitext& bitext) {
    const auto pairs = std::count_if(bitext.beads.begin(), bitext.beads.end(), [](const model::Bead& bead) {
        return !bead.source.empty() && !bead.target.empty();
    });
    return fmt::format("Added document {}{}: sentences: {} in {}, {} in {}; pairs: {}.", id,
                       bitext.symbol.empty() ? "" : ", " + bitext.symbol,
                       model::sentences_of(bitext.source).size(), bitext.source.language.str(),
                       model::sentences_of(bitext.target).size(), bitext.target.language.str(), pairs);
}

class AddCommand : public Command {
public:
    AddCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_pair = pair_arguments(arguments);
        m_database = database_path(arguments);
        m_pair.options.lexicons.database = m_database; // what it knows already helps
    }

    Outcome run(Context& context) override {
        const std::vector<model::Bitext> bitexts = read(context);
        const std::vector<std::int64_t> ids = pipeline::add_documents(m_database, bitexts);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            context.out << summary_of(ids[i], bitexts[i]) << '\n';
        }
        return Outcome::done;
    }

private:
    std::vector<model::Bitext> read(Context& context) const {
        if (!m_pair.target.empty()) {
            return {pipeline::align_files(m_pair.source, m_pair.target, m_pair.options, context.in,
                                          context.diagnostics, context.progress)};
        }
        const pipeline::PairOptions options{m_pair.options.source.language, m_pair.options.target.language,
                                            m_pair.options.symbol};
        return pipeline::read_pairs(m_pair.source, options, context.in, context.diagnostics);
    }

    PairArguments m_pair;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_add_command() {
    return std::make_unique<AddCommand>();
}

} // namespace diptych::cli

#pragma once

#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/fix.hpp"
#include "pipeline/maintenance/counts.hpp"
#include "store/new_database.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace diptych::pipeline::sample {

/// A folder with texts, and a database.
struct AddFixture {
    support::TemporaryFolder folder;
    std::string database = path("test.db");
    std::istringstream no_input = {};
    base::Session session{.in = no_input};
    AddOptions options = made_options();
    std::vector<std::unique_ptr<store::Database>> of_fixers = {};

    std::string path(const std::string& name) const { return (folder.path() / name).string(); }

    /// A line for each sentence.
    std::string write(const std::string& name, const std::vector<std::string>& sentences) const {
        std::ofstream out{path(name), std::ios::binary};
        for (const std::string& sentence : sentences) {
            out << sentence << '\n';
        }
        return path(name);
    }

    AddedDocument add(const AddTask& task) {
        store::WritableDatabase opened{database};
        return opened.change([&](store::Database& made) { return add_files(made, task, options, session); });
    }

    AddedDocument add(const std::string& source, const std::string& target, const std::string& symbol = {}) {
        return add(AddTask{.source = source, .target = target, .symbol = symbol});
    }

    std::vector<model::DocumentSummary> documents() const {
        store::Database opened{database, store::Mode::read};
        return list_documents(opened);
    }

    DocumentFixer fixer(const std::string& which = "1") {
        of_fixers.push_back(std::make_unique<store::Database>(database, store::Mode::write));
        return {*of_fixers.back(), which};
    }

    static AddOptions made_options() {
        AddOptions options;
        options.align.source.language = model::LanguageTag::parse("fr");
        options.align.target.language = model::LanguageTag::parse("en");
        options.align.source.lines = options.align.target.lines = true;
        options.align.force = true;
        return options;
    }
};

inline std::vector<std::string> numbered(const std::string& word, std::size_t count) {
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < count; ++i) {
        sentences.push_back(word + " " + std::to_string(100 + i) + ".");
    }
    return sentences;
}

} // namespace diptych::pipeline::sample

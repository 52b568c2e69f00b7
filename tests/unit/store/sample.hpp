#pragma once

#include "model/bitext.hpp"
#include "model/concept.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/glossary_edit.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace diptych::store::sample {

/// An empty folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "diptych-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error{"Cannot make a folder for the test."};
        }
        m_path = pattern;
    }

    ~Folder() {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (m_path / name).string(); }

    const std::filesystem::path& path() const { return m_path; }

    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{m_path}, {}));
    }

private:
    std::filesystem::path m_path;
};

inline std::string content_of(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void write(const std::string& file, const std::string& content) {
    std::ofstream{file, std::ios::binary} << content;
}

/// The message of what `action` throws, or an empty text when it does not throw an `Exception`.
template <typename Exception, typename Action>
std::string message_of(const Action& action) {
    try {
        action();
    } catch (const Exception& error) {
        return error.what();
    }
    return {};
}

inline std::int64_t count(const Database& database, const std::string& sql) {
    Statement statement{database, sql};
    return statement.step() ? statement.integer(0) : -1;
}

/// Documents of a database, which is made when it is not there.
inline void add_documents(const std::string& path, const std::vector<model::Bitext>& bitexts) {
    Database database{path, Mode::create};
    DocumentStore documents{database};
    for (const model::Bitext& bitext : bitexts) {
        documents.add(bitext);
    }
}

/// A change of its own. \returns the row of the entry
inline std::int64_t add(Database& database, const model::Concept& entry) {
    GlossaryEdit edit{database, "tester", "add " + entry.id};
    edit.add(entry);
    const std::int64_t row = edit.row_of(entry.id).value();
    edit.commit();
    return row;
}

inline void replace(Database& database, std::string_view entry_id, const model::Concept& entry) {
    GlossaryEdit edit{database, "tester", "edit " + std::string{entry_id}};
    edit.replace(entry_id, entry);
    edit.commit();
}

inline bool remove(Database& database, std::string_view entry_id) {
    GlossaryEdit edit{database, "tester", "delete " + std::string{entry_id}};
    const bool was_there = edit.remove(entry_id);
    edit.commit();
    return was_there;
}

/// Whether the full-text index is whole in itself; throws when not.
inline void check_full_text(Database& database) {
    database.execute("INSERT INTO pair_words (pair_words) VALUES ('integrity-check')");
}

inline model::LanguageTag language(const char* tag) {
    return model::LanguageTag::parse(tag).value();
}

/// An entry with one term and no more.
inline model::Concept bare_entry(std::string id) {
    model::Concept made;
    made.id = std::move(id);
    made.languages.push_back({language("fr"), {{"mot", {}, {}, {}}}, {}, {}});
    return made;
}

/// A unit of these sentences, joined by spaces; its place in the file is made up, but not by chance.
inline model::Unit unit(model::UnitKind kind, std::string label, const std::vector<std::string>& sentences,
                        std::size_t line) {
    model::Unit made;
    made.kind = kind;
    made.label = std::move(label);
    for (const std::string& sentence : sentences) {
        if (!made.text.empty()) {
            made.text += ' ';
        }
        const std::size_t begin = made.text.size();
        made.text += sentence;
        const std::size_t end = made.text.size();
        made.sentences.push_back({{begin, end}, {line * 1000 + begin, line * 1000 + end}, line, line / 2 + 1});
    }
    return made;
}

inline model::Bitext bitext(std::string symbol = "A/AC.290/2021/L.1") {
    using model::UnitKind;
    model::Bitext made;
    made.symbol = std::move(symbol);
    made.source = {
        "rapport.fr.txt",
        language("fr"),
        {},
        "/reports/rapport.fr.txt",
        "a1",
        {unit(UnitKind::title, "", {"Rapport du Groupe de travail"}, 1),
         unit(UnitKind::paragraph, "1.",
              {"1. L’Assemblée générale a adopté la résolution A/RES/73/27.",
               "Les politiques nationales seront examinées."},
              3),
         unit(UnitKind::item, "(a)", {"(a) Une phrase sans traduction sur les politiques nationales."}, 6)},
        {}};
    made.target = {
        "report.en.txt",
        language("en-GB"),
        {},
        "/reports/report.en.txt",
        "b2",
        {unit(UnitKind::title, "", {"Report of the Working Group"}, 1),
         unit(UnitKind::paragraph, "1.",
              {"1. The General Assembly adopted resolution A/RES/73/27, and national policies will be "
               "examined."},
              3),
         unit(UnitKind::footnote, "1", {"1 An added note."}, 9)},
        {}};
    made.beads = {{{0, 1}, {0, 1}, 0.99, model::BeadOrigin::automatic},
                  {{1, 3}, {1, 2}, 0.75, model::BeadOrigin::corrected},
                  {{3, 4}, {2, 2}, 0.5, model::BeadOrigin::automatic},
                  {{4, 4}, {2, 3}, 0.25, model::BeadOrigin::automatic}};
    made.title = "Rapport du Groupe de travail";
    made.date = "2021-03-12";
    return made;
}

/// An entry in which every member has something in it.
inline model::Concept entry(std::string id = "un-1") {
    using model::Status;
    model::Concept made;
    made.id = std::move(id);
    made.categories = {
        {"subjectField", "law", "", {}},
        {"crossReference", "see also", "un-2", {}},
        {"note", "", "", {{"source", "handbook", "", {{"note", "p. 3", "", {}}}}, {"note", "x", "", {}}}},
        {"note", "second", "", {}}};
    made.transactions = {{"origination", "2021-03-04", "AB"}, {"modification", "", ""}};
    model::LanguageSection french;
    french.language = language("fr");
    french.categories = {{"definition", "Organe plénier.", "", {{"source", "Charte", "https://un.org", {}}}}};
    french.transactions = {{"origination", "2021-03-05", ""}};
    french.terms = {{"l’Assemblée générale",
                     Status::preferred,
                     {{"partOfSpeech", "noun", "", {}}, {"context", "c", "", {{"source", "s", "", {}}}}},
                     {{"modification", "2022-01-01", "CD"}}},
                    {"AG", Status::deprecated, {}, {}}};
    model::LanguageSection english;
    english.language = language("en-GB");
    english.terms = {{"General Assembly", Status::admitted, {}, {}},
                     {"GA", Status::superseded, {}, {}},
                     {"assembly", std::nullopt, {}, {}}};
    made.languages = {french, english};
    return made;
}

} // namespace diptych::store::sample

#include "pipeline/corpus/versions.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::DocumentSummary;
using model::LanguageTag;

LanguageTag tag_of(const std::string& language) {
    return LanguageTag::parse(language).value_or(LanguageTag{});
}

bool has_language(const DocumentSummary& document, const std::string& language) {
    return document.source_language == language || document.target_language == language;
}

const std::string& other_language(const DocumentSummary& document, const std::string& language) {
    return document.source_language == language ? document.target_language : document.source_language;
}

/// The language that most of the documents have; the first of those that as many have.
std::string pivot_of(const std::vector<DocumentSummary>& documents) {
    std::string best;
    std::ptrdiff_t most = 0;
    for (const DocumentSummary& document : documents) {
        for (const std::string& language : {document.source_language, document.target_language}) {
            const auto count =
                std::count_if(documents.begin(), documents.end(),
                              [&](const DocumentSummary& other) { return has_language(other, language); });
            if (count > most) {
                most = count;
                best = language;
            }
        }
    }
    return best;
}

/// Sets of numbers, joined as one learns that they belong together.
class Sets {
public:
    std::size_t make() {
        m_parent.push_back(m_parent.size());
        return m_parent.size() - 1;
    }

    std::size_t find(std::size_t i) {
        while (m_parent[i] != i) {
            m_parent[i] = m_parent[m_parent[i]];
            i = m_parent[i];
        }
        return i;
    }

    /// The one with the lower number stands for both.
    void join(std::size_t a, std::size_t b) {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

/// A document as units are made of it.
struct Version {
    model::Bitext bitext;
    bool pivot_is_source = true;
    std::vector<model::SentenceIndex> pivot_sentences = {};
    std::vector<model::SentenceIndex> sentences = {};
    std::vector<std::size_t> nodes = {}; ///< for each sentence of the pivot

    const model::Document& pivot() const { return pivot_is_source ? bitext.source : bitext.target; }

    const model::Document& other() const { return pivot_is_source ? bitext.target : bitext.source; }

    model::Range pivot_of(const model::Bead& bead) const {
        return pivot_is_source ? bead.source : bead.target;
    }

    model::Range other_of(const model::Bead& bead) const {
        return pivot_is_source ? bead.target : bead.source;
    }
};

void append(std::string& text, const std::string& more) {
    text += (text.empty() || more.empty() ? "" : " ") + more;
}

} // namespace

std::vector<Versions> Versions::among(std::vector<DocumentSummary> documents) {
    std::map<std::string, std::vector<DocumentSummary>> groups;
    std::vector<std::string> keys; // in order
    for (DocumentSummary& document : documents) {
        const bool one_file =
            !document.source_sha256.empty() && document.source_sha256 == document.target_sha256;
        const std::string key = !document.symbol.empty() ? "symbol " + document.symbol
                                : one_file               ? "file " + document.source_sha256
                                                         : std::string{};
        if (!key.empty()) {
            std::vector<DocumentSummary>& group = groups[key];
            if (group.empty()) {
                keys.push_back(key);
            }
            group.push_back(std::move(document));
        }
    }
    std::vector<Versions> found;
    for (const std::string& key : keys) {
        std::vector<DocumentSummary>& group = groups[key];
        const std::string pivot = pivot_of(group);
        Versions versions;
        versions.m_languages.push_back(tag_of(pivot));
        for (DocumentSummary& document : group) {
            const LanguageTag other = tag_of(other_language(document, pivot));
            const bool is_new = std::find(versions.m_languages.begin(), versions.m_languages.end(), other) ==
                                versions.m_languages.end();
            if (has_language(document, pivot) && is_new) {
                versions.m_languages.push_back(other);
                versions.m_documents.push_back(std::move(document));
            }
        }
        if (versions.m_documents.size() > 1) {
            found.push_back(std::move(versions));
        }
    }
    return found;
}

bool Versions::has_pair(const LanguageTag& one, const LanguageTag& other) const {
    return pivot().primary() == one.primary() || pivot().primary() == other.primary();
}

std::set<std::int64_t> Versions::documents() const {
    std::set<std::int64_t> numbers;
    for (const DocumentSummary& document : m_documents) {
        numbers.insert(document.id);
    }
    return numbers;
}

std::vector<model::VersionUnit> Versions::units(store::DocumentStore& store) const {
    std::vector<Version> versions;
    Sets sets;
    std::map<std::pair<std::string_view, std::size_t>, std::size_t>
        node_of; // by text, and how many were before it
    for (const DocumentSummary& document : m_documents) {
        versions.reserve(m_documents.size()); // the keys point into them
        Version& version = versions.emplace_back(Version{store.load(document.id).value_or(model::Bitext{}),
                                                         document.source_language == pivot().str()});
        version.pivot_sentences = model::sentences_of(version.pivot());
        version.sentences = model::sentences_of(version.other());
        std::map<std::string_view, std::size_t> seen;
        for (const model::SentenceIndex index : version.pivot_sentences) {
            const std::string_view text = model::text_of(version.pivot(), index);
            const auto [node, is_new] = node_of.try_emplace({text, seen[text]++}, 0);
            node->second = is_new ? sets.make() : node->second;
            version.nodes.push_back(node->second);
        }
        for (const model::Bead& bead : version.bitext.beads) {
            const model::Range pivots = version.pivot_of(bead);
            for (std::size_t i = pivots.begin + 1; i < pivots.end; ++i) {
                sets.join(version.nodes[pivots.begin], version.nodes[i]);
            }
        }
    }
    std::map<std::size_t, model::VersionUnit>
        units; // by their first node, which is in the order of the pivot
    for (std::size_t v = 0; v < versions.size(); ++v) {
        const Version& version = versions[v];
        for (std::size_t i = 0; i < version.bitext.beads.size(); ++i) {
            const model::Bead& bead = version.bitext.beads[i];
            const model::Range pivots = version.pivot_of(bead);
            if (pivots.empty()) {
                continue;
            }
            const auto [at, is_new] = units.try_emplace(sets.find(version.nodes[pivots.begin]));
            model::VersionUnit& unit = at->second;
            if (is_new) {
                unit.document = {m_documents[v].id, m_documents[v].symbol, m_documents[v].source_name,
                                 m_documents[v].title, m_documents[v].date};
                unit.sides.resize(versions.size() + 1);
                unit.details.resize(versions.size() + 1);
                unit.pivot_is_source.resize(versions.size() + 1, true);
                for (std::size_t side = 0; side < unit.sides.size(); ++side) {
                    unit.sides[side].language = m_languages[side];
                }
            }
            model::PairSide& side = unit.sides[v + 1];
            const bool first_here = side.sentences.empty() && side.text.empty();
            append(side.text, model::text_of(version.other(), version.sentences, version.other_of(bead)));
            unit.probability = std::min(unit.probability, bead.probability);
            const auto details = version.bitext.details.find(i);
            unit.details[v + 1] =
                first_here && details != version.bitext.details.end() ? details->second : "";
            unit.pivot_is_source[v + 1] = version.pivot_is_source;
            const bool has_pivot = unit.document.number != m_documents[v].id;
            if (!has_pivot) {
                append(unit.sides.front().text,
                       model::text_of(version.pivot(), version.pivot_sentences, pivots));
            }
        }
    }
    std::vector<model::VersionUnit> list;
    list.reserve(units.size());
    for (auto& [node, unit] : units) {
        list.push_back(std::move(unit));
    }
    return list;
}

} // namespace diptych::pipeline

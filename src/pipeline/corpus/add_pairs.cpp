#include "pipeline/corpus/add_pairs.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/progress.hpp"
#include "pipeline/corpus/pair_file.hpp"
#include "pipeline/sources/read_document.hpp"
#include "pipeline/sources/read_pairs.hpp"
#include "reader/any_file.hpp"
#include "reader/line_pairs.hpp"
#include "reader/tmx.hpp"
#include "segment/guess_language.hpp"
#include "store/transaction.hpp"
#include "xml/sax_parser.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <system_error>
#include <tuple>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

constexpr const char* k_progress = "Adding pair";

model::Document side_of(const std::string& path, std::string sha256) {
    model::Document side;
    side.name = base::display_name(path);
    side.path = absolute_path(path);
    side.sha256 = std::move(sha256);
    return side;
}

/// What is to be done when the same file is there already, without reading it.
std::optional<AddedPairs> settle_same(const std::string& database, const model::Bitext& head,
                                      const AddPairsOptions& options) {
    std::error_code error;
    if (!std::filesystem::exists(database, error)) {
        return std::nullopt;
    }
    store::Database opened{database, store::Mode::write};
    store::Transaction transaction{opened};
    auto same = PairFile{opened, head, options}.find_same();
    transaction.commit();
    return same;
}

/// What is to be known of a file before its pairs are stored one by one.
struct Outline {
    std::size_t pairs = 0;
    std::vector<bool> has_pair; ///< of each run of pairs of one document: whether any of them has two sides
    std::size_t documents = 0;  ///< those with such a pair
    bool is_scattered = false;  ///< a document stands in several places
};

/// Takes a file apart into runs of pairs of one document.
class OutlineMaker {
public:
    void add(const PairOfDocument& item) {
        if (m_outline.pairs == 0 || !same_document(m_last, item)) {
            const bool is_new =
                m_seen.emplace(item.document, item.source_language.primary(), item.target_language.primary())
                    .second;
            m_outline.is_scattered = m_outline.is_scattered || (!is_new && !item.document.empty());
            m_outline.has_pair.push_back(false);
            m_last = {item.document, item.source_language, item.target_language, {}};
        }
        ++m_outline.pairs;
        if (!m_outline.has_pair.back() && !item.pair.source.empty() && !item.pair.target.empty()) {
            m_outline.has_pair.back() = true;
            ++m_outline.documents;
        }
    }

    const Outline& outline() const { return m_outline; }

private:
    Outline m_outline;
    PairOfDocument m_last; ///< the first of the last run
    std::set<std::tuple<std::string, std::string, std::string>> m_seen;
};

using ReadPairs = std::function<void(const PairSink&)>;

/// Stores what `read` gives, in one transaction.
AddedPairs store_pairs(const std::string& database, const model::Bitext& head, const Outline& outline,
                       const ReadPairs& read, const AddPairsOptions& options, base::Session& session) {
    store::Database opened{database, store::Mode::create};
    base::Progress shown{session.progress, k_progress, outline.pairs};
    store::Transaction transaction{opened};
    PairFile file{opened, head, options};
    if (auto same = file.find_same()) { // somebody else was faster
        return std::move(*same);
    }
    file.remove_older(session.diagnostics);
    std::optional<PairOfDocument> last; // the first of its run
    std::size_t run = 0;
    std::size_t done = 0;
    pass_pairs_on(read, [&](PairOfDocument&& item) {
        if (!last || !same_document(*last, item)) {
            if (last && outline.has_pair.at(run++)) {
                file.finish();
            }
            last = PairOfDocument{item.document, item.source_language, item.target_language, {}};
            if (outline.has_pair.at(run)) {
                file.begin(item, session.diagnostics);
            }
        }
        if (outline.has_pair.at(run)) {
            file.add(item.pair);
        }
        shown.advance_to(++done);
    });
    if (last && outline.has_pair.at(run)) {
        file.finish();
    }
    transaction.commit();
    opened.shorten_log();
    return file.take();
}

AddedPairs store_whole(const std::string& database, const model::Bitext& head,
                       std::vector<model::Bitext> bitexts, const AddPairsOptions& options,
                       base::Diagnostics& diagnostics) {
    store::Database opened{database, store::Mode::create};
    store::Transaction transaction{opened};
    PairFile file{opened, head, options};
    if (auto same = file.find_same()) {
        return std::move(*same);
    }
    file.remove_older(diagnostics);
    for (model::Bitext& bitext : bitexts) {
        file.add_whole(std::move(bitext), diagnostics);
    }
    transaction.commit();
    return file.take();
}

/// A file with ready pairs, or standard input, which can be read again and again.
class Input {
public:
    Input(const std::string& path, std::istream& standard_input) : m_path{path} {
        if (path == "-") {
            m_bytes = base::read_file(path, standard_input);
        }
    }

    std::string sha256() const { return is_file() ? base::sha256_of_file(m_path) : base::sha256_of(m_bytes); }

    reader::PairFormat format() const {
        if (!is_file()) {
            return reader::pair_format_of(m_bytes);
        }
        constexpr std::size_t k_beginning = 1U << 17U;
        std::string bytes(k_beginning, '\0');
        std::istringstream no_input;
        base::InputStream input{m_path, no_input};
        input.stream().read(bytes.data(), static_cast<std::streamsize>(k_beginning));
        bytes.resize(static_cast<std::size_t>(input.stream().gcount()));
        return reader::pair_format_of(bytes);
    }

    xml::ByteSource bytes() const {
        if (!is_file()) {
            return xml::source_of(std::string_view{m_bytes});
        }
        std::istringstream no_input;
        auto input = std::make_shared<base::InputStream>(m_path, no_input);
        return [input, source = xml::source_of(input->stream(), m_path)](char* buffer, std::size_t size) {
            return source(buffer, size);
        };
    }

    std::vector<model::Bitext> read_whole(const AddPairsOptions& options, base::Session& session) const {
        const PairOptions choice{options.source, options.target, options.symbol};
        return is_file() ? read_pairs(m_path, choice, session)
                         : read_pairs_in(m_bytes, m_path, choice, session.diagnostics);
    }

private:
    bool is_file() const { return m_path != "-"; }

    const std::string& m_path;
    std::string m_bytes; ///< of standard input
};

/// The language of a file of lines: what its name ends in, or else what its text looks like.
LanguageTag language_of_lines(const std::string& path, const std::optional<LanguageTag>& wanted,
                              base::Diagnostics& diagnostics) {
    if (wanted) {
        return *wanted;
    }
    std::string ending = std::filesystem::path{path}.extension().string();
    ending.erase(0, ending.empty() ? 0 : 1);
    if (auto named = LanguageTag::parse(ending); named && named->primary().size() == 2) {
        return *named;
    }
    constexpr std::size_t k_enough = 1U << 16U;
    std::istringstream no_input;
    base::InputStream input{path, no_input};
    std::string beginning(k_enough, '\0');
    input.stream().read(beginning.data(), static_cast<std::streamsize>(k_enough));
    beginning.resize(static_cast<std::size_t>(input.stream().gcount()));
    beginning.resize(beginning.size() < k_enough ? beginning.size()
                                                 : beginning.rfind('\n') + 1); // whole characters
    if (const auto guessed = segment::guess_language(beginning)) {
        diagnostics.report(base::Severity::note, path, 0,
                           fmt::format("The language looks like '{}'.", guessed->str()));
        return *guessed;
    }
    throw base::InputError{path, "The language could not be told from the text. Name both languages with "
                                 "--source-lang and --target-lang."};
}

} // namespace

AddedPairs add_pairs(const std::string& database, const std::string& path, const AddPairsOptions& options,
                     base::Session& session) {
    const Input input{path, session.in};
    model::Bitext head;
    head.source = head.target = side_of(path, input.sha256());
    if (auto same = settle_same(database, head, options)) {
        return std::move(*same);
    }
    if (input.format() != reader::PairFormat::tmx) {
        return store_whole(database, head, input.read_whole(options, session), options, session.diagnostics);
    }
    const auto read = [&](base::Diagnostics& said, const PairSink& sink) {
        reader::read_tmx(
            input.bytes(), head.source.name, said, {options.source, options.target},
            [&](reader::TmxPair&& pair) {
                sink({std::move(pair.document),
                      pair.source_language,
                      pair.target_language,
                      {std::move(pair.source), std::move(pair.target), {}, pair.line, pair.probability}});
            });
    };
    OutlineMaker maker;
    base::Diagnostics said;
    read(said, [&](PairOfDocument&& item) { maker.add(item); });
    const Outline& outline = maker.outline();
    if (outline.is_scattered) {
        return store_whole(database, head, input.read_whole(options, session), options, session.diagnostics);
    }
    for (const base::Diagnostic& d : said.all()) {
        session.diagnostics.report(d.severity, d.file, d.line, d.message);
    }
    if (outline.documents == 0) {
        throw base::InputError{head.source.name, "There is no pair of sentences in the file."};
    }
    if (outline.documents > 1 && !options.symbol.empty()) {
        throw base::UsageError{
            fmt::format("{} holds {} documents, which cannot have one symbol. Leave --symbol out.",
                        head.source.name, outline.documents)};
    }
    base::Diagnostics said_again;
    return store_pairs(
        database, head, outline, [&](const PairSink& sink) { read(said_again, sink); }, options, session);
}

AddedPairs add_lines(const std::string& database, const std::string& source, const std::string& target,
                     const AddPairsOptions& options, base::Session& session) {
    model::Bitext head;
    head.source = side_of(source, base::sha256_of_file(source));
    head.target = side_of(target, base::sha256_of_file(target));
    if (auto same = settle_same(database, head, options)) {
        return std::move(*same);
    }
    PairOfDocument item;
    item.source_language = language_of_lines(source, options.source, session.diagnostics);
    item.target_language = language_of_lines(target, options.target, session.diagnostics);
    const auto read = [&](const PairSink& sink) {
        reader::LinePairs lines{source, target};
        while (lines.next(item.pair.source, item.pair.target)) {
            if (!item.pair.source.empty() || !item.pair.target.empty()) {
                item.pair.line = lines.line();
                sink(PairOfDocument{item});
            }
        }
    };
    OutlineMaker maker; // also finds what is wrong before anything is written
    read([&](PairOfDocument&& pair) { maker.add(pair); });
    if (maker.outline().documents == 0) {
        throw base::InputError{source, fmt::format("There is no pair of lines in this file and {}.", target)};
    }
    return store_pairs(database, head, maker.outline(), read, options, session);
}

} // namespace diptych::pipeline

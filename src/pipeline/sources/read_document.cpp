#include "pipeline/sources/read_document.hpp"

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "pipeline/sources/doubts.hpp"
#include "pipeline/sources/known_words.hpp"
#include "reader/any_file.hpp"
#include "reader/long_text.hpp"
#include "reader/old_formats.hpp"
#include "segment/guess_language.hpp"
#include "segment/language_data.hpp"
#include "segment/long_text.hpp"
#include "segment/segment.hpp"
#include "segment/srx.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace diptych::pipeline {

namespace {

/// Its language, and how sure that is when it was guessed.
struct Language {
    model::LanguageTag tag;
    std::optional<double> certainty = {};
};

Language language_of(const model::SourceText& source, const ReadOptions& options,
                     base::Diagnostics& diagnostics) {
    if (options.language) {
        return {*options.language};
    }
    if (source.language && segment::find_language_data(*source.language) != nullptr) {
        return {*source.language};
    }
    const auto guess = segment::guess_with_certainty(source.text);
    if (guess && guess->certainty >= segment::k_sure) {
        diagnostics.report(base::Severity::note, source.name, 0,
                           fmt::format("The language looks like '{}'.", guess->language.str()));
        return {guess->language, guess->certainty};
    }
    if (source.language) {
        return {*source.language};
    }
    if (guess) {
        diagnostics.warn(
            source.name, 0,
            fmt::format("The language looks like '{}', but that is not sure. Name it for better results.",
                        guess->language.str()));
        return {guess->language, guess->certainty};
    }
    diagnostics.warn(source.name, 0,
                     "The language could not be told from the text. Name it for better results.");
    return {};
}

/// How to cut a text, with what that points to.
class Cutting {
public:
    Cutting(const model::SourceText& source, const ReadOptions& options, base::Session& session) {
        const Language language = language_of(source, options, session.diagnostics);
        m_options.language = language.tag;
        m_certainty = language.certainty;
        m_options.policy = {.break_at_semicolon = options.break_at_semicolon,
                            .break_at_colon = options.break_at_colon,
                            .split_list_items = options.split_list_items,
                            .keep_quotes = options.keep_quotes};
        if (options.lines) {
            return;
        }
        if (!options.abbreviations.empty()) {
            const segment::LanguageData* shipped = segment::find_language_data(m_options.language);
            m_data = shipped == nullptr ? segment::LanguageData{} : *shipped;
            add_abbreviations(m_data,
                              base::read_file(options.abbreviations, session.in, base::k_greatest_list),
                              options.abbreviations);
            m_options.data = &m_data;
        }
        if (!options.srx.empty()) {
            m_srx.emplace(base::read_file(options.srx, session.in, base::k_greatest_list), options.srx,
                          m_options.language);
            m_options.srx = &*m_srx;
        }
        m_known_word = known_words(m_options.language);
        m_options.known_word = &m_known_word;
    }

    Cutting(const Cutting&) = delete;
    Cutting& operator=(const Cutting&) = delete;

    segment::Options& options() { return m_options; }

    /// How sure the language is, when it was guessed.
    const std::optional<double>& certainty() const { return m_certainty; }

private:
    segment::Options m_options;
    std::optional<double> m_certainty;
    segment::LanguageData m_data;
    std::optional<segment::SrxRules> m_srx;
    segment::KnownWord m_known_word;
};

/// What a page had besides its text, for who wants to know.
void tell_left_out(const model::SourceText& source, base::Session& session) {
    for (const model::LeftOut& left_out : source.left_out) {
        session.diagnostics.report(
            base::Severity::note, source.name, 0,
            fmt::format("Page {}: left out '{}' ({}).", left_out.page, left_out.text, left_out.reason));
    }
}

model::Document read(const std::string& path, const ReadOptions& options, base::Session& session,
                     std::vector<segment::Explained>* explanation, std::vector<model::LeftOut>* left_out) {
    std::string bytes = base::read_file(path, session.in);
    std::string sha256 = base::sha256_of(bytes);
    bytes = reader::in_new_format(std::move(bytes), base::display_name(path), session.diagnostics);
    model::SourceText source = reader::read_any_bytes(
        std::move(bytes), base::display_name(path), options.encoding, session.diagnostics, session.progress);
    if (left_out != nullptr) {
        *left_out = source.left_out;
    } else if (session.details) {
        tell_left_out(source, session);
    }
    Cutting cutting{source, options, session};
    cutting.options().explanation = explanation;
    model::Document document = options.lines ? segment::segment_lines(source, cutting.options())
                                             : segment::segment(std::move(source), cutting.options());
    document.certainty = cutting.certainty();
    document.path = absolute_path(path);
    document.sha256 = std::move(sha256);
    return document;
}

} // namespace

model::Document read_document(const std::string& path, const ReadOptions& options, base::Session& session) {
    model::Document document = read(path, options, session, nullptr, nullptr);
    report_language_doubt(claim_of(document), session.diagnostics);
    return document;
}

void read_document_in_parts(const std::string& path, const ReadOptions& options, base::Session& session,
                            const std::function<void(model::Document&& part, bool goes_on)>& sink) {
    const std::string name = base::display_name(path);
    std::optional<model::SourceText> long_text =
        options.encoding ? std::nullopt : reader::find_long_text(path, segment::k_long_text);
    const bool is_long = long_text.has_value();
    model::SourceText source =
        is_long ? *std::move(long_text)
                : reader::read_any_bytes(
                      reader::in_new_format(base::read_file(path, session.in), name, session.diagnostics), name,
                      options.encoding, session.diagnostics, session.progress);
    if (session.details) {
        tell_left_out(source, session);
    }
    Cutting cutting{source, options, session};
    bool is_first = true;
    const segment::PartSink take_part = [&](model::Document&& part, bool goes_on) {
        part.certainty = cutting.certainty();
        if (std::exchange(is_first, false)) {
            report_language_doubt(claim_of(part), session.diagnostics);
        }
        sink(std::move(part), goes_on);
    };
    if (is_long) {
        base::InputStream input{path, session.in};
        segment::segment_stream(input.stream(), source, cutting.options(), options.lines, take_part);
    } else {
        segment::segment_in_parts(std::move(source), cutting.options(), options.lines, take_part);
    }
}

void read_sides(const std::string& source, const ReadOptions& source_options, const std::string& target,
                const ReadOptions& target_options, model::Bitext& bitext, base::Session& session) {
    bitext.source = read(source, source_options, session, nullptr, nullptr);
    bitext.target = read(target, target_options, session, nullptr, nullptr);
    if (!report_same_sides(bitext.source, bitext.target, session.diagnostics)) { // else it has one language
        report_language_doubts(claim_of(bitext.source), claim_of(bitext.target), session.diagnostics);
    }
}

std::string absolute_path(const std::string& path) {
    if (path == "-") {
        return {};
    }
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    return error ? std::string{} : absolute.lexically_normal().string();
}

Explanation explain_document(const std::string& path, const ReadOptions& options, base::Session& session) {
    std::vector<segment::Explained> explained;
    Explanation explanation;
    read(path, options, session, &explained, &explanation.left_out);
    explanation.boundaries.reserve(explained.size());
    for (segment::Explained& candidate : explained) {
        explanation.boundaries.push_back({candidate.line, std::move(candidate.before),
                                          std::move(candidate.after), candidate.breaks, candidate.rule});
    }
    return explanation;
}

} // namespace diptych::pipeline

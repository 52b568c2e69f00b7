#include "pipeline/sources/read_document.hpp"

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "pipeline/sources/known_words.hpp"
#include "reader/any_file.hpp"
#include "segment/guess_language.hpp"
#include "segment/language_data.hpp"
#include "segment/segment.hpp"
#include "segment/srx.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace diptych::pipeline {

namespace {

model::LanguageTag language_of(const model::SourceText& source, const ReadOptions& options,
                               base::Diagnostics& diagnostics) {
    if (options.language) {
        return *options.language;
    }
    if (source.language && segment::find_language_data(*source.language) != nullptr) {
        return *source.language;
    }
    if (const auto guessed = segment::guess_language(source.text)) {
        diagnostics.report(base::Severity::note, source.name, 0,
                           fmt::format("The language looks like '{}'.", guessed->str()));
        return *guessed;
    }
    if (source.language) {
        return *source.language;
    }
    diagnostics.warn(source.name, 0,
                     "The language could not be told from the text. Name it for better results.");
    return {};
}

model::Document cut(model::SourceText source, const ReadOptions& options, base::Session& session,
                    std::vector<segment::Explained>* explanation) {
    segment::Options segment_options;
    segment_options.language = language_of(source, options, session.diagnostics);
    segment_options.policy = {.break_at_semicolon = options.break_at_semicolon,
                              .break_at_colon = options.break_at_colon,
                              .split_list_items = options.split_list_items,
                              .keep_quotes = options.keep_quotes};
    segment_options.explanation = explanation;
    if (options.lines) {
        return segment::segment_lines(source, segment_options);
    }
    segment::LanguageData data;
    if (!options.abbreviations.empty()) {
        const segment::LanguageData* shipped = segment::find_language_data(segment_options.language);
        data = shipped == nullptr ? segment::LanguageData{} : *shipped;
        add_abbreviations(data, base::read_file(options.abbreviations, session.in, base::k_greatest_list),
                          options.abbreviations);
        segment_options.data = &data;
    }
    std::optional<segment::SrxRules> srx;
    if (!options.srx.empty()) {
        srx.emplace(base::read_file(options.srx, session.in, base::k_greatest_list), options.srx,
                    segment_options.language);
        segment_options.srx = &*srx;
    }
    const segment::KnownWord known = known_words(segment_options.language);
    segment_options.known_word = &known;
    return segment::segment(std::move(source), segment_options);
}

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
    model::SourceText source = reader::read_any_bytes(std::move(bytes), base::display_name(path),
                                                      options.encoding, session.diagnostics);
    if (left_out != nullptr) {
        *left_out = source.left_out;
    } else if (session.details) {
        tell_left_out(source, session);
    }
    model::Document document = cut(std::move(source), options, session, explanation);
    document.path = absolute_path(path);
    document.sha256 = std::move(sha256);
    return document;
}

} // namespace

model::Document read_document(const std::string& path, const ReadOptions& options, base::Session& session) {
    return read(path, options, session, nullptr, nullptr);
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

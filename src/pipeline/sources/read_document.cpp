#include "pipeline/sources/read_document.hpp"

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
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

/// Its language, and how sure that is when it was guessed.
struct Language {
    model::LanguageTag tag;
    std::optional<double> certainty = {};
};

Language language_of(const model::SourceText& source, const ReadOptions& options, base::Diagnostics& diagnostics) {
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
        diagnostics.warn(source.name, 0,
                         fmt::format("The language looks like '{}', but that is not sure. Name it for better results.",
                                     guess->language.str()));
        return {guess->language, guess->certainty};
    }
    diagnostics.warn(source.name, 0,
                     "The language could not be told from the text. Name it for better results.");
    return {};
}

model::Document cut(model::SourceText source, const ReadOptions& options, base::Session& session,
                    std::vector<segment::Explained>* explanation) {
    const Language language = language_of(source, options, session.diagnostics);
    const auto sure = [&](model::Document document) {
        document.certainty = language.certainty;
        return document;
    };
    segment::Options segment_options;
    segment_options.language = language.tag;
    segment_options.policy = {.break_at_semicolon = options.break_at_semicolon,
                              .break_at_colon = options.break_at_colon,
                              .split_list_items = options.split_list_items,
                              .keep_quotes = options.keep_quotes};
    segment_options.explanation = explanation;
    if (options.lines) {
        return sure(segment::segment_lines(source, segment_options));
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
    return sure(segment::segment(std::move(source), segment_options));
}

model::Document read(const std::string& path, const ReadOptions& options, base::Session& session,
                     std::vector<segment::Explained>* explanation) {
    std::string bytes = base::read_file(path, session.in);
    std::string sha256 = base::sha256_of(bytes);
    model::SourceText source = reader::read_any_bytes(std::move(bytes), base::display_name(path),
                                                      options.encoding, session.diagnostics);
    model::Document document = cut(std::move(source), options, session, explanation);
    document.path = absolute_path(path);
    document.sha256 = std::move(sha256);
    return document;
}

} // namespace

model::Document read_document(const std::string& path, const ReadOptions& options, base::Session& session) {
    return read(path, options, session, nullptr);
}

std::string absolute_path(const std::string& path) {
    if (path == "-") {
        return {};
    }
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    return error ? std::string{} : absolute.lexically_normal().string();
}

std::vector<ExplainedBoundary> explain_document(const std::string& path, const ReadOptions& options,
                                                base::Session& session) {
    std::vector<segment::Explained> explanation;
    read(path, options, session, &explanation);
    std::vector<ExplainedBoundary> boundaries;
    boundaries.reserve(explanation.size());
    for (segment::Explained& candidate : explanation) {
        boundaries.push_back({candidate.line, std::move(candidate.before), std::move(candidate.after),
                              candidate.breaks, candidate.rule});
    }
    return boundaries;
}

} // namespace diptych::pipeline

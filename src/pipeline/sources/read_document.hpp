#pragma once

#include "base/session.hpp"
#include "model/bitext.hpp"
#include "model/document.hpp"
#include "model/source_text.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

struct ReadOptions {
    /// What the file says, or else guessed from the text, when absent; a guess is reported as a note.
    std::optional<model::LanguageTag> language;
    /// The file already has one sentence a line, and an empty line between paragraphs if it likes.
    bool lines = false;
    std::optional<std::string> encoding; ///< of plain text; found out when absent

    bool break_at_semicolon = false;
    bool break_at_colon = false;
    bool split_list_items = false; ///< labels inside a paragraph begin sentences
    bool keep_quotes = false;      ///< a quotation is not cut
    std::string abbreviations;     ///< a file with abbreviations of the user's; none when empty
    std::string srx;               ///< a file with segmentation rules that overrule ours; none when empty
};

/// A file as units and sentences. Plain text, PDF, Word, OpenDocument and HTML are told apart by what is in
/// the file. That the text is not in the language that was named is said in a note.
/// \param path  `-` is standard input \throws base::InputError when the file is missing, empty,
/// of another kind, damaged ...
model::Document read_document(const std::string& path, const ReadOptions& options, base::Session& session);

/// The same of a text that may be very long, part by part: see segment::segment_in_parts.
void read_document_in_parts(const std::string& path, const ReadOptions& options, base::Session& session,
                            const std::function<void(model::Document&& part, bool goes_on)>& sink);

/// The sides of a pair, with a note on what is doubtful about them: in another language than the one that was named,
/// the same file twice.
void read_sides(const std::string& source, const ReadOptions& source_options, const std::string& target,
                const ReadOptions& target_options, model::Bitext& bitext, base::Session& session);

/// As model::Document::path has it: the same for all spellings of a path, links apart.
std::string absolute_path(const std::string& path);

/// A place where a sentence could have ended, and why it did or did not.
struct ExplainedBoundary {
    std::size_t line = 0;
    std::string before; ///< some words before the place
    std::string after;  ///< and behind it
    bool breaks = false;
    std::string_view rule; ///< static text
};

struct Explanation {
    std::vector<ExplainedBoundary> boundaries;
    std::vector<model::LeftOut> left_out; ///< what was taken for running heads, numbers of pages and the like
};

/// The same reading, telling of every candidate for the end of a sentence. \pre !options.lines
Explanation explain_document(const std::string& path, const ReadOptions& options, base::Session& session);

} // namespace diptych::pipeline

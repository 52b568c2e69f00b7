#pragma once

#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// A paragraph of a word processor's file while it is read. White space collapses as it is put in, soft
/// hyphens are left out; no-break spaces stay, except at the ends.
class Paragraph {
public:
    struct Call {
        std::size_t text_begin = 0; ///< byte of text() at which it stood
        std::size_t note = 0;       ///< as OfficeText::add_note numbers it
    };

    std::optional<model::UnitKind> kind;
    std::string label; ///< that the program prints before the text: "12.", "(a)"

    void append(std::string_view text);

    void call(std::size_t note) { m_calls.push_back({m_text.size(), note}); }

    bool empty() const { return m_text.empty(); }

    const std::string& text() const { return m_text; }

    const std::vector<Call>& calls() const { return m_calls; }

    /// Takes off the white space that only the end of the paragraph shows to be outer.
    void trim_end();

private:
    std::string m_text;
    bool m_space = false; ///< white space waits for something to stand before
    std::vector<Call> m_calls;
};

/// The texts of paragraphs in a cell of a table, without the labels that the program prints.
Cell cell_of(std::vector<Paragraph> paragraphs);

/// A footnote or an endnote.
struct Note {
    std::string label; ///< "1", "iv", "*"
    bool endnote = false;
    bool label_in_text = false; ///< its text has it already
    std::vector<Paragraph> paragraphs;
};

/// Puts the paragraphs of a document together: each on a line of its own, then those of the footnotes, then
/// those of the endnotes. Paragraphs without text are left out and not counted.
class OfficeText {
public:
    void add(Paragraph paragraph) { m_paragraphs.push_back(std::move(paragraph)); }

    /// \returns its number, counted from 0
    std::size_t add_note(Note note);

    std::vector<Note>& notes() { return m_notes; }

    /// That `bytes` of text are said to be in a language. The one with most bytes is the document's.
    /// \param tag  as the file has it; one that is no language ("x-none", "zxx") does not count
    void count_language(const std::string& tag, std::size_t bytes);

    /// \throws base::InputError when there is no text
    model::SourceText finish(const std::string& name);

private:
    void add_block(model::SourceText& source, Paragraph& paragraph, const Note* note, bool first) const;

    std::vector<Paragraph> m_paragraphs;
    std::vector<Note> m_notes;
    std::map<std::string, std::size_t> m_languages;
};

} // namespace diptych::reader

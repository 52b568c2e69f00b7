#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace diptych::reader {

/// What fonts say of the text that they set.
struct PdfTrust {
    std::size_t letters = 0;    ///< of all
    std::size_t unreadable = 0; ///< without Unicode: signs that no text has in such numbers
    std::size_t recognised = 0; ///< in the fonts of programs that recognise the text of scans
};

/// An open PDF: gives the words of a page at a time and keeps none. The only user of Poppler.
class PdfFile {
public:
    /// \throws base::InputError when it is damaged, needs a password, or is too large
    PdfFile(std::string bytes, std::string name);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    std::size_t page_count() const;

    /// Only the words that run as most of the page's text does: a stamp along the margin is left out.
    /// \param page  counts from 0  \throws base::InputError when the page cannot be read
    layout::PageWords words_of_page(std::size_t page);

    /// Of the pages read so far.
    const PdfTrust& trust() const;

    /// Says of words in fonts without names what their letters take elsewhere in the pages read so far.
    void expect_widths(layout::Word& word) const;

    /// The names of files that are attached.
    std::vector<std::string> attachments() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::reader

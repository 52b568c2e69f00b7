#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace diptych::reader {

/// A word as it stands on a page. Points (1/72 inch) from the page's upper left corner, y downwards, the page
/// turned so that its text runs from left to right.
struct PdfWord {
    std::string text; ///< valid UTF-8, without white space
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0; ///< of the type

    double middle() const { return (top + bottom) / 2; }
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

    /// In no order. Only those that run as most of the page's text does: a stamp along the margin is left
    /// out. \param page  counts from 0  \throws base::InputError when the page cannot be read
    std::vector<PdfWord> words_of_page(std::size_t page) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::reader

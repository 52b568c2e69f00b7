#include "reader/pdf.hpp"

#include "base/error.hpp"
#include "reader/pdf_file.hpp"
#include "reader/pdf_lines.hpp"
#include "reader/pdf_margins.hpp"
#include "reader/pdf_text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace diptych::reader {

model::SourceText read_pdf(std::string bytes, const std::string& name) {
    const PdfFile file{std::move(bytes), name};
    std::vector<PdfPage> pages;
    for (std::size_t page = 0; page < file.page_count(); ++page) {
        pages.push_back(lines_of(file.words_of_page(page)));
    }
    remove_running_lines(pages);
    if (std::all_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.empty(); })) {
        throw base::InputError{name, "There is no text in the PDF: it is probably a scan. Recognise its text "
                                     "first, for example with 'ocrmypdf FILE.pdf COPY.pdf'."};
    }
    model::SourceText source;
    source.name = name;
    source.places = model::Places::pages;
    source.text = text_of(pages);
    return source;
}

} // namespace diptych::reader

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::layout {

/// "12", "- 12 -", "–12–", "xii", "3/17", "Page 3 of 17", "p. 3": a page's number, and nothing else. Digits
/// of any script.
bool is_page_number(std::string_view text);

/// "3/17" and "3 of 17" for the third page of 17. \param page  counts from 0
bool counts_pages(std::string_view text, std::size_t page, std::size_t page_count);

/// The numbers in a line, as far as they could be those of pages.
std::vector<long> numbers_in(std::string_view text);

/// "20-16352", as printed on "20-16352 (F) 051220 061220" and "*2016352*": the number of a print job.
bool is_job_number_line(std::string_view text);

/// "A/AC.290/2020/L.1", "S/2021/12": one word with capitals, digits and strokes.
bool is_symbol(std::string_view text);

/// "B", "C 2", "Aa*", "12*": a printer's signature, which says at the foot of a page which sheet it begins.
/// "A" to "Z", doubled for later sheets, with the number of a leaf or a star behind; a number with a star.
bool is_signature(std::string_view text);

/// "https://example.org/a.html", "www.example.org", "file:///a": an address, and nothing else.
bool is_address(std::string_view text);

} // namespace diptych::layout

#include "exchange/pages/page.hpp"

#include "base/checksum.hpp"
#include "base/figures.hpp"
#include "base/format.hpp"
#include "exchange/pages/page_files.hpp"
#include "model/probability.hpp"

#include <charconv>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

/// How a Content-Security-Policy names the one script or style it lets pass: by its SHA-256 in base 64, of
/// which two digits are three of the sixteen's (CSP 3, 2.3.1; RFC 4648, 4).
std::string policy_source(std::string_view text) {
    constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr unsigned k_bits = 6;
    const std::string digest = base::sha256_of(text) + "00"; // to whole groups
    std::string source = "'sha256-";
    for (std::size_t i = 0; i < digest.size(); i += 3) {
        unsigned group = 0;
        std::from_chars(digest.data() + i, digest.data() + i + 3, group, 16);
        source += k_digits[group >> k_bits];
        source += k_digits[group & ((1U << k_bits) - 1)];
    }
    source.back() = '='; // the group that was filled up
    return source + '\'';
}

} // namespace

Alarm alarm_of(double probability, bool confirmed) {
    return confirmed || probability >= model::k_doubtful_below ? Alarm::none
           : probability >= model::k_improbable_below          ? Alarm::amber
                                                               : Alarm::red;
}

std::string mark(std::string_view text, Alarm alarm, std::string_view title) {
    return fmt::format("<span class=\"mark{}{}\"{}>{}</span>", alarm == Alarm::none ? "" : " ",
                       name_of(alarm), title.empty() ? "" : fmt::format(" title=\"{}\"", html_text(title)),
                       text);
}

std::string marks_of_pair(double probability, bool confirmed) {
    const Alarm alarm = alarm_of(probability, confirmed);
    return confirmed              ? mark("confirmed")
           : alarm == Alarm::none ? ""
                                  : mark(base::short_probability(probability), alarm, "probability");
}

std::string side_cell(std::string_view text, const model::LanguageTag& language,
                      const std::vector<TextMark>& marks) {
    return fmt::format("<td{}>{}</td>", language_attributes(language),
                       text.empty() ? std::string{k_no_counterpart}
                                    : fmt::format("<p>{}</p>", marked_text(text, marks)));
}

Page::Page(std::ostream& out, PageWords words) : m_out{out}, m_words{std::move(words)} {
    const std::string title = html_text(m_words.title);
    m_out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
             "form-action 'none'; style-src "
          << policy_source(k_page_style) << "; script-src " << policy_source(k_page_script)
          << "\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
             "<meta name=\"generator\" content=\"Diptych\"/>\n<title>"
          << title << "</title>\n<style>" << k_page_style
          << "</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">" << title << "</h1>\n";
}

void Page::write_counts(const std::vector<PageCount>& counts) {
    m_out << "<ul class=\"counts\">\n";
    for (const auto& [text, figure, alarm] : counts) {
        m_out << "<li" << (alarm == Alarm::none ? "" : fmt::format(" class=\"{}\"", name_of(alarm))) << '>'
              << html_text(text) << ": <b>" << html_text(figure) << "</b></li>\n";
    }
    m_out << "</ul>\n";
}

void Page::begin_rows() {
    m_out << "</header>\n"
          << fmt::format(
                 "<div class=\"controls\" role=\"search\" hidden=\"\">\n"
                 "<label>Search <input type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
                 "title=\"All of these words, in any case, with or without accents (key: /)\"/></label>\n"
                 "<output class=\"count\" data-row=\"{0}\"></output>\n"
                 "<span class=\"jump\"><label><input type=\"checkbox\" name=\"only\"{2}/> Only {1}s</label>\n"
                 "<output class=\"place\"></output>\n"
                 "<button type=\"button\" name=\"previous\" title=\"Previous {1} (key: p)\">\u2191<span> "
                 "Previous"
                 "</span></button>\n"
                 "<button type=\"button\" name=\"next\" title=\"Next {1} (key: n)\">\u2193<span> Next "
                 "{1}</span>"
                 "</button></span>\n</div>\n<main>\n",
                 m_words.row, m_words.marked, m_words.only_marked ? " checked=\"\"" : "");
}

void Page::begin_table(const std::vector<std::string>& headings) {
    m_columns = headings.size() + 1;
    m_out << "<table aria-label=\"" << m_words.row << "s\">\n<thead><tr><th scope=\"col\" class=\"number\">"
          << "<span class=\"hidden\">Number</span></th>";
    for (const std::string& heading : headings) {
        m_out << "<th scope=\"col\">" << heading << "</th>";
    }
    m_out << "</tr></thead>\n<tbody>\n";
}

void Page::write_group(std::string_view html) {
    m_out << "<tr class=\"group\"><td colspan=\"" << m_columns << "\">" << html << "</td></tr>\n";
}

void Page::begin_row(const PageRow& row) {
    m_out << fmt::format(
        "<tr id=\"{0}\" class=\"row{1}{2}{3}\"><td class=\"number\"><a href=\"#{0}\"{4}>{5}</a>{6}</td>",
        row.id, row.alarm == Alarm::none ? "" : " ", name_of(row.alarm), row.begins ? " begins" : "",
        row.title.empty() ? "" : fmt::format(" title=\"{}\"", html_text(row.title)), row.number, row.marks);
}

void Page::end_row() {
    m_out << "</tr>\n";
}

void Page::end_table() {
    m_out << "</tbody>\n</table>\n";
}

void Page::end() {
    m_out << "</main>\n<script>" << k_page_script << "</script>\n</body>\n</html>\n";
}

} // namespace diptych::exchange

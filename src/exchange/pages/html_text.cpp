#include "exchange/pages/html_text.hpp"

#include "base/format.hpp"
#include "text/language_names.hpp"
#include "xml/writer.hpp"

namespace diptych::exchange {

std::string html_text(std::string_view text) {
    std::string html;
    for (const char c : xml::legal_text(text, "\uFFFD")) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string_view name_of(Alarm alarm) {
    return alarm == Alarm::none    ? ""
           : alarm == Alarm::note  ? "note"
           : alarm == Alarm::amber ? "amber"
                                   : "red";
}

std::string marked_text(std::string_view text, const std::vector<TextMark>& marks) {
    std::string html;
    std::size_t done = 0;
    for (const auto& [bytes, alarm] : marks) {
        if (bytes.begin < done || bytes.end > text.size() || bytes.begin >= bytes.end) {
            continue;
        }
        html += html_text(text.substr(done, bytes.begin - done));
        html += alarm == Alarm::none ? "<mark>" : fmt::format("<mark class=\"{}\">", name_of(alarm));
        html += html_text(model::slice(text, bytes)) + "</mark>";
        done = bytes.end;
    }
    return html + html_text(text.substr(done));
}

std::string language_attributes(const model::LanguageTag& language) {
    if (language.is_undetermined()) {
        return " dir=\"auto\"";
    }
    return fmt::format(" lang=\"{}\" dir=\"{}\"", language.str(),
                       text::is_right_to_left(language) ? "rtl" : "auto");
}

} // namespace diptych::exchange

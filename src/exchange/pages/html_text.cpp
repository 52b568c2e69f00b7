#include "exchange/pages/html_text.hpp"

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

} // namespace diptych::exchange

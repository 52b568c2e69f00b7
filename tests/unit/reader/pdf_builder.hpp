#pragma once

#include "base/format.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::test {

/// Writes small PDFs (A4, Times) for tests: text is put at places, as a program that prints does.
class PdfBuilder {
public:
    PdfBuilder& page() {
        m_pages.emplace_back();
        return *this;
    }

    /// \param x, y  points from the upper left corner to the baseline \param text  WinAnsi, without brackets
    PdfBuilder& put(double x, double y, double size, const std::string& text) {
        return add(fmt::format("BT /F1 {} Tf 1 0 0 1 {} {} Tm ({}) Tj ET", size, x, k_height - y, text));
    }

    /// The same, running upwards.
    PdfBuilder& put_upwards(double x, double y, double size, const std::string& text) {
        return add(fmt::format("BT /F1 {} Tf 0 1 -1 0 {} {} Tm ({}) Tj ET", size, x, k_height - y, text));
    }

    /// Lines one below the other, `leading` apart. \returns the height of the line after the last
    double lines(double x, double y, double leading, const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            put(x, y, 10, text);
            y += leading;
        }
        return y;
    }

    /// \param trailer  more entries for the trailer, such as /Encrypt
    std::string build(const std::string& trailer = "") const {
        std::string kids;
        for (std::size_t p = 0; p < m_pages.size(); ++p) {
            kids += fmt::format("{} 0 R ", 4 + 2 * p);
        }
        std::vector<std::string> objects{
            "<< /Type /Catalog /Pages 2 0 R >>",
            fmt::format("<< /Type /Pages /Count {} /Kids [ {}] >>", m_pages.size(), kids),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"};
        for (const std::string& content : m_pages) {
            objects.push_back(
                fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {}] /Contents {} 0 R "
                            "/Resources << /Font << /F1 3 0 R >> >> >>",
                            k_height, objects.size() + 2));
            objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
        }
        return file_of(objects, trailer);
    }

private:
    static constexpr int k_height = 842;

    PdfBuilder& add(const std::string& operators) {
        m_pages.back() += operators + "\n";
        return *this;
    }

    static std::string file_of(const std::vector<std::string>& objects, const std::string& trailer) {
        std::string file = "%PDF-1.4\n";
        std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
        for (std::size_t i = 0; i < objects.size(); ++i) {
            table += fmt::format("{:010} 00000 n \n", file.size());
            file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
        }
        const std::size_t start = file.size();
        return file + table +
               fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n",
                           objects.size() + 1, trailer, start);
    }

    std::vector<std::string> m_pages; ///< their operators
};

} // namespace diptych::test

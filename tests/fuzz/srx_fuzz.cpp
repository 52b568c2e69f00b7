// Any bytes as segmentation rules, applied to a fixed text and to what stands behind the first form feed (no
// XML has one). The first byte says what the rest is: 'f' a whole SRX file; anything else rules, one a line:
// '+' or '-' for a break or none, what stands before it, a tab, what stands behind.

#include "base/error.hpp"
#include "base/string.hpp"
#include "document.hpp"
#include "segment/segment.hpp"
#include "segment/srx.hpp"

#include <algorithm>

namespace {

using namespace diptych;

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
    }
    return result;
}

std::string file_with(std::string_view rules) {
    std::string file =
        "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\"><header cascade=\"yes\"/><body>"
        "<languagerules><languagerule languagerulename=\"a\">\n";
    for (const std::string_view line : base::split(rules, '\n')) {
        const std::size_t tab = line.find('\t');
        if (line.empty() || tab == std::string_view::npos) {
            continue;
        }
        file += line.front() == '-' ? "<rule break=\"no\">" : "<rule break=\"yes\">";
        file += "<beforebreak>" + escaped(line.substr(1, tab - 1)) + "</beforebreak>";
        file += "<afterbreak>" + escaped(line.substr(tab + 1)) + "</afterbreak></rule>\n";
    }
    return file + "</languagerule></languagerules><maprules><languagemap languagepattern=\".*\" "
                  "languagerulename=\"a\"/></maprules></body></srx>";
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string bytes = fuzz::as_utf8(fuzz::to_string(data + 1, size - 1));
    const std::size_t form_feed = std::min(bytes.find('\f'), bytes.size());
    const std::string rules = bytes.substr(0, form_feed);
    model::SourceText source;
    source.name = "fuzz";
    source.text =
        "Mr. Osei (see para. 4) spoke! The Regt. Band played at 6 p.m. on Friday… « Oui. » Puis rien.\n\n";
    source.text += bytes.substr(form_feed);
    const bool whole = data[0] == 'f';
    try {
        segment::Options options;
        options.language = fuzz::language_number(whole ? size : data[0]);
        const segment::SrxRules srx{whole ? rules : file_with(rules), "fuzz", options.language};
        options.srx = &srx;
        fuzz::check(segment::segment(source, options), source);
    } catch (const base::Error&) {
        return 0; // no SRX, or an expression that cannot be used or takes too long
    }
    return 0;
}

#include "base/diagnostics.hpp"
#include "reader/po.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;

namespace {

struct Read {
    std::vector<std::string> pairs; ///< "line source = target"
    std::string language;
    std::string said;
};

Read read(const std::string& bytes) {
    Read result;
    base::Diagnostics diagnostics;
    reader::read_po(bytes, "a.po", diagnostics, [&](model::TranslationUnit&& unit) {
        result.pairs.push_back(std::to_string(unit.line) + " " + unit.source.at(0) + " = " + unit.target.at(0));
        result.language = unit.target_language.str();
    });
    std::ostringstream said;
    diagnostics.print(said);
    result.said = said.str();
    return result;
}

const std::string k_header = "msgid \"\"\nmsgstr \"\"\n\"Language: pt_BR.UTF-8\\n\"\n"
                             "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

using Pairs = std::vector<std::string>;

} // namespace

TEST_CASE("is_po: the first line that is no comment has a keyword and a text") {
    CHECK(reader::is_po("# A\n#, fuzzy\n\nmsgid \"\"\nmsgstr \"\"\n"));
    CHECK(reader::is_po("\xEF\xBB\xBFmsgctxt \"menu\"\n"));
    CHECK_FALSE(reader::is_po("# A heading\n\nmsgid is a word.\n"));
    CHECK_FALSE(reader::is_po(""));
}

TEST_CASE("read_po: messages with their translations, over several lines and with escapes") {
    const Read po = read(k_header + "msgctxt \"menu\"\nmsgid \"Open \\\"it\\\"\"\nmsgstr \"Abrir \\303\\243\"\n\n"
                                    "msgid \"\"\n\"Two \"\n\"lines.\\n\"\nmsgstr \"\"\n\"Duas \"\n\"linhas.\\n\"\n");
    CHECK(po.pairs == Pairs{"7 Open \"it\" = Abrir ã", "10 Two lines. = Duas linhas."});
    CHECK(po.language == "pt-BR");
    CHECK(po.said.empty());
}

TEST_CASE("read_po: the first form answers to the singular, others to the plural, an only one to the plural") {
    const std::string plural = "msgid \"%d day\"\nmsgid_plural \"%d days\"\n";
    CHECK(read(plural + "msgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c\"\n").pairs ==
          Pairs{"1 %d day = a", "1 %d days = b", "1 %d days = c"});
    CHECK(read(plural + "msgstr[0] \"a\"\n").pairs == Pairs{"1 %d days = a"});
}

TEST_CASE("read_po: header, untranslated and obsolete entries are left out, fuzzy ones counted") {
    const Read po = read(k_header + "msgid \"A\"\nmsgstr \"\"\n#, fuzzy, c-format\nmsgid \"B\"\nmsgstr \"b\"\n"
                                    "msgid \"C\"\nmsgstr \"c\"\n#~ msgid \"D\"\n#~ msgstr \"d\"\n");
    CHECK(po.pairs == Pairs{"11 C = c"});
    CHECK_THAT(po.said, Contains("1 fuzzy translation was left out"));
}

TEST_CASE("read_po: the header names the encoding") {
    CHECK(read("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n\nmsgid \"a\"\nmsgstr "
               "\"\xE8\"\n")
              .pairs == Pairs{"4 a = č"});
}

TEST_CASE("read_po: what cannot be understood is reported with its line, and the rest is read") {
    const Read po = read("msgid \"A\"\nmsgstr a\n\nmsgid \"B\"\nmsgstr \"b\"\n\nmsgid \"C\"\nmsgstr \"\\xFF\"\n"
                         "\nhello\n");
    CHECK(po.pairs == Pairs{"4 B = b"});
    CHECK_THAT(po.said, Contains("a.po:2: warning"));
    CHECK_THAT(po.said, Contains("a.po:8: warning: The text is not valid UTF-8"));
    CHECK_THAT(po.said, Contains("a.po:10: warning"));
}

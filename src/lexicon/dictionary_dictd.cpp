// SOURCE  The format of the index is that of dictd(8) and dictfmt(1): three columns with tabs between them,
//         the second and third numbers in the digits of base64, most significant first; a fourth column, the
//         headword as it is printed, may follow. Entries whose name begins with "00database" or
//         "00-database" tell about the dictionary.

#include "lexicon/dictionary_dictd.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "language/iso_639.hpp"
#include "lexicon/dictionary_article.hpp"
#include "lexicon/gzip.hpp"
#include "lexicon/line_warnings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <unordered_set>

namespace diptych::lexicon {

namespace fs = std::filesystem;

namespace {

bool is_code(std::string_view part) {
    return (part.size() == 2 || part.size() == 3) &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// An undetermined language may be any.
bool may_be(std::string_view code, const model::LanguageTag& tag) {
    return tag.is_undetermined() || language::shortest_code(code) == language::shortest_code(tag.primary());
}

std::optional<std::size_t> base64_number(std::string_view digits) {
    constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t k_most_digits = 10; // 60 bits
    if (digits.empty() || digits.size() > k_most_digits) {
        return std::nullopt;
    }
    std::size_t number = 0;
    for (const char digit : digits) {
        const std::size_t value = k_digits.find(digit);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        number = number * k_digits.size() + value;
    }
    return number;
}

std::string read_named(const std::string& path) {
    std::istringstream none; // the name of a dictionary is never "-"
    return base::read_file(path, none, k_greatest_dictionary);
}

class DictdReader {
public:
    DictdReader(const DictdFiles& files, bool source_headwords, base::Diagnostics& diagnostics)
        : m_files{files}, m_source_headwords{source_headwords}, m_diagnostics{diagnostics},
          m_warnings{files.index_name, diagnostics} {}

    std::vector<DictionaryEntry> read() {
        std::size_t number = 0;
        for (std::string_view line : base::split(m_files.index, '\n')) {
            ++number;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            if (!line.empty() && !line.starts_with("00database") && !line.starts_with("00-database")) {
                read_line(line, number);
            }
        }
        if (m_entries.empty()) {
            throw base::InputError{m_files.index_name,
                                   "No translation could be taken out of the dictionary. The dictionaries of "
                                   "FreeDict (Debian's packages dict-freedict-*) can be read."};
        }
        m_warnings.finish();
        if (m_without != 0) {
            m_diagnostics.report(base::Severity::note, m_files.index_name, 0,
                                 fmt::format("{} of {} articles have no translation of a word, or none that "
                                             "could be told from the explanations.",
                                             m_without, m_articles));
        }
        return std::move(m_entries);
    }

private:
    void read_line(std::string_view line, std::size_t number) {
        const std::vector<std::string_view> fields = base::split(line, '\t');
        const auto begin = fields.size() < 3 ? std::nullopt : base64_number(fields[1]);
        const auto length = fields.size() < 3 ? std::nullopt : base64_number(fields[2]);
        if (!begin || !length) {
            m_warnings.warn(number, "This is no line of a dictd index, a word and two base64 numbers "
                                    "separated by tabs; it was left out.");
            return;
        }
        if (*begin > m_files.articles.size() || *length > m_files.articles.size() - *begin) {
            m_warnings.warn(number,
                            fmt::format("The article would be beyond the end of {}; the line was left "
                                        "out.",
                                        m_files.articles_name));
            return;
        }
        const std::string_view text = std::string_view{m_files.articles}.substr(*begin, *length);
        if (text::find_invalid_utf8(fields[0]) || text::find_invalid_utf8(text)) {
            m_warnings.warn(number, "The word or its article is not valid UTF-8; the line was left out.");
            return;
        }
        const Article article = read_article(text, fields[0]);
        if (!m_done.insert(fmt::format("{} {}", *begin, article.headword)).second) {
            return; // found under another word before
        }
        ++m_articles;
        if (article.headword.empty() || article.translations.empty()) {
            ++m_without;
        } else {
            add(article);
        }
    }

    void add(const Article& article) {
        for (const std::string& translation : article.translations) {
            if (m_source_headwords) {
                m_entries.push_back({article.headword, translation});
            } else {
                m_entries.push_back({translation, article.headword});
            }
        }
    }

    const DictdFiles& m_files;
    bool m_source_headwords;
    base::Diagnostics& m_diagnostics;
    LineWarnings m_warnings;
    std::vector<DictionaryEntry> m_entries;
    std::unordered_set<std::string> m_done; ///< articles by their place and headword
    std::size_t m_articles = 0;
    std::size_t m_without = 0; ///< of them, without translations
};

} // namespace

std::optional<std::string> dictd_name_of(const std::string& path) {
    for (const std::string_view ending : {".index", ".dict", ".dict.dz"}) {
        if (path.ends_with(ending)) {
            return path.substr(0, path.size() - ending.size());
        }
    }
    std::error_code ignored;
    const bool is_name = !fs::exists(path, ignored) && fs::exists(path + ".index", ignored);
    return is_name ? std::optional{path} : std::nullopt;
}

DictdFiles read_dictd_files(const std::string& name) {
    DictdFiles files{name + ".index", name + ".dict", read_named(name + ".index"), {}};
    std::error_code ignored;
    if (fs::exists(files.articles_name, ignored)) {
        files.articles = read_named(files.articles_name);
        return files;
    }
    const std::string packed = files.articles_name + ".dz";
    if (!fs::exists(packed, ignored)) {
        throw base::InputError{
            files.index_name,
            fmt::format("There is neither '{}' nor '{}' beside it. A dictd dictionary is the "
                        "index and the articles; put both in one folder.",
                        files.articles_name, packed)};
    }
    files.articles_name = packed;
    files.articles = gunzip(read_named(packed), packed);
    return files;
}

bool has_source_headwords(const std::string& name, const model::LanguageTag& source,
                          const model::LanguageTag& target) {
    const std::string file_name = fs::path{name}.filename().string();
    const std::vector<std::string_view> parts = base::split(file_name, '-');
    if (parts.size() < 2 || !is_code(parts[parts.size() - 2]) || !is_code(parts.back())) {
        return true;
    }
    const std::string_view from = parts[parts.size() - 2];
    const std::string_view to = parts.back();
    if (may_be(from, source) && may_be(to, target)) {
        return true;
    }
    if (may_be(from, target) && may_be(to, source)) {
        return false;
    }
    throw base::InputError{name,
                           fmt::format("By its name this dictionary is from '{}' to '{}', but the texts are "
                                       "'{}' and '{}'. Name another dictionary, or rename this one.",
                                       from, to, source.str(), target.str())};
}

std::vector<DictionaryEntry> read_dictd(const DictdFiles& files, bool source_headwords,
                                        base::Diagnostics& diagnostics) {
    return DictdReader{files, source_headwords, diagnostics}.read();
}

} // namespace diptych::lexicon

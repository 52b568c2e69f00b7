#include "language/language.hpp"

#include "language/files.hpp"
#include "language/language_file.hpp"

#include <algorithm>

namespace diptych::language {

const std::vector<Language>& all_languages() {
    static const std::vector<Language> all = [] {
        std::vector<Language> read;
        for (const LanguageFile& file : language_files()) {
            const std::string code{file.code};
            read.push_back(read_language(code, file.content, "languages/" + code + ".txt"));
        }
        return read;
    }();
    return all;
}

const Language& language_of(std::string_view primary) {
    static const Language unknown;
    const std::vector<Language>& all = all_languages();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Language& known) { return known.code == primary; });
    return found == all.end() ? unknown : *found;
}

Words in_any_language(Words Language::*list) {
    Words any;
    for (const Language& known : all_languages()) {
        any.insert((known.*list).begin(), (known.*list).end());
    }
    return any;
}

} // namespace diptych::language

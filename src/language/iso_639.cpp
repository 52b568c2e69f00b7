#include "language/iso_639.hpp"

#include "base/string.hpp"
#include "language/files.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace diptych::language {

namespace {

std::vector<std::string_view> list_of(std::string_view field, char separator) {
    std::vector<std::string_view> parts = base::split(field, separator);
    for (std::string_view& part : parts) {
        part = base::trim(part);
    }
    std::erase(parts, std::string_view{});
    return parts;
}

} // namespace

const std::vector<LanguageCode>& language_codes() {
    static const std::vector<LanguageCode> all = [] {
        std::vector<LanguageCode> codes;
        for (const std::string_view line : list_of(iso_639_file(), '\n')) {
            if (line.front() == '#') {
                continue;
            }
            std::vector<std::string_view> fields = base::split(line, '|');
            fields.resize(3);
            std::vector<std::string_view> tags = list_of(fields[0], ' ');
            const std::string_view two = tags.front();
            tags.erase(tags.begin());
            codes.push_back({two, std::move(tags), base::trim(fields[1]), list_of(fields[2], ',')});
        }
        return codes;
    }();
    return all;
}

const LanguageCode* find_code(std::string_view two) {
    const std::vector<LanguageCode>& all = language_codes();
    const auto found =
        std::lower_bound(all.begin(), all.end(), two,
                         [](const LanguageCode& code, std::string_view wanted) { return code.two < wanted; });
    return found == all.end() || found->two != two ? nullptr : &*found;
}

std::string_view shortest_code(std::string_view code) {
    for (const LanguageCode& known : language_codes()) {
        if (std::find(known.three.begin(), known.three.end(), code) != known.three.end()) {
            return known.two;
        }
    }
    return code;
}

std::string_view current_code(std::string_view code) {
    // ISO 639-1, changes; what other programs write for what most texts in it are.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> k_former{
        {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"}, {"no", "nb"}, {"sh", "sr"}}};
    const auto* const found =
        std::find_if(k_former.begin(), k_former.end(), [&](const auto& former) { return former.first == code; });
    return found == k_former.end() ? code : found->second;
}

std::string_view three_letter_code(std::string_view code) {
    const LanguageCode* const known = find_code(code);
    return known == nullptr || known->three.empty() ? code : known->three.front();
}

} // namespace diptych::language

#include "pipeline/sources/keyed_pairs.hpp"

#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "language/iso_639.hpp"
#include "pipeline/sources/language_filler.hpp"
#include "reader/inline_text.hpp"
#include "reader/keyed_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

std::string bytes_of(const std::string& path) {
    std::istringstream no_input;
    return base::read_file(path, no_input);
}

/// The words of a path, between slashes, stops, hyphens and underscores.
std::vector<std::string> words_of(std::string path) {
    std::replace_if(
        path.begin(), path.end(), [](char c) { return c == '/' || c == '.' || c == '-' || c == '_'; }, '/');
    const auto parts = base::split(path, '/');
    return {parts.begin(), parts.end()};
}

bool is_region(std::string_view word) {
    return word.size() == 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What the path of a file says that the path of the other does not: the last code of a language in it, with
/// the region behind it.
std::optional<LanguageTag> language_in_path(const std::string& path, const std::string& other) {
    const std::vector<std::string> words = words_of(path);
    const std::vector<std::string> others = words_of(other);
    for (std::size_t i = words.size(); i-- > 0;) {
        const std::string& word = words[i];
        const bool shared = std::find(others.begin(), others.end(), word) != others.end();
        if (shared || language::find_code(base::to_lower_ascii(word)) == nullptr ||
            (is_region(word) && i > 0 && language::find_code(words[i - 1]) != nullptr)) {
            continue; // of "pt-BR" the region is one, too
        }
        std::string tag = base::to_lower_ascii(word);
        if (i + 1 < words.size()) { // Android writes "pt-rBR"
            const std::string_view next = words[i + 1];
            const std::string_view region = next.starts_with('r') ? next.substr(1) : next;
            tag += is_region(region) ? '-' + std::string{region} : std::string{};
        }
        return LanguageTag::parse(tag);
    }
    return std::nullopt;
}

struct Side {
    reader::KeyedTexts content;
    std::optional<LanguageTag> language;
};

Side read_side(const std::string& path, const std::string& other, const std::optional<LanguageTag>& asked,
               base::Diagnostics& diagnostics) {
    std::string bytes = bytes_of(path);
    const std::string name = base::display_name(path);
    const reader::KeyedFormat format = reader::keyed_format_of(bytes, name);
    Side side{reader::read_keyed_texts(std::move(bytes), name, format, diagnostics), asked};
    if (!side.language) {
        side.language = side.content.language ? side.content.language : language_in_path(path, other);
    }
    return side;
}

void report_alone(std::size_t count, const std::string& name, const std::string& other,
                  base::Diagnostics& diagnostics) {
    if (count > 0) {
        diagnostics.report(base::Severity::note, name, 0,
                           fmt::format("{} {} of this file {} not in {}; {} left out.", count,
                                       count == 1 ? "key" : "keys", count == 1 ? "is" : "are", other,
                                       count == 1 ? "its text was" : "their texts were"));
    }
}

} // namespace

bool have_keys(const std::string& source, const std::string& target) {
    constexpr std::size_t k_enough = std::size_t{1} << 14U;
    const auto format_of = [](const std::string& path) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) { // what can be read once only is not looked into
            return reader::KeyedFormat::none;
        }
        return reader::keyed_format_of(base::read_beginning(path, k_enough), base::display_name(path));
    };
    const reader::KeyedFormat format = format_of(source);
    return format != reader::KeyedFormat::none && format == format_of(target);
}

void visit_keyed_pairs(const std::string& source_path, const std::string& target_path,
                       const std::optional<LanguageTag>& source_language,
                       const std::optional<LanguageTag>& target_language, base::Diagnostics& diagnostics,
                       const model::UnitSink& sink) {
    Side source = read_side(source_path, target_path, source_language, diagnostics);
    Side target = read_side(target_path, source_path, target_language, diagnostics);
    std::unordered_map<std::string_view, std::size_t> by_key;
    for (std::size_t i = 0; i < target.content.texts.size(); ++i) {
        by_key.emplace(target.content.texts[i].key, i);
    }
    const std::string source_name = base::display_name(source_path);
    const std::string target_name = base::display_name(target_path);
    LanguageFiller filler{{source_name, source.language}, {target_name, target.language}, diagnostics, sink};
    std::size_t alone = 0;
    std::vector<bool> used(target.content.texts.size());
    for (const reader::KeyedText& text : source.content.texts) {
        const auto found = by_key.find(text.key);
        if (found == by_key.end()) {
            ++alone;
            continue;
        }
        used[found->second] = true;
        model::TranslationUnit unit;
        unit.line = text.line;
        unit.set_texts(reader::on_one_line(text.text),
                       reader::on_one_line(target.content.texts[found->second].text));
        if (unit.has_pair()) {
            filler.take(std::move(unit), false, false);
        }
    }
    filler.finish();
    std::size_t target_alone = 0;
    for (const auto& [key, i] : by_key) {
        target_alone += used[i] ? 0U : 1U;
    }
    report_alone(alone, source_name, target_name, diagnostics);
    report_alone(target_alone, target_name, source_name, diagnostics);
}

} // namespace diptych::pipeline

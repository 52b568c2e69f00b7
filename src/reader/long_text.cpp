#include "reader/long_text.hpp"

#include "base/file.hpp"
#include "base/input_stream.hpp"
#include "reader/file_kind.hpp"
#include "reader/keyed_texts.hpp"
#include "reader/markdown.hpp"
#include "reader/po.hpp"
#include "reader/subtitles.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <filesystem>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace diptych::reader {

namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";
constexpr std::size_t k_block = std::size_t{1} << 18U; ///< read at a time: little enough to stay in the cache

/// Whether a beginning is that of plain text, and not of what is told by more than its beginning.
bool begins_plainly(std::string_view beginning, const std::string& name) {
    if (needs_whole(beginning) || beginning.starts_with('#')) { // a catalogue may come behind comments
        return false;
    }
    refuse_unread_kind(beginning, name);
    return kind_of(beginning) == FileKind::text && !is_markdown(name) &&
           keyed_format_of(beginning, name) == KeyedFormat::none && !is_po(beginning) &&
           !is_subtitles(beginning) && beginning.find_first_not_of(" \t\r\n\f\v") != std::string_view::npos;
}

/// Without controls that no text has, or that are read as others, and valid but for what the end of the block may have
/// cut off.
/// \returns how much of it is, or nothing
std::optional<std::size_t> valid_part(std::string_view block, bool is_last) {
    constexpr std::size_t k_longest_character = 4;
    bool controls = false;
    for (const char c : block) { // without a way out, so that compilers make it quick
        const auto byte = static_cast<unsigned char>(c);
        controls |= byte < 0x08 || (c != '\f' && text::is_separator(byte)); // which become spaces
    }
    const std::size_t valid = text::find_invalid_utf8(block).value_or(block.size());
    const bool is_cut = !is_last && block.size() - valid < k_longest_character;
    return !controls && (valid == block.size() || is_cut) ? std::optional{valid} : std::nullopt;
}

} // namespace

std::optional<model::SourceText> find_long_text(const std::string& path, std::size_t longer_than) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error) ||
        std::filesystem::file_size(path, error) <= longer_than || error ||
        std::filesystem::file_size(path, error) > base::k_greatest_file) {
        return std::nullopt;
    }
    std::istringstream no_input;
    base::InputStream input{path, no_input};
    model::SourceText found;
    found.name = base::display_name(path);
    constexpr std::size_t k_most_kept = 4; // bytes of a character
    std::string buffer(k_most_kept + k_block, '\0');
    std::size_t kept = 0;
    std::size_t read = 0; // bytes of the file
    for (bool is_last = false; !is_last;) {
        input.stream().read(buffer.data() + kept, static_cast<std::streamsize>(k_block));
        const auto count = static_cast<std::size_t>(input.stream().gcount());
        const std::string_view block{buffer.data(), kept + count};
        is_last = count < k_block;
        const bool is_first = read == 0;
        read += count;
        const auto valid = valid_part(block, is_last);
        if (!valid) {
            return std::nullopt;
        }
        if (is_first) {
            found.file_offset = block.starts_with(k_mark) ? k_mark.size() : 0;
            found.text = block.substr(found.file_offset, *valid - found.file_offset);
            if (!begins_plainly(found.text, found.name)) {
                return std::nullopt;
            }
        }
        kept = block.copy(buffer.data(), std::string_view::npos, *valid);
    }
    return read > longer_than + found.file_offset ? std::optional{std::move(found)} : std::nullopt;
}

} // namespace diptych::reader

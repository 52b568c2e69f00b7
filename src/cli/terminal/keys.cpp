#include "cli/terminal/keys.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace diptych::cli {

namespace {

constexpr char k_escape = '\x1b';

/// No sequence that we know is longer; what is, is none.
constexpr std::size_t k_longest_sequence = 32;

Key named(Key::Name name) {
    return Key{.name = name};
}

/// The key of a control character (C0 of ISO 6429, or DEL).
Key control_key(char byte) {
    switch (byte) {
    case '\r':
    case '\n':
        return named(Key::Name::enter);
    case '\t':
        return named(Key::Name::tab);
    case '\b':
    case '\x7f':
        return named(Key::Name::backspace);
    default:
        break;
    }
    if (byte >= 1 && byte <= 26) {
        return Key{
            .name = Key::Name::character, .character = U'a' + static_cast<char32_t>(byte) - 1, .ctrl = true};
    }
    return {};
}

/// By the final character of CSI or SS3.
Key::Name name_of_final(char final) {
    switch (final) {
    case 'A':
        return Key::Name::up;
    case 'B':
        return Key::Name::down;
    case 'C':
        return Key::Name::right;
    case 'D':
        return Key::Name::left;
    case 'H':
        return Key::Name::home;
    case 'F':
        return Key::Name::end;
    case 'M':
        return Key::Name::enter; // of the keypad
    default:
        return Key::Name::other;
    }
}

/// By the number in "CSI number ~" (VT220).
Key::Name name_of_number(std::string_view number) {
    number = number.substr(0, number.find(';'));
    if (number == "1" || number == "7") {
        return Key::Name::home;
    }
    if (number == "4" || number == "8") {
        return Key::Name::end;
    }
    if (number == "3") {
        return Key::Name::remove;
    }
    if (number == "5") {
        return Key::Name::page_up;
    }
    return number == "6" ? Key::Name::page_down : Key::Name::other;
}

/// How many bytes a character that begins with this one takes; 0 when none does.
std::size_t utf8_length(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first <= 0xdf) {
        return 2;
    }
    if (first >= 0xe0 && first <= 0xef) {
        return 3;
    }
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

} // namespace

KeyDecoder::Decoded KeyDecoder::decode_character() const {
    const std::size_t length = utf8_length(static_cast<unsigned char>(m_bytes[0]));
    if (length == 0) {
        return {1};
    }
    const std::string_view bytes = std::string_view{m_bytes}.substr(0, length);
    const bool is_cut_off = bytes.size() < length;
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        if ((static_cast<unsigned char>(bytes[i]) & 0xc0U) != 0x80U) {
            return {i};
        }
    }
    if (is_cut_off) {
        return {};
    }
    if (text::find_invalid_utf8(bytes)) {
        return {length};
    }
    return {length, Key{.name = Key::Name::character, .character = text::code_point_at(bytes, 0).value}};
}

/// \pre the first byte is ESC
KeyDecoder::Decoded KeyDecoder::decode_escape() {
    if (m_bytes.size() == 1) {
        return {};
    }
    if (m_bytes[1] == k_escape) { // the key twice, or the key before another
        return {1, named(Key::Name::escape)};
    }
    if (m_bytes[1] == 'O') {
        return m_bytes.size() < 3 ? Decoded{} : Decoded{3, named(name_of_final(m_bytes[2]))};
    }
    if (m_bytes[1] != '[') { // Alt and a key
        const std::size_t length =
            std::max<std::size_t>(1, utf8_length(static_cast<unsigned char>(m_bytes[1])));
        return m_bytes.size() < 1 + length ? Decoded{} : Decoded{1 + length, Key{}};
    }
    std::size_t end = 2;
    while (end < m_bytes.size() && m_bytes[end] >= 0x20 && m_bytes[end] < 0x40) { // parameters
        ++end;
    }
    if (end == m_bytes.size()) {
        return end < k_longest_sequence ? Decoded{} : Decoded{end};
    }
    const std::string_view parameters = std::string_view{m_bytes}.substr(2, end - 2);
    if (m_bytes[end] != '~') {
        return {end + 1, named(name_of_final(m_bytes[end]))};
    }
    if (parameters == "200" || parameters == "201") {
        m_pasting = parameters == "200";
        return {end + 1};
    }
    return {end + 1, named(name_of_number(parameters))};
}

/// \pre there is a byte
KeyDecoder::Decoded KeyDecoder::decode() {
    if (m_bytes[0] == k_escape) {
        return decode_escape();
    }
    const auto byte = static_cast<unsigned char>(m_bytes[0]);
    return byte < 0x20 || byte == 0x7f ? Decoded{1, control_key(m_bytes[0])} : decode_character();
}

std::optional<Key> KeyDecoder::next() {
    while (!m_bytes.empty()) {
        const Decoded decoded = decode();
        if (decoded.length == 0) {
            return std::nullopt;
        }
        m_bytes.erase(0, decoded.length);
        if (decoded.key) {
            Key key = *decoded.key;
            key.pasted = m_pasting;
            return key;
        }
    }
    return std::nullopt;
}

std::optional<Key> KeyDecoder::give_up() {
    const bool is_escape = m_bytes == std::string(1, k_escape);
    m_bytes.clear();
    return is_escape ? std::optional{named(Key::Name::escape)} : std::nullopt;
}

} // namespace diptych::cli

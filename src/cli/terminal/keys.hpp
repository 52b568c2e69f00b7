#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diptych::cli {

/// A key of a terminal, as far as programs can tell them apart.
struct Key {
    enum class Name {
        character, ///< `character`, perhaps with Ctrl
        up,
        down,
        left,
        right,
        home,
        end,
        page_up,
        page_down,
        enter,
        escape,
        backspace,
        remove, ///< Del
        tab,
        other ///< one that means nothing here: a function key, Alt and a letter
    };

    Name name = Name::other;
    char32_t character = 0; ///< lower case with Ctrl
    bool ctrl = false;
    bool pasted = false; ///< from the clipboard, so never a command

    bool is(char32_t c) const { return name == Name::character && !ctrl && !pasted && character == c; }

    bool is_ctrl(char32_t c) const { return name == Name::character && ctrl && character == c; }

    friend bool operator==(const Key&, const Key&) = default;
};

/// Makes keys of the bytes that a terminal sends: UTF-8, control characters, and the escape sequences of
/// ECMA-48 and xterm (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html), bracketed paste included.
/// Bytes that are neither are passed over.
class KeyDecoder {
public:
    void feed(std::string_view bytes) { m_bytes += bytes; }

    /// The next key; nothing while it takes more bytes to know.
    std::optional<Key> next();

    /// Whether there are bytes that may be the beginning of a key.
    bool is_waiting() const { return !m_bytes.empty(); }

    /// What the waiting bytes are when nothing follows: the Escape key, or nothing.
    std::optional<Key> give_up();

private:
    /// What the first bytes of m_bytes are.
    struct Decoded {
        std::size_t length = 0; ///< 0: it takes more bytes to know
        std::optional<Key> key = {};
    };

    Decoded decode();
    Decoded decode_escape();
    Decoded decode_character() const;

    std::string m_bytes;
    bool m_pasting = false;
};

} // namespace diptych::cli

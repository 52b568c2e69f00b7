#include "cli/terminal/keys.hpp"
#include "support/catch.hpp"

#include <vector>

using diptych::cli::Key;
using diptych::cli::KeyDecoder;

namespace {

std::vector<Key> keys_of(std::string_view bytes) {
    KeyDecoder decoder;
    decoder.feed(bytes);
    std::vector<Key> keys;
    while (const std::optional<Key> key = decoder.next()) {
        keys.push_back(*key);
    }
    CHECK_FALSE(decoder.is_waiting());
    return keys;
}

std::vector<Key::Name> names_of(std::string_view bytes) {
    std::vector<Key::Name> names;
    for (const Key& key : keys_of(bytes)) {
        names.push_back(key.name);
    }
    return names;
}

Key character(char32_t c) {
    return {.name = Key::Name::character, .character = c};
}

} // namespace

TEST_CASE("keys: letters of any script are characters, and control characters are keys with Ctrl") {
    CHECK(keys_of("aé€😀") ==
          std::vector<Key>{character(U'a'), character(U'é'), character(U'€'), character(U'😀')});
    const Key undo{.name = Key::Name::character, .character = U'z', .ctrl = true};
    CHECK(keys_of("\x1a") == std::vector<Key>{undo});
    CHECK(names_of("\r\n\t\b\x7f") == std::vector<Key::Name>{Key::Name::enter, Key::Name::enter,
                                                             Key::Name::tab, Key::Name::backspace,
                                                             Key::Name::backspace});
}

TEST_CASE("keys: arrows are known however the terminal spells them") {
    CHECK(names_of("\x1b[A\x1bOB\x1b[1;5C\x1b[D") ==
          std::vector<Key::Name>{Key::Name::up, Key::Name::down, Key::Name::right, Key::Name::left});
    CHECK(names_of("\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~") ==
          std::vector<Key::Name>{Key::Name::home, Key::Name::end, Key::Name::page_up, Key::Name::page_down,
                                 Key::Name::remove});
}

TEST_CASE("keys: a sequence may come in pieces, and a lone ESC is a key when nothing follows") {
    KeyDecoder decoder;
    for (const char* piece : {"\x1b", "[", "1;"}) {
        decoder.feed(piece);
        CHECK_FALSE(decoder.next());
        CHECK(decoder.is_waiting());
    }
    decoder.feed("2Aé");
    CHECK(decoder.next() == Key{.name = Key::Name::up});
    CHECK(decoder.next() == character(U'é'));
    decoder.feed("\xc3");
    CHECK_FALSE(decoder.next());
    decoder.feed("\xa9\x1b");
    CHECK(decoder.next() == character(U'é'));
    CHECK_FALSE(decoder.next());
    CHECK(decoder.give_up() == Key{.name = Key::Name::escape});
    CHECK_FALSE(decoder.is_waiting());
    decoder.feed("\x1b[");
    CHECK_FALSE(decoder.give_up()); // the rest was lost
    CHECK_FALSE(decoder.next());
}

TEST_CASE("keys: what is pasted is marked, and Alt and function keys are none of ours") {
    const std::vector<Key> keys = keys_of("\x1b[200~m\r\x1b[201~m");
    REQUIRE(keys.size() == 3);
    CHECK(keys[0].pasted);
    CHECK_FALSE(keys[0].is(U'm'));
    CHECK(keys[1].pasted);
    CHECK(keys[2].is(U'm'));
    CHECK(names_of("\x1bm\x1b[15~\x1bé") == std::vector<Key::Name>(3, Key::Name::other));
    CHECK(names_of("\x1b\x1b[A") == std::vector<Key::Name>{Key::Name::escape, Key::Name::up});
}

TEST_CASE("keys: bytes that are no UTF-8 are passed over") {
    CHECK(keys_of("\xff\xc3q\xe2\x82q\xed\xa0\x80q\x80\xf5") == std::vector<Key>(3, character(U'q')));
    CHECK(keys_of("\x1b[" + std::string(40, '1') + "q").size() <= 10); // no end: not kept for ever
}

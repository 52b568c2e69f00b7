#include "store/spool.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/temporary_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace diptych::store {

namespace {

/// Before each text in the file.
struct Head {
    std::size_t size;
    std::size_t line;
};

} // namespace

Spool::Spool(std::string beside) : m_beside{std::move(beside)} {}

void Spool::fail(std::string_view attempt) const {
    throw base::Error{
        fmt::format("{}: Cannot {} a temporary file in that folder: {}. Make room on the disk and "
                    "try again.",
                    m_beside, attempt, std::generic_category().message(errno))};
}

void Spool::add(std::string_view text, std::size_t line) {
    if (!m_file) {
        const int descriptor = base::open_unnamed_file(m_beside);
        if (descriptor < 0) {
            fail("make");
        }
        m_file.reset(::fdopen(descriptor, "w+"));
        if (!m_file) {
            fail("make");
        }
    }
    const Head head{text.size(), line};
    if (std::fwrite(&head, sizeof head, 1, m_file.get()) != 1 ||
        std::fwrite(text.data(), 1, text.size(), m_file.get()) != text.size()) {
        fail("write");
    }
    ++m_left;
}

bool Spool::take(std::vector<SpooledText>& texts, std::size_t most) {
    if (m_file && !m_reading) {
        m_reading = true;
        if (std::fflush(m_file.get()) != 0 || std::fseek(m_file.get(), 0, SEEK_SET) != 0) {
            fail("write");
        }
    }
    texts.resize(std::min(most, m_left));
    for (SpooledText& text : texts) {
        Head head{};
        read(&head, sizeof head);
        text.text.resize(head.size);
        text.line = head.line;
        read(text.text.data(), head.size);
    }
    m_left -= texts.size();
    return !texts.empty();
}

void Spool::read(void* data, std::size_t size) {
    if (std::fread(data, 1, size, m_file.get()) != size) {
        fail("read");
    }
}

} // namespace diptych::store

#include "store/key_sorter.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/temporary_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

namespace diptych::store {

namespace {

constexpr std::size_t k_block = std::size_t{256} << 10; // of a file, at a time

/// Before each key in the file.
struct Head {
    std::uint32_t size;
    std::uint32_t comes;
};

std::uint64_t prefix_of(std::string_view key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        prefix = prefix << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    return prefix;
}

/// Adds up what happens to equal keys that come one after the other.
class Sum {
public:
    explicit Sum(const std::function<void(std::string_view, bool)>& visit) : m_visit{visit} {}

    void add(std::string_view key, bool comes) {
        if (key != m_key) {
            finish();
            m_key = key;
        }
        m_sum += comes ? 1 : -1;
    }

    void finish() {
        if (m_sum != 0) {
            m_visit(m_key, m_sum > 0);
        }
        m_sum = 0;
    }

private:
    const std::function<void(std::string_view, bool)>& m_visit;
    std::string m_key;
    int m_sum = 0;
};

} // namespace

/// Reads the keys of a run one by one.
class KeySorter::RunReader {
public:
    RunReader(const KeySorter& sorter, Run run) : m_sorter{sorter}, m_run{run} {}

    /// \returns whether there is a (further) key
    bool next() {
        if (m_run.begin == m_run.end && m_at == m_buffer.size()) {
            return false;
        }
        Head head{};
        std::memcpy(&head, take(sizeof head).data(), sizeof head);
        m_comes = head.comes != 0;
        m_key = take(head.size);
        return true;
    }

    /// Until the next next().
    std::string_view key() const { return m_key; }

    bool comes() const { return m_comes; }

private:
    std::string_view take(std::size_t size) {
        if (m_buffer.size() - m_at < size) {
            m_buffer.erase(0, m_at);
            m_at = 0;
            const std::size_t held = m_buffer.size();
            const auto more = static_cast<std::size_t>(
                std::min<std::uint64_t>(std::max(size - held, k_block), m_run.end - m_run.begin));
            m_buffer.resize(held + more);
            for (std::size_t read = 0; read < more;) {
                const ssize_t got = ::pread(m_sorter.m_file, m_buffer.data() + held + read, more - read,
                                            static_cast<off_t>(m_run.begin + read));
                if (got <= 0) {
                    m_sorter.fail();
                }
                read += static_cast<std::size_t>(got);
            }
            m_run.begin += more;
        }
        const std::string_view taken{m_buffer.data() + m_at, size};
        m_at += size;
        return taken;
    }

    const KeySorter& m_sorter;
    Run m_run; ///< what is still to be read
    std::string m_buffer;
    std::size_t m_at = 0;
    std::string m_key;
    bool m_comes = false;
};

KeySorter::KeySorter(std::string beside, std::size_t memory)
    : m_beside{std::move(beside)}, m_memory{memory} {}

KeySorter::~KeySorter() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

void KeySorter::fail() const {
    throw base::Error{
        fmt::format("{}: Cannot sort the terms in a temporary file of that folder: {}. Make room "
                    "on the disk and try again.",
                    m_beside, std::generic_category().message(errno))};
}

void KeySorter::add(std::string_view key, bool comes) {
    const std::size_t held = m_bytes.size() + m_entries.size() * sizeof(Entry);
    if (!m_entries.empty() && held + key.size() + sizeof(Entry) > m_memory) {
        spill();
    }
    m_entries.push_back({prefix_of(key), static_cast<std::uint32_t>(m_bytes.size()),
                         static_cast<std::uint32_t>(key.size()) & 0x7FFFFFFFU, comes ? 1U : 0U});
    m_bytes += key;
}

void KeySorter::sort() {
    const auto text = [this](const Entry& entry) {
        return std::string_view{m_bytes.data() + entry.begin, entry.size};
    };
    std::sort(m_entries.begin(), m_entries.end(), [&](const Entry& a, const Entry& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : text(a) < text(b);
    });
}

void KeySorter::write(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t written = ::write(m_file, bytes.data() + at, bytes.size() - at);
        if (written < 0 && errno != EINTR) {
            fail();
        }
        at += written < 0 ? 0 : static_cast<std::size_t>(written);
    }
    m_file_size += bytes.size();
}

void KeySorter::spill() {
    if (m_file < 0) {
        m_file = base::open_unnamed_file(m_beside);
        if (m_file < 0) {
            fail();
        }
    }
    sort();
    Run run{m_file_size, 0};
    std::string block;
    for (const Entry& entry : m_entries) {
        const Head head{entry.size, entry.comes};
        block.append(reinterpret_cast<const char*>(&head), sizeof head);
        block.append(m_bytes, entry.begin, entry.size);
        if (block.size() >= k_block) {
            write(block);
            block.clear();
        }
    }
    write(block);
    run.end = m_file_size;
    m_runs.push_back(run);
    m_entries.clear();
    m_bytes.clear();
}

void KeySorter::take(const std::function<void(std::string_view, bool)>& visit) {
    Sum sum{visit};
    if (m_runs.empty()) {
        sort();
        for (const Entry& entry : m_entries) {
            sum.add({m_bytes.data() + entry.begin, entry.size}, entry.comes != 0);
        }
        sum.finish();
        m_entries.clear();
        m_bytes.clear();
        return;
    }
    spill();
    m_bytes.shrink_to_fit();
    m_entries.shrink_to_fit();
    std::vector<std::unique_ptr<RunReader>> heap;
    const auto later = [](const auto& a, const auto& b) { return a->key() > b->key(); };
    for (const Run& run : m_runs) {
        auto reader = std::make_unique<RunReader>(*this, run);
        if (reader->next()) {
            heap.push_back(std::move(reader));
        }
    }
    std::make_heap(heap.begin(), heap.end(), later);
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), later);
        RunReader& first = *heap.back();
        sum.add(first.key(), first.comes());
        if (first.next()) {
            std::push_heap(heap.begin(), heap.end(), later);
        } else {
            heap.pop_back();
        }
    }
    sum.finish();
    m_runs.clear();
    m_file_size = 0;
    if (::ftruncate(m_file, 0) != 0 || ::lseek(m_file, 0, SEEK_SET) != 0) {
        fail();
    }
}

} // namespace diptych::store

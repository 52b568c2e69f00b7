#include "morphology/transducer_file.hpp"

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>

namespace diptych::morphology {

namespace {

constexpr std::size_t k_header = 12; ///< four letters and the features, a little-endian number of 64 bits

class Walk {
public:
    Walk(std::string_view bytes, const std::string& file) : m_bytes{bytes}, m_file{file} {}

    void run() {
        take_header("LTTB");
        for (std::uint32_t letters = take_number(); letters > 0; --letters) {
            take_number();
        }
        const std::uint32_t symbols = take_alphabet();
        const std::uint32_t transducers = take_number();
        for (std::uint32_t i = 0; i < transducers; ++i) {
            take_string();
            take_transducer(symbols, take_header("LTTD"));
        }
        if (transducers == 0 || m_at != m_bytes.size()) {
            fail("does not end where it should");
        }
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw base::InputError{m_file, "This analyser " + what +
                                           ". Install the package again, or set DIPTYCH_MORPHOLOGY=none."};
    }

    std::uint32_t take_byte() {
        if (m_at >= m_bytes.size()) {
            fail("is cut off");
        }
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }

    /// The two highest bits of the first byte tell how many follow; highest first.
    std::uint32_t take_number() {
        const std::uint32_t first = take_byte();
        std::uint32_t number = first & 0x3FU;
        for (std::uint32_t more = first >> 6U; more > 0; --more) {
            number = (number << 8U) | take_byte();
        }
        return number;
    }

    void take_string() {
        for (std::uint32_t length = take_number(); length > 0; --length) {
            take_number();
        }
    }

    /// \returns whether weights follow the final states and the transitions, the only feature known here
    bool take_header(std::string_view magic) {
        if (m_bytes.substr(m_at, magic.size()) != magic) {
            fail("is not of a format that is known here (lttoolbox 3.6 and 3.7)");
        }
        if (m_bytes.size() - m_at < k_header) {
            fail("is cut off");
        }
        const std::string_view features = m_bytes.substr(m_at + magic.size(), k_header - magic.size());
        m_at += k_header;
        // Written as a number of 64 bits, highest byte first or last.
        const std::size_t set = features.find_first_not_of('\0');
        if (set == std::string_view::npos) {
            return false;
        }
        const bool weights = magic == "LTTD" && features[set] == '\1' &&
                             (set == 0 || set + 1 == features.size()) &&
                             features.find_first_not_of('\0', set + 1) == std::string_view::npos;
        if (!weights) {
            fail("uses a feature of lttoolbox that is not known here");
        }
        return true;
    }

    /// Mantissa and exponent, each in one number or two.
    void take_weight() {
        constexpr std::uint32_t k_more = 0x04000000;
        for (int part = 0; part < 2; ++part) {
            if (take_number() >= k_more) {
                take_number();
            }
        }
    }

    /// \returns how many pairs of symbols there are
    std::uint32_t take_alphabet() {
        const std::uint32_t tags = take_number();
        for (std::uint32_t i = 0; i < tags; ++i) {
            take_string();
        }
        const std::uint32_t pairs = take_number();
        constexpr std::uint32_t k_code_points = 0x110000;
        for (std::uint32_t i = 0; i < 2 * pairs; ++i) {
            if (take_number() >= k_code_points + tags) { // biased by the number of tags, which are negative
                fail("names a letter that is none");
            }
        }
        return pairs;
    }

    void take_transducer(std::uint32_t symbols, bool weighted) {
        const std::uint32_t initial = take_number();
        std::uint64_t last_final = 0;
        for (std::uint32_t finals = take_number(); finals > 0; --finals) {
            last_final += take_number();
            if (weighted) {
                take_weight();
            }
        }
        const std::uint32_t states = take_number();
        if (initial >= states || last_final >= states) {
            fail("names a state that it does not have");
        }
        for (std::uint32_t state = 0; state < states; ++state) {
            std::uint64_t symbol = 0;
            for (std::uint32_t transitions = take_number(); transitions > 0; --transitions) {
                symbol += take_number();
                take_number(); // the next state, taken modulo their number
                if (weighted) {
                    take_weight();
                }
                if (symbol >= symbols) {
                    fail("names a pair of letters that it does not have");
                }
            }
        }
    }

    std::string_view m_bytes;
    const std::string& m_file;
    std::size_t m_at = 0;
};

} // namespace

void check_transducer(std::string_view bytes, const std::string& file) {
    Walk{bytes, file}.run();
}

} // namespace diptych::morphology

#include "lexicon/gzip.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#define ZLIB_CONST // its input is not written to
#include <zlib.h>

#include <algorithm>
#include <limits>

namespace diptych::lexicon {

namespace {

constexpr std::size_t k_block_bytes = std::size_t{1} << 16;
constexpr int k_gzip_only = 16; ///< added to the window size: a gzip header is expected

struct Inflater {
    Inflater() {
        if (inflateInit2(&stream, MAX_WBITS + k_gzip_only) != Z_OK) {
            throw base::Error{"zlib could not be set up to unpack a file; there is too little memory."};
        }
    }

    ~Inflater() { inflateEnd(&stream); }

    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream stream{};
};

} // namespace

std::string gunzip(std::string_view bytes, const std::string& name, std::size_t limit) {
    Inflater inflater;
    z_stream& stream = inflater.stream;
    std::string unpacked;
    std::string block(k_block_bytes, '\0');
    bool ended = false;
    while (!ended || !bytes.empty()) {
        if (ended) {
            inflateReset(&stream); // the next member
        }
        const std::size_t given = std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
        stream.next_in = static_cast<const Bytef*>(static_cast<const void*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(given);
        stream.next_out = static_cast<Bytef*>(static_cast<void*>(block.data()));
        stream.avail_out = static_cast<uInt>(block.size());
        const int result = inflate(&stream, Z_NO_FLUSH);
        bytes.remove_prefix(given - stream.avail_in);
        const std::size_t written = block.size() - stream.avail_out;
        if (written > limit - unpacked.size()) {
            throw base::InputError{name, fmt::format("The file unpacks to more than {} bytes, which no "
                                                     "dictionary does. It is not read.",
                                                     limit)};
        }
        unpacked.append(block, 0, written);
        ended = result == Z_STREAM_END;
        if (result == Z_BUF_ERROR) {
            throw base::InputError{name, "The gzip file was cut off. Get the whole file."};
        }
        if (!ended && result != Z_OK) {
            throw base::InputError{name, fmt::format("This is no gzip file, or it is damaged ({}). Get the "
                                                     "file again.",
                                                     stream.msg == nullptr ? "no reason given" : stream.msg)};
        }
    }
    return unpacked;
}

} // namespace diptych::lexicon

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

/// Calls use(block) with what the file unpacks to, a part after the other.
template <typename Use>
void inflate_blocks(std::string_view bytes, const std::string& name, const Use& use) {
    Inflater inflater;
    z_stream& stream = inflater.stream;
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
        use(std::string_view{block}.substr(0, block.size() - stream.avail_out));
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
}

} // namespace

std::string gunzip(std::string_view bytes, const std::string& name, std::size_t limit) {
    // Once to see how much it is, as the size that the file tells may be a lie, and once to keep it.
    std::size_t size = 0;
    inflate_blocks(bytes, name, [&](std::string_view block) {
        size += block.size();
        if (size > limit) {
            throw base::InputError{name, fmt::format("The file unpacks to more than {} bytes, which no "
                                                     "dictionary does. It is not read.",
                                                     limit)};
        }
    });
    std::string unpacked;
    unpacked.reserve(size);
    inflate_blocks(bytes, name, [&](std::string_view block) { unpacked += block; });
    return unpacked;
}

} // namespace diptych::lexicon

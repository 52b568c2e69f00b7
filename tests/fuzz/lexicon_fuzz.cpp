// Any bytes as a lexicon file: refused, or every look-up gives probabilities and words of the file.

#include "base/error.hpp"
#include "fuzz.hpp"
#include "lexicon/lexicon_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

using namespace diptych;

namespace {

/// A file in memory, for what maps files.
class MemoryFile {
public:
    MemoryFile() : m_descriptor{::memfd_create("lexicon", 0)} {
        fuzz::require(m_descriptor >= 0, "there is a file");
    }

    /// \returns its path
    std::string write(const std::uint8_t* data, std::size_t size) const {
        fuzz::require(::ftruncate(m_descriptor, 0) == 0, "the file can be emptied");
        fuzz::require(::pwrite(m_descriptor, data, size, 0) == static_cast<ssize_t>(size),
                      "it can be written");
        return "/proc/self/fd/" + std::to_string(m_descriptor);
    }

private:
    int m_descriptor; ///< open for as long as the program runs
};

void require_sound(const std::vector<lexicon::Rendering>& renderings, std::size_t size) {
    fuzz::require(renderings.size() <= size, "no more renderings than bytes");
    for (const lexicon::Rendering& rendering : renderings) {
        fuzz::require(rendering.probability > 0 && rendering.probability <= 1, "probabilities");
        fuzz::require(rendering.word.size() <= size, "words that the file has room for");
        const std::string read{rendering.word}; // so that the sanitizer sees every byte
        fuzz::require(read == rendering.word, "words that can be read");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile memory;
    try {
        const lexicon::LexiconFile file{memory.write(data, size)};
        fuzz::require(!file.source().str().empty() && !file.target().str().empty(), "there are languages");
        const std::string text = fuzz::to_string(data, size);
        // The words are the end of the file: whatever is there in runs of letters, and single bytes.
        for (std::size_t begin = 0; begin < size; ++begin) {
            for (const std::size_t length : {1U, 2U, 3U, 5U, 8U}) {
                const std::string word = text.substr(begin, length);
                require_sound(file.renderings_of_source(word), size);
                require_sound(file.renderings_of_target(word), size);
            }
        }
    } catch (const base::InputError&) {
        return 0;
    }
    return 0;
}

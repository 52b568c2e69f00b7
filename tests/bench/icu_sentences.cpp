// What finding sentences costs when nothing else is done: reads a file, runs ICU's sentence iterator (UAX #29) over it
// and prints how many sentences it found. `scripts/measure_segmentation` compares 'diptych segment' with it.
//
//   icu_sentences LANGUAGE FILE

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text(std::filesystem::file_size(path), '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
        throw std::runtime_error{"Cannot read the file."};
    }
    return text;
}

void check(UErrorCode status) {
    if (U_FAILURE(status)) {
        throw std::runtime_error{u_errorName(status)};
    }
}

/// Reads UTF-8 as it is, which took less time and a third of the memory of converting it to UTF-16 first.
std::size_t count_sentences(const std::string& text, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator{
        icu::BreakIterator::createSentenceInstance(icu::Locale{language.c_str()}, status)};
    check(status);
    const std::unique_ptr<UText, decltype(&utext_close)> utf8{
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), &utext_close};
    check(status);
    iterator->setText(utf8.get(), status);
    check(status);
    std::size_t sentences = 0;
    while (iterator->next() != icu::BreakIterator::DONE) {
        ++sentences;
    }
    return sentences;
}

} // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        throw std::runtime_error{"Use: icu_sentences LANGUAGE FILE"};
    }
    std::printf("%zu\n", count_sentences(read_file(argv[2]), argv[1]));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "icu_sentences: %s\n", error.what());
    return 2;
}

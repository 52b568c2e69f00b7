#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diptych::extract {

/// How frequent words are in a language at large, against which those of a text stand out (weirdness: Ahmad,
/// Gillam and Tostevin 1999).
class GeneralFrequencies {
public:
    /// None are known: every word is as rare as any other.
    GeneralFrequencies() = default;

    /// Reads "WORD<tab>LEVEL" lines; the first line is "#<tab>LEVEL", the level of all words not listed.
    /// \throws base::InputError when it is missing or a line is not as it should be
    explicit GeneralFrequencies(const std::string& path);

    bool empty() const { return m_levels.empty(); }

    /// log2 of occurrences in a million words, smoothed and averaged over several kinds of texts.
    /// \param lower  in small letters, with straight apostrophes
    double level(std::string_view lower) const;

private:
    std::unordered_map<std::string, float> m_levels;
    float m_other = 0;
};

/// The file for a language that comes with the program; it may not exist. \param language  "fr"
std::filesystem::path general_frequencies_file(std::string_view language);

} // namespace diptych::extract

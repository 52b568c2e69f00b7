#include "cli/option.hpp"

#include "base/string.hpp"

namespace diptych::cli {

std::string enumerate(const std::vector<std::string>& choices) {
    std::string result;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i != 0) {
            result += i + 1 == choices.size() ? " or " : ", ";
        }
        result += choices[i];
    }
    return result;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& candidates) {
    const std::string nearest = base::did_you_mean(word, candidates);
    return nearest.empty() ? std::string{} : " Did you mean '" + nearest + "'?";
}

} // namespace diptych::cli

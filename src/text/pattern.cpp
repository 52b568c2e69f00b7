#include "text/pattern.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/icu_status.hpp"
#include "text/utext.hpp"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <string>

namespace diptych::text {

namespace {

/// So that an expression that backtracks without end stops; ICU counts about a millisecond as one.
constexpr std::int32_t k_time_limit = 500;

std::unique_ptr<icu::RegexMatcher> compile(const std::string& expression) {
    IcuStatus status;
    auto matcher = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(expression), 0, status);
    if (status.isFailure()) {
        const UErrorCode code = status.reset();
        throw base::Error{
            fmt::format("The regular expression '{}' cannot be used: {}.", expression, u_errorName(code))};
    }
    matcher->setTimeLimit(k_time_limit, status);
    status.check("limit a regular expression");
    return matcher;
}

/// After a search.
void check(IcuStatus& status) {
    if (status.get() == U_REGEX_TIME_OUT || status.get() == U_REGEX_STACK_OVERFLOW) {
        status.reset();
        throw base::Error{"The regular expression takes too long, or too much memory, on this text: it can "
                          "match in too many ways. Make it simpler; '(a+)+' for example is 'a+'."};
    }
    status.check("match a regular expression");
}

} // namespace

struct Pattern::Compiled {
    std::unique_ptr<icu::RegexMatcher> before; ///< the expression, then the end of the region
    std::unique_ptr<icu::RegexMatcher> at;
};

Pattern::Pattern(std::string_view expression) : m_compiled{std::make_unique<Compiled>()} {
    const std::string written{expression};
    m_compiled->at = compile(written);
    m_compiled->before = compile("(?:" + written + ")\\z");
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::matches_before(std::string_view text, std::size_t lowest, std::size_t position) const {
    const Utf8Text region{text.substr(lowest, position - lowest)};
    IcuStatus status;
    m_compiled->before->reset(region.get());
    const bool found = m_compiled->before->find(status) != 0;
    check(status);
    return found;
}

bool Pattern::matches_at(std::string_view text, std::size_t position) const {
    const Utf8Text region{text.substr(position)};
    IcuStatus status;
    m_compiled->at->reset(region.get());
    const bool found = m_compiled->at->lookingAt(status) != 0;
    check(status);
    return found;
}

} // namespace diptych::text

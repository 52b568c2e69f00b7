#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::segment {

/// The rules of an SRX 2.0 file (Segmentation Rules eXchange, LISA/GALA) for one language, to be asked at the
/// places where we see that a sentence may end, and at white space. SRX tries every place of a text; here its
/// rules confirm or overrule ours at the candidates, and break at any white space, but not inside words.
class SrxRules {
public:
    /// \param bytes  the file  \param name  as messages call it
    /// \throws base::InputError naming FILE:LINE when it is no SRX, an expression cannot be used, or no rules
    /// are
    ///         mapped to the language
    SrxRules(std::string_view bytes, const std::string& name, const model::LanguageTag& language);
    ~SrxRules();
    SrxRules(SrxRules&&) noexcept;
    SrxRules& operator=(SrxRules&&) noexcept;
    SrxRules(const SrxRules&) = delete;
    SrxRules& operator=(const SrxRules&) = delete;

    /// What the first rule that fits says of a break between `end` (behind the stop) and `next` (the next
    /// text): SRX files differ on which side the white space is. Nothing when no rule fits.
    /// \throws base::InputError naming FILE:LINE of a rule that takes too long
    std::optional<bool> decide(std::string_view text, std::size_t end, std::size_t next) const;

private:
    struct Rules;
    std::unique_ptr<Rules> m_rules;
};

} // namespace diptych::segment

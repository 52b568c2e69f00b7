#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Gives a language to the units that name none: the one that somebody says, or else the one that the first
/// of their texts look like, which is said in a note. Until there is enough to guess by, units wait.
class LanguageFiller {
public:
    /// A side of the units.
    struct Side {
        std::string file; ///< as messages call it
        std::optional<model::LanguageTag> language;
    };

    /// What has a language goes to `sink`, in order.
    LanguageFiller(Side source, Side target, base::Diagnostics& diagnostics, const model::UnitSink& sink);

    /// \param names_source, names_target  whether the unit has that language already
    /// \throws base::InputError when the language of a side cannot be guessed, as finish() does
    void take(model::TranslationUnit&& unit, bool names_source, bool names_target);
    /// To be called after the last one.
    void finish();

private:
    struct Guessed : Side {
        const char* option;    ///< that names the language
        std::string beginning; ///< of the texts that have none
    };

    struct Waiting {
        model::TranslationUnit unit;
        bool names_source;
        bool names_target;
    };

    static bool waits(const std::vector<std::string>& texts, Guessed& side);
    void guess(Guessed& side);

    std::array<Guessed, 2> m_sides;
    base::Diagnostics& m_diagnostics;
    const model::UnitSink& m_sink;
    std::vector<Waiting> m_waiting;
};

} // namespace diptych::pipeline

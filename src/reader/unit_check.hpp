#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::reader {

/// A unit of TMX or XLIFF that is no well-formed XML.
struct BadUnit {
    std::size_t line = 0; ///< on which it begins, from 1
    std::string message;  ///< a sentence: what is wrong in it
};

/// Takes the units out of a TMX or XLIFF file that are no well-formed XML by themselves, so that the rest can be read.
/// Lines keep their numbers; UTF-16 becomes UTF-8. What is wrong outside of units stays.
std::vector<BadUnit> take_out_bad_units(std::string& bytes);

/// What else is wrong with the units of a TMX or XLIFF file, as the specifications have it (TMX 1.4b, sections 3.2, 4 and
/// 5; XLIFF 1.2, section 2.3; XLIFF 2.1, section 4): attributes that are missing, ids that are given twice, inline codes
/// without their other half, languages.
/// \param name  as messages call the file
/// \returns how many units there are
/// \throws base::InputError when it is no well-formed XML
std::size_t check_units(const std::string& bytes, const std::string& name, base::Diagnostics& diagnostics);

} // namespace diptych::reader

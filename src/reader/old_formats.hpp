#pragma once

#include "base/diagnostics.hpp"

#include <string>

namespace diptych::reader {

/// Files that no reader of ours takes, made into such as one does by a program that is installed: Word, Excel
/// and PowerPoint files of before 2007 and RTF by LibreOffice (soffice), or else Word by antiword and RTF by
/// unrtf, which keep less of the structure. The program runs without a shell and without our files, and for
/// two minutes at most. \returns the bytes as they are when they are of another kind, or no such program is
/// there or can do it: then readers
///          refuse them with what to do. A note says which program it was
std::string in_new_format(std::string bytes, const std::string& name, base::Diagnostics& diagnostics);

} // namespace diptych::reader

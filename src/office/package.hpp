#pragma once

#include "zip/zip_archive.hpp"

#include <map>
#include <string>
#include <string_view>

namespace diptych::office {

// Packages of parts that refer to one another (ECMA-376 part 2): .docx, .xlsx, .pptx.

/// What a part refers to.
struct Relation {
    std::string type; ///< the last word of it: "worksheet"
    std::string path; ///< of the part
};

/// By their ids.
using Relations = std::map<std::string, Relation>;

/// The folder of a part, with its slash; empty at the top.
std::string folder_of(const std::string& part);

/// What `part` refers to inside the package; nothing when it has no list of that. \param part  empty: the package
/// itself  \throws base::InputError when the list is no well-formed XML
Relations read_relations(const zip::ZipArchive& archive, const std::string& part);

/// The part that is the document; empty when the package names none, or none that is there.
std::string main_part(const zip::ZipArchive& archive);

/// The path of what is referred to in a part of `folder`: "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml".
std::string path_of(std::string_view folder, std::string_view target);

} // namespace diptych::office

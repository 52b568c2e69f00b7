#pragma once

#include "model/source_text.hpp"

#include <string_view>

namespace diptych::reader {

/// Whether a file is Markdown by its name, since its text does not tell: .md, .markdown, .mdown, .mkd.
bool is_markdown(std::string_view name);

/// Markdown (CommonMark 0.31 with GitHub's tables, footnotes and strikethrough) by its structure, as read_html() has
/// that of a page. Code blocks and front matter (YAML, TOML) are left out; inline code stays. Front matter may name
/// the language: "lang: fr".
/// \param decoded  of decode_plain_text()
/// \throws base::InputError when there is no text in it, when it is larger than 16 MiB, or when its tables have more than
///         two million cells
model::SourceText read_markdown(model::SourceText decoded);

} // namespace diptych::reader

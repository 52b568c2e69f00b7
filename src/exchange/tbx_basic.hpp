#pragma once

#include "model/concept.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace diptych::exchange {

// The rules of TBX-Basic v1.2.1 in DCA style: which data categories there are, on which levels, with which
// values. SOURCE  TBX-Basic_DCA.sch and TBXcoreStructV03.rng, LTAC Global, https://www.tbxinfo.net/

/// What a description is of.
enum class TbxLevel { entry, language, term };

/// The element that carries a data category.
enum class TbxElement { admin, descrip, term_note, note, ref, xref };

/// "termNote"
std::string_view name_of(TbxElement element);

/// The element for a category, or nothing when TBX-Basic does not have it. administrativeStatus is one of
/// them, transactions are not.
std::optional<TbxElement> tbx_basic_element(std::string_view category);

/// Why TBX-Basic cannot hold a category there: a clause without a full stop. Nothing when it can. Does not
/// look at qualifiers, nor at whether a crossReference has an entry to point to.
std::optional<std::string> tbx_basic_objection(const model::DataCategory& category, TbxLevel level);

/// The same for what is said of a category, inside its group.
std::optional<std::string> tbx_basic_objection(const model::DataCategory& qualifier, TbxElement of,
                                               TbxLevel level);

/// An absolute http or https address that xsd:anyURI accepts.
bool is_web_address(std::string_view text);

/// Whether `text` has the form of an xsd:date or xsd:dateTime: "2026-11-23", "2026-11-23T10:15:00Z".
bool is_xml_date(std::string_view text);

/// Whether `text` is an XML name without a colon. Letters beyond ASCII are allowed there, but not here.
bool is_plain_xml_id(std::string_view text);

} // namespace diptych::exchange

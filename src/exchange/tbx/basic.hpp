#pragma once

#include "model/concept.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace diptych::exchange {

// The rules of the TBX dialects: which data categories there are, on which levels, with which values.
// SOURCE  ISO 30042:2019 and ISO 30042:2008; TBX-Basic v1.2.1 and TBX-Min, their schemas in Schematron and
// RELAX NG, LTAC Global, https://www.tbxinfo.net/

/// A dialect in the form in which files have it.
enum class TbxDialect {
    basic_dca, ///< TBX v3, TBX-Basic: the data category is an attribute, `<descrip type="definition">`
    basic_dct, ///< TBX v3, TBX-Basic: the data category is an element, `<basic:definition>`
    basic_v2,  ///< TBX v2 (ISO 30042:2008), TBX-Basic: `<martif>`
    min_dca,   ///< TBX v3, TBX-Min
    min_dct
};

/// "TBX-Basic", "TBX-Min", "TBX-Basic v2"
std::string_view name_of(TbxDialect dialect);
/// "TBX-Basic" or "TBX-Min", as files say it.
std::string_view type_of(TbxDialect dialect);

constexpr bool is_dct(TbxDialect dialect) {
    return dialect == TbxDialect::basic_dct || dialect == TbxDialect::min_dct;
}

/// What a description is of.
enum class TbxLevel { entry, language, term };

/// "an entry"
std::string_view name_of(TbxLevel level);

/// The element that carries a data category.
enum class TbxElement { admin, descrip, term_note, note, ref, xref };

/// "termNote"
std::string_view name_of(TbxElement element);

/// A data category of a dialect.
struct TbxCategory {
    std::string_view name;
    std::string_view dct_name; ///< with the prefix of its module: "min:subjectField"
    TbxElement element = TbxElement::admin;
    unsigned levels = 0;                      ///< where it may stand; see may_stand_at
    std::span<const std::string_view> values; ///< empty when any will do
};

bool may_stand_at(const TbxCategory& category, TbxLevel level);

/// The category of that name, or nullptr when the dialect does not have it. administrativeStatus is one of
/// them, transactions are not.
const TbxCategory* tbx_category(TbxDialect dialect, std::string_view name);

/// Why the dialect cannot hold a category there: a clause without a full stop. Nothing when it can. Does not
/// look at qualifiers, nor at whether a crossReference has an entry to point to.
std::optional<std::string> tbx_objection(TbxDialect dialect, const model::DataCategory& category,
                                         TbxLevel level);

/// The same for what is said of a category `of`, inside its group.
std::optional<std::string> tbx_objection_to_qualifier(TbxDialect dialect,
                                                      const model::DataCategory& qualifier,
                                                      const TbxCategory& of, TbxLevel level);

/// Whether the dialect lets transactions (transacGrp) be written.
bool has_transactions(TbxDialect dialect);

/// An absolute http or https address that xsd:anyURI accepts.
bool is_web_address(std::string_view text);

/// Whether `text` has the form of an xsd:date or xsd:dateTime: "2026-11-23", "2026-11-23T10:15:00Z".
bool is_xml_date(std::string_view text);

/// Whether `text` is an XML name without a colon. Letters beyond ASCII are allowed there, but not here.
bool is_plain_xml_id(std::string_view text);

} // namespace diptych::exchange

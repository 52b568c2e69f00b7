#pragma once

#include "check/item.hpp"

#include <vector>

namespace diptych::check {

/// Two items that stand for one another and differ, or one that the other side lacks.
struct ItemDifference {
    const Item* source = nullptr; ///< nullptr: the target has something that the source has not
    const Item* target = nullptr; ///< nullptr: the source has something that the target has not
};

/// What numbers, dates, symbols and addresses one side has and the other has not. How often something is
/// there does not count, nor how it is written: in digits, in words or in Roman numerals, a date in whatever
/// order. What is not written in digits is missed only where something like it is left over on the other
/// side: "both texts" may be « les deux textes ».
///
/// The results point into the arguments.
std::vector<ItemDifference> compare_items(const std::vector<Item>& source, const std::vector<Item>& target);

} // namespace diptych::check

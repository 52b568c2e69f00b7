#include "cli/commands/undo_change.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/render/changes.hpp"
#include "cli/terminal/printable.hpp"

#include <charconv>
#include <ostream>

namespace diptych::cli {

std::optional<std::int64_t> change_number(const std::string& text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && last == end && number > 0 ? std::optional{number} : std::nullopt;
}

std::int64_t require_change_number(const std::string& text) {
    const std::optional<std::int64_t> number = change_number(text);
    if (!number) {
        throw base::UsageError{
            fmt::format("'{}' is no number of a change. 'diptych term history' prints the numbers.", text)};
    }
    return *number;
}

Outcome undo_change(store::Database& database, std::optional<std::int64_t> change,
                    const pipeline::EditOptions& options, Context& context) {
    const std::optional<pipeline::Undone> undone = pipeline::undo_change(database, change, options);
    if (!undone) {
        context.say("There is nothing to undo.");
        return Outcome::nothing_found;
    }
    context.out << fmt::format("{} change {}: {} ({})\n", options.dry_run ? "Would take back" : "Took back",
                               undone->what.id, printable(undone->what.action), extent_of(undone->what));
    return Outcome::done;
}

} // namespace diptych::cli

#include "model/concept.hpp"

#include <array>

namespace diptych::model {

namespace {

struct StatusName {
    Status status;
    std::string_view name;
    std::string_view tbx;
    std::string_view older_tbx;
};

constexpr std::array<StatusName, 5> k_status_names{{
    {Status::proposed, "proposed", "", ""},
    {Status::preferred, "preferred", "preferredTerm-admn-sts", "preferredTerm"},
    {Status::admitted, "admitted", "admittedTerm-admn-sts", "admittedTerm"},
    {Status::deprecated, "deprecated", "deprecatedTerm-admn-sts", "deprecatedTerm"},
    {Status::superseded, "superseded", "supersededTerm-admn-sts", "supersededTerm"},
}};

const StatusName& names_of(Status status) {
    return k_status_names[static_cast<std::size_t>(status)];
}

} // namespace

std::string_view name_of(Status status) {
    return names_of(status).name;
}

std::string_view tbx_name_of(Status status) {
    return names_of(status).tbx;
}

std::optional<Status> status_of(std::string_view name) {
    for (const StatusName& known : k_status_names) {
        if (!name.empty() && (name == known.name || name == known.tbx || name == known.older_tbx)) {
            return known.status;
        }
    }
    return std::nullopt;
}

const std::vector<std::string>& status_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const StatusName& known : k_status_names) {
            all.emplace_back(known.name);
        }
        return all;
    }();
    return names;
}

int rank_of(std::optional<Status> status) {
    switch (status.value_or(Status::proposed)) {
    case Status::preferred:
        return 0;
    case Status::admitted:
        return 1;
    case Status::proposed:
        return 2;
    case Status::deprecated:
        return 3;
    case Status::superseded:
        break;
    }
    return 4;
}

const DataCategory* find(const std::vector<DataCategory>& categories, std::string_view name) {
    for (const DataCategory& category : categories) {
        if (category.name == name) {
            return &category;
        }
    }
    return nullptr;
}

std::string_view value_of(const std::vector<DataCategory>& categories, std::string_view name) {
    const DataCategory* category = find(categories, name);
    return category == nullptr ? std::string_view{} : std::string_view{category->value};
}

} // namespace diptych::model

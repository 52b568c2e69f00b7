#include "exchange/vocabulary/glossary_format.hpp"

#include "base/format.hpp"

#include <algorithm>

namespace diptych::exchange {

void Omissions::add(const std::string& reason, std::string_view entry_id, std::size_t times) {
    const auto known = std::find_if(m_omissions.begin(), m_omissions.end(),
                                    [&](const Omission& omission) { return omission.reason == reason; });
    if (known != m_omissions.end()) {
        known->times += times;
    } else {
        m_omissions.push_back({reason, times, std::string{entry_id}});
    }
}

void Omissions::report(const std::string& name, base::Diagnostics& diagnostics) const {
    for (const Omission& omission : m_omissions) {
        diagnostics.warn(
            name, 0,
            omission.times == 1
                ? fmt::format("{}: left out of entry '{}'.", omission.reason, omission.first_entry)
                : fmt::format("{}: left out {} times, first of entry '{}'.", omission.reason, omission.times,
                              omission.first_entry));
    }
}

} // namespace diptych::exchange

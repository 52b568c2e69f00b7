#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/records/beads_reader.hpp"

#include <cstdint>
#include <limits>

namespace diptych::exchange {

namespace {

/// Takes one line's object apart.
class BeadObject {
public:
    BeadObject(std::string_view line, const std::string& name, std::size_t line_number)
        : m_object(base::Json::parse(line, nullptr, false)), m_name{name}, m_line{line_number} {
        if (!m_object.is_object()) {
            fail("it is no JSON object");
        }
    }

    /// The member `side` of its sentences.
    std::vector<std::size_t> numbers(const char* side) const {
        const base::Json* object = member(m_object, "sentences");
        const base::Json* sentences = object == nullptr ? nullptr : member(*object, side);
        if (sentences == nullptr || !sentences->is_array()) {
            fail(fmt::format("its 'sentences' have no list '{}'", side));
        }
        std::vector<std::size_t> numbers;
        for (const base::Json& number : *sentences) {
            if (!number.is_number_unsigned() ||
                number.get<std::uint64_t>() >= std::numeric_limits<std::size_t>::max()) {
                fail(fmt::format("the sentences of its '{}' are not all numbers from 0 up", side));
            }
            numbers.push_back(number.get<std::size_t>());
        }
        return numbers;
    }

    std::optional<double> probability() const {
        const base::Json* value = member(m_object, "probability");
        if (value == nullptr) {
            return std::nullopt;
        }
        if (!value->is_number()) {
            fail("its 'probability' is no number");
        }
        return value->get<double>();
    }

    model::BeadOrigin origin() const {
        const base::Json* value = member(m_object, "origin");
        if (value == nullptr || *value == "automatic") {
            return model::BeadOrigin::automatic;
        }
        if (*value != "corrected") {
            fail("its 'origin' is neither 'automatic' nor 'corrected'");
        }
        return model::BeadOrigin::corrected;
    }

private:
    static const base::Json* member(const base::Json& object, const char* name) {
        if (!object.is_object()) {
            return nullptr;
        }
        const auto found = object.find(name);
        return found == object.end() ? nullptr : &*found;
    }

    [[noreturn]] void fail(const std::string& why) const {
        throw base::InputError{
            m_name, m_line,
            fmt::format("The line is no bead: {}. 'diptych align --format jsonl' writes such lines.", why)};
    }

    base::Json m_object;
    const std::string& m_name;
    std::size_t m_line;
};

} // namespace

std::vector<NumberedBead> read_jsonl_beads(std::string_view text, const std::string& name) {
    std::vector<NumberedBead> beads;
    for (const auto& [line, line_number] : content_lines(text)) {
        const BeadObject object{line, name, line_number};
        beads.push_back({.source = object.numbers("source"),
                         .target = object.numbers("target"),
                         .score = object.probability(),
                         .origin = object.origin(),
                         .line = line_number});
    }
    return beads;
}

} // namespace diptych::exchange

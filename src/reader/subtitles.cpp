#include "reader/subtitles.hpp"

#include "base/error.hpp"
#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

using model::TimeSpan;
using Lines = std::vector<std::string_view>;

constexpr std::string_view k_arrow = "-->";

/// Takes a number off the beginning of `text`. \param most  digits
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t most) {
    std::int64_t value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < most && base::is_ascii_digit(text[digits])) {
        value = 10 * value + (text[digits++] - '0');
    }
    text.remove_prefix(digits);
    return digits == 0 ? std::nullopt : std::optional{value};
}

/// Takes "00:01:02,500", "01:02.500" or "0:01:02,5" off the beginning of `text`, as milliseconds.
std::optional<std::int64_t> take_time(std::string_view& text) {
    constexpr std::size_t k_most_digits = 4;
    std::array<std::int64_t, 3> parts{};
    std::size_t count = 0;
    for (;;) {
        const auto part = take_number(text, k_most_digits);
        if (!part) {
            return std::nullopt;
        }
        parts.at(count++) = *part;
        if (count == parts.size() || !text.starts_with(':')) {
            break;
        }
        text.remove_prefix(1);
    }
    if (count < 2) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    for (std::size_t i = 0; i < count; ++i) {
        seconds = 60 * seconds + parts.at(i);
    }
    std::int64_t thousandths = 0;
    if (text.starts_with(',') || text.starts_with('.')) {
        text.remove_prefix(1);
        const std::size_t before = text.size();
        thousandths = take_number(text, 3).value_or(0);
        for (std::size_t digits = before - text.size(); digits < 3; ++digits) {
            thousandths *= 10;
        }
    }
    return 1000 * seconds + thousandths;
}

/// The times of a line that has them; what may stand behind them says where on the screen.
std::optional<TimeSpan> times_in(std::string_view line) {
    line = base::trim(line);
    const auto begin = take_time(line);
    line = base::trim(line);
    if (!begin || !line.starts_with(k_arrow)) {
        return std::nullopt;
    }
    line = base::trim(line.substr(k_arrow.size()));
    const auto end = take_time(line);
    return end ? std::optional{TimeSpan{*begin, std::max(*begin, *end)}} : std::nullopt;
}

bool is_number(std::string_view line) {
    line = base::trim(line);
    return !line.empty() && std::all_of(line.begin(), line.end(), base::is_ascii_digit);
}

bool is_web_vtt(std::string_view text) {
    constexpr std::string_view k_signature = "WEBVTT";
    return text.starts_with(k_signature) &&
           (text.size() == k_signature.size() ||
            std::string_view{" \t\r\n"}.find(text[k_signature.size()]) != std::string_view::npos);
}

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(text.substr(0, end));
        const bool both = text.substr(end).starts_with("\r\n");
        text.remove_prefix(std::min(text.size(), end + (both ? 2 : 1)));
    }
    return lines;
}

/// What a reference such as "&amp;" stands for. WebVTT, section 4.2.2, has these and numbers; numbers are rare.
struct Reference {
    std::string_view name;
    std::string_view text;
};

constexpr std::array<Reference, 6> k_references{
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00A0"}, {"&lrm;", ""}, {"&rlm;", ""}}};

/// The length of a mark of style at the beginning of `text`: "<i>", "</font>", "<00:01.000>", "{\an8}",
/// "{y:i}". 0 when there is none.
std::size_t mark_length(std::string_view text) {
    constexpr std::size_t k_longest = 200;
    if (text.size() < 3) {
        return 0;
    }
    const char second = text[1] == '/' ? text[2] : text[1];
    const bool is_letter = (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
    const bool tag = text.front() == '<' && (is_letter || base::is_ascii_digit(second));
    const bool override = text.front() == '{' && (second == '\\' || (is_letter && text[2] == ':'));
    if (!tag && !override) {
        return 0;
    }
    const std::size_t end = text.substr(0, k_longest).find(tag ? '>' : '}');
    return end == std::string_view::npos ? 0 : end + 1;
}

/// Whether a mark names who speaks: "<v Anna>".
bool is_voice(std::string_view mark) {
    return mark.starts_with("<v ") || mark.starts_with("<v.");
}

/// What one person says in a cue.
struct Utterance {
    std::string text;
    bool begins = false; ///< somebody else spoke before, as a dash or a name says
};

bool begins_with_dash(std::string_view text) {
    for (const std::string_view dash : {"-", "\u2010", "\u2013", "\u2014", "\u2015"}) {
        if (text.starts_with(dash)) {
            const std::string_view behind = text.substr(dash.size());
            return !behind.empty() && !behind.starts_with(dash) && !base::is_ascii_digit(behind.front());
        }
    }
    return false;
}

/// Whether words of the script stand without spaces between them.
bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFA0) ||
           (c >= 0x20000 && c < 0x40000);
}

/// Joins two lines by a space, or by nothing where the script has none.
void join(std::string& text, std::string_view more) {
    if (text.empty() || more.empty()) {
        text += more;
        return;
    }
    const bool together = is_ideographic(text::code_point_before(text, text.size()).value) &&
                          is_ideographic(text::code_point_at(more, 0).value);
    text += together ? "" : " ";
    text += more;
}

/// A line of a cue without its marks. \param voice  set when it names who speaks
std::string plain(std::string_view line, bool web_vtt, bool& voice) {
    std::string text;
    for (std::size_t i = 0; i < line.size();) {
        const std::string_view rest = line.substr(i);
        if (const std::size_t length = mark_length(rest)) {
            voice = voice || is_voice(rest);
            i += length;
            continue;
        }
        const auto reference = std::find_if(k_references.begin(), k_references.end(),
                                            [&](const Reference& r) { return rest.starts_with(r.name); });
        if (web_vtt && reference != k_references.end()) {
            text += reference->text;
            i += reference->name.size();
        } else {
            text += line[i] == '\t' || line[i] == '\f' || line[i] == '\v' ? ' ' : line[i];
            ++i;
        }
    }
    return std::string{base::trim(text)};
}

struct Cue {
    TimeSpan time;
    std::vector<Utterance> utterances;
};

void add_line(Cue& cue, std::string_view line, bool web_vtt) {
    bool voice = false;
    const std::string text = plain(line, web_vtt, voice);
    if (text.empty()) {
        return;
    }
    const bool begins = voice || begins_with_dash(text);
    if (cue.utterances.empty() || begins) {
        cue.utterances.push_back({{}, begins});
    }
    join(cue.utterances.back().text, text);
}

/// SubRip has no rule for blank lines in a text, which ends where the next cue begins; WebVTT's ends at one.
std::vector<Cue> cues_of(std::string_view text) {
    const bool web_vtt = is_web_vtt(text);
    const Lines lines = lines_of(text);
    std::vector<Cue> cues;
    bool in_text = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const auto time = times_in(lines[i])) {
            cues.push_back({*time, {}});
            in_text = true;
            continue;
        }
        const bool blank = base::trim(lines[i]).empty();
        in_text = in_text && !(blank && web_vtt);
        const bool number = i + 1 < lines.size() && is_number(lines[i]) && times_in(lines[i + 1]);
        if (in_text && !blank && !number) {
            add_line(cues.back(), lines[i], web_vtt);
        }
    }
    return cues;
}

/// Whether a text ends as sentences do, quotation marks and brackets apart.
bool ends_with_stop(std::string_view text) {
    constexpr std::u32string_view k_stops = U".!?\u2026\u3002\uFF01\uFF1F\uFF0E\u061F\u06D4\u0964\u0965\u037E:"
                                            U"\u266A\u266B\u1362\u104B\u17D4\u0589";
    while (!text.empty()) {
        const text::CodePoint last = text::code_point_before(text, text.size());
        if (k_stops.find(last.value) != std::u32string_view::npos) {
            return true;
        }
        if (!text::is_closing(last.value) && !text::is_white_space(last.value)) {
            return false;
        }
        text.remove_suffix(last.length);
    }
    return false;
}

bool ends_with_ellipsis(std::string_view text) {
    return text.ends_with("...") || text.ends_with("\u2026");
}

/// Whether what is shown next goes on with the sentence before it.
bool goes_on(std::string_view before, std::string_view next) {
    const char32_t first = text::code_point_at(next, 0).value;
    const bool note = first == U'\u266A' || first == U'\u266B' || first == U'[' || first == U'(' || first == U'#';
    if (note) { // music and noises
        return false;
    }
    return !ends_with_stop(before) ||
           (ends_with_ellipsis(before) && (text::is_lower(first) || next.starts_with("...") || first == U'\u2026'));
}

/// Puts the cues together to blocks.
class SubtitleText {
public:
    SubtitleText(model::SourceText& source, bool joins) : m_source{source}, m_joins{joins} {}

    void add(const Cue& cue, std::size_t number) {
        constexpr std::int64_t k_longest_pause = 3000; // ms: more than readers wait for the rest of a sentence
        constexpr std::size_t k_most_cues = 20;        // should stops be missing for a while
        for (const Utterance& utterance : cue.utterances) {
            const bool joined = m_joins && !m_source.blocks.empty() && !utterance.begins &&
                                &utterance == cue.utterances.data() && m_count < k_most_cues &&
                                cue.time.begin - m_source.cues.back().time.end <= k_longest_pause &&
                                goes_on(last_block(), utterance.text);
            if (!joined) {
                begin(number);
            }
            add_text(utterance.text, cue.time, joined);
        }
    }

private:
    std::string_view last_block() const { return model::slice(m_source.text, m_source.blocks.back().text); }

    void begin(std::size_t number) {
        m_source.text += m_source.text.empty() ? "" : "\n";
        model::Block block;
        block.kind = model::UnitKind::paragraph;
        block.text = {m_source.text.size(), m_source.text.size()};
        block.line = number;
        m_source.blocks.push_back(block);
        m_count = 0;
    }

    void add_text(std::string_view text, const TimeSpan& time, bool joined) {
        std::string block{joined ? last_block() : std::string_view{}};
        const std::size_t begin = m_source.blocks.back().text.begin;
        const std::size_t before = block.size();
        join(block, text);
        const std::size_t text_begin = begin + block.size() - text.size();
        m_source.text.append(block, before);
        m_source.blocks.back().text.end = m_source.text.size();
        m_source.cues.push_back({{text_begin, m_source.text.size()}, time});
        ++m_count;
    }

    model::SourceText& m_source;
    bool m_joins;
    std::size_t m_count = 0; ///< cues in the last block
};

} // namespace

bool is_subtitles(std::string_view text) {
    if (is_web_vtt(text)) {
        return true;
    }
    std::size_t seen = 0; // lines that are not blank
    for (const std::string_view line : lines_of(text.substr(0, 1U << 12U))) {
        if (times_in(line)) {
            return true;
        }
        if (!base::trim(line).empty() && (++seen > 1 || !is_number(line))) {
            return false;
        }
    }
    return false;
}

model::SourceText read_subtitles(model::SourceText decoded) {
    const std::vector<Cue> cues = cues_of(decoded.text);
    const auto stopped = std::count_if(cues.begin(), cues.end(), [](const Cue& cue) {
        return !cue.utterances.empty() && ends_with_stop(cue.utterances.back().text);
    });
    model::SourceText source;
    source.name = std::move(decoded.name);
    source.places = model::Places::paragraphs;
    SubtitleText text{source, 4 * static_cast<std::size_t>(stopped) >= cues.size()};
    for (std::size_t i = 0; i < cues.size(); ++i) {
        text.add(cues[i], i + 1);
    }
    if (source.blocks.empty()) {
        throw base::InputError{source.name, "There is no text in these subtitles. Name a file with text in it."};
    }
    source.text += '\n';
    return source;
}

} // namespace diptych::reader

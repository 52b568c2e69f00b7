#include "pipeline/sources/job_log.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <algorithm>
#include <ctime>

namespace diptych::pipeline {

namespace {

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&time, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                       utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// A field stays a field, whatever is in it.
std::string field(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    return line;
}

} // namespace

JobLog::JobLog(const std::string& path) : m_path{path} {
    if (path.empty()) {
        return;
    }
    m_file.open(path, std::ios::binary | std::ios::app);
    m_file.seekp(0, std::ios::end);
    if (m_file && m_file.tellp() == std::ofstream::pos_type{0}) {
        m_file << "time\tstatus\tdocument\tsource\ttarget\tmessage\n";
    }
    flush();
}

void JobLog::add(const Entry& entry) {
    if (m_path.empty()) {
        return;
    }
    m_file << now() << '\t' << entry.status << '\t' << (entry.document ? std::to_string(*entry.document) : "")
           << '\t' << field(entry.source) << '\t' << field(entry.target) << '\t' << field(entry.message)
           << '\n';
}

void JobLog::flush() {
    if (!m_path.empty() && !m_file.flush()) {
        throw base::Error{fmt::format(
            "{}: Cannot write to the log. Check the folder and whether the disk is full.", m_path)};
    }
}

} // namespace diptych::pipeline

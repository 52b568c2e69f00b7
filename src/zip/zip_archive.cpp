#include "zip/zip_archive.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <zip.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace diptych::zip {

namespace {

constexpr std::size_t k_block_bytes = std::size_t{1} << 16;

struct Discard {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};

struct CloseEntry {
    void operator()(zip_file_t* entry) const noexcept { zip_fclose(entry); }
};

struct ZipError {
    ZipError() { zip_error_init(&error); }

    ~ZipError() { zip_error_fini(&error); }

    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;

    zip_error_t error{};
};

[[noreturn]] void refuse_archive(const std::string& name, zip_error_t& error) {
    if (zip_error_code_zip(&error) == ZIP_ER_NOZIP) {
        throw base::InputError{name,
                               "This is no zip file, or it was cut off: its list of contents is missing. "
                               "Get the whole file, or save it anew in the program that made it."};
    }
    throw base::InputError{
        name, fmt::format("The zip file is damaged: {}. Save it anew in the program that made it.",
                          zip_error_strerror(&error))};
}

} // namespace

struct ZipArchive::Handle {
    std::string bytes; ///< libzip reads from these as long as `archive` is open
    std::unique_ptr<zip_t, Discard> archive;
};

ZipArchive::ZipArchive(std::string bytes, std::string name, const ZipLimits& limits)
    : m_name{std::move(name)}, m_limits{limits}, m_handle{std::make_unique<Handle>()} {
    if (bytes.empty()) { // which libzip takes for an archive without entries
        throw base::InputError{m_name, "The file is empty. Name a file with text in it."};
    }
    m_handle->bytes = std::move(bytes);
    ZipError failure;
    zip_source_t* source =
        zip_source_buffer_create(m_handle->bytes.data(), m_handle->bytes.size(), 0, &failure.error);
    if (source == nullptr) {
        refuse_archive(m_name, failure.error);
    }
    m_handle->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &failure.error));
    if (m_handle->archive == nullptr) {
        zip_source_free(source);
        refuse_archive(m_name, failure.error);
    }
    const auto entries = static_cast<std::size_t>(zip_get_num_entries(m_handle->archive.get(), 0));
    if (entries > m_limits.entries) {
        throw base::InputError{m_name,
                               fmt::format("The zip file has {} entries; more than {} are not read. If "
                                           "it is a document, save it anew without its attachments.",
                                           entries, m_limits.entries)};
    }
    refuse_doubles(entries);
}

void ZipArchive::refuse_doubles(std::size_t entries) const {
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i < entries; ++i) {
        const char* const name = zip_get_name(m_handle->archive.get(), i, 0);
        if (name != nullptr && !names.insert(name).second) {
            throw base::InputError{
                m_name, fmt::format("The zip file is damaged: it has two parts called '{}', of which "
                                    "programs take one or the other. Save it anew in the program "
                                    "that made it.",
                                    name)};
        }
    }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::contains(const std::string& entry) const {
    return zip_name_locate(m_handle->archive.get(), entry.c_str(), 0) >= 0;
}

std::optional<std::string> ZipArchive::read(const std::string& entry) const {
    zip_t* archive = m_handle->archive.get();
    const zip_int64_t found = zip_name_locate(archive, entry.c_str(), 0);
    if (found < 0) {
        return std::nullopt;
    }
    const auto index = static_cast<zip_uint64_t>(found);
    zip_stat_t status;
    zip_stat_init(&status);
    const auto damaged = [&](const char* reason) {
        return base::InputError{
            name_of(entry),
            fmt::format("This part of the zip file is damaged: {}. Save the file anew in the program that "
                        "made it.",
                        reason)};
    };
    if (zip_stat_index(archive, index, 0, &status) != 0) {
        throw damaged(zip_strerror(archive));
    }
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE) {
        throw base::InputError{m_name, "The file is protected with a password. Save it without one."};
    }
    const std::unique_ptr<zip_file_t, CloseEntry> file{zip_fopen_index(archive, index, 0)};
    if (file == nullptr) {
        throw damaged(zip_strerror(archive));
    }
    // The declared packed size may be a lie, too, but never do more bytes come in than the file has.
    const std::size_t packed =
        std::max<std::size_t>(1, std::min<std::size_t>(status.comp_size, m_handle->bytes.size()));
    std::string content;
    std::vector<char> block(k_block_bytes);
    for (;;) {
        const zip_int64_t size = zip_fread(file.get(), block.data(), block.size());
        if (size < 0) {
            throw damaged(zip_file_strerror(file.get()));
        }
        if (size == 0) {
            return content;
        }
        content.append(block.data(), static_cast<std::size_t>(size));
        const bool swells = content.size() > m_limits.ratio_from && content.size() / packed > m_limits.ratio;
        if (content.size() > m_limits.part_bytes || swells) {
            throw base::InputError{
                name_of(entry),
                fmt::format("Unpacked, this part is far larger than that of a document: over {} MiB from {} "
                            "bytes. It is not read. If it is a document, split it.",
                            content.size() >> 20U, packed)};
        }
    }
}

} // namespace diptych::zip

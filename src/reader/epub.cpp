#include "reader/epub.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "office/package.hpp"
#include "reader/html_text.hpp"
#include "xml/reader.hpp"
#include "zip/zip_archive.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

/// An address in a package is a URL: "chapter%201.xhtml#top".
std::string path_in_url(std::string_view url) {
    url = url.substr(0, url.find('#'));
    std::string path;
    for (std::size_t i = 0; i < url.size(); ++i) {
        unsigned value = 0;
        const bool escape = url[i] == '%' && i + 2 < url.size() &&
                            std::from_chars(url.data() + i + 1, url.data() + i + 3, value, 16).ptr ==
                                url.data() + i + 3;
        path += escape ? static_cast<char>(value) : url[i];
        i += escape ? 2 : 0;
    }
    return path;
}

std::string require_part(const zip::ZipArchive& archive, const std::string& part) {
    auto content = archive.read(part);
    if (!content) {
        throw base::InputError{archive.name(),
                               fmt::format("This EPUB is damaged: '{}' is missing in it. Get the book again.", part)};
    }
    return std::move(*content);
}

/// The part that lists the others (EPUB 3.3, section 4.2.6.3.1).
std::string package_part(const zip::ZipArchive& archive) {
    const std::string entry = "META-INF/container.xml";
    const std::string content = require_part(archive, entry);
    xml::Reader reader{content, archive.name_of(entry)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element && event.name == "rootfile") {
            return xml::attribute(event.attributes, "full-path").value_or("");
        }
    }
    return {};
}

/// Parts that are encrypted (EPUB 3.3, section 4.2.6.3.2): fonts often are, which does no harm.
std::set<std::string> encrypted_parts(const zip::ZipArchive& archive) {
    const std::string entry = "META-INF/encryption.xml";
    std::set<std::string> parts;
    const auto content = archive.read(entry);
    if (!content) {
        return parts;
    }
    xml::Reader reader{*content, archive.name_of(entry)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element && event.name == "CipherReference") {
            parts.insert(path_in_url(xml::attribute(event.attributes, "URI").value_or("")));
        }
    }
    return parts;
}

struct Package {
    std::string language;
    std::vector<std::string> chapters; ///< parts, in the order of the spine
};

Package read_package(const zip::ZipArchive& archive, const std::string& part) {
    struct Item {
        std::string path;
        bool is_chapter = false;
    };

    const std::string content = require_part(archive, part);
    const std::string folder = office::folder_of(part);
    std::map<std::string, Item> items; // by id
    std::vector<std::string> order;
    Package package;
    bool in_language = false;
    xml::Reader reader{content, archive.name_of(part)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::text && in_language && package.language.empty()) {
            package.language = base::trim(event.text);
        }
        in_language = event.kind == EventKind::start_element && event.name == "language";
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (event.name == "item") {
            const std::string type = xml::attribute(event.attributes, "media-type").value_or("");
            const std::string properties = xml::attribute(event.attributes, "properties").value_or("");
            const auto words = base::split(properties, ' ');
            const bool navigation = std::find(words.begin(), words.end(), "nav") != words.end();
            items[xml::attribute(event.attributes, "id").value_or("")] = {
                office::path_of(folder, path_in_url(xml::attribute(event.attributes, "href").value_or(""))),
                !navigation && (type == "application/xhtml+xml" || type == "text/html" ||
                                type == "text/x-oeb1-document")};
        } else if (event.name == "itemref") {
            order.push_back(xml::attribute(event.attributes, "idref").value_or(""));
        }
    }
    for (const std::string& id : order) {
        const auto item = items.find(id);
        if (item != items.end() && std::exchange(item->second.is_chapter, false)) { // each once
            package.chapters.push_back(item->second.path);
        }
    }
    return package;
}

} // namespace

model::SourceText read_epub(std::string bytes, const std::string& name) {
    const zip::ZipArchive archive{std::move(bytes), name};
    const Package package = read_package(archive, package_part(archive));
    const std::set<std::string> encrypted = encrypted_parts(archive);
    HtmlText text{name};
    for (const std::string& chapter : package.chapters) {
        if (encrypted.contains(chapter)) {
            throw base::InputError{name, "The EPUB has copy protection. Get the book without it."};
        }
        const std::string page = require_part(archive, chapter);
        if (!base::trim(page).empty()) {
            text.add(page, archive.name_of(chapter), HtmlText::Title::ignored);
        }
    }
    if (text.empty()) {
        throw base::InputError{name, "There is no text in this EPUB. If its pages are pictures, they have to go "
                                     "through text recognition first."};
    }
    model::SourceText source = text.finish();
    if (const auto tag = model::LanguageTag::parse(package.language); tag && !tag->is_undetermined()) {
        source.language = tag;
    }
    return source;
}

} // namespace diptych::reader

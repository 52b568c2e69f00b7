#include "office/package.hpp"

#include "xml/reader.hpp"

#include <optional>

namespace diptych::office {

std::string folder_of(const std::string& part) {
    return part.substr(0, part.rfind('/') + 1);
}

std::string path_of(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) {
        return std::string{target.substr(1)};
    }
    std::string path{folder};
    while (target.starts_with("../") || target.starts_with("./")) {
        const bool up = target.starts_with("../");
        target.remove_prefix(up ? 3 : 2);
        if (up) {
            const std::size_t slash = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
            path.erase(slash == std::string::npos ? 0 : slash + 1);
        }
    }
    return path.append(target);
}

Relations read_relations(const zip::ZipArchive& archive, const std::string& part) {
    const std::string folder = folder_of(part);
    const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    Relations relations;
    const std::optional<std::string> content = archive.read(list);
    if (!content) {
        return relations;
    }
    xml::Reader reader{*content, archive.name_of(list)};
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind != xml::EventKind::start_element || event.name != "Relationship" ||
            xml::attribute(event.attributes, "TargetMode") == "External") {
            continue;
        }
        const std::string type = xml::attribute(event.attributes, "Type").value_or("");
        relations.insert_or_assign(
            xml::attribute(event.attributes, "Id").value_or(""),
            Relation{type.substr(type.rfind('/') + 1),
                     path_of(folder, xml::attribute(event.attributes, "Target").value_or(""))});
    }
    return relations;
}

std::string main_part(const zip::ZipArchive& archive) {
    for (const auto& [id, relation] : read_relations(archive, {})) {
        if (relation.type == "officeDocument" && archive.contains(relation.path)) {
            return relation.path;
        }
    }
    return {};
}

} // namespace diptych::office

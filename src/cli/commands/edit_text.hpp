#pragma once

#include <string>

namespace diptych::cli {

/// Lets the user edit a text with $VISUAL, else $EDITOR, else vi, in a file of its own.
class EditedFile {
public:
    /// \param stem  what the file's name begins with, such as "c12"  \throws base::Error when there is no
    /// editor
    ///              or it ends with a failure
    EditedFile(const std::string& stem, const std::string& text);
    /// Deletes the file, unless keep() was called.
    ~EditedFile();
    EditedFile(const EditedFile&) = delete;
    EditedFile& operator=(const EditedFile&) = delete;

    const std::string& path() const { return m_path; }

    /// As the user left it.
    const std::string& text() const { return m_text; }

    /// Leaves the file, so that nothing that was typed is lost.
    void keep() { m_keep = true; }

private:
    std::string m_path;
    std::string m_text;
    bool m_keep = false;
};

} // namespace diptych::cli

#!/usr/bin/env bash
# Writes the sample report as .docx and .odt, converted by LibreOffice from the flat OpenDocument text that
# fodt.py makes:
#
#   office.sh FOLDER      writes FOLDER/report.{fr,en}.{docx,odt}
#
# Needs LibreOffice Writer (Debian: libreoffice-writer-nogui). Its files hold the date on which they were made;
# everything else is the same each time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "${1:?Name the folder to write to}" && pwd)
if ! command -v soffice >/dev/null; then
    echo "office.sh: LibreOffice is missing. Install it: apt-get install libreoffice-writer-nogui" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for language in fr en; do
    python3 "$here/fodt.py" "$language" "$work/report.$language.fodt"
done
for format in docx odt; do
    # A profile of its own: a LibreOffice that is open would take the job over and ignore the options.
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$format" \
        --outdir "$work" "$work/report.fr.fodt" "$work/report.en.fodt" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    for language in fr en; do
        if [ ! -s "$work/report.$language.$format" ]; then
            cat "$work/log" >&2
            echo "office.sh: LibreOffice made no report.$language.$format." >&2
            exit 1
        fi
        mv "$work/report.$language.$format" "$folder/"
    done
done

#!/usr/bin/env bash
# Writes corpora/sample/report.fr.pdf and report.en.pdf with LibreOffice (package libreoffice-writer-nogui),
# from the flat OpenDocument texts that fodt.py makes. For maintainers: the files are in the repository.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for language in fr en; do
    scripts/sample_formats/fodt.py "$language" "$work/report.$language.fodt"
    # A profile of its own: a running LibreOffice would otherwise take the job and leave no file.
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
        --outdir "$work" "$work/report.$language.fodt" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    test -s "$work/report.$language.pdf" || { cat "$work/log" >&2; exit 1; }
    mv "$work/report.$language.pdf" corpora/sample/
done

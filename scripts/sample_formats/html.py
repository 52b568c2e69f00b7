#!/usr/bin/env python3
"""html.py LANGUAGE OUTPUT

Writes the sample report in LANGUAGE (fr or en) as an HTML page of clean elements: headings, paragraphs, lists
in lists, footnotes with their calls and links back, quotations of ordinals in superscript. The text is that of
corpora/sample/gold/LANGUAGE.para, labels included; only the calls of the footnotes are put in.
"""

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "sample" / "gold"

# Where the footnotes are called: the text in front of the call, and behind it. English sets a call behind
# the punctuation, French before it.
CALLS = {
    "fr": [("tenue entre les sessions", "."), ("en marge de la deuxième session", ", les")],
    "en": [("held between sessions.", ""), ("on the margins of the second session,", " on")],
}

# Ordinals are printed with small raised letters.
RAISED = {
    "fr": re.compile(r"(?<=\b\d)(?:er|re|e)\b|(?<=\d\d)e\b"),
    "en": re.compile(r"(?<=\d)(?:st|nd|rd|th)\b"),
}

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="UTF-8">
<title>A/AC.997/2032/L.1</title>
<style>
ol, ul {{ list-style-type: none; }}
</style>
</head>
<body>
<main>
{body}
</main>
<section class="footnotes" role="doc-endnotes">
<hr>
{notes}
</section>
</body>
</html>
"""


def raised(text, language):
    return RAISED[language].sub(r"<sup>\g<0></sup>", escape(text))


def marked_up(text, language):
    """The text of a unit with its raised letters and its footnote call, as HTML."""
    for number, (before, after) in enumerate(CALLS[language], 1):
        if before + after in text:
            at = text.index(before + after) + len(before)
            call = f'<sup><a href="#fn{number}" id="fnref{number}" role="doc-noteref">{number}</a></sup>'
            return raised(text[:at], language) + call + raised(text[at:], language)
    return raised(text, language)


class Body:
    """Gives each unit its element from its label and those before it."""

    def __init__(self, language):
        self.language = language
        self.lines = []
        self.lists = []  # depths of the open ones
        self.paragraphs = 0
        self.units = 0
        self.in_agenda = False

    def end_lists(self, count):
        while len(self.lists) > count:
            self.end_item()
            self.lists.pop()
            self.lines.append("</ol>")

    def end_item(self):
        if self.lines[-1].startswith("<li>"):
            self.lines[-1] += "</li>"
        else:
            self.lines.append("</li>")

    def item(self, text, depth):
        if len(self.lists) > depth:
            self.end_lists(depth + 1)
            self.end_item()
        while len(self.lists) <= depth:
            self.lines.append("<ol>")
            self.lists.append(depth)
        self.lines.append(f"<li>{text}")

    def unit(self, line):
        self.units += 1
        text = marked_up(line, self.language)
        label = line.split(" ")[0]
        if re.fullmatch(r"\(?[a-z]\)", label):
            self.item(text, 1 if self.in_agenda else 0)
        elif re.fullmatch(r"\d+\.", label) and label != f"{self.paragraphs + 1}.":
            self.in_agenda = True
            self.item(text, 0)
        else:
            self.end_lists(0)
            self.in_agenda = False
            self.block(text, label)

    def block(self, text, label):
        if self.units == 1:
            element = "h1"
        elif re.fullmatch(r"[IVX]+\.", label):
            element = "h2"
        elif re.fullmatch(r"[A-Z]\.", label):
            element = "h3"
        else:
            element = "p"
            self.paragraphs += bool(re.fullmatch(r"\d+\.", label))
        self.lines.append(f"<{element}>{text}</{element}>")

    def finish(self):
        self.end_lists(0)
        return "\n".join(self.lines)


def note(number, line):
    label, text = line.split(" ", 1)
    return (f'<p id="fn{number}" role="doc-footnote">{label} {escape(text)} '
            f'<a href="#fnref{number}" role="doc-backlink">↩︎</a></p>')


def page(language):
    lines = (GOLD / f"{language}.para").read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if re.match(r"\d+ ", line)]
    body = Body(language)
    for line in lines:
        if line not in notes:
            body.unit(line)
    return PAGE.format(language=language, body=body.finish(),
                       notes="\n".join(note(i, line) for i, line in enumerate(notes, 1)))


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in CALLS:
        print(__doc__, file=sys.stderr)
        return 2
    Path(arguments[1]).write_text(page(arguments[0]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

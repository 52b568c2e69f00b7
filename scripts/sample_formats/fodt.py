#!/usr/bin/env python3
"""fodt.py LANGUAGE OUTPUT

Writes the sample report in LANGUAGE (fr or en) as a flat OpenDocument text, laid out like the reports it
imitates: a title, headings, numbered paragraphs, items, footnotes, the symbol at the head of each page and its
number at the foot. The word processor formats and the PDF are made from it. The text is that of
corpora/sample/gold/LANGUAGE.para, byte for byte; only the calls of the footnotes are put in.
"""

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "sample" / "gold"
SYMBOL = "A/AC.997/2032/L.1"
ROMAN = ["I", "II", "III", "IV", "V"]

# Where the footnotes are called: the text in front of the call, and behind it. English sets a call behind
# the punctuation, French before it.
CALLS = {
    "fr": [("tenue entre les sessions", "."), ("en marge de la deuxième session", ", les")],
    "en": [("held between sessions.", ""), ("on the margins of the second session,", " on")],
}

# The paragraph that begins the last page, so that both footnotes stand at the end: it calls the first.
NEW_PAGE = 16

COUNTRY = {"fr": "FR", "en": "GB"}

# Ordinals, and the French abbreviation of "numéro", are printed with small raised letters.
RAISED = {
    "fr": re.compile(r"(?<=\b\d)(?:er|re|e)\b|(?<=\d\d)e\b|(?<=\bn)o(?= \d)"),
    "en": re.compile(r"(?<=\d)(?:st|nd|rd|th)\b"),
}

LINK = re.compile(r"A/(?:AC\.)?\d+/[\w./]*\w(?![\w./]*\[)|(?<!/)\b85/912\b|www\.multarc\.example/[\w/-]+/")


def address_of(text, language):
    if text.startswith("www"):
        return "http://" + text
    symbol = text if text.startswith("A/") else "A/RES/" + text
    return f"https://undocs.org/{language}/{symbol}"


def raised(text, language):
    """Text with its ordinals raised, as XML."""
    parts = []
    end = 0
    for match in RAISED[language].finditer(text):
        parts.append(escape(text[end:match.start()]))
        parts.append(f'<text:span text:style-name="Raised">{match.group()}</text:span>')
        end = match.end()
    return "".join(parts) + escape(text[end:])


def linked(text, language):
    """Text with its symbols and addresses as links, as XML."""
    parts = []
    end = 0
    for match in LINK.finditer(text):
        parts.append(raised(text[end:match.start()], language))
        address = quoteattr(address_of(match.group(), language))
        parts.append(f'<text:a xlink:type="simple" xlink:href={address}>{escape(match.group())}</text:a>')
        end = match.end()
    return "".join(parts) + raised(text[end:], language)


def note(number, text, language):
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote">'
        f"<text:note-citation>{number}</text:note-citation><text:note-body>"
        f'<text:p text:style-name="Footnote">{linked(text, language)}</text:p>'
        "</text:note-body></text:note>"
    )


def with_notes(text, notes, language):
    """The content of a paragraph, with the footnotes that it calls, as XML."""
    for number, (before, after) in enumerate(CALLS[language], 1):
        if before + after in text:
            at = text.index(before + after) + len(before)
            return (linked(text[:at], language) + note(number, notes[number - 1], language)
                    + linked(text[at:], language))
    return linked(text, language)


class Body:
    """Gives each unit its place in the structure from its label and those before it."""

    def __init__(self, language, notes):
        self.language = language
        self.notes = notes
        self.sections = 0
        self.paragraphs = 0
        self.in_agenda = False
        self.units = 0

    def style_of(self, label):
        """(element, style) of a unit that begins with this label."""
        if label == f"{ROMAN[min(self.sections, 4)]}." and self.sections < len(ROMAN):
            self.sections += 1
            return 'text:h text:outline-level="1"', "Heading_20_1"
        if re.fullmatch(r"[A-Z]\.", label):
            return 'text:h text:outline-level="2"', "Heading_20_2"
        if label == f"{self.paragraphs + 1}.":
            self.paragraphs += 1
            self.in_agenda = False
            return "text:p", "Numbered_20_new_20_page" if self.paragraphs == NEW_PAGE else "Numbered"
        if re.fullmatch(r"\d+\.", label):
            self.in_agenda = True
            return "text:p", "Item"
        return "text:p", "Subitem" if self.in_agenda else "Item"

    def unit(self, line):
        self.units += 1
        match = re.match(r"(?:[IVX]+\.|[A-Z]\.|\d+\.|\(?[a-z]\)) ", line)
        if not match:
            style = "Title" if self.units == 1 else "Subtitle"
            return f'<text:p text:style-name="{style}">{linked(line, self.language)}</text:p>'
        label = match.group()[:-1]
        element, style = self.style_of(label)
        content = f"{escape(label)}<text:tab/>{with_notes(line[match.end():], self.notes, self.language)}"
        return f'<{element} text:style-name="{style}">{content}</{element.split()[0]}>'


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("style", "style"), ("text", "text"),
                         ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")]
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def paragraph_style(name, paragraph, text="", tab=None, shown=None):
    stops = f'<style:tab-stops><style:tab-stop style:position="{tab}"/></style:tab-stops>' if tab else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown or name}" style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}>{stops}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def styles(language):
    heading = 'fo:keep-with-next="always" fo:margin-top="0.22cm" fo:margin-bottom="0.14cm"'
    justified = 'fo:text-align="justify" fo:margin-bottom="0.16cm" fo:orphans="2" fo:widows="2"'
    raised_text = '<style:text-properties style:text-position="super 58%"/>'
    return "\n".join([
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'style:tab-stop-distance="1.25cm"/><style:text-properties style:font-name="Liberation Serif" '
        f'fo:font-size="9.5pt" fo:language="{language}" fo:country="{COUNTRY[language]}" '
        'fo:hyphenate="false"/></style:default-style>',
        paragraph_style("Title", 'fo:margin-bottom="0.4cm"', 'fo:font-size="14pt" fo:font-weight="bold"'),
        paragraph_style("Subtitle", 'fo:margin-bottom="0.6cm"', 'fo:font-style="italic"'),
        paragraph_style("Heading_20_1", f'{heading} fo:text-align="center"',
                        'fo:font-size="12pt" fo:font-weight="bold"', shown="Heading 1"),
        paragraph_style("Heading_20_2", heading, 'fo:font-weight="bold"', shown="Heading 2"),
        paragraph_style("Numbered", justified, tab="1cm"),
        '<style:style style:name="Numbered_20_new_20_page" style:display-name="Numbered new page" '
        'style:family="paragraph" style:parent-style-name="Numbered">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>',
        paragraph_style("Item", f'{justified} fo:margin-left="1.8cm" fo:text-indent="-0.8cm"', tab="0cm"),
        paragraph_style("Subitem", f'{justified} fo:margin-left="2.6cm" fo:text-indent="-0.8cm"', tab="0cm"),
        paragraph_style("Footnote", 'fo:margin-left="0.5cm" fo:text-indent="-0.3cm"', 'fo:font-size="8pt"'),
        paragraph_style("Header", 'fo:text-align="end"', 'fo:font-size="8pt"'),
        paragraph_style("Header_20_left", 'fo:text-align="start"', 'fo:font-size="8pt"', shown="Header left"),
        paragraph_style("Footer", 'fo:text-align="center"', 'fo:font-size="8pt"'),
        f'<style:style style:name="Raised" style:family="text">{raised_text}</style:style>',
        '<style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" '
        f'style:family="text">{raised_text}</style:style>',
        '<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" '
        f'style:family="text">{raised_text}</style:style>',
        '<text:notes-configuration text:note-class="footnote" style:num-format="1" '
        'text:citation-style-name="Footnote_20_Symbol" '
        'text:citation-body-style-name="Footnote_20_anchor" text:footnotes-position="page" '
        'text:start-numbering-at="document"/>',
    ])


PAGE_LAYOUT = """<style:page-layout style:name="Page" style:page-usage="all">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.2cm"
 fo:margin-bottom="1.2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm">
<style:footnote-sep style:width="0.02cm" style:rel-width="25%" style:distance-before-sep="0.2cm"
 style:distance-after-sep="0.1cm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm"
 fo:margin-bottom="0.6cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.6cm"
 fo:margin-top="0.6cm"/></style:footer-style>
</style:page-layout>"""

# The symbol stands at the outer margin: right on odd pages, left on even ones.
MASTER_PAGE = f"""<style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p text:style-name="Header">{SYMBOL}</text:p></style:header>
<style:header-left><text:p text:style-name="Header_20_left">{SYMBOL}</text:p></style:header-left>
<style:footer><text:p text:style-name="Footer"><text:page-number/>/<text:page-count/></text:p></style:footer>
</style:master-page>"""


def flat_document(language):
    lines = (GOLD / f"{language}.para").read_text(encoding="utf-8").splitlines()
    notes = [re.sub(r"^\d+ ", "", line) for line in lines if re.match(r"\d+ ", line)]
    body = Body(language, notes)
    units = "\n".join(body.unit(line) for line in lines if not re.match(r"\d+ ", line))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Serif"
 svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>
{styles(language)}
</office:styles>
<office:automatic-styles>{PAGE_LAYOUT}</office:automatic-styles>
<office:master-styles>{MASTER_PAGE}</office:master-styles>
<office:body><office:text>
{units}
</office:text></office:body>
</office:document>
"""


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in CALLS:
        print("Usage: fodt.py fr|en OUTPUT", file=sys.stderr)
        return 2
    Path(arguments[1]).write_text(flat_document(arguments[0]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

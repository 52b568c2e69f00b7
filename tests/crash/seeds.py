"""A sound file of every format that the program reads, made of the shipped sample by the program itself or here, and
the command that reads it."""
import gzip
import struct

from outcome import GLOSSARY, SAMPLE, run

LANGUAGES = ("--source-lang", "fr", "--target-lang", "en")

XLIFF_12 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="fr" target-language="en" datatype="plaintext"><body>
<group id="g"><trans-unit id="1" approved="yes"><source>Le <g id="1">comité</g> siège.</source>
<seg-source><mrk mtype="seg" mid="1">Le comité siège.</mrk></seg-source>
<target state="translated">The committee <x id="2"/>meets.</target><note>à voir</note></trans-unit></group>
<trans-unit id="2"><source>Une motion est adoptée.</source><target>A motion is adopted.</target>
<alt-trans match-quality="80"><source>Une</source><target>A</target></alt-trans></trans-unit>
</body></file></xliff>
"""

SRX = """<?xml version="1.0" encoding="UTF-8"?>
<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes">
<formathandle type="start" include="no"/></header><body><languagerules><languagerule languagerulename="French">
<rule break="no"><beforebreak>\\b(?:art|p)\\.</beforebreak><afterbreak>\\s+\\d</afterbreak></rule>
<rule break="yes"><beforebreak>[.?!]+</beforebreak><afterbreak>\\s+\\p{Lu}</afterbreak></rule>
</languagerule></languagerules><maprules><languagemap languagepattern="[Ff][Rr].*" languagerulename="French"/>
</maprules></body></srx>
"""

UTX = """#UTX 1.20; fr/en; 2024-01-01T00:00:00Z; copyright: nobody; license: free
#src\ttgt\tsrc:pos\tterm status\tconcept ID
comité\tcommittee\tnoun\tapproved\tc1
motion\tmotion\tnoun\tprovisional\tc2
"""

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="P1"
 style:family="paragraph" style:parent-style-name="Heading"/></office:automatic-styles><office:body><office:text>
<text:h text:outline-level="1" text:style-name="P1">Rapport du comité</text:h>
<text:p>Le comité<text:s text:c="2"/>siège.<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1
</text:note-citation><text:note-body><text:p>Une note.</text:p></text:note-body></text:note> Il vote.</text:p>
<text:list><text:list-item><text:p>a) Une motion.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>Une cellule.</text:p>
</table:table-cell></table:table-row></table:table></office:text></office:body></office:document>
"""

ENTRIES = ("fr,en,fr:status,fr:partOfSpeech,definition,id\n"
           'comité,committee,preferred,noun,"un groupe, de travail",c1\n'
           "motion de fond,substantive motion,admitted,noun,,c2\n"
           '"séance ""plénière""",plenary meeting,,,"deux\nlignes",c3\n')

SETTINGS = """# Réglages
color = never
quiet = no
source-lang = fr
target-lang = en
who = Zoé
"""

ABBREVIATIONS = """# Mine
art.
M. le
p. ex.
"""


def dictd_number(value):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    digits = ""
    while True:
        digits = letters[value % 64] + digits
        value //= 64
        if value == 0:
            return digits


def make_dictd(folder, name):
    """NAME.index and NAME.dict of a few words."""
    body, index = "", ""
    for head, text in (("comité", "committee"), ("motion", "motion, proposal"), ("séance", "meeting; session")):
        article = f"{head} /x/\n{text}\n"
        index += f"{head}\t{dictd_number(len(body.encode()))}\t{dictd_number(len(article.encode()))}\n"
        body += article
    (folder / f"{name}.index").write_text(index, encoding="utf-8")
    (folder / f"{name}.dict").write_text(body, encoding="utf-8")


def make_embeddings(folder):
    for side, sentences in (("s", ["un.", "deux.", "trois.", "quatre."]), ("t", ["one.", "two.", "three.", "four."])):
        rows = [(n, first) for n in range(1, 5) for first in range(len(sentences) - n + 1)]
        (folder / f"{side}.txt").write_text("".join(f"{s}\n" for s in sentences))
        (folder / f"{side}.overlaps").write_text("".join(" ".join(sentences[f:f + n]) + "\n" for n, f in rows))
        (folder / f"{side}.emb").write_bytes(b"".join(
            struct.pack("<4f", *(float(f <= i < f + n) for i in range(4))) for n, f in rows))


def short(path, lines):
    return "".join(path.read_text(encoding="utf-8").splitlines(True)[:lines])


class Seed:
    """A file, and the arguments that read it: '{}' stands for its mutant, '{out}' for what is written."""

    def __init__(self, name, path, *arguments):
        self.name, self.path, self.arguments = name, path, arguments


def make(program, folder):
    """All seeds, in a folder that commands may read from."""
    def made(name, *arguments):
        """What a command writes."""
        outcome = run([program, *arguments, "-q", "-o", folder / name], folder=folder)
        if outcome.status != 0:
            raise SystemExit(f"tests/crash/mutants: cannot make {name}: {outcome.err}")
        return folder / name

    def text(name, content, encoding="utf-8"):
        (folder / name).write_bytes(content.encode(encoding))
        return folder / name

    fr = text("short.fr.txt", short(SAMPLE / "report.fr.txt", 60))
    en = text("short.en.txt", short(SAMPLE / "report.en.txt", 60))
    database = folder / "given.db"
    run([program, "add", fr, en, "--db", database, "-q"])
    entries = text("entries.csv", ENTRIES)
    run([program, "import", entries, "--db", database, "-q"])
    run([program, "import", GLOSSARY, "--db", database, "-q"])
    small = folder / "small.db"
    run([program, "import", entries, "--db", small, "-q"])
    from_small = ("--db", small)
    pair = (fr, en, *LANGUAGES)
    segment = ("segment", "{}", "--lang", "fr", "-o", "{out}")
    imports = ("import", "{}", "--db", "{new}")
    imports_table = (*imports, *LANGUAGES)  # other files name theirs
    add = ("add", "{}", "--db", "{new}", *LANGUAGES)
    check = ("check", "--ready-pairs", "{}", *LANGUAGES, "--db", database, "-o", "{out}")
    align = ("align", *pair, "-o", "{out}")
    tbx = made("entries.tbx", "export", "tbx", *from_small)
    tbx2 = made("entries2.tbx", "export", "tbx", "--tbx-version", "2", *LANGUAGES, *from_small)
    tmx = made("pairs.tmx", "align", *pair, "--format", "tmx")
    xliff = made("pairs.xlf", "align", *pair, "--format", "xliff")
    tsv = made("pairs.tsv", "align", *pair, "--format", "tsv")
    beads = made("pairs.beads", "align", *pair, "--format", "beads")
    ladder = made("pairs.ladder", "align", *pair, "--format", "ladder")
    jsonl = made("pairs.jsonl", "align", *pair, "--format", "jsonl")
    lexicon = made("words.lexicon", "train-lexicon", tmx, *LANGUAGES, "--min-frequency", "1")
    make_dictd(folder, "freedict-fra-eng")
    make_dictd(folder, "packed-fra-eng")
    with gzip.GzipFile(folder / "packed-fra-eng.dict.dz", "wb", mtime=0) as out:
        out.write((folder / "packed-fra-eng.dict").read_bytes())
    (folder / "packed-fra-eng.dict").unlink()
    make_embeddings(folder)
    embeddings = ("align", folder / "s.txt", folder / "t.txt", *LANGUAGES, "--lines", "--force", "-o", "{out}")
    for name in ("fr", "en"):
        text(f"lines.{name}", short(folder / f"short.{name}.txt", 30))
    proposals = text("list.tsv", "decision\tsource_language\tterm\ttarget_language\ttranslation\tcontext\tbase\n"
                     "accept\tfr\tordre du jour\ten\tagenda\tIl adopte son ordre du jour.\tordre de jour\n"
                     "reject\tfr\tmandat\ten\tmandate\tLe mandat est prorogé.\tmandat\n")
    seeds = [
        Seed("txt segment", fr, *segment),
        Seed("txt windows-1252 segment", text("latin.txt", short(fr, 30), "cp1252"), *segment),
        Seed("txt utf-16 segment", text("wide.txt", "\ufeff" + short(fr, 30), "utf-16-le"), *segment),
        Seed("txt segment --explain", fr, "segment", "{}", "--lang", "fr", "--explain", "-o", "{out}"),
        Seed("html segment", SAMPLE / "report.fr.html", *segment),
        Seed("docx segment", SAMPLE / "report.fr.docx", *segment),
        Seed("odt segment", SAMPLE / "report.fr.odt", *segment),
        Seed("fodt segment", text("flat.fodt", FODT), *segment),
        Seed("pdf segment", SAMPLE / "report.fr.pdf", *segment),
        Seed("abbreviations segment", text("abbreviations.txt", ABBREVIATIONS), "segment", fr, "--lang", "fr",
             "--abbreviations", "{}", "-o", "{out}"),
        Seed("srx segment", text("rules.srx", SRX), "segment", fr, "--lang", "fr", "--srx", "{}", "-o", "{out}"),
        Seed("txt align", fr, "align", "{}", en, *LANGUAGES, "--force", "-o", "{out}"),
        Seed("docx align html", SAMPLE / "report.fr.docx", "align", "{}", SAMPLE / "report.en.html", *LANGUAGES, "--force",
             "--format", "html", "-o", "{out}"),
        Seed("beads align --confirmed", beads, *align, "--confirmed", "{}"),
        Seed("ladder align --confirmed", ladder, *align, "--confirmed", "{}"),
        Seed("jsonl align --confirmed", jsonl, *align, "--confirmed", "{}"),
        Seed("lexicon align", lexicon, *align, "--lexicon", "{}"),
        Seed("tsv dictionary align", text("words.tsv", "comité\tcommittee\t0.9\nmotion\tmotion\n# x\nséance\tmeeting\t2\n"),
             *align, "--dictionary", "{}"),
        Seed("hunalign dictionary align", text("words.dic", "committee @ comité\nplenary meeting @ séance plénière\n"),
             *align, "--dictionary", "{}"),
        Seed("dictd index align", folder / "freedict-fra-eng.index", *align, "--dictionary", "{}"),
        Seed("dictd dict align", folder / "freedict-fra-eng.dict", *align, "--dictionary", "{}"),
        Seed("dictd dict.dz align", folder / "packed-fra-eng.dict.dz", *align, "--dictionary", "{}"),
        Seed("embeddings align", folder / "s.emb", *embeddings, "--embeddings", "{}", folder / "t.emb", "--overlaps",
             folder / "s.overlaps", folder / "t.overlaps"),
        Seed("overlaps align", folder / "s.overlaps", *embeddings, "--embeddings", folder / "s.emb", folder / "t.emb",
             "--overlaps", "{}", folder / "t.overlaps"),
        Seed("manifest align --batch", text("batch.tsv", "short.fr.txt\tshort.en.txt\tout.tsv\n"), "align", "--batch", "{}",
             *LANGUAGES),
        Seed("manifest add", text("manifest.tsv", "source\ttarget\tsymbol\ttitle\tdate\n"
                                  "short.fr.txt\tshort.en.txt\tA/1\tRapport\t2021-03\n"), "add", "--manifest", "{}", "--db",
             "{new}", *LANGUAGES),
        Seed("moses add", folder / "lines.fr", "add", "{}", folder / "lines.en", "--moses", "--db", "{new}", *LANGUAGES),
        Seed("pdf add", SAMPLE / "report.fr.pdf", "add", "{}", SAMPLE / "report.en.txt", "--force", "--db", "{new}",
             *LANGUAGES),
        Seed("tmx add", tmx, *add),
        Seed("xliff 2.1 add", xliff, *add),
        Seed("xliff 1.2 add", text("old.xlf", XLIFF_12), *add),
        Seed("tsv add", tsv, *add),
        Seed("tmx check", tmx, *check),
        Seed("xliff check", xliff, *check),
        Seed("tsv check", tsv, *check),
        Seed("tbx check --glossary", tbx, "check", "--ready-pairs", tmx, "--glossary", "{}", *LANGUAGES, "-o", "{out}",
             "--format", "sarif"),
        Seed("tmx train-lexicon", tmx, "train-lexicon", "{}", *LANGUAGES, "-o", "{out}"),
        Seed("tbx 3 dca import", tbx, *imports),
        Seed("tbx 3 dct import", made("entries3.tbx", "export", "tbx", "--style", "dct", *from_small), *imports),
        Seed("tbx 3 min import", made("entriesm.tbx", "export", "tbx", "--dialect", "min", *from_small), *imports),
        Seed("tbx 2 import", tbx2, *imports),
        Seed("tbx 3 validate", tbx, "validate", "{}"),
        Seed("tbx 2 validate", tbx2, "validate", "{}"),
        Seed("csv import", entries, *imports_table),
        Seed("csv import --map", entries, *imports_table, "--map", "fr=fr,en=en,fr:status=#3,definition=#5"),
        Seed("tsv import", made("entries.tsv", "export", "tsv", *from_small), *imports_table),
        Seed("xlsx import", made("entries.xlsx", "export", "xlsx", *from_small), *imports_table),
        Seed("multiterm import", made("entries.xml", "export", "multiterm", *from_small), *imports),
        Seed("utx import", text("entries.utx", UTX), *imports_table),
        Seed("omegat import", text("omegat.txt", "comité\tcommittee\tun groupe\nmotion\tmotion\t\n"), *imports_table,
             "--input-format", "omegat"),
        Seed("jsonl import", made("entries.jsonl", "export", "jsonl", *from_small), *imports),
        Seed("csv validate", entries, "validate", "{}"),
        Seed("proposals review", proposals, "review", "{}", "--db", small),
        Seed("beads evaluate", beads, "evaluate", "{}", beads, "-o", "{out}"),
        Seed("jsonl evaluate", jsonl, "evaluate", jsonl, "{}", "-o", "{out}"),
        Seed("html leverage", SAMPLE / "report.fr.html", "leverage", "{}", *LANGUAGES, "--format", "xliff", "-o", "{out}",
             "--db", database),
        Seed("odt recognize", SAMPLE / "report.fr.odt", "recognize", "{}", "--source-lang", "fr", "-o", "{out}", "--db",
             database),
        Seed("txt extract", fr, "extract", "{}", "--source-lang", "fr", "-o", "{out}"),
        Seed("settings", text("config", SETTINGS), "segment", fr, "--config", "{}", "-o", "{out}"),
    ]
    return seeds

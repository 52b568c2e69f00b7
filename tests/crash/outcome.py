"""How the scripts of this folder run the program and what they call an accident."""
import os
import pathlib
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "corpora/sample"
GLOSSARY = ROOT / "glossary/un-procedure.tbx"
PROGRAM = ROOT / "build/release/bin/diptych"
STATUSES = (0, 1, 2, 3, 4)


class Outcome:
    """What a command did: its status, or that it was killed by a signal or ran too long."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def accident(self):
        """What must never happen, whatever the input; None when it did not."""
        if self.status is None:
            return "time-out"
        if self.status < 0:
            return signal.Signals(-self.status).name
        if self.status not in STATUSES:
            return f"status {self.status}"
        for sign in ("terminate called", "what():", "Traceback", "runtime error:", "AddressSanitizer"):
            if sign in self.err:
                return sign
        if self.status != 0 and not self.out and not self.err:
            return f"status {self.status} without a word"
        return None


def run(arguments, limit=60, folder=None, text=b""):
    """Runs the program with nothing of the user's: no database, no settings."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
    surroundings.update(LC_ALL="C.UTF-8", TERM="dumb", NO_COLOR="1", DIPTYCH_MORPHOLOGY="none", DIPTYCH_USER="tester",
                        SOURCE_DATE_EPOCH="1767225600", XDG_CONFIG_HOME="/nonexistent", XDG_DATA_HOME="/nonexistent")
    try:
        done = subprocess.run([str(a) for a in arguments], input=text, capture_output=True, check=False, timeout=limit,
                              cwd=folder, env=surroundings)
    except subprocess.TimeoutExpired:
        return Outcome(None, b"", "")
    return Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def remains(folder, before):
    """Files that were not there before: what a command left of an output it did not finish."""
    return sorted(name for name in os.listdir(folder) if name not in before)


def table(titles, rows):
    """Prints rows below titles, columns in line."""
    rows = [titles] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(titles))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

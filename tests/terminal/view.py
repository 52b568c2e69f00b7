"""A program on a pseudo-terminal of its own, used with keys as a person would."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

PATIENCE = 30  # seconds: slow machines and sanitizers
SEQUENCE = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


class View:
    """A command on a terminal of its own."""

    def __init__(self, command, columns=80, rows=24, **environment):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.raw = ""
        variables = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        variables.update(TERM="xterm", LC_ALL="C.UTF-8", **environment)
        self.process = subprocess.Popen(command, stdin=self.slave, stdout=self.slave, stderr=self.slave,
                                        env=variables, preexec_fn=self.take_terminal)

    @staticmethod
    def take_terminal():
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def resize(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        if select.select([self.master], [], [], seconds)[0]:
            self.raw += os.read(self.master, 65536).decode("utf-8", "replace")

    def press(self, keys):
        self.raw = ""
        os.write(self.master, keys.encode())

    def expect(self, text):
        """Waits until the text has been drawn since the last key."""
        end = time.monotonic() + PATIENCE
        while text not in SEQUENCE.sub("", self.raw):
            if time.monotonic() > end:
                sys.exit(f"'{text}' does not appear; this does:\n{SEQUENCE.sub('|', self.raw)}")
            self.read(0.1)

    def is_as_before(self):
        return termios.tcgetattr(self.slave) == self.before

    def end(self):
        """\\returns the exit status"""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                self.process.kill()
                sys.exit("The view does not end.")
            self.read(0.05)
        self.read(0.1)
        return self.process.returncode


def check(is_so, what):
    if not is_so:
        sys.exit(f"Not so: {what}.")

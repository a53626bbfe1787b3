"""w3m in a terminal of its own: keys go in as a person types them, the page comes out as text.

w3m and not lynx, because every step has an end that can be waited for: `:PRINT file` makes w3m
write down the page it shows, and w3m reads that key only after what came before it is done. lynx
replays a script of keys, but what it shows has to be guessed from drawing commands.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import socket
import struct
import subprocess
import termios
import threading
import time
from pathlib import Path

PROGRAM = shutil.which("w3m")
ROWS, COLUMNS = 24, 80
PATIENCE = 20  # seconds
ENTER, NEXT_LINK, PREVIOUS_LINK = "\r", "\t", "\x1b\t"
BELOW = "j"  # in the menu of a list to choose from
WITHIN_A_LINE = 30  # letters of a label that surely stand on one line
WHOLE_SCREEN, STATUS_LINE = b"\x1b[?1049h", b"Viewing"  # w3m takes the screen and draws all of it
STARTS = 5  # how often w3m may end at once before something else must be wrong
START_PAGE = "<!doctype html><title>Start</title><p>Start <textarea></textarea>"
KEYMAP = "keymap : COMMAND\n"  # ":" asks for the name of anything w3m can do


class Outside:
    """Stands where the internet would be: notes the addresses asked for and opens none of them."""

    def __init__(self):
        self.asked = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"
        threading.Thread(target=self._refuse, daemon=True).start()

    def _refuse(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            with caller:
                self.asked.append(caller.recv(4096).split()[1].decode())
                caller.sendall(b"HTTP/1.0 502 There is no outside\r\n\r\n")

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class TextBrowser:
    """One w3m, opened at an address, with a home of its own in `folder`."""

    def __init__(self, folder, address, language, outside):
        self.folder = Path(folder)
        self.pages = 0
        (self.folder / "keymap").write_text(KEYMAP)
        options = {
            "accept_language": language,
            "use_cookie": 1,
            "accept_cookie": 1,
            "use_proxy": 1,
            "http_proxy": outside.address,
            "https_proxy": outside.address,
            "no_proxy": "127.0.0.1",
            "confirm_qq": 0,
            "ignorecase_search": 0,
            "wrap_search": 0,
            "editor": f"cp {self.folder}/written %s",  # a long text is written in another program
            "tmp_dir": self.folder,
        }
        words = [word for key, value in options.items() for word in ("-o", f"{key}={value}")]
        (self.folder / "start.html").write_text(START_PAGE)
        home = {"HOME": str(folder), "W3M_DIR": str(folder), "PATH": os.environ["PATH"]}
        command = [PROGRAM, *words, f"{self.folder}/start.html"]
        self._start(command, {**home, "LC_ALL": "C.UTF-8", "TERM": "xterm"})
        self.go(address)

    def _start(self, command, environment):
        """Until one can write a long text in it: about one w3m in a hundred ends with “free():
        invalid pointer” the first time it starts its editor, and none later."""
        for left in reversed(range(STARTS)):
            self._open(command, environment)
            try:
                self.write("Start", "w3m")
            except OSError:  # the other end of the terminal is gone
                self.close()
                assert left, f"w3m ended {STARTS} times"
            else:
                return

    def _open(self, command, environment):
        self.terminal, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.program = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            start_new_session=True,
        )
        os.close(inside)
        self._wait_for_the_screen()

    def close(self):
        self.program.kill()
        self.program.wait(PATIENCE)
        os.close(self.terminal)

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def page(self):
        """The whole page that is shown, also what does not fit on the screen."""
        self.pages += 1
        shown, done = (self.folder / f"{self.pages}.{end}" for end in ("shown", "done"))
        self.type(f":PRINT {shown}; PRINT {done}{ENTER}")
        self._wait_until(lambda drawn: done.exists())
        return shown.read_text("utf-8")

    def _wait_until(self, is_so):
        """Until `is_so` of what w3m has drawn since this wait began."""
        drawn, deadline = b"", time.monotonic() + PATIENCE
        while not is_so(drawn):
            assert time.monotonic() < deadline, f"w3m does not answer: {drawn[-500:]!r}"
            if select.select([self.terminal], [], [], 0.01)[0]:
                drawn += os.read(self.terminal, 65536)

    def _wait_for_the_screen(self):
        """Until the terminal is w3m's: a key that came before would be lost, or end w3m."""
        self._wait_until(lambda drawn: STATUS_LINE in drawn.partition(WHOLE_SCREEN)[2])

    def go(self, address):
        self.type(f":GOTO {address}{ENTER}")
        return self.page()

    def find(self, text, *, from_the_end=False):
        """Move to a text of the page with w3m's own search."""
        pattern = re.sub(r"[^\w\s]", ".", text[:WITHIN_A_LINE])
        self.type(f"G$?{pattern}{ENTER}" if from_the_end else f"g/{pattern}{ENTER}")

    def choose(self, text, *, from_the_end=False):
        """Press Enter on the first place with this text where that leads to another page."""
        before = self.page()
        assert text in before, f"no “{text}” in:\n{before}"
        self.find(text, from_the_end=from_the_end)
        for _ in range(before.count(text)):
            self.type(ENTER)
            after = self.page()
            if after != before:
                return after
            self.type("n")
        raise AssertionError(f"“{text}” is neither a link nor a button in:\n{before}")

    def leave_by(self, text):
        """Follow a link that leads outside: nothing answers there, so w3m goes on showing this."""
        self.find(text)
        self.type(ENTER)
        return self.page()

    def fill(self, label, text):
        """Type into the one-line field after its label."""
        self.find(label)
        self.type(NEXT_LINK + ENTER + text + ENTER)
        return self.page()

    def write(self, label, text):
        """Write into the large field after its label, with the editor that w3m starts."""
        (self.folder / "written").write_text(text + "\n", "utf-8")
        self.find(label)
        self.page()
        self.type(NEXT_LINK + ENTER)
        self._wait_for_the_screen()
        return self.page()

    def pick_first(self, legend):
        """Take the first of the answers below this line."""
        self.find(legend)
        self.type(NEXT_LINK + ENTER)

    def take_second(self, label):
        """Take the second of the list after its label; the first says nothing."""
        self.find(label)
        self.type(NEXT_LINK + ENTER + BELOW + ENTER)
        return self.page()

    def tick(self, text):
        """Turn the box before this text."""
        self.find(text)
        self.type(PREVIOUS_LINK + ENTER)
        return self.page()

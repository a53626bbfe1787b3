"""Firefox ESR over Marionette and WebKitGTK over WebDriver: just what the leaving journeys need.

Debian ships no geckodriver; Marionette is the protocol it would translate to. Both browsers get a
proxy that leads nowhere, so that no test reaches another host.
"""

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

FIREFOX = shutil.which("firefox-esr")
WEBKIT_DRIVER = shutil.which("WebKitWebDriver")
MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
XVFB = shutil.which("Xvfb")
PATIENCE = 60  # seconds
PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "network.http.accept-encoding": "",  # so that a kept page could be read in the folder
    "network.http.accept-encoding.secure": "",
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.sessionstore.interval": 500,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}


class Failed(Exception):  # noqa: N818
    """The browser could not do that; for a page that cannot be reached as well."""


class Driven:
    """A browser that does WebDriver's commands. `do(name, path, method, **values)` is its own."""

    def go(self, address):
        self.do("Navigate", "url", url=address)

    def back(self):
        self._move("Back", "back")

    def forward(self):
        self._move("Forward", "forward")

    def _move(self, name, path):
        """A step in the history. What cannot be reached shows an error page, which is looked at."""
        try:
            self.do(name, path)
        except Failed as failed:
            if "rror page" not in str(failed):
                raise
        time.sleep(0.5)  # a page that comes back out of memory asks for itself anew

    def come_back_from_outside(self, address):
        """Nothing is needed: Back leads off the error page of a site that cannot be reached."""

    def press(self, selector):
        """A click by script: the page may be gone before an answer."""
        script = f"setTimeout(() => document.querySelector({selector!r}).click())"
        self.do("ExecuteScript", "execute/sync", script=script, args=[])

    def run(self, function):
        """The value of an async function without arguments."""
        script = f"const done = arguments[0]; ({function})().then(done, e => done('failed: ' + e))"
        return self.do("ExecuteAsyncScript", "execute/async", script=script, args=[])

    def address(self):
        return self.do("GetCurrentURL", "url", "GET")

    def cookies(self):
        return {cookie["name"] for cookie in self.do("GetCookies", "cookie", "GET")}

    def picture(self):
        return base64.b64decode(self.do("TakeScreenshot", "screenshot", "GET"))

    def reopen(self):
        """Close the tab, as a person would, and open a new one."""
        old = self.do("GetWindowHandle", "window", "GET")
        new = self.do("NewWindow", "window/new", type="tab")["handle"]
        self._turn_to(old)
        self.do("CloseWindow", "window", "DELETE")
        self._turn_to(new)

    def _turn_to(self, handle):
        self.do("SwitchToWindow", "window", handle=handle)

    def wait_until(self, is_so):
        deadline = time.monotonic() + PATIENCE
        while not is_so(self.address()):
            assert time.monotonic() < deadline, self.address()
            time.sleep(0.1)


class Firefox(Driven):
    """One Firefox with a profile of its own in `folder`."""

    def __init__(self, folder, proxy):
        self.folder = Path(folder)
        ports = {"network.proxy.http_port": proxy, "network.proxy.ssl_port": proxy}
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in (PREFERENCES | ports).items()
        ]
        (self.folder / "user.js").write_text("\n".join(lines))
        self.program = subprocess.Popen(
            [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
            + ["-remote-allow-system-access", "about:blank"],
            env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._connect()
        except BaseException:
            self.program.kill()
            raise

    def _connect(self):
        port_file = self.folder / "MarionetteActivePort"
        deadline = time.monotonic() + PATIENCE
        while not port_file.exists() or not port_file.read_text():
            assert time.monotonic() < deadline, "Firefox does not start"
            time.sleep(0.1)
        self.wire = socket.create_connection(("127.0.0.1", int(port_file.read_text())), PATIENCE)
        self.answers = self.wire.makefile("rb")
        self._read()  # who it is
        self.number = 0
        self.do("NewSession")

    def do(self, name, path=None, method=None, **values):
        """`path` and `method` are for browsers that speak WebDriver over http."""
        kind = "Marionette" if name in {"SetContext", "Quit"} else "WebDriver"
        self.number += 1
        asked = json.dumps([0, self.number, f"{kind}:{name}", values]).encode()
        self.wire.sendall(b"%d:%s" % (len(asked), asked))
        _, _, error, value = self._read()
        if error:
            raise Failed(f"{name}: {error['error']}: {error['message']}")
        return value["value"] if isinstance(value, dict) and set(value) == {"value"} else value

    def _read(self):
        length = b""
        while (digit := self.answers.read(1)) != b":":
            assert digit, "Firefox is gone"
            length += digit
        return json.loads(self.answers.read(int(length)))

    def inside(self, script):
        """Run a script in Firefox itself, not in the page."""
        self.do("SetContext", value="chrome")
        try:
            return self.do("ExecuteScript", script=script, args=[])
        finally:
            self.do("SetContext", value="content")

    def bring_closed_tab_back(self):
        """What Ctrl+Shift+T does."""
        self.inside("SessionStore.undoCloseTab(window, 0)")
        time.sleep(2)
        self._turn_to(self.do("GetWindowHandles", "window/handles", "GET")[-1])

    def close(self):
        """Ask it to end, so that it writes down what it would keep."""
        try:
            self.do("Quit", flags=["eAttemptQuit"])
            self.program.wait(PATIENCE)
        finally:
            self.program.kill()
            self.program.wait(PATIENCE)
            self.answers.close()
            self.wire.close()


class WebKit(Driven):
    """One MiniBrowser on a screen of its own, with its driver."""

    def __init__(self, folder, proxy):
        reading, writing = os.pipe()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.screen = subprocess.Popen(
            [XVFB, "-displayfd", str(writing), "-screen", "0", "800x1000x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            **quiet,
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        surroundings = {
            "HOME": str(folder),
            "DISPLAY": f":{display}",
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # it cannot nest in a container
        }
        self.program = subprocess.Popen(
            [WEBKIT_DRIVER, f"--port={self.port}"],
            env=os.environ | surroundings,
            start_new_session=True,
            **quiet,
        )
        try:
            self._begin(f"127.0.0.1:{proxy}")
        except BaseException:
            self._end()
            raise

    def _begin(self, proxy):
        wanted = {
            "webkitgtk:browserOptions": {"binary": str(MINI_BROWSER), "args": ["--automation"]},
            "proxy": {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy}
            | {"noProxy": ["127.0.0.1"]},
        }
        deadline = time.monotonic() + PATIENCE
        self.session = ""
        while not self.session:
            try:
                made = self._ask("POST", "session", {"capabilities": {"alwaysMatch": wanted}})
                self.session = f"session/{made['sessionId']}"
            except ConnectionRefusedError:
                assert time.monotonic() < deadline, "the driver does not start"
                time.sleep(0.1)

    def come_back_from_outside(self, address):
        """Its driver waits for ever when Back leads off an error page, so step over that one."""
        self.go(address)
        self.run("async () => { setTimeout(() => history.go(-2)) }")
        time.sleep(1)

    def _move(self, name, path):
        """By script, for the same reason."""
        self.run(f"async () => {{ setTimeout(() => history.{path}()) }}")
        time.sleep(1)

    def do(self, name, path, method="POST", **values):
        """`name` is for browsers that speak Marionette."""
        return self._ask(method, f"{self.session}/{path}", values)

    def _ask(self, method, path, values):
        driver = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        body = json.dumps(values) if method == "POST" else None
        try:
            driver.request(method, f"/{path}", body, {"content-type": "application/json"})
            answer = driver.getresponse()
            said = json.loads(answer.read())["value"]
        finally:
            driver.close()
        if answer.status != http.HTTPStatus.OK:
            raise Failed(str(said))
        return said

    def close(self):
        try:
            self._ask("DELETE", self.session, {})
        finally:
            self._end()

    def _end(self):
        for program in (self.program, self.screen):
            program.terminate()
            program.wait(PATIENCE)

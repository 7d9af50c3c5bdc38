"""Firefox and WebKit, as far as Debian has them: started, told to open pages and to run scripts in them, ended."""

import contextlib
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from websockets.sync.client import ClientConnection, connect

from api.embedded.ports import LOOPBACK, pick_free

FIREFOX = Path("/usr/bin/firefox-esr")
WEBKIT_DRIVER = Path("/usr/bin/WebKitWebDriver")
XVFB = Path("/usr/bin/Xvfb")
PATIENCE_SECONDS = 60
# What WebKitGTK's driver says, at once or when next spoken to, of a page whose process has ended or was ended as hung.
# On a busy machine that happens now and then; the session is gone with it, so only a new start helps.
BROKEN_OFF = ["session deleted because of page crash or hang", "Could not parse script result"]


class Engine(Protocol):
    """A browser on one page. `run` gives what the body of an async function returns, as JSON can hold it."""

    def open(self, url: str) -> None: ...
    def run(self, body: str) -> Any: ...


def mini_browser() -> Path | None:
    """Find the browser that comes with WebKitGTK."""
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)


@contextlib.contextmanager
def firefox() -> Iterator[Engine]:
    """Run Firefox without a screen and speak WebDriver BiDi with it."""
    (port,) = pick_free(1)
    with tempfile.TemporaryDirectory(prefix="tenseconds-firefox-") as home:
        argv = [FIREFOX, "--headless", "--no-remote", "--profile", home, f"--remote-debugging-port={port}"]
        # A language of its own, and no request to anybody but the product.
        (Path(home) / "user.js").write_text(_FIREFOX_SETTINGS, encoding="utf-8")
        with process([*argv, "about:blank"], {"HOME": home}, port), _connection(port) as line:
            yield _Firefox(line)


class _Firefox:
    def __init__(self, line: ClientConnection) -> None:
        self._line, self._number = line, 0
        self._call("session.new", capabilities={})
        self._context = self._call("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str) -> None:
        self._call("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def run(self, body: str) -> Any:
        function = f"async () => JSON.stringify(await (async () => {{ {body} }})() ?? null)"
        target = {"context": self._context}
        answer = self._call("script.callFunction", functionDeclaration=function, awaitPromise=True, target=target)
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while (answer := json.loads(self._line.recv(timeout=PATIENCE_SECONDS))).get("id") != self._number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]


@contextlib.contextmanager
def webkit() -> Iterator[Engine]:
    """Run WebKitGTK's own small browser on a screen that is none, and speak WebDriver with it."""
    (port,) = pick_free(1)
    with tempfile.TemporaryDirectory(prefix="tenseconds-webkit-") as home, _screen() as display:
        env = {"HOME": home, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1"}
        with process([WEBKIT_DRIVER, f"--port={port}"], env, port):
            engine = _WebKit(f"http://{LOOPBACK}:{port}")
            yield engine
            engine.end()


class _WebKit:
    def __init__(self, driver: str) -> None:
        options = {"binary": str(mini_browser()), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = f"{driver}/session"
        self._session += "/" + self._call("POST", "", wanted)["sessionId"]

    def open(self, url: str) -> None:
        self._call("POST", "/url", {"url": url})

    def run(self, body: str) -> Any:
        script = (
            f"const done = arguments[0]; (async () => {{ {body} }})()"
            ".then((value) => done(JSON.stringify([value ?? null])), (error) => done(String(error)));"
        )
        answer = self._call("POST", "/execute/async", {"script": script, "args": []})
        assert answer.startswith("["), answer
        return json.loads(answer)[0]

    def end(self) -> None:
        self._call("DELETE", "")

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._session + path, data=data, method=method)  # noqa: S310 - on loopback
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - likewise
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    argv = [XVFB, "-displayfd", str(write), "-screen", "0", "800x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(argv, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@contextlib.contextmanager
def process(argv: list[object], env: dict[str, str], port: int) -> Iterator[None]:
    """Run a program, in a group of its own that is ended whole, from the moment its port answers."""
    command = [str(word) for word in argv]
    process = subprocess.Popen(
        command,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait(PATIENCE_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end, f"nothing answers on port {port}"
            time.sleep(0.1)
        else:
            return


@contextlib.contextmanager
def _connection(port: int) -> Iterator[ClientConnection]:
    with connect(f"ws://{LOOPBACK}:{port}/session", proxy=None, max_size=None, open_timeout=PATIENCE_SECONDS) as line:
        yield line


_FIREFOX_SETTINGS = """
user_pref("intl.accept_languages", "en-US");
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
"""

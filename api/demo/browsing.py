"""A person at a browser, seen from outside the product: signs in, keeps the cookie, sends JSON and photos, hears problems."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import urlsplit

_TIMEOUT_S: Final = 30.0


class DemoFailed(Exception):  # noqa: N818 - says what is the case
    """A step of the demo went wrong; the message is one clear line."""


@dataclass(frozen=True)
class Answer:
    """What the server said. Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """Decode the body."""
        return json.loads(self.body)


@dataclass
class Browser:
    """One signed-in person. `language` is what the answers should be written in."""

    base_url: str
    language: str
    _cookie: str = ""
    _csrf: str = ""

    def sign_in(self, email: str, password: str) -> dict[str, Any]:
        """Open a session; return the person."""
        answer = self.call("POST", "/v1/session", {"email": email, "password": password})
        crumbs = SimpleCookie(answer.headers.get("set-cookie", ""))
        self._cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in crumbs.items())
        said = answer.json()
        self._csrf = said["csrf"]
        user: dict[str, Any] = said["user"]
        return user

    def get(self, path: str) -> Any:
        """Read JSON."""
        return self.call("GET", path).json()

    def post(self, path: str, body: Any) -> Any:
        """Send JSON and read what comes of it."""
        return self.call("POST", path, body).json()

    def call(self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None) -> Answer:
        """Send a request, bytes as they are and anything else as JSON; raise DemoFailed unless it succeeds."""
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body, ensure_ascii=False).encode()
        sent = {"Accept-Language": self.language, "Content-Type": "application/json", "Cookie": self._cookie}
        sent |= {"X-CSRF-Token": self._csrf, **(headers or {})}
        try:
            answer = self._exchange(method, path, raw, {name: value for name, value in sent.items() if value})
        except (OSError, HTTPException) as error:
            raise DemoFailed(f"{method} {self.base_url}{path}: {type(error).__name__} {error}") from error
        if answer.status >= 400:
            raise DemoFailed(f"{method} {path}: {answer.status} {_explain(answer)}")
        return answer

    def _exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        address = urlsplit(self.base_url)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.hostname or "", address.port, timeout=_TIMEOUT_S)
        try:
            connection.request(method, address.path + path, body, headers)
            response = connection.getresponse()
            heard = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, heard, response.read())
        finally:
            connection.close()


def _explain(answer: Answer) -> str:
    """Say a problem in its own words, with every fault."""
    try:
        problem = answer.json()
        faults = [f"{fault['pointer']}: {fault['detail']}" for fault in problem.get("errors", [])]
        return " ".join([problem["title"], problem["detail"], *faults])
    except (ValueError, KeyError, TypeError, AttributeError):
        return answer.body[:300].decode(errors="replace")

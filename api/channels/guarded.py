"""Calls an address that somebody typed, so that it cannot be made to reach what is not on the open internet.

HTTPS only; no name and password in the address; no redirects; every address of the host has to be a public one, and the connection
goes to the very address that was looked at, so a name that changes its mind in between gains nothing. Hosts the operator names in
`PRIVATE_HOSTS` are exempt: a relay or a learning record store of one's own.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

TIMEOUT_S = 10
_MOST_BYTES = 65_536
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class UnsafeAddress(ValueError):  # noqa: N818 - it names the thing
    """The address does not lead to the open internet, or not safely."""


class Unreachable(Exception):  # noqa: N818 - it names the thing
    """It was not told: nobody was there, or they did not take it."""


class Unanswered(Exception):  # noqa: N818 - it names the thing
    """It was told, and no answer came: perhaps it was heard. Telling it again could be telling it twice."""


@dataclass(frozen=True)
class Answer:
    """What came back: the status and at most 64 kB of the body."""

    status: int
    body: bytes


@dataclass(frozen=True)
class Caller:
    """Calls addresses; `private_hosts` are `host:port` that may be private, and plain HTTP."""

    private_hosts: Collection[str] = ()

    def call(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str], *, hosts: Collection[str] = ()
    ) -> Answer:
        """Send one request; raise UnsafeAddress, Unreachable or Unanswered. With `hosts`, only these names are called."""
        parts = self.check(url, hosts)
        host, port = parts.hostname or "", port_of(parts)
        address = self._resolve(host, port)
        connection = _Pinned(host, port, address, is_tls=parts.scheme == "https")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.connect()
        except OSError as error:
            raise Unreachable(f"{host}: {type(error).__name__}") from error
        try:
            connection.request(method, path, body=body, headers=dict(headers))
            response = connection.getresponse()
            return Answer(response.status, response.read(_MOST_BYTES))
        except (OSError, http.client.HTTPException) as error:
            raise Unanswered(f"{host}: {type(error).__name__}") from error
        finally:
            connection.close()

    def check(self, url: str, hosts: Collection[str] = ()) -> SplitResult:
        """Refuse an address for how it is written; raise UnsafeAddress."""
        try:
            parts = urlsplit(url)
            port = port_of(parts)
        except ValueError as error:
            raise UnsafeAddress(url) from error
        is_private = f"{parts.hostname}:{port}" in self.private_hosts
        is_odd = parts.username is not None or parts.password is not None or not parts.hostname
        if is_odd or (parts.scheme != "https" and not (is_private and parts.scheme == "http")):
            raise UnsafeAddress(url)
        if hosts and parts.hostname not in hosts and not is_private:
            raise UnsafeAddress(url)
        return parts

    def _resolve(self, host: str, port: int) -> str:
        """Find the address to connect to; every address the name has must be public."""
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"{host}: no such host") from error
        if f"{host}:{port}" not in self.private_hosts and not all(is_public(address) for address in found):
            raise UnsafeAddress(host)
        return found[0]


def port_of(parts: SplitResult) -> int:
    """Give the port of an address, written or not."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, also when it is wrapped in another one."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour is not None or ip.teredo is not None or ip in _TRANSLATED:
            return False
    return ip.is_global and not ip.is_multicast


class _Pinned(http.client.HTTPConnection):
    """A connection to one address, whatever its host's name means by now."""

    def __init__(self, host: str, port: int, address: str, *, is_tls: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_S)
        self._address, self._is_tls = address, is_tls

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), TIMEOUT_S)
        if self._is_tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

"""Mail by SMTP. Text only: what a reminder says needs no pictures, and nothing in it tells whether it was opened."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit
from uuid import UUID

from api.channels.guarded import TIMEOUT_S

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Letter:
    """A mail: to whom, in which language, about what. Its id is made from `id`, so the same letter is known again."""

    id: UUID
    to: str
    language: str
    subject: str
    text: str
    at: datetime
    settings_url: str


@dataclass(frozen=True)
class Mail:
    """A mail server: `smtp://user:password@host:587` (STARTTLS, unless it is loopback) or `smtps://…:465`."""

    url: str
    sender: str

    def send(self, letter: Letter) -> None:
        """Hand a letter to the server; raise OSError or SMTPException."""
        parts = urlsplit(self.url)
        host, is_tls = parts.hostname or "", parts.scheme == "smtps"
        context = ssl.create_default_context()
        server: smtplib.SMTP = (
            smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_S, context=context)
            if is_tls
            else smtplib.SMTP(host, parts.port or 587, timeout=TIMEOUT_S)
        )
        with server:
            if not is_tls and host not in _LOOPBACK:
                server.starttls(context=context)
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(self._write(letter))

    def _write(self, letter: Letter) -> EmailMessage:
        name, sender = parseaddr(self.sender)
        user, _, domain = sender.rpartition("@")
        message = EmailMessage()
        message["From"] = Address(name or "Tenseconds", user, domain)
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(letter.at)
        message["Message-ID"] = f"<{letter.id}@{domain}>"
        message["Content-Language"] = letter.language
        message["Auto-Submitted"] = "auto-generated"
        message["List-Unsubscribe"] = f"<{letter.settings_url}>"
        message.set_content(letter.text)
        return message

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

from api.channels.guarded import TIMEOUT_S, Unanswered, Unreachable

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_FINAL = 500


class Unwanted(Exception):  # noqa: N818 - it names the thing
    """The server will never take a letter to this address."""


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
        """Hand a letter to the server; raise Unwanted, Unreachable or Unanswered."""
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(type(error).__name__) from error
        try:
            server.send_message(self._write(letter))
        except smtplib.SMTPRecipientsRefused as error:
            is_final = all(code >= _FINAL for code, _ in error.recipients.values())
            raise (Unwanted if is_final else Unreachable)(type(error).__name__) from error
        except smtplib.SMTPResponseException as error:
            raise Unreachable(f"{type(error).__name__} {error.smtp_code}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unanswered(type(error).__name__) from error
        finally:
            # Saying goodbye could fail and make it look as if the letter had not been taken.
            server.close()

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, is_tls = parts.hostname or "", parts.scheme == "smtps"
        context = ssl.create_default_context()
        server: smtplib.SMTP = (
            smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_S, context=context)
            if is_tls
            else smtplib.SMTP(host, parts.port or 587, timeout=TIMEOUT_S)
        )
        if not is_tls and host not in _LOOPBACK:
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server

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

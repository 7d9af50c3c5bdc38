"""The one reader of the environment: every setting, its default, and what makes it unusable."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

_ROOT = Path(__file__).resolve().parents[2]
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_EXAMPLE_KEYS = {"secret", "changeme", "change-me", "dev", "development", "test", "example"}


class SettingsError(Exception):
    """A setting is missing or unusable; the message is one line that says what to do."""


@dataclass(frozen=True)
class Settings:
    """What the product was told at start. URLs without trailing slash, sizes in bytes."""

    database_url: str
    s3_endpoint_url: str
    s3_access_key: str
    s3_secret_key: str
    s3_bucket: str = "tenseconds"
    s3_region: str = "us-east-1"
    secret_key: str = ""
    sealing_keys: tuple[str, ...] = ()
    public_url: str = "http://127.0.0.1:8000"
    data_dir: Path = Path("var")
    content_dir: Path = Path()
    fonts_dir: Path = Path("var/fonts")
    assets_dir: Path = Path("var/assets")
    web_build: Path = Path("pwa/dist")
    web_root: Path = Path("var/web")
    metrics_token: str = ""
    metrics_dir: Path | None = None
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    vapid_secret: str = field(default="", repr=False)
    push_contact: str = ""
    private_hosts: tuple[str, ...] = ()
    reminder_hour: int = 9
    escalate_after_days: int = 3
    lrs_url: str = ""
    lrs_username: str = ""
    lrs_password: str = field(default="", repr=False)
    trusted_proxies: int = 0
    max_photo_bytes: int = 25_000_000
    max_body_bytes: int = 5_000_000

    @property
    def is_tls(self) -> bool:
        """Tell whether the product is reached by HTTPS; plain HTTP is for loopback only."""
        return self.public_url.startswith("https://")

    @property
    def sqlalchemy_url(self) -> str:
        """Give the database address with the driver named."""
        return re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql+psycopg://", self.database_url)


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check the environment; raise SettingsError with one clear line."""
    env = os.environ if environ is None else environ
    settings = Settings(
        database_url=_required(env, "DATABASE_URL"),
        s3_endpoint_url=_required(env, "S3_ENDPOINT_URL").rstrip("/"),
        s3_access_key=_required(env, "S3_ACCESS_KEY"),
        s3_secret_key=_required(env, "S3_SECRET_KEY"),
        s3_bucket=env.get("S3_BUCKET", "tenseconds"),
        s3_region=env.get("S3_REGION", "us-east-1"),
        secret_key=_required(env, "SECRET_KEY"),
        sealing_keys=tuple(filter(None, env.get("SEALING_KEYS", "").replace(",", " ").split())),
        public_url=env.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        data_dir=Path(env.get("TENSECONDS_DATA", "var")),
        content_dir=Path(env.get("TENSECONDS_CONTENT", _ROOT)),
        fonts_dir=Path(env.get("TENSECONDS_FONTS", _ROOT / "var" / "fonts")),
        assets_dir=Path(env.get("TENSECONDS_ASSETS", _ROOT / "var" / "assets")),
        web_build=Path(env.get("TENSECONDS_WEB_BUILD", _ROOT / "pwa" / "dist")),
        web_root=Path(env.get("TENSECONDS_WEB") or Path(env.get("TENSECONDS_DATA", "var")) / "web"),
        metrics_token=env.get("METRICS_TOKEN", ""),
        metrics_dir=Path(env["PROMETHEUS_MULTIPROC_DIR"]) if env.get("PROMETHEUS_MULTIPROC_DIR") else None,
        smtp_url=env.get("SMTP_URL", ""),
        mail_from=env.get("MAIL_FROM", ""),
        vapid_secret=env.get("VAPID_SECRET", ""),
        push_contact=env.get("PUSH_CONTACT", ""),
        private_hosts=tuple(filter(None, env.get("PRIVATE_HOSTS", "").replace(",", " ").split())),
        reminder_hour=_count(env, "REMINDER_HOUR", "9"),
        escalate_after_days=_count(env, "ESCALATE_AFTER_DAYS", "3"),
        lrs_url=env.get("LRS_URL", "").rstrip("/"),
        lrs_username=env.get("LRS_USERNAME", ""),
        lrs_password=env.get("LRS_PASSWORD", ""),
        trusted_proxies=_count(env, "TRUSTED_PROXIES"),
    )
    _refuse_unusable(settings)
    _refuse_weak(settings)
    return settings


def environment() -> dict[str, str]:
    """Give a copy of the environment, for starting child processes with more in it."""
    return dict(os.environ)


def _required(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise SettingsError(
            f"{name} is not set. `make run` sets everything by itself; see docs/operating.md for real servers."
        )
    return value


def _count(env: Mapping[str, str], name: str, default: str = "0") -> int:
    value = env.get(name, "").strip() or default
    if not re.fullmatch(r"[0-9]{1,3}", value):
        raise SettingsError(f"{name} is {value!r}: it has to be a whole number, 0 or more.")
    return int(value)


def _refuse_unusable(settings: Settings) -> None:
    # The address is not repeated here: it may carry a password, and this line may land in a log.
    if not _is_postgresql(settings.sqlalchemy_url):
        raise SettingsError(
            "DATABASE_URL has to be the address of a PostgreSQL: postgresql://user:password@host:5432/name."
        )
    if not re.match(r"https?://[^/]", settings.s3_endpoint_url):
        raise SettingsError(
            f"S3_ENDPOINT_URL is {settings.s3_endpoint_url!r}: it has to start with http:// or https://."
        )
    if settings.smtp_url and not re.match(r"smtps?://[^/]", settings.smtp_url):
        raise SettingsError(
            "SMTP_URL has to be the address of a mail server: smtp://user:password@host:587 or smtps://…:465."
        )
    if settings.smtp_url and not re.fullmatch(r"[^@\r\n]*@[^@\s]+", settings.mail_from):
        raise SettingsError("SMTP_URL is set, so MAIL_FROM is needed too: Tenseconds <training@example.com>.")
    if settings.vapid_secret and not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", settings.vapid_secret):
        raise SettingsError("VAPID_SECRET has to be 32 random bytes in base64url, 43 characters.")
    if settings.reminder_hour > 19:
        raise SettingsError("REMINDER_HOUR has to be an hour from 0 to 19; nobody is reminded after 20 o'clock.")
    if settings.lrs_url and not (settings.lrs_username and settings.lrs_password):
        raise SettingsError("LRS_URL is set, so LRS_USERNAME and LRS_PASSWORD are needed too.")


def _is_postgresql(url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:  # A port that is no number.
        return False
    return url.startswith("postgresql+psycopg://") and port != 0


def _refuse_weak(settings: Settings) -> None:
    if len(settings.secret_key) < 32 or settings.secret_key.lower() in _EXAMPLE_KEYS:
        raise SettingsError(
            "SECRET_KEY must be at least 32 random characters: `python3 -c 'import secrets; print(secrets.token_hex(32))'`."
        )
    if any(len(key) < 32 for key in settings.sealing_keys):
        raise SettingsError("Each of SEALING_KEYS must be at least 32 random characters, made like SECRET_KEY.")
    # What people learnt travels with a password, so only over TLS, or not over a network at all.
    if settings.lrs_url and not _is_private_way(settings.lrs_url):
        raise SettingsError(f"LRS_URL is {settings.lrs_url}: outside loopback it has to start with https://.")
    if not settings.is_tls and urlsplit(settings.public_url).hostname not in _LOOPBACK:
        raise SettingsError(f"PUBLIC_URL is {settings.public_url}: outside loopback it has to start with https://.")


def _is_private_way(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )

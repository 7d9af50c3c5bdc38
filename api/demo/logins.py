"""The fixed logins of the demo: one password, made when the chain is seeded and kept in the data folder to be shown again."""

import secrets
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.passwords import hash_password, is_password
from api.demo.chain import LOGIN_DOMAIN, ROLES

FILE_NAME: Final = "demo-logins.txt"
_HEAD: Final = "# 演示账号，密码相同  Demo logins, all with the same password\n"


def login_of(role: str) -> str:
    """Give the address of a role's fixed login."""
    return f"{role}@{LOGIN_DOMAIN}"


def read_password(data_dir: Path) -> str | None:
    """Read the password of the demo back from the data folder; None if there is no readable file."""
    try:
        lines = (data_dir / FILE_NAME).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    rows = [line.split() for line in lines if "@" in line]
    return rows[0][-1] if rows and len(rows[0]) == 3 else None


def ensure_logins(session: Session, data_dir: Path) -> None:
    """Let the fixed logins in with the password of the data folder, made if there is none; a fitting one is left alone."""
    password = read_password(data_dir) or _write(data_dir, secrets.token_urlsafe(12))
    holders = list(session.scalars(select(User).where(User.email.in_([login_of(role) for role in ROLES]))))
    # One hash for all: they share the password, so a salt of its own would protect nobody.
    if not all(is_password(password, stored) for stored in {holder.password_hash for holder in holders}):
        hashed = hash_password(password)
        for holder in holders:
            holder.password_hash = hashed
        session.flush()


def _write(data_dir: Path, password: str) -> str:
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / FILE_NAME
    path.touch(mode=0o600)
    rows = "".join(f"{role:<8}  {login_of(role):<22}  {password}\n" for role in ROLES)
    path.write_text(_HEAD + rows, encoding="utf-8")
    return password

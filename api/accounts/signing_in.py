"""Signing in: password, one-time code, and a brake on guessing that cannot be used to lock somebody out for long."""

import hmac
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.models import SignInTry, User
from api.accounts.passwords import hash_password, is_password, needs_rehash
from api.accounts.problems import CodeNeeded, TooManyTries, WrongCredentials
from api.core.ports import Ports

WINDOW = timedelta(minutes=15)
TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS = 10, 50
_STEP_S = 30


def check_credentials(
    session: Session, ports: Ports, *, email: str, password: str, totp: str | None, now: datetime
) -> User:
    """Return the person, or raise WrongCredentials or CodeNeeded; unknown and known addresses take the same time."""
    user = session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))
    fits = is_password(password, user.password_hash if user else None)
    if user is None or not fits or user.status != "active":
        raise WrongCredentials
    if user.totp_secret is not None:
        # The row is held until the commit, so that two sign-ins at once cannot both spend one code.
        session.refresh(user, with_for_update=True)
        spend_code(user, totp, now=now)
    if user.password_hash is not None and needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    session.execute(delete(SignInTry).where(SignInTry.account_key == _key(ports, email)))
    return user


def count_try(session: Session, ports: Ports, *, email: str, address: str, now: datetime) -> None:
    """Note a try, or raise TooManyTries for this account or network address."""
    account, network = _key(ports, email), _key(ports, address)
    since = now - WINDOW
    # One counter at a time for each key, else many tries at once would all see room; sorted, so that nobody waits in a circle.
    for key in sorted((account, network)):
        session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(key[:8], signed=True))))
    session.execute(delete(SignInTry).where(SignInTry.at < since))
    by_account, by_network, oldest = session.execute(
        select(
            func.count().filter(SignInTry.account_key == account),
            func.count().filter(SignInTry.address_key == network),
            func.min(SignInTry.at),
        ).where((SignInTry.account_key == account) | (SignInTry.address_key == network))
    ).one()
    if by_account >= TRIES_PER_ACCOUNT or by_network >= TRIES_PER_ADDRESS:
        seconds = max(1, int((oldest + WINDOW - now).total_seconds()))
        raise TooManyTries(seconds=seconds, headers={"Retry-After": str(seconds)})
    session.add(SignInTry(account_key=account, address_key=network, at=now))
    session.flush()


def spend_code(user: User, code: str | None, *, now: datetime) -> None:
    """Accept a code of this half-minute or its neighbours, once; raise CodeNeeded or WrongCredentials."""
    if not code:
        raise CodeNeeded
    step = step_of(user.totp_secret or "", code, now=now)
    if step is None or step <= (user.totp_last_step or 0):
        raise WrongCredentials
    user.totp_last_step = step


def step_of(secret: str, code: str, *, now: datetime) -> int | None:
    """Find the half-minute, this one or a neighbour, of which this is the code (RFC 6238); None if it is of none."""
    totp = pyotp.TOTP(secret)
    step = int(now.timestamp()) // _STEP_S
    near = (step, step - 1, step + 1)
    return next((each for each in near if hmac.compare_digest(totp.at(each * _STEP_S).encode(), code.encode())), None)


def _key(ports: Ports, value: str) -> bytes:
    return hmac.digest(ports.signer.derive("sign-in tries"), value.strip().lower().encode(), "sha256")

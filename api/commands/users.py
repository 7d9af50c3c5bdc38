"""`tenseconds user …`: add, disable and let in people from the command line, also the very first one."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import click
from sqlalchemy import NullPool, create_engine, func, select
from sqlalchemy.orm import Session

from api import handlers
from api.accounts import events
from api.accounts.credentials import store_password
from api.accounts.memberships import create_membership
from api.accounts.models import Organisation, Region, User
from api.accounts.people import create_user, disable_user
from api.accounts.permissions import Role
from api.accounts.schemas import UserRequestSchema
from api.core.clock import utc_now
from api.core.db import enter
from api.core.ids import new_id
from api.core.problems import Problem
from api.core.settings import read_settings
from api.i18n import LANGUAGES, translate
from api.journal import Happened, record
from api.stores.models import Store


@click.group("user")
def user() -> None:
    """Add people, disable them, set their password."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True, help="What others call them.")
@click.option("--role", type=click.Choice([str(role) for role in Role]), required=True)
@click.option("--region", help="Code of the region in which the role holds; else a store or the whole organisation.")
@click.option("--store", help="Code of the store in which the role holds.")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option("--organisation", help="Its slug; may be left out while there is only one.")
@click.option("--organisation-name", nargs=2, help="Make this organisation first: its name in Chinese and in English.")
def add(
    email: str,
    name: str,
    role: str,
    region: str | None,
    store: str | None,
    language: str,
    organisation: str | None,
    organisation_name: tuple[str, str] | None,
) -> None:
    """Add a person with one role; asks for the password."""
    if region and store:
        raise click.UsageError("Name a region or a store, not both.")
    if UserRequestSchema(only=("email",)).validate({"email": email}):
        raise click.BadParameter("Write an e-mail address like name@example.com.", param_hint="EMAIL")
    password = ask_password()
    with _transaction() as session:
        organisation_id = _organisation(session, organisation, organisation_name)
        enter(session, organisation_id)
        now = utc_now()
        added = create_user(
            session, organisation_id, email=email, name=name, language=language, password=password, now=now
        )
        create_membership(
            session,
            organisation_id,
            added.id,
            role=role,
            region_id=_by_code(session, Region, region) if region else None,
            store_id=_by_code(session, Store, store) if store else None,
        )
        record(session, Happened(events.USER_ADDED, organisation_id, added.id, now, payload={"role": role}))
    click.echo(f"{email} may sign in as {role}.")


@user.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Shut a person out at once: every session and token ends."""
    with _transaction() as session:
        found = _enter_with(session, email)
        now = utc_now()
        disable_user(session, found, now=now)
        record(
            session,
            Happened(events.USER_CHANGED, found.organisation_id, found.id, now, payload={"status": "disabled"}),
        )
    click.echo(f"{email} is disabled.")


@user.command("password")
@click.argument("email")
@click.option("--remove-second-step", is_flag=True, help="Also forget the authenticator app, for a phone that is lost.")
def set_password(email: str, *, remove_second_step: bool) -> None:
    """Set a person's password; every session and token ends."""
    password = ask_password()
    with _transaction() as session:
        found = _enter_with(session, email)
        now = utc_now()
        store_password(session, found, password, now=now)
        record(session, Happened(events.PASSWORD_CHANGED, found.organisation_id, found.id, now))
        if remove_second_step and found.totp_secret is not None:
            found.totp_secret = None
            record(session, Happened(events.SECOND_STEP_REMOVED, found.organisation_id, found.id, now))
    click.echo(f"{email} has a new password.")


def ask_password() -> str:
    """Ask for a password twice without showing it; never an argument, which other users of the machine could read."""
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password


@contextmanager
def _transaction() -> Iterator[Session]:
    """Open one transaction on the configured database; a problem becomes one clear line and nothing is stored."""
    try:
        engine = create_engine(read_settings().sqlalchemy_url, poolclass=NullPool)
        with Session(engine, info={"causes": handlers.causes()}, expire_on_commit=False) as session, session.begin():
            yield session
    except Problem as problem:
        faults = [translate("en", fault.message, **(fault.params or {})) for fault in problem.errors]
        raise click.ClickException(" ".join(faults or [translate("en", problem.detail, **problem.params)])) from problem


def _found(session: Session, slug: str | None, name: tuple[str, str]) -> UUID:
    if not slug:
        raise click.UsageError("A new organisation needs --organisation, its slug.")
    made = Organisation(id=new_id(), slug=slug, name={"zh-Hans": name[0], "en": name[1]}, created_at=utc_now())
    if session.scalar(select(Organisation.id).where(Organisation.slug == slug)) is not None:
        raise click.ClickException(f"There is an organisation {slug} already.")
    session.add(made)
    session.flush()
    return made.id


def _organisation(session: Session, slug: str | None, name: tuple[str, str] | None) -> UUID:
    if name is not None:
        return _found(session, slug, name)
    query = select(Organisation.id) if slug is None else select(Organisation.id).where(Organisation.slug == slug)
    found = session.scalars(query.limit(2)).all()
    if len(found) != 1:
        raise click.ClickException(
            "Name the organisation with --organisation SLUG; a new one needs --organisation-name as well."
        )
    return found[0]


def _enter_with(session: Session, email: str) -> User:
    """Load a person by address and enter their organisation."""
    found = session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))
    if found is None:
        raise click.ClickException(f"Nobody has the address {email}.")
    enter(session, found.organisation_id)
    return found


def _by_code(session: Session, place: type[Region] | type[Store], code: str) -> UUID:
    found = session.scalar(select(place.id).where(place.code == code))
    if found is None:
        raise click.ClickException(f"There is no region or store with the code {code}.")
    return found

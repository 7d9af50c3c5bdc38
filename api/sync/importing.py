"""Takes a sealed file in: as its owner, through the same services as push and upload, so that twice is once here too."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.grants import actor_of
from api.accounts.models import User
from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.core.db import enter
from api.core.ports import Ports
from api.core.problems import Problem
from api.core.sealing import SealBroken
from api.http.context import Context
from api.http.unit import in_one_transaction
from api.i18n import translate
from api.journal import Happened, record
from api.photos.models import Photo
from api.sync.photos import take_photo
from api.sync.push import MAX_OPS, push
from api.sync.sealed import Contents, SealedPhoto

SEALED_IMPORTED = "SealedFileImported"
GOOD = frozenset(("applied", "duplicate"))


def import_contents(app: Flask, contents: Contents) -> Iterator[tuple[str, str]]:
    """Apply a file's acts and photos, each batch and each photo in its own transaction; yield what each is and its outcome.

    Raise SealBroken if its owner is nobody who may send.
    """
    ports: Ports = app.extensions["ports"]
    with app.app_context():
        in_one_transaction(lambda session, _: _note(session, contents, ports.clock()))
        yield from _push(ports, contents)
        for photo, body in zip(contents.photos, contents.bodies(), strict=True):
            yield f"photo {photo.photo_id}", _take(ports, contents, photo, body)


def _owner(session: Session, user_id: UUID) -> Actor:
    """Walk into the organisation of an active person who may send, as signing in would."""
    user = session.get(User, user_id)
    if user is None or user.status != "active":
        raise SealBroken("Its owner has no active account here.")
    enter(session, user.organisation_id)
    actor = actor_of(session, user)
    if not (actor.may(Permission.SYNC_PUSH) and actor.may(Permission.PHOTO_UPLOAD)):
        raise SealBroken("Its owner may not send reports here.")
    return actor


def _note(session: Session, contents: Contents, now: datetime) -> None:
    actor = _owner(session, contents.user_id)
    told = {"device_id": str(contents.device_id), "ops": len(contents.ops), "photos": len(contents.photos)}
    record(session, Happened(SEALED_IMPORTED, actor.organisation_id, actor.user_id, now, None, told))


def _push(ports: Ports, contents: Contents) -> Iterator[tuple[str, str]]:
    for start in range(0, len(contents.ops), MAX_OPS):
        body = {"device_id": contents.device_id, "ops": contents.ops[start : start + MAX_OPS]}

        def work(session: Session, is_careful: bool, body: dict[str, Any] = body) -> dict[str, Any]:  # noqa: FBT001 - so it is called
            actor = _owner(session, contents.user_id)
            context = Context(session, ports, ports.clock(), "en", actor, is_careful=is_careful)
            return push(context, body)

        for result in in_one_transaction(work)["results"]:
            detail = result.get("problem", {}).get("detail", "")
            yield f"act {result['op_id']}", f"{result['outcome']}{': ' if detail else ''}{detail}"


def _take(ports: Ports, contents: Contents, photo: SealedPhoto, body: bytes) -> str:
    def work(session: Session, _: bool) -> str:  # noqa: FBT001 - so it is called
        actor = _owner(session, contents.user_id)
        is_known = session.scalar(select(Photo.id).where(Photo.id == photo.photo_id)) is not None
        digest = bytes.fromhex(photo.sha256)
        take_photo(session, ports, actor, photo.photo_id, body, digest, ports.clock())
        return "duplicate" if is_known else "applied"

    try:
        return in_one_transaction(work)
    except Problem as problem:
        return f"rejected: {translate('en', problem.detail, **problem.params)}"

"""The pictures of the demo's past visits: drawn once each, stored and looked at by the photo services, then shown in many visits."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.ports import Ports
from api.demo.filling import Shot
from api.journal import Happened, record
from api.photos.events import PHOTO_STORED
from api.photos.models import Photo
from api.photos.scenes import draw_scene
from api.photos.services import make_renditions, store_photo

SIZE: Final = (800, 600)
_EACH: Final = 2
_BY_WORD: Final = {
    "fitting": "fitting-room",
    "tags": "shelf",
    "gaps": "shelf",
    "testers": "shelf",
    "entrance": "entrance",
    "receipt": "counter",
    "exits": "staff-area",
    "price": "signage",
    "amount": "counter",
}
_BY_TOUCHPOINT: Final = {
    "greeting": "entrance",
    "ten-second-response": "floor",
    "consulting": "counter",
    "trying": "shelf",
    "environment": "floor",
    "checkout": "queue",
    "farewell": "entrance",
    "after-sales": "counter",
    "complaints": "signage",
    "conduct": "staff-area",
}


def scene_of(shot: Shot) -> str:
    """Name the kind of scene that fits what a photo is about."""
    words = (kind for word, kind in _BY_WORD.items() if word in shot.item)
    return next(words, _BY_TOUCHPOINT[shot.touchpoint])


@dataclass
class Gallery:
    """Gives each shot a stored photo. Drawing takes most of the time of a demo, so a few pictures serve a whole year."""

    session: Session
    ports: Ports
    _known: dict[tuple[str, int], Photo] = field(default_factory=dict)
    _waiting: list[dict[str, Any]] = field(default_factory=list)

    def hang(self, actor: Actor, shot: Shot, *, now: datetime) -> Photo:
        """Store a photo for a shot as its shopper would have, and return its row."""
        picture = (scene_of(shot), shot.photo_id.int % _EACH)
        if picture not in self._known:
            self._known[picture] = self._draw(actor, shot, picture, now)
            return self._known[picture]
        return self._repeat(self._known[picture], actor, shot, now)

    def write(self) -> None:
        """Write the rows of photos that show a picture drawn before; many at once cost little more than one."""
        if self._waiting:
            self.session.execute(insert(Photo).execution_options(render_nulls=True), self._waiting)
            self._waiting = []

    def _draw(self, actor: Actor, shot: Shot, picture: tuple[str, int], now: datetime) -> Photo:
        body = draw_scene(*picture, SIZE, taken_at=now)
        store_photo(self.session, self.ports, actor, shot.photo_id, body, sha256(body).digest(), now=now)
        stored = Happened(PHOTO_STORED, actor.organisation_id, shot.photo_id, now, actor.user_id)
        make_renditions(self.session, self.ports, stored)
        self.session.flush()
        return self.session.get_one(Photo, (actor.organisation_id, shot.photo_id))

    def _repeat(self, known: Photo, actor: Actor, shot: Shot, now: datetime) -> Photo:
        names = ("media_type", "size", "sha256", "object_key", "state", "renditions")
        same = {name: getattr(known, name) for name in names}
        # Without a fingerprint: a search for photos used twice must not accuse the shoppers of an invented chain.
        own = {"id": shot.photo_id, "uploaded_by": actor.user_id, "created_at": now, "reason": None, "claimed_at": None}
        self._waiting.append({"organisation_id": actor.organisation_id, **same, **own, "fingerprint": None})
        stored = {"sha256": known.sha256.hex()}
        happened = Happened(PHOTO_STORED, actor.organisation_id, shot.photo_id, now, actor.user_id, stored)
        record(self.session, happened)
        return known

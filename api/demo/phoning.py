"""The shopper's phone: pulls the visit, fills it without a network, hands it in as one op, sends the photos after it."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from api.core.clock import to_wire
from api.core.documents import sha256_hex
from api.core.ids import new_id
from api.demo.browsing import Browser, DemoFailed
from api.demo.evidence import manifest, milestone, seal
from api.demo.filling import Shot
from api.demo.gallery import scene_of
from api.demo.story import tell
from api.photos.scenes import draw_scene

_PHOTO_SIZE: Final = (1200, 900)
_MINUTES: Final = 46
_WALKED_IN: Final = time(15, 5)


@dataclass(frozen=True)
class Picture:
    """A photo on the phone: what it is of, when it was taken, its bytes."""

    shot: Shot
    taken_at: datetime
    body: bytes

    @property
    def sha256(self) -> bytes:
        """Hash the bytes as they left the camera."""
        return hashlib.sha256(self.body).digest()


@dataclass(frozen=True)
class Draft:
    """A filled checklist, still on the phone."""

    payload: dict[str, Any]
    document: dict[str, Any]
    pictures: Sequence[Picture]


def pull_visit(phone: Browser, visit_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Pull the bundle; return the visit and the checklist document it is bound to, whose hash is checked."""
    bundle = phone.get("/v1/sync")
    visit = next((visit for visit in bundle["visits"] if visit["id"] == visit_id), None)
    if visit is None:
        raise DemoFailed(f"GET /v1/sync: the visit {visit_id} is not among the {len(bundle['visits'])} that came.")
    bound = visit["checklist"]
    version = next((each for each in bundle["checklists"] if each["sha256"] == bound["sha256"]), None)
    if version is None or sha256_hex(version["document"]) != bound["sha256"]:
        raise DemoFailed(f"GET /v1/sync: version {bound['version']} of {bound['key']} did not come, or not whole.")
    return visit, version["document"]


def fill_in(visit: dict[str, Any], document: dict[str, Any], *, now: datetime) -> Draft:
    """Walk the visit on the last afternoon that is over, answering and taking pictures; nothing is sent."""
    store, visit_id = visit["store"], UUID(visit["id"])
    began = _last_afternoon(now, ZoneInfo(store["time_zone"]), visit_id)
    responses, shots = tell(document, frozenset(store["tags"]), visit_id=visit_id, began=began)
    pictures = [_take(shot, began + timedelta(minutes=4 * (place + 1))) for place, shot in enumerate(shots)]
    payload = {
        "audit_id": str(new_id()),
        "visit_id": visit["id"],
        "checklist": {name: visit["checklist"][name] for name in ("key", "version", "sha256")},
        "started_at": to_wire(began),
        "finished_at": to_wire(began + timedelta(minutes=_MINUTES)),
        "location": _location(store),
        "responses": responses,
        "evidence": _evidence(visit, pictures, began),
    }
    return Draft(payload, document, pictures)


def hand_in(phone: Browser, draft: Draft, *, device_id: UUID, now: datetime) -> dict[str, Any]:
    """Send the op twice, as a phone does that lost the first answer; return the first result. DemoFailed unless both fit."""
    op = {
        "op_id": str(new_id()),
        "device_seq": 1,
        "kind": "audit.submit",
        "captured_at": to_wire(now),
        "payload": draft.payload,
        "payload_sha256": sha256_hex(draft.payload),
    }
    sent = [phone.post("/v1/sync", {"device_id": str(device_id), "ops": [op]})["results"][0] for _ in range(2)]
    for result, wanted in zip(sent, ("applied", "duplicate"), strict=True):
        if result["outcome"] != wanted:
            raise DemoFailed(f"POST /v1/sync: {result['outcome']} instead of {wanted}. {result.get('problem', '')}")
    first: dict[str, Any] = sent[0]
    return first


def send_photo(phone: Browser, picture: Picture) -> None:
    """Upload one photo under the id the phone gave it."""
    digest = base64.b64encode(picture.sha256).decode()
    headers = {"Content-Type": "image/jpeg", "Content-Digest": f"sha-256=:{digest}:"}
    phone.call("PUT", f"/v1/photos/{picture.shot.photo_id}", picture.body, headers=headers)


def _last_afternoon(now: datetime, zone: ZoneInfo, visit_id: UUID) -> datetime:
    """Find a believable hour: this afternoon if it is over, else yesterday's; the minute is the visit's own."""
    today = now.astimezone(zone)
    began = datetime.combine(today.date(), _WALKED_IN, zone) + timedelta(minutes=visit_id.int % 40)
    is_over = began + timedelta(minutes=_MINUTES) < today
    return (began if is_over else began - timedelta(days=1)).astimezone(UTC)


def _take(shot: Shot, taken_at: datetime) -> Picture:
    return Picture(
        shot, taken_at, draw_scene(scene_of(shot), shot.photo_id.int % 10_000, _PHOTO_SIZE, taken_at=taken_at)
    )


def _evidence(visit: dict[str, Any], pictures: Sequence[Picture], began: datetime) -> dict[str, Any]:
    """Chain what was captured between the first step into the store and the last, and sign it."""
    visit_id, zone = UUID(visit["id"]), visit["store"]["time_zone"]
    # The story is told after the event: a nonce of just now would say that nothing was captured before.
    is_older = datetime.fromisoformat(visit["nonce"]["issued_at"]) <= began
    nonce = visit["nonce"]["value"] if is_older else None
    captured = [
        manifest(
            visit_id,
            picture.shot,
            picture.sha256.hex(),
            len(picture.body),
            taken_at=picture.taken_at,
            began=began,
            time_zone=zone,
            nonce=nonce,
        )
        for picture in pictures
    ]
    start = milestone("visit-start", visit_id, began, began, zone, nonce)
    end = milestone("visit-end", visit_id, began + timedelta(minutes=_MINUTES), began, zone)
    return seal([start, *captured, end], "the demo phone", nonce)


def _location(store: dict[str, Any]) -> dict[str, Any] | None:
    if store["latitude"] is None or store["longitude"] is None:
        return None
    at = {"latitude": float(store["latitude"]), "longitude": float(store["longitude"])}
    return {**at, "accuracy_m": 18.0, "age_s": 3.0, "datum": store["datum"]}

"""The verdict about a report's evidence: made when the report arrives, and compared with the photos whenever somebody looks.

And how long after the store the report was written, while memory faded.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.evidence import judge
from api.audits.inputs import Submission
from api.audits.models import AuditRevision
from api.photos.models import Photo

MATCHES: Final = ("matching", "different", "unrecorded", "deleted", "missing")


def judge_payload(session: Session, payload: Mapping[str, Any], submission: Submission) -> dict[str, Any]:
    """Judge what came with a report; the key of nonces is given to the session by the composition root."""
    photo_ids = dict.fromkeys(photo_id for _, photo_id in submission.photo_ids)
    key = session.info.get("nonce_key")
    return judge(payload.get("evidence", {}), photo_ids, visit_id=submission.visit_id, nonce_key=key)


def read_verdict(session: Session, revision: AuditRevision, *, knows_times: bool) -> dict[str, Any] | None:
    """Give the verdict with what the photos say today; None for a report from before there were verdicts."""
    kept = revision.evidence
    if kept is None:
        return None
    arrived = {
        str(photo_id): sha256.hex()
        for photo_id, sha256 in session.execute(select(Photo.id, Photo.sha256).where(Photo.id.in_(kept["photos"])))
    }
    photos = [
        {"photo_id": photo_id, "state": _match(state, arrived.get(photo_id), kept["hashes"].get(photo_id, ()))}
        for photo_id, state in kept["photos"].items()
    ]
    nonce_at = datetime.fromisoformat(kept["nonce_at"]) if kept["nonce_at"] and knows_times else None
    return {**kept, "nonce_at": nonce_at, "photos": photos}


def last_seen(document: Mapping[str, Any], finished_at: datetime) -> datetime | None:
    """Give the last moment before hand-in at which a live photo or a timed run shows the shopper in the store; None if nothing does.

    The moments are claims of the phone.
    """
    latest = int(finished_at.timestamp() * 1000)
    moments = [
        manifest["wall_ms"]
        for event in document.get("evidence", {}).get("events") or ()
        if isinstance(event, dict) and isinstance(manifest := event.get("manifest"), dict)
        if manifest.get("kind") == "timer" or (manifest.get("kind"), manifest.get("source")) == ("photo", "live")
        if isinstance(manifest.get("wall_ms"), int) and 0 < manifest["wall_ms"] <= latest
    ]
    return datetime.fromtimestamp(max(moments) / 1000, UTC) if moments else None


def _match(recorded: str, arrived: str | None, hashes: Any) -> str:
    if recorded != "recorded":
        return recorded
    if arrived is None:
        return "missing"
    return "matching" if arrived in hashes else "different"

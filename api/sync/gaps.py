"""Gaps: which acts of a device have not arrived, told by the numbers the device gives them."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

MAX_GAPS = 20
_GAPS = text("""
    SELECT previous + 1, device_seq - 1 FROM (
        SELECT device_seq, lag(device_seq, 1, 0) OVER (ORDER BY device_seq) AS previous
        FROM (SELECT DISTINCT device_seq FROM sync_op WHERE device_id = :device) AS seen
    ) AS pairs
    WHERE device_seq > previous + 1 ORDER BY device_seq LIMIT :most
""")
_NOTE = text("""
    UPDATE device SET whole_to = CASE WHEN :is_whole THEN
        (SELECT coalesce(max(device_seq), 0) FROM sync_op WHERE device_id = :device) END
    WHERE id = :device
""")


def find_gaps(session: Session, device_id: UUID) -> list[dict[str, int]]:
    """List the missing numbers as `{"from", "to"}`, the oldest first, at most MAX_GAPS; note on the device whether there are any."""
    rows = session.execute(_GAPS, {"device": device_id, "most": MAX_GAPS}).all()
    session.execute(_NOTE, {"device": device_id, "is_whole": not rows})
    return [{"from": first, "to": last} for first, last in rows]

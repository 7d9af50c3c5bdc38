"""Why a scorecard could not be made."""

from uuid import UUID


class RenderError(Exception):
    """The page could not be set as it was meant: a picture is broken, a glyph is missing, or it asked for too much."""


class PhotosNotReady(Exception):  # noqa: N818 - it says when to come back, nothing is wrong
    """The photos of an audit have no renditions yet; the job comes back later."""

    def __init__(self, audit_id: UUID) -> None:
        super().__init__(f"photos of audit {audit_id} are still being prepared")

"""What a phone was told, written down before anything happens to it, and held against what the server has in the end, byte for byte."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from api.audits.models import Audit, AuditRevision
from api.core.db import db, enter
from api.photos.models import Photo
from tests.browser.chain import Chain
from tests.browser.visiting import rows_of
from tests.fixtures.product import Product

PATIENCE_SECONDS = 90


@dataclass(frozen=True)
class Truth:
    """The responses of one visit, and the bytes of each photo by its id."""

    visit: str
    responses: dict[str, Any]
    photos: dict[str, bytes]

    def write(self, path: Path) -> None:
        """Write it down where no browser reaches it."""
        photos = {photo: hashlib.sha256(body).hexdigest() for photo, body in self.photos.items()}
        path.write_text(json.dumps({"visit": self.visit, "responses": self.responses, "photos": photos}, indent=1))


def read_truth(page: Page, visit: object) -> Truth:
    """Read what the phone has of a visit."""
    (row,) = (row for row in rows_of(page, "visits") if row["id"] == str(visit))
    wanted = {row["id"] for row in rows_of(page, "photos") if row["visitId"] == str(visit) and not row["deletedAt"]}
    photos = {row["photoId"]: bytes(row["bytes"]) for row in rows_of(page, "bytes") if row["photoId"] in wanted}
    assert photos.keys() == wanted, "a photo has lost its bytes"
    return Truth(str(visit), row["responses"], photos)


def arrived(product: Product, chain: Chain, visit: object) -> Truth | None:
    """Read what the server has of a visit: its newest report and the photos in the store; None before a report came."""
    with product.app.app_context():
        enter(db.session(), chain.world.organisation_id)
        audit = db.session.query(Audit).filter_by(visit_id=visit).one_or_none()
        if audit is None:
            return None
        report = db.session.query(AuditRevision).filter_by(audit_id=audit.id, revision=audit.revision).one()
        store = product.app.extensions["ports"].storage
        photos = {
            str(photo.id): store.get(photo.object_key)
            for photo in db.session.query(Photo).filter_by(organisation_id=chain.world.organisation_id)
        }
        return Truth(str(visit), {said["item"]: said for said in report.document["responses"]}, photos)


def wait_until(look: Callable[[], bool], page: Page | None = None) -> None:
    """Wait until something is so, letting a page go on meanwhile."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not look():
        assert time.monotonic() < end, "waited in vain"
        if page is None:
            time.sleep(0.2)
        else:
            page.wait_for_timeout(200)


def states(page: Page) -> list[str]:
    """Give the states of all visits on the phone."""
    return [row["state"] for row in rows_of(page, "visits")]

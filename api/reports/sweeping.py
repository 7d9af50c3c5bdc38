"""Sweeping scorecards that were printed anew: the row names the newest print, the older ones are nobody's."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.core.ports import Ports
from api.reports.models import RenderedScorecard
from api.storage import id_of, sweep


def sweep_scorecards(session: Session, ports: Ports) -> None:
    """Remove PDFs from the store that are a day old and in no row."""
    for organisation_id in session.scalars(select(Organisation.id)).all():
        find = partial(_printed, session, organisation_id)
        sweep(ports.storage, organisation_id, "scorecard", find, now=ports.clock())


def _printed(session: Session, organisation_id: UUID, keys: Collection[str]) -> set[str]:
    query = select(RenderedScorecard.object_key).where(
        RenderedScorecard.organisation_id == organisation_id, RenderedScorecard.audit_id.in_(map(id_of, keys))
    )
    return set(session.scalars(query))

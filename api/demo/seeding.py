"""Writes the demo chain with a year of history through the product's own services, in the order in which it happened.

What a visit causes is done here and now instead of being deferred, and past scorecards are not printed: nobody waits for them.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from api.audits.inputs import VisitPlan
from api.audits.visits import plan_visit
from api.checklists.services import live_checklists
from api.core.db import enter
from api.core.ports import Ports
from api.demo.aftermath import settle_past
from api.demo.briefs import brief
from api.demo.bulk import Bulk, published_before
from api.demo.cast import Cast, find_organisation, write_chain
from api.demo.chain import Chain, make_chain
from api.demo.gallery import Gallery
from api.demo.history import make_history
from api.demo.logins import ensure_logins, login_of
from api.demo.papers import Papers
from api.demo.replaying import Replay

Publish = Callable[[Session, UUID, datetime], object]

# The checklists whose year is told, the one of coming visits first. The others lie ready to be planned, and no past is made up for them.
SHOPPED: Final = ("mystery-visit", "store-patrol")
_FOUNDED_BEFORE: Final = timedelta(days=400)
# Days from today on which the windows of a shopper's coming visits open, and how many days they stay open; the next shopper begins
# one further. The first of each row is open today.
_WINDOWS: Final = (
    ((0, 7), (2, 6), (9, 7)),
    ((-2, 5), (1, 7)),
    ((0, 3), (-3, 8), (4, 7), (12, 7)),
)
_RECENT: Final = timedelta(days=14)  # what happened since is written by the services, act by act


def seed(session: Session, ports: Ports, publish: Publish, *, seed: int, today: date) -> bool:
    """Write the demo organisation with twelve months of visits before a day, unless it is there; return whether it was written.

    `publish(session, organisation_id, now)` publishes checklists and courses. The caller commits; in either case the fixed logins
    open with the password of the data folder.
    """
    organisation_id = find_organisation(session)
    if organisation_id is None:
        _write(session, ports, publish, make_chain(seed), seed, today)
    else:
        enter(session, organisation_id)
    ensure_logins(session, ports.settings.data_dir)
    return organisation_id is None


def _write(session: Session, ports: Ports, publish: Publish, chain: Chain, seed: int, today: date) -> None:
    # Handlers run here, at the time of the visit; jobs for a year of visits would keep the worker busy for minutes.
    session.info["causes"] = {}
    now = ports.clock()
    founded = now - _FOUNDED_BEFORE
    cast = write_chain(session, chain, now=founded)
    publish(session, cast.organisation_id, founded)
    versions = {version.key: version for version in session.scalars(live_checklists())}
    documents = [versions[key].document for key in SHOPPED]
    history = make_history(chain, documents, seed=seed, until=today)
    papers = Papers(cast, versions, Gallery(session, ports))
    old, recent = published_before(history, now - _RECENT)
    Bulk(session, ports, papers).run(old)
    Replay(session, ports, papers).run(recent, until=now)
    settle_past(session, today)
    covert = next(document["key"] for document in documents if document["kind"] == "covert")
    _plan_ahead(session, chain, cast, covert, now)


def _plan_ahead(session: Session, chain: Chain, cast: Cast, checklist: str, now: datetime) -> None:
    """Plan visits round today for every shopper, so that no phone is empty; the first is the one with the fixed login."""
    qa = cast.actor(login_of("qa"))
    shoppers = [person for person in chain.with_role("shopper") if person.posts[0].role == "shopper"]
    today = datetime.combine(now.date(), time(1), now.tzinfo)  # nine in the morning in China
    number = 0
    for place, shopper in enumerate(shoppers):
        for opens_in, days in _WINDOWS[place % len(_WINDOWS)]:
            opens = today + timedelta(days=opens_in)
            plan = VisitPlan(
                store_id=cast.stores[chain.stores[number % len(chain.stores)].place.code].id,
                shopper_id=cast.users[shopper.email].id,
                checklist_key=checklist,
                window_from=opens,
                window_to=opens + timedelta(days=days),
                brief=brief(number),
            )
            plan_visit(session, qa, plan, now=now)
            number += 1

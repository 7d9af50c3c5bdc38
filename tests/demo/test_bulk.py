"""Old visits are written in bulk and new ones by the services: nobody may be able to tell which."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from api.audits.models import Audit, AuditPhoto, AuditRevision, Response, Visit, VisitTransition
from api.checklists.services import live_checklists
from api.commands.publishing import publish_tree
from api.core.db import db
from api.demo.bulk import Bulk, published_before
from api.demo.cast import write_chain
from api.demo.chain import LOGIN_STORE
from api.demo.gallery import Gallery
from api.demo.history import make_history
from api.demo.papers import Papers
from api.demo.replaying import Replay
from api.findings.models import CorrectiveAction, Finding
from api.photos.models import Photo
from api.retraining.models import RetrainingPlan
from api.training.models import Assignment

TABLES = (
    Visit,
    VisitTransition,
    Audit,
    AuditPhoto,
    Response,
    Finding,
    CorrectiveAction,
    RetrainingPlan,
    Assignment,
    Photo,
)
END = datetime(2026, 11, 22, tzinfo=UTC)
# Ids are new each time, and so are the hashes of what holds them.
CHANGING = {
    "id",
    "changed_xid",
    "sha256",
    "from_hash",
    "to_hash",
    "object_key",
    "renditions",
    "fingerprint",
    "claimed_at",
    "size",
}


def told(row) -> str:
    """Write a row without what is new each time, and with what an id of another row is known by."""
    columns = {column.key for column in type(row).__mapper__.column_attrs} - CHANGING
    said = {name: getattr(row, name) for name in sorted(columns)}
    return repr({name: value for name, value in said.items() if not isinstance(value, UUID)})


@pytest.fixture(scope="module")
def both_ways(app, the_clock, chain, documents):
    """Write the visits of one store both ways, each in an organisation of its own that is taken back."""
    ports = app.extensions["ports"]
    written: dict[str, dict[str, Counter]] = {}
    with app.app_context():
        session = db.session()
        session.info["causes"] = {}
        for way in ("bulk", "services"):
            savepoint, recorded = session.begin_nested(), len(session.info.get("journal", ()))
            cast = write_chain(session, chain, now=END - timedelta(days=400))
            publish_tree(session, cast.organisation_id, now=END - timedelta(days=400))
            versions = {version.key: version for version in session.scalars(live_checklists())}
            papers = Papers(cast, versions, Gallery(session, ports))
            mine = [visit for visit in make(chain, documents) if visit.reviewed_at < END]
            if way == "bulk":
                Bulk(session, ports, papers).run(mine)
            else:
                Replay(session, ports, papers).run(mine, until=END)
            session.flush()
            session.expire_all()
            written[way] = {table.__name__: Counter(map(told, session.scalars(select(table)))) for table in TABLES}
            documents_of = session.execute(select(AuditRevision.document, AuditRevision.score))
            written[way]["Document"] = Counter(repr((each["responses"], tree)) for each, tree in documents_of)
            events = [(happened.event, happened.at) for happened in session.info["journal"][recorded:]]
            written[way]["Journal"] = Counter(events)
            savepoint.rollback()
            session.expunge_all()
        session.rollback()
    return written


def make(chain, documents):
    return [visit for visit in make_history(chain, documents, seed=10, until=END.date()) if visit.store == LOGIN_STORE]


@pytest.mark.parametrize("table", [*(table.__name__ for table in TABLES), "Document", "Journal"])
def test_both_ways_leave_the_same_rows(both_ways, table) -> None:
    assert both_ways["bulk"][table].total() > 10
    assert both_ways["bulk"][table] == both_ways["services"][table]


def test_the_year_is_parted_by_the_time_of_publication(history) -> None:
    old, new = published_before(history, END - timedelta(days=14))
    assert len(old) + len(new) == len(history)
    assert max(visit.reviewed_at for visit in old) < END - timedelta(days=14) <= min(visit.reviewed_at for visit in new)

"""The demo chain is written once, by the product's own rules, and opens with the password of the data folder."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from api.accounts.models import Membership, Organisation, User
from api.accounts.passwords import is_password
from api.audits.models import Audit, AuditPhoto, AuditRevision, Response, Visit
from api.core.db import db, enter
from api.demo.cast import find_organisation
from api.demo.chain import ROLES, SLUG
from api.demo.evidence import link
from api.demo.logins import FILE_NAME, login_of, read_password
from api.demo.seeding import seed
from api.findings.models import CorrectiveAction, Finding
from api.journal import verify_chain
from api.photos.models import Photo
from api.reports.verifying import verify_audit
from api.retraining.models import RetrainingPlan
from api.training.models import Assignment
from tests.demo.conftest import publish
from tests.fixtures.application import NOON

pytestmark = pytest.mark.xdist_group("seeded")  # one worker writes the chain, the tests share it


@pytest.fixture
def seeded(demo_app):
    """Give a session inside the organisation, and the ports."""
    with demo_app.app_context():
        session = db.session()
        enter(session, find_organisation(session))
        yield session, demo_app.extensions["ports"]
        session.rollback()


def count(session, table, *conditions) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions))


def test_a_year_of_a_whole_chain_is_written(seeded) -> None:
    session, _ = seeded
    assert session.scalar(select(Organisation.name["en"].astext).where(Organisation.slug == SLUG))
    assert count(session, User) == 148
    assert count(session, Membership) == 151
    assert 420 < count(session, Audit) < 500
    assert count(session, Response) > 30 * count(session, Audit)
    assert count(session, Finding) == count(session, CorrectiveAction) > 1000
    assert count(session, RetrainingPlan) > 500
    assert count(session, Assignment) > 1000


def test_what_was_reviewed_is_published_and_the_newest_wait_for_review(seeded) -> None:
    session, _ = seeded
    states = Counter(session.scalars(select(Audit.state)))
    assert set(states) <= {"published", "submitted"}
    assert states["published"] > 0.95 * states.total()


def test_every_shopper_has_a_few_visits_round_today(seeded) -> None:
    session, _ = seeded
    waiting = list(session.scalars(select(Visit).where(Visit.state == "assigned")))
    of_shopper = Counter(visit.shopper_id for visit in waiting)
    assert len(of_shopper) == 20
    assert set(of_shopper.values()) <= {2, 3, 4}
    now = NOON
    assert {visit.shopper_id for visit in waiting if visit.window_from <= now <= visit.window_to} == set(of_shopper)
    assert any(visit.window_from.date() == now.date() for visit in waiting)
    assert len({(visit.shopper_id, visit.store_id) for visit in waiting}) == len(waiting)


def test_the_shopper_with_a_login_has_a_visit_to_make(seeded) -> None:
    session, _ = seeded
    mine = select(Visit).join(User, User.id == Visit.shopper_id)
    waiting = mine.where(User.email == login_of("shopper"), Visit.state == "assigned")
    brief = session.scalars(waiting).first().brief
    for language in ("zh-Hans", "en"):
        assert brief[language]["role"]
        assert brief[language]["ask"]
        assert len(brief[language]["never"]) == len(brief["en"]["never"]) > 0


def test_most_past_findings_led_to_something(seeded) -> None:
    session, _ = seeded
    passed, every = count(session, Assignment, Assignment.state == "passed"), count(session, Assignment)
    assert 0.6 < passed / every < 0.95
    actions = Counter(session.scalars(select(CorrectiveAction.state)))
    assert set(actions) == {"open", "done", "verified"}
    assert actions["verified"] > actions["open"] > 0


def test_every_photo_is_here_and_can_be_shown(seeded) -> None:
    session, ports = seeded
    assert count(session, AuditPhoto, AuditPhoto.has_arrived.is_(False)) == 0
    photos = session.scalars(select(Photo)).all()
    assert len(photos) > 400
    assert all(photo.state == "stored" and {"screen", "print", "thumb"} <= photo.renditions.keys() for photo in photos)
    assert ports.storage.get(photos[0].renditions["thumb"]["key"])[:2] == b"\xff\xd8"


def test_evidence_and_journal_hold(seeded) -> None:
    session, ports = seeded
    assert list(verify_chain(session, find_organisation(session))) == []
    for audit in session.scalars(select(Audit).order_by(Audit.started_at).limit(10)):
        assert verify_audit(session, ports, audit).faults == ()
    verdicts = Counter(session.scalars(select(AuditRevision.evidence["verdict"].astext)))
    assert set(verdicts) <= {"intact", "absent"}  # absent where nothing was photographed
    assert verdicts["intact"] > 20
    document = session.scalars(
        select(AuditRevision.document).where(AuditRevision.evidence["verdict"].astext == "intact").limit(1)
    ).one()
    events = document["evidence"]["events"]
    assert events
    assert link([event["manifest"] for event in events]) == events
    changed = [{**event["manifest"], "bytes": 1} for event in events]
    assert link(changed)[-1]["hash"] != events[-1]["hash"]


def test_each_role_gets_in_with_the_password_of_the_data_folder(seeded) -> None:
    session, ports = seeded
    password = read_password(ports.settings.data_dir)
    assert len(password) >= 12
    holders = session.scalars(select(User).where(User.email.in_(map(login_of, ROLES)))).all()
    assert len(holders) == 6
    assert all(is_password(password, holder.password_hash) for holder in holders)
    assert count(session, User, User.password_hash.is_not(None)) == 6
    shown = (ports.settings.data_dir / FILE_NAME).read_text("utf-8")
    assert all(login_of(role) in shown for role in ROLES)
    assert (ports.settings.data_dir / FILE_NAME).stat().st_mode & 0o077 == 0


def snapshot(session) -> dict[str, int]:
    return {
        table.name: session.scalar(select(func.count()).select_from(table))
        for table in (
            Organisation.__table__,
            User.__table__,
            Visit.__table__,
            Audit.__table__,
            Finding.__table__,
            Assignment.__table__,
            Photo.__table__,
        )
    }


def test_seeding_twice_changes_nothing(seeded, the_clock) -> None:
    session, ports = seeded
    before, hashes = snapshot(session), sorted(filter(None, session.scalars(select(User.password_hash))))
    assert seed(session, ports, publish, seed=10, today=the_clock().date() + timedelta(days=1)) is False
    assert snapshot(session) == before
    assert sorted(filter(None, session.scalars(select(User.password_hash)))) == hashes


def test_a_lost_password_file_is_made_again(seeded, the_clock) -> None:
    session, ports = seeded
    old = read_password(ports.settings.data_dir)
    (ports.settings.data_dir / FILE_NAME).unlink()
    seed(session, ports, publish, seed=10, today=the_clock().date())
    new = read_password(ports.settings.data_dir)
    assert new != old
    holder = session.scalars(select(User).where(User.email == login_of("qa"))).one()
    assert is_password(new, holder.password_hash)
    assert not is_password(old, holder.password_hash)

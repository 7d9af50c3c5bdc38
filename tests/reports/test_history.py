"""What a score is compared with, computed a second time in another way."""

import random
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from uuid import UUID

import pytest
from sqlalchemy import select

from api.audits.models import Audit, AuditRevision
from api.core.db import db, enter
from api.reports.history import last_audits, region_medians, trend_of, within_store_deviation
from api.reports.scorecard import CommonScore
from tests.fixtures.content import answered, publish_next
from tests.fixtures.visits import follow, plan, publish, report, responses, visited

FIRST = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
STORES = ("lake", "park", "hill")


@contextmanager
def inside(world) -> Iterator[None]:
    """Stand inside the organisation, as every request and job does."""
    with world.app.app_context():
        enter(db.session(), world.organisation_id)
        yield


def some_visits(world, content, seed: int, count: int) -> list[tuple[str, UUID]]:
    """Publish visits with random answers at random stores, none at the same time as another."""
    chance = random.Random(seed)  # noqa: S311 - the same visits in every run
    moments = chance.sample(range(20 * 24), count)
    made = []
    for hour in moments:
        store = chance.choice(STORES)
        said = responses(greeted=chance.random() < 0.6, smiled=chance.random() < 0.5, polite=chance.random() < 0.8)
        shop = publish(report(plan(world, content, store), said, FIRST + timedelta(hours=hour)))
        made.append((store, shop.audit_id))
    report(plan(world, content, "lake"), responses(greeted=False), FIRST + timedelta(days=25))  # not published
    publish(
        report(plan(world, content, "lake", is_practice=True), responses(greeted=False), FIRST + timedelta(days=26))
    )
    follow(world.app)
    return made


def loaded(made: list[tuple[str, UUID]]) -> list[tuple[str, Audit, AuditRevision]]:
    ids = {audit_id: store for store, audit_id in made}
    rows = db.session.execute(
        select(Audit, AuditRevision)
        .join(AuditRevision, AuditRevision.audit_id == Audit.id)
        .where(Audit.id.in_(ids))
        .order_by(Audit.started_at)
    )
    return [(ids[audit.id], audit, revision) for audit, revision in rows]


@pytest.mark.parametrize("seed", [1, 2])
def test_medians_and_deviation_are_those_of_a_second_computation(world, content, seed):
    made = some_visits(world, content, seed, 24)
    with inside(world):
        visits = loaded(made)
        by_store = {
            store: [audit.score for _, audit, _ in group]
            for store, group in groupby(sorted(visits, key=lambda visit: visit[0]), key=lambda visit: visit[0])
        }
        squares = sum((score - statistics.mean(scores)) ** 2 for scores in by_store.values() for score in scores)
        expected = float(squares / sum(len(scores) - 1 for scores in by_store.values())) ** 0.5
        assert float(within_store_deviation(db.session, content.key)) == pytest.approx(expected)
        region = {"lake": ("lake", "park"), "park": ("lake", "park"), "hill": ("hill",)}
        for store, audit, _ in visits[-6:]:
            newest = {
                other: revision
                for other, earlier, revision in visits
                if other in region[store] and earlier.started_at <= audit.started_at
            }
            shares: dict[str, list[Decimal]] = {}
            for revision in newest.values():
                for touchpoint in revision.score["touchpoints"]:
                    if touchpoint["share"] is not None:
                        shares.setdefault(touchpoint["key"], []).append(Decimal(touchpoint["share"]))
            assert region_medians(db.session, audit, content.key) == {
                key: statistics.median(found) for key, found in shares.items()
            }
            own = [
                earlier.id for other, earlier, _ in visits if other == store and earlier.started_at <= audit.started_at
            ]
            assert [each.id for each in last_audits(db.session, audit, content.key)] == own[-6:]


def test_chance_is_spoken_of_only_when_enough_is_known(world, content):
    for number in range(10):
        visited(world, content, FIRST + timedelta(days=number), responses(smiled=number % 2 == 0))
    with inside(world):
        assert (
            within_store_deviation(db.session, content.key) is None
        )  # ten visits of one store: nine degrees of freedom
    last = visited(world, content, FIRST + timedelta(days=10), responses())
    with inside(world):
        sigma = within_store_deviation(db.session, content.key)
        assert sigma > 0
        audit = db.session.get_one(Audit, (world.organisation_id, last.audit_id))
        trend = trend_of(db.session, last_audits(db.session, audit, content.key), content.key)
        mean = statistics.mean(point.score for point in trend.visits)
        assert trend.low == pytest.approx(max(Decimal(0), mean - Decimal("1.96") * sigma))
        assert trend.high == min(Decimal(100), mean + Decimal("1.96") * sigma)
        assert float(trend.detectable_change) == pytest.approx(1.96 * 2**0.5 * float(sigma))
        assert len(trend.visits) == 6


def test_across_two_versions_the_strip_keeps_its_scores_and_the_change_is_of_what_both_ask(world, content, clock):
    visited(world, content, FIRST, responses(greeted=False))
    second = publish_next(world, clock())
    said = [answered("greeted", "yes"), answered("thanked", "no"), answered("no-insult", "yes")]
    shop = visited(world, second, FIRST + timedelta(days=1), said)
    after = visited(world, second, FIRST + timedelta(days=2), said)
    with inside(world):
        trends = []
        for each in (shop, after):
            audit = db.session.get_one(Audit, (world.organisation_id, each.audit_id))
            trends.append(trend_of(db.session, last_audits(db.session, audit, content.key), content.key))
    assert [point.score for point in trends[0].visits] == [Decimal("50.0"), Decimal("50.0")]
    common = CommonScore(questions=3, score=Decimal("100.0"), previous=Decimal("66.7"))
    assert [trend.common for trend in trends] == [common, None]


def test_of_two_visits_at_one_moment_each_is_the_last_of_its_own_strip(world, content) -> None:
    for _ in range(2):
        publish(report(plan(world, content, "lake"), responses(greeted=True), FIRST))
    with inside(world):
        audits = db.session.scalars(select(Audit).order_by(Audit.id)).all()
        strips = [[each.id for each in last_audits(db.session, audit, content.key)] for audit in audits]
        assert strips == [[audits[0].id], [audits[0].id, audits[1].id]]

"""A year of visits holds what real visits hold: stores that differ, visits that vary, seasons, and every rule of the checklist."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, timedelta
from itertools import pairwise
from math import sqrt
from statistics import fmean

from api.audits.completeness import validate_responses
from api.audits.scoring import score
from api.demo.history import make_history
from api.demo.seasons import pressure
from tests.demo.conftest import SEED, UNTIL


def spreads(groups: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Estimate (σ_b, σ_w) by one-way analysis of variance with unequal group sizes."""
    m, n = len(groups), sum(map(len, groups))
    mean = sum(map(sum, groups)) / n
    within = sum((x - fmean(group)) ** 2 for group in groups for x in group) / (n - m)
    between = sum(len(group) * (fmean(group) - mean) ** 2 for group in groups) / (m - 1)
    n0 = (n - sum(len(group) ** 2 for group in groups) / n) / (m - 1)
    return sqrt(max(0.0, (between - within) / n0)), sqrt(within)


def tags_of(chain) -> dict[str, tuple[str, ...]]:
    return {store.place.code: store.place.tags for store in chain.stores}


def seconds(response) -> list[float]:
    return [(run["stopped"]["wall_ms"] - run["started"]["wall_ms"]) / 1000 for run in response["timer"]["runs"]]


def test_the_spread_of_the_estimator_itself_is_right() -> None:
    # Two groups of two: MSW = 2, MSB = 100, n0 = 2.
    assert spreads([[10, 12], [20, 22]]) == (7.0, sqrt(2))


def test_every_visit_would_be_accepted(chain, history, plans) -> None:
    tags = tags_of(chain)
    for visit in history:
        faults = validate_responses(plans[visit.checklist], list(visit.responses), tags[visit.store], final=True)
        assert not faults, f"{visit.store} {visit.started_at}: {faults}"


def test_the_same_seed_gives_the_same_bytes(chain, history, documents) -> None:
    again = make_history(chain, documents, seed=SEED, until=UNTIL)
    assert json.dumps(again, default=repr) == json.dumps(history, default=repr)
    assert make_history(chain, documents, seed=SEED + 1, until=UNTIL) != history


def test_stores_differ_by_about_6_points_and_visits_by_about_9(chain, history, plans) -> None:
    tags, by_store = tags_of(chain), defaultdict(list)
    for visit in history:
        if visit.checklist == "mystery-visit":
            by_store[visit.store].append(
                float(score(plans[visit.checklist], visit.responses, tags[visit.store]).printed)
            )
    between, within = spreads(list(by_store.values()))
    assert 4 < between < 8
    assert 7 < within < 11
    assert 75 < fmean(x for scores in by_store.values() for x in scores) < 88


def test_critical_failures_are_rare_but_happen(chain, history, plans) -> None:
    tags = tags_of(chain)
    trees = [score(plans[visit.checklist], visit.responses, tags[visit.store]) for visit in history]
    share = fmean(any(item.triggered for item in tree.items) for tree in trees)
    assert 0.01 < share < 0.12
    assert sum(not tree.is_sufficient for tree in trees) <= 0.02 * len(trees)


def test_a_crowded_store_answers_later_and_queues_longer(chain, history) -> None:
    zones = {store.place.code: store.place.time_zone for store in chain.stores}
    waits: dict[bool, list[float]] = {True: [], False: []}
    queues: dict[bool, list[float]] = {True: [], False: []}
    for visit in history:
        day = visit.started_at.astimezone(UTC).date()
        assert zones[visit.store]
        is_peak = pressure(day, "afternoon") > 0.6
        for response in visit.responses:
            if "timer" in response:
                waits[is_peak] += seconds(response)
            elif response["item"] == "checkout-queue-minutes" and response["state"] == "answered":
                queues[is_peak].append(float(response["value"]))
    assert min(len(waits[True]), len(queues[True])) > 30
    assert fmean(waits[True]) > 1.2 * fmean(waits[False])
    assert fmean(queues[True]) > 1.1 * fmean(queues[False])


def test_each_store_is_shopped_once_or_twice_a_month_and_patrolled_each_quarter(chain, history) -> None:
    for store in chain.stores:
        mine = [visit for visit in history if visit.store == store.place.code]
        shopped = [visit for visit in mine if visit.checklist == "mystery-visit"]
        assert 12 <= len(shopped) <= 24
        assert len(mine) - len(shopped) == 4
        assert all(a.shopper != b.shopper for a, b in pairwise(shopped))


def test_everything_happens_in_order_and_before_the_day(history) -> None:
    for visit in history:
        assert visit.planned_at < visit.window[0] < visit.started_at < visit.finished_at < visit.reviewed_at
        assert visit.finished_at < visit.window[1]
        assert visit.started_at.tzinfo is UTC
        assert timedelta(0) < UNTIL - visit.started_at.date() <= timedelta(days=366)


def test_the_shopper_of_a_visit_may_shop_and_patrols_are_walked_by_qa(chain, history) -> None:
    roles = {person.email: {post.role for post in person.posts} for person in chain.people}
    for visit in history:
        assert "shopper" in roles[visit.shopper]
        assert ("qa" in roles[visit.shopper]) == (visit.checklist == "store-patrol")


def test_photos_are_the_ones_the_responses_speak_of(history) -> None:
    for visit in history:
        named = [photo for response in visit.responses for photo in response.get("photos", [])]
        assert named == [str(shot.photo_id) for shot in visit.shots]
    ids = [shot.photo_id for visit in history for shot in visit.shots]
    assert len(set(ids)) == len(ids)
    assert all(photo_id.version == 7 for photo_id in ids)


def test_shoppers_write_in_both_languages_and_seldom_repeat_themselves(history) -> None:
    notes = [response["note"] for visit in history for response in visit.responses if response.get("note")]
    chinese = [note for note in notes if any("\u4e00" <= character <= "\u9fff" for character in note)]
    assert len(notes) - len(chinese) > 50
    assert len(chinese) > len(notes) / 2
    assert len(set(notes)) > 100

"""What the score of a visit says of the visit before it, once the checklist has changed between the two."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from api.core.db import db
from api.stores.models import Store
from tests.fixtures.content import answered, publish_next
from tests.fixtures.visits import plan, publish, report, responses

FIRST = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
SAID = [answered("greeted", "yes"), answered("thanked", "no"), answered("no-insult", "yes")]


def reported(world, version, day: int, said, store: str = "lake", *, is_practice: bool = False):
    return report(plan(world, version, store, is_practice=is_practice), said, FIRST + timedelta(days=day))


def common_of(person, shop):
    answer = person.get(f"/v1/audits/{shop.audit_id}/score")
    assert answer.status_code == 200, answer.text
    return answer.json["common"]


def test_a_visit_on_another_version_is_compared_over_what_both_ask(world, content, clock):
    before = publish(reported(world, content, 0, responses(greeted=False)))
    second = publish_next(world, clock())
    shop = publish(reported(world, second, 1, SAID))
    expected = {
        "audit_id": str(before.audit_id),
        "version": 1,
        "questions": 3,
        "score": "100.0",
        "previous_score": "66.7",
    }
    assert common_of(world.qa, shop) == common_of(world.manager, shop) == expected
    assert world.qa.get(f"/v1/audits/{shop.audit_id}/score").json["printed"] == "50.0"


def test_the_first_visit_and_one_of_the_same_version_have_nothing_in_common(world, content, clock):
    first = publish(reported(world, content, 0, responses()))
    second = publish(reported(world, content, 1, responses()))
    assert [common_of(world.qa, shop) for shop in (first, second)] == [None, None]


def test_only_a_published_visit_of_the_same_store_is_the_one_before(world, content, clock):
    publish(reported(world, content, 0, responses(), "park"))
    reported(world, content, 1, responses())
    publish(reported(world, content, 2, responses(), is_practice=True))
    publish(reported(world, content, 9, responses()))
    second = publish_next(world, clock())
    assert common_of(world.qa, publish(reported(world, second, 3, SAID))) is None


def test_a_shopper_is_told_nothing_of_a_visit_of_somebody_else(world, content, clock):
    before = publish(reported(world, content, 0, responses()))
    second = publish_next(world, clock())
    other = world.add_person("shopper")
    body = {
        "store_id": str(world.stores["lake"]),
        "shopper_id": str(other.id),
        "checklist": content.key,
        "window_from": "2026-11-01T00:00:00Z",
        "window_to": "2026-12-30T00:00:00Z",
    }
    planned = world.qa.post("/v1/visits", body)
    shop = plan(world, second)
    shop.visit_id = planned.json["id"]
    answer = shop.push(shop.op(shop.payload(SAID)), person=other)
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    assert common_of(other, shop) is None
    assert common_of(world.qa, shop)["audit_id"] == str(before.audit_id)


def test_what_a_store_was_at_its_visit_counts_and_not_what_it_became(world, content, clock):
    publish(reported(world, content, 0, responses(greeted=False)))
    second = publish_next(world, clock())
    said = [answered("greeted", "no", note="无人招呼"), *SAID[1:]]
    shop = publish(reported(world, second, 1, said))
    told = common_of(world.qa, shop)
    assert (told["score"], told["previous_score"]) == ("66.7", "66.7")
    with world.app.app_context():
        db.session.execute(update(Store).where(Store.id == world.stores["lake"]).values(tags=["kiosk"]))
        db.session.commit()
    assert common_of(world.qa, shop) == told

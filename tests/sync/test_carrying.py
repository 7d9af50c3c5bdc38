"""A phone that never saw a visit can go on with it: the nonce, the newest draft, and what QA sent back."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits import nonces
from api.audits.nonces import issue_nonce, read_nonce
from api.checklists.load import load_checklist
from api.checklists.services import publish_checklist
from api.core.clock import to_wire
from api.core.db import db
from api.core.ids import new_id
from tests.fixtures.application import NOON
from tests.fixtures.content import good_responses, plan_shop
from tests.sync.test_photos import jpeg, put
from tests.sync.test_pull import pull, settle

KEY = b"a key of the test"


def visit_of(shop: Any) -> dict[str, Any]:
    """Pull everything and give the one visit."""
    return next(each for each in pull(shop.world.shopper)["visits"] if each["id"] == str(shop.visit_id))


def draft(shop: Any, revision: int, **changes: Any) -> None:
    unfinished = {**shop.payload(good_responses()[:1]), **changes}
    answer = shop.push(shop.op({"revision": revision, "draft": unfinished}, kind="audit.draft"))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text


def test_two_phones_that_number_their_drafts_alike_are_both_heard(world, shop) -> None:
    first, unfinished = good_responses()[:1], shop.payload(good_responses()[:2])
    draft(shop, 1, responses=first)
    draft(shop, 1, responses=first)  # The same answers under another number of an op are no contradiction.
    answer = shop.push(shop.op({"revision": 1, "draft": unfinished}, kind="audit.draft"))
    result = answer.json["results"][0]
    assert (result["outcome"], result["problem"]["status"]) == ("conflict", 409)
    assert result["problem"]["type"].endswith("/another-draft")
    assert len(visit_of(shop)["draft"]["document"]["responses"]) == 1
    draft(shop, 2, responses=unfinished["responses"])
    assert len(visit_of(shop)["draft"]["document"]["responses"]) == 3


def test_a_draft_of_one_phone_is_news_for_the_other_and_brings_no_checklist_again(world, shop) -> None:
    draft(shop, 1)
    cursor = settle(world.shopper)
    assert pull(world.shopper, cursor)["visits"] == []
    draft(shop, 2, responses=good_responses()[:3])
    news = pull(world.shopper, cursor)
    assert [(each["id"], each["draft"]["revision"]) for each in news["visits"]] == [(str(shop.visit_id), 2)]
    assert news["checklists"] == []
    draft(shop, 2, responses=good_responses()[:3])  # Sent twice, it is news once.
    assert pull(world.shopper, settle(world.shopper, news["cursor"]))["visits"] == []


def report_with_photo(shop: Any) -> UUID:
    photo = new_id()
    put(shop.world.shopper, photo, jpeg(size=(32, 32)))
    assert shop.submit(photos=[photo])["outcome"] == "applied"
    return photo


def send_back(shop: Any, items: list[str], reason: str = "The photo shows another store.") -> None:
    body = {"decision": "return", "items": items, "reason": reason}
    answer = shop.world.qa.post(f"/v1/audits/{shop.audit_id}/review", body)
    assert answer.status_code == 200, answer.text


def test_every_visit_comes_with_a_nonce_of_its_own_and_of_now(world, shop, content, clock) -> None:
    other = plan_shop(world, content, "park")
    first, second = visit_of(shop)["nonce"], visit_of(other)["nonce"]
    assert first["issued_at"] == to_wire(NOON)
    assert first["value"] != second["value"]
    key = world.app.extensions["ports"].signer.derive(nonces.PURPOSE)
    assert read_nonce(key, shop.visit_id, first["value"]) == NOON
    assert read_nonce(key, shop.visit_id, second["value"]) is None


@given(
    st.uuids(), st.uuids(), st.datetimes(min_value=NOON.replace(tzinfo=None)), st.integers(0, 42), st.text(max_size=50)
)
def test_only_what_was_handed_out_for_a_visit_is_recognised(visit, other, moment, place, anything) -> None:
    moment = moment.replace(tzinfo=NOON.tzinfo, microsecond=0)
    nonce = issue_nonce(KEY, visit, moment)
    assert read_nonce(KEY, visit, nonce) == moment
    changed = nonce[:place] + ("A" if nonce[place] != "A" else "B") + nonce[place + 1 :]
    assert read_nonce(KEY, visit, changed) is None
    assert read_nonce(b"another", visit, nonce) is None
    assert read_nonce(KEY, other, nonce) == (moment if other == visit else None)
    assert read_nonce(KEY, visit, anything) is None


def test_the_newest_draft_comes_to_a_new_phone(world, shop) -> None:
    draft(shop, 1)
    draft(shop, 3, finished_at="2026-11-21T03:30:00Z")
    draft(shop, 2)
    kept = visit_of(shop)["draft"]
    assert (kept["audit_id"], kept["revision"]) == (str(shop.audit_id), 3)
    assert kept["document"]["finished_at"] == "2026-11-21T03:30:00Z"
    assert kept["document"]["responses"][0] == good_responses()[0]


def test_nobody_is_given_the_draft_of_somebody_else(world, shop, content) -> None:
    draft(shop, 1)
    other = plan_shop(world, content, "park")
    assert visit_of(other)["draft"] is None


def test_what_qa_sent_back_can_be_revised_on_another_phone(world, shop, clock) -> None:
    draft(shop, 1)
    photo = report_with_photo(shop)
    clock.move(hours=5)
    send_back(shop, ["shop-front"])
    visit = visit_of(shop)
    assert visit["state"] == "returned"
    back = visit["returned"]
    assert (back["audit_id"], back["revision"], back["items"]) == (str(shop.audit_id), 1, ["shop-front"])
    assert (back["reason"], back["at"]) == ("The photo shows another store.", to_wire(NOON + timedelta(hours=5)))
    assert [each["item"] for each in back["responses"]] == ["greeted", "smiled", "no-insult", "shop-front"]
    assert [(each["photo_id"], each["item"], each["has_arrived"]) for each in back["photos"]] == [
        (str(photo), "shop-front", True)
    ]
    assert visit["draft"] is None, "a draft from before the report is no draft of its revision"
    clock.move(hours=1)
    draft(shop, 2)
    assert visit_of(shop)["draft"]["revision"] == 2


def test_of_two_returns_the_last_counts(world, shop, clock) -> None:
    photo = report_with_photo(shop)
    send_back(shop, ["greeted"], "First.")
    revised = shop.push(shop.op(shop.payload(photos=[photo]), kind="audit.revise"))
    assert revised.json["results"][0]["outcome"] == "applied", revised.text
    send_back(shop, [], "Second.")
    back = visit_of(shop)["returned"]
    assert (back["revision"], back["items"], back["reason"]) == (2, [], "Second.")


def test_the_items_a_report_was_returned_for_stand_in_its_history(world, shop) -> None:
    report_with_photo(shop)
    send_back(shop, ["greeted", "smiled"])
    history = world.qa.get(f"/v1/audits/{shop.audit_id}").json["history"]
    assert history[-1]["items"] == ["greeted", "smiled"]


PARTS = {
    "role": "A father with a pram",
    "story": "You have half an hour.",
    "ask": "Where are the nappies?",
    "remember": ["Count to ten"],
    "never": ["Say who you are"],
}
PLAIN = {"role": None, "story": None, "ask": None, "remember": [], "never": []}


@pytest.mark.parametrize(
    ("given_brief", "shown"),
    [
        ({"en": "Go and look."}, {"en": {"text": "Go and look.", **PLAIN}}),
        ({"en": PARTS}, {"en": {"text": None, **PARTS}}),
        ({"en": {"text": "x", "ask": "y"}}, {"en": {**PLAIN, "text": "x", "ask": "y"}}),
        (
            {"en": PARTS, "zh-Hans": "去看看。"},
            {"en": {"text": None, **PARTS}, "zh-Hans": {"text": "去看看。", **PLAIN}},
        ),
        (None, None),
    ],
)
def test_a_briefing_is_plain_text_or_parts_and_shown_in_one_form(world, content, given_brief, shown) -> None:
    planned = world.qa.post("/v1/visits", plan_of(world, content, given_brief))
    assert planned.status_code == 201, planned.text
    assert planned.json["brief"] == shown
    assert pull(world.shopper)["visits"][0]["brief"] == shown


@pytest.mark.parametrize(
    "wrong", [{}, "text", {"fr": "Allez"}, {"en": ""}, {"en": {}}, {"en": {"role": ""}}, {"en": {"x": 1}}, {"en": 3}]
)
def test_a_briefing_that_says_nothing_is_refused(world, content, wrong) -> None:
    assert world.qa.post("/v1/visits", plan_of(world, content, wrong)).status_code == 422


@pytest.fixture
def told(world, clock) -> Any:
    """Publish a checklist that ships, with its scenarios."""
    document, _ = load_checklist(Path(__file__).parents[2] / "checklists" / "store-environment")
    with world.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
        return version


def test_a_scenario_of_the_checklist_is_the_briefing_under_its_title(world, told) -> None:
    scenario = told.document["scenarios"][1]
    planned = world.qa.post("/v1/visits", {**plan_of(world, told, None), "scenario": scenario["key"]})
    assert planned.status_code == 201, planned.text
    for language in ("en", "zh-Hans"):
        shown = planned.json["brief"][language]
        assert (shown["text"], shown["role"]) == (scenario["title"][language], scenario["role"][language])
        assert shown["ask"].split("\n") == [line[language] for line in scenario["ask"]]
        assert shown["never"] == [line[language] for line in scenario["never"]]
    assert pull(world.shopper)["visits"][0]["brief"] == planned.json["brief"]


def test_what_the_planner_says_counts_before_the_scenario(world, told) -> None:
    scenario = told.document["scenarios"][1]
    own = {"en": {"role": "A tall man", "text": "Only on Friday"}}
    planned = world.qa.post("/v1/visits", {**plan_of(world, told, own), "scenario": scenario["key"]})
    shown = planned.json["brief"]
    assert (shown["en"]["role"], shown["en"]["text"]) == ("A tall man", "Only on Friday")
    assert shown["en"]["story"] == scenario["story"]["en"]
    assert shown["zh-Hans"]["role"] == scenario["role"]["zh-Hans"]


def test_a_scenario_the_checklist_does_not_have_is_refused(world, content) -> None:
    refused = world.qa.post("/v1/visits", {**plan_of(world, content, None), "scenario": "astronaut"})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/scenario")


def plan_of(world: Any, content: Any, brief: Any) -> dict[str, Any]:
    return {
        "store_id": str(world.stores["lake"]),
        "shopper_id": str(world.shopper.id),
        "checklist": content.key,
        "window_from": "2026-11-20T00:00:00Z",
        "window_to": "2026-11-30T00:00:00Z",
        "brief": brief,
    }

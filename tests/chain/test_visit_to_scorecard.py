"""The main job, end to end: a visit is reported, published, found wanting, retrained for, and printed in both languages."""

import io

import pikepdf
import pytest
from sqlalchemy import delete, text

from api.accounts.models import Membership
from api.core.db import db
from api.core.ids import new_id
from api.reports.models import RenderedScorecard
from tests.fixtures.content import answered
from tests.sync.test_photos import jpeg, put

BAD = [answered("greeted", "no", note="无人上前招呼"), answered("smiled", "yes"), answered("no-insult", "no")]


@pytest.fixture
def published(world, shop, work):
    """A visit with two findings, published."""
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    work()
    answer = world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    assert answer.status_code == 200, answer.json
    return shop


def test_publishing_raises_findings_with_what_matters_most_first(world, published, work):
    work()
    findings = world.manager.get(f"/v1/findings?audit={published.audit_id}").json["items"]
    assert sorted((finding["rank"], finding["item"], finding["severity"]) for finding in findings) == [
        (1, "no-insult", "critical"),
        (2, "greeted", "major"),
    ]
    actions = world.manager.get("/v1/corrective-actions?state=open").json["items"]
    assert sorted(action["due_on"] for action in actions) == ["2026-11-24", "2026-11-29"]


def test_a_finding_becomes_a_course_for_the_staff_of_the_store(world, published, work):
    colleague = world.add_person("staff", name="colleague", store="lake")
    world.add_person("staff", name="elsewhere", store="hill")
    work()
    assigned = world.manager.get("/v1/assignments").json["items"]
    assert {item["learner_id"] for item in assigned} == {str(world.staff.id), str(colleague.id)}
    assert {(item["course_key"], tuple(item["lessons"])) for item in assigned} == {("first-ten-seconds", ("greet",))}
    [pulled] = world.staff.get("/v1/sync").json["assignments"]
    assert pulled["course"] == "first-ten-seconds"


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_scorecard_is_printed_in_both_languages(world, published, work, lang):
    address = f"/v1/audits/{published.audit_id}/scorecard.pdf?lang={lang}"
    waiting = world.manager.get(address)
    assert (waiting.status_code, waiting.headers["Retry-After"]) == (202, "2")
    work()
    printed = world.manager.get(address)
    assert printed.status_code == 200
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert str(pdf.Root.Lang) == lang
    assert printed.mimetype == "application/pdf"


def test_doing_it_all_again_changes_nothing(world, published, work, app):
    work()

    def snapshot():
        return [
            world.manager.get(path).json for path in ("/v1/findings", "/v1/corrective-actions", "/v1/assignments")
        ] + [world.manager.get(f"/v1/audits/{published.audit_id}/scorecard.pdf?lang=en").headers["ETag"]]

    before = snapshot()
    again = world.qa.post(f"/v1/audits/{published.audit_id}/review", {"decision": "publish"})
    assert again.status_code == 200
    work()
    assert snapshot() == before


def test_before_publishing_the_store_sees_nothing_of_it(world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    work()
    assert world.manager.get("/v1/audits").json["items"] == []
    assert world.manager.get(f"/v1/audits/{shop.audit_id}").status_code == 404
    assert world.manager.get("/v1/findings").json["items"] == []
    assert world.manager.get(f"/v1/audits/{shop.audit_id}/scorecard.pdf").status_code == 404


def test_a_published_audit_never_tells_the_store_who_the_shopper_was(world, published):
    whole = world.manager.get(f"/v1/audits/{published.audit_id}")
    assert whole.status_code == 200
    assert str(world.shopper.id) not in whole.text
    assert whole.json["history"] == []


def test_an_audit_that_waits_for_photos_cannot_be_published(world, shop):
    shop.submit()
    refused = world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/photos-missing")


def test_nobody_publishes_their_own_report(world, shop, clock):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(photos=[photo])
    with world.app.app_context():
        db.session.add(
            Membership(id=new_id(), organisation_id=world.organisation_id, user_id=world.shopper.id, role="qa")
        )
        db.session.commit()
    refused = world.shopper.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    assert (refused.status_code, refused.json["type"]) == (403, "/problems/own-report")


def test_a_returned_report_can_be_revised_and_every_revision_stays(world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    returned = world.qa.post(
        f"/v1/audits/{shop.audit_id}/review", {"decision": "return", "reason": "看一下第三题", "items": ["no-insult"]}
    )
    assert returned.json["state"] == "returned"
    [visit] = world.shopper.get("/v1/sync").json["visits"]
    assert visit["state"] == "returned"
    better = [answered("greeted", "no", note="x"), answered("smiled", "yes"), answered("no-insult", "yes")]
    result = shop.push(shop.op(shop.payload(better, photos=[photo]), kind="audit.revise")).json["results"][0]
    assert result["outcome"] == "applied", result
    audit = world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]
    assert (audit["revision"], audit["state"]) == (2, "submitted")


def test_a_report_whose_photo_was_lost_with_the_phone_can_be_returned_and_goes_on(world, shop, work):
    lost, photo = new_id(), new_id()
    shop.submit(BAD, photos=[lost])
    returned = world.qa.post(
        f"/v1/audits/{shop.audit_id}/review",
        {"decision": "return", "reason": "请重拍门头照片", "items": ["shop-front"]},
    )
    assert returned.json["state"] == "returned"
    result = shop.push(shop.op(shop.payload(BAD, photos=[photo]), kind="audit.revise")).json["results"][0]
    assert result["photos_missing"] == [str(photo)]
    assert world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]["state"] == "waiting"
    put(world.shopper, photo, jpeg())
    assert world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]["state"] == "submitted"
    published = world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    assert published.status_code == 200, published.json


def test_a_photo_that_was_taken_out_of_a_returned_report_is_none_of_the_stores(world, shop, work):
    kept, mirror = new_id(), new_id()
    for photo in (kept, mirror):
        put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[kept, mirror])
    body = {"decision": "return", "reason": "Your face is in the mirror.", "items": ["shop-front"]}
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", body)
    shop.push(shop.op(shop.payload(BAD, photos=[kept]), kind="audit.revise"))
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    work()
    shown = {who: getattr(world, who).get(f"/v1/audits/{shop.audit_id}").json["photos"] for who in ("manager", "qa")}
    assert [photo["photo_id"] for photo in shown["manager"]] == [str(kept)]
    assert {photo["photo_id"] for photo in shown["qa"]} == {str(kept), str(mirror)}
    seen = [world.manager.get(f"/v1/photos/{photo}?size=screen").status_code for photo in (kept, mirror)]
    assert seen == [200, 404]


def test_the_score_explains_itself(world, published):
    tree = world.manager.get(f"/v1/audits/{published.audit_id}/score").json
    assert tree["printed"] == "16.7"
    assert tree["outcome"] == "fail"
    assert {"code": "knock_out", "section": "conduct", "item": "no-insult"} in tree["reasons"]


def code_of(world, shop) -> str:
    return world.qa.get(f"/v1/audits/{shop.audit_id}").json["verification_code"]


def test_anybody_can_verify_a_scorecard_and_learns_nothing_else(world, published, app):
    page = app.test_client().get(f"/verify/{code_of(world, published)}", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert "Unchanged" in page.text
    assert "16.7" not in page.text
    assert "Lake" not in page.text
    assert app.test_client().get("/verify/NOSUCHCODE").status_code == 404


def test_one_changed_byte_of_one_photo_shows_on_the_verify_page(world, published, app):
    storage = app.extensions["ports"].storage
    [key] = list(storage.walk(f"{world.organisation_id}/photo/"))
    body = bytearray(storage.get(key))
    body[len(body) // 2] ^= 1
    storage.put(key, bytes(body), "image/jpeg")
    page = app.test_client().get(f"/verify/{code_of(world, published)}", headers={"Accept-Language": "en"})
    assert "Not as it was handed in" in page.text
    assert "shop-front" in page.text


def test_a_deleted_photo_shows_on_the_verify_page(world, published, app):
    storage = app.extensions["ports"].storage
    for key in list(storage.walk(f"{world.organisation_id}/photo/")):
        storage.delete(key)
    page = app.test_client().get(f"/verify/{code_of(world, published)}", headers={"Accept-Language": "zh-CN"})
    assert "shop-front" in page.text


def test_audits_export_as_csv_without_formulas(world, published):
    answer = world.manager.get("/v1/audits.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    head, line = answer.text.lstrip("\ufeff").splitlines()
    assert head.startswith("audit_id,store,")
    assert "16.7" in line


def test_a_scorecard_that_was_never_printed_is_printed_once_when_asked_for(world, published, work, app):
    address = f"/v1/audits/{published.audit_id}/scorecard.pdf?lang=en"
    work()
    with app.app_context():
        db.session.execute(delete(RenderedScorecard))
        db.session.commit()
    assert [world.manager.get(address).status_code for _ in range(3)] == [202, 202, 202]
    with app.app_context():
        waiting = db.session.scalar(text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"))
    assert waiting == 1
    work()
    assert world.manager.get(address).status_code == 200


def test_qa_of_one_region_who_manages_a_store_of_another_is_only_a_manager_there(world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    both = world.add_person("qa", name="both", region="west")
    with world.app.app_context():
        place = {"organisation_id": world.organisation_id, "store_id": world.stores["lake"]}
        db.session.add(Membership(id=new_id(), user_id=both.id, role="manager", **place))
        db.session.commit()
    assert both.get(f"/v1/audits/{shop.audit_id}").status_code == 404
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    assert both.get(f"/v1/audits/{shop.audit_id}").json["shopper_id"] is None

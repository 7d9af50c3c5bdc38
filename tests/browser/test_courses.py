"""The trainer's desk for one course: read it as learners do, in both languages, and see how its exam does."""

import pytest
from playwright.sync_api import Page, expect

from api.core.clock import utc_now
from api.core.db import db
from api.core.ids import new_id
from api.courses.services import publish_course
from api.quizzes.publishing import publish_exam
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE
from tests.fixtures.application import run_due
from tests.fixtures.exams import CLOSED, KEY, Taker, publish, right, whole, wrong
from tests.fixtures.world import World

ENOUGH = 30


@pytest.fixture(scope="module")
def examined(product) -> World:
    """Thirty people have taken the exam: two fifths knew nothing, and all know which of two is right."""
    world = product.make_world()
    publish(world, now=utc_now())
    for number in range(ENOUGH):
        person = world.add_person("staff", name=f"Learner {number:02}", store="lake")

        def answer(question: dict, number: int = number) -> object:
            return right(question) if number >= 12 or question["kind"] == "true-false" else wrong(question)

        Taker(world, person).take(answer)
    return world


def trainer_at(open_phone, world: World, path: str, **options: object) -> Page:
    page = open_phone(**options).sign_in(world.trainer, path)
    page.locator(".course-view h2").first.wait_for()
    return page


def test_questions_say_in_plain_words_what_is_odd_about_them_and_who_chose_what(open_phone, examined) -> None:
    page = trainer_at(open_phone, examined, f"/courses/{KEY}?part=figures")
    expect(page.locator(".course-view > ol > li")).to_have_count(len(CLOSED))
    chosen = page.locator(".course-view > ol > li", has_text="Stem of one")
    expect(chosen).to_contain_text("An option that hardly anybody chooses; replace it.")
    expect(chosen.locator(".interval")).to_contain_text("60%42% to 75%, 30 people")
    expect(chosen.locator("tbody tr").first).to_have_text("alpha text right60%180")
    expect(page.locator(".course-view > ol > li", has_text="Nearly everybody gets it right")).to_have_count(1)
    page.get_by_label("Only those to look at").check()
    expect(page.locator(".course-view > ol > li", has_text="Nearly everybody gets it right")).to_have_count(1)
    with page.expect_request("**/statistics"):
        page.reload()
    kept = page.evaluate(_KEPT)
    assert "read:courses" in kept
    assert not [key for key in kept if key.startswith(("read:statistics", "read:pool", "read:regrade"))], kept


_KEPT = """async () => {
  const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
  const database = await new Promise((resolve) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
  });
  return await new Promise((resolve) => {
    const asked = database.transaction('meta').objectStore('meta').getAllKeys();
    asked.onsuccess = () => resolve(asked.result);
  });
}"""


def test_a_question_is_read_in_both_languages_side_by_side(open_phone, examined) -> None:
    page = trainer_at(open_phone, examined, f"/courses/{KEY}?part=questions", viewport=DESK)
    page.locator("#exam-pool").wait_for()
    one = page.locator(f"#q-{CLOSED[0]['uuid']}")
    expect(one.locator("[lang=en] h2")).to_have_text(CLOSED[0]["stem"]["en"])
    expect(one.locator("[lang=zh-Hans] h2")).to_have_text(CLOSED[0]["stem"]["zh-Hans"])


def test_a_lesson_opens_as_learners_see_it_and_nothing_is_noted_as_read(open_phone, examined) -> None:
    page = trainer_at(open_phone, examined, f"/courses/{KEY}")
    page.locator(".course-view .report").first.click()
    page.locator(".course-view .words").wait_for()
    page.get_by_role("link", name="All lessons").click()
    expect(page.locator(".course-view .report").first).to_be_visible()
    assert examined.trainer.get("/v1/sync").json["progress"] == []


def test_marking_again_names_those_whose_result_would_change_and_does_so_with_a_reason(open_phone, product) -> None:
    world = product.make_world()
    publish(world, now=utc_now())
    Taker(world, world.staff).take(right)
    turned = [
        {**one, "options": [{**option, "good": not option["good"]} for option in one["options"]]}
        if one["kind"] == "true-false"
        else one
        for one in CLOSED
    ]
    publish(world, turned, now=utc_now())
    page = trainer_at(open_phone, world, f"/courses/{KEY}?part=regrade")
    expect(page.locator("main p[role=status]")).to_contain_text("1 result would change, 0 of them the pass.")
    expect(page.locator(".given li")).to_contain_text("100% → 88.9%")
    page.get_by_role("button", name="Mark 1 exam again").click()
    page.locator("dialog input").fill("The key was wrong.")
    page.locator("dialog").get_by_role("button", name="Mark again").click()
    expect(page.locator("main p[role=status]")).to_contain_text("No result would change.")
    assert [one["score"] for one in world.trainer.get("/v1/attempts").json["items"]] == ["0.889"]


@pytest.fixture
def changed(product) -> World:
    """Somebody has passed; then the lesson about waiting says that a rule is another one."""
    world = product.make_world()
    publish(world, now=utc_now())
    Taker(world, world.staff).take(right)
    run_due(world.app)
    change = {"uuid": str(new_id()), "lessons": ["wait"], "topics": [], "due_days": 7}
    course = {**whole(), "policy_change": change, "minutes": 9}
    with world.app.app_context():
        publish_course(db.session, world.organisation_id, course, now=utc_now())
        publish_exam(db.session, world.organisation_id, course, CLOSED, now=utc_now())
        db.session.commit()
    return world


def test_what_changed_is_read_beside_what_it_was_and_given_once_to_who_passed_before(open_phone, changed) -> None:
    page = trainer_at(open_phone, changed, f"/courses/{KEY}?part=change", viewport=DESK)
    expect(page.locator(".affected li")).to_contain_text("staff")
    expect(page.locator(".changed > .sheet")).to_have_count(2)
    page.get_by_role("button", name="Give it to 1 person").click()
    page.locator("dialog").get_by_role("button", name="Give it", exact=True).click()
    expect(page.locator(".course-view .notice")).to_have_text("Given to 1 person.")
    expect(page.locator(".affected")).to_have_count(0)
    [given] = changed.trainer.get("/v1/assignments").json["items"]
    assert (given["lessons"], given["reason_kind"]) == (["wait"], "change")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_screen_of_a_change_is_fit_for_everybody(open_phone, changed, size) -> None:
    language, theme = ("zh-Hans", "dark") if size == PHONE else ("en", "light")
    path = f"/courses/{KEY}?part=change"
    page = trainer_at(open_phone, changed, path, language=language, color_scheme=theme, viewport=size)
    page.locator(".changed .words").first.wait_for()
    assert [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])] == []


def test_managers_read_courses_without_the_exam(open_phone, examined) -> None:
    page = trainer_at(open_phone, examined_as_manager(examined), f"/courses/{KEY}?part=questions")
    expect(page.locator(".parts a")).to_have_count(3)
    expect(page.locator("#exam-pool")).to_have_count(0)


def examined_as_manager(world: World) -> World:
    """The same world, seen by the manager of its store."""
    seen = World(world.app, world.organisation_id, world.regions, world.stores, dict(world.people))
    seen.people["trainer"] = world.manager
    return seen


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
def test_the_screens_of_courses_are_fit_for_everybody(product, open_phone, examined, language, theme, size) -> None:
    page = trainer_at(open_phone, examined, f"/courses/{KEY}", language=language, color_scheme=theme, viewport=size)
    for path in ("", "?lesson=see", "?part=questions", "?part=cards", "?part=figures", "?part=regrade"):
        page.goto(f"{product.url}/courses/{KEY}{path}")
        page.wait_for_load_state("networkidle")
        faults = [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])]
        assert faults == [], path

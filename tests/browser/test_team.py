"""Whoever leads people: how training stands from the region to the person, and giving a course to just those one means."""

import datetime as dt
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from api.core.clock import utc_now
from tests.browser.looking import clipped, expand_words, small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE
from tests.browser.truth import wait_until
from tests.fixtures.exams import KEY, Taker, publish, right
from tests.fixtures.given import give
from tests.fixtures.product import Product
from tests.fixtures.world import Person, World


@pytest.fixture
def region(product) -> World:
    """Two stores of a region: by the lake somebody is late and somebody has passed, by the park somebody was given nothing."""
    world = product.make_world()
    publish(world, now=utc_now())
    late = add(product, world, "Lin", "lake")
    done = add(product, world, "Wei", "lake")
    add(product, world, "Zoe", "park")
    give(world, late, KEY, [], "assigned", due_on=dt.date(2026, 1, 2))
    round_id = give(world, done, KEY, [], "assigned", due_on=dt.date(2030, 1, 2))
    taker = Taker(world, done)
    taker.put(taker.payload(taker.begin(assignment_id=str(round_id)), right))
    return world


def add(product: Product, world: World, name: str, store: str) -> Person:
    person = world.add_person("staff", name=name, store=store)
    product.let_in(person.id)
    return person


def faults_of(page: Page, size: dict[str, int]) -> list[str]:
    """Name what is wrong with a screen; a desk has a mouse and dense rows."""
    return [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])]


def test_every_number_opens_the_people_it_counts_and_each_opens_what_they_were_given(
    open_phone, region, worker
) -> None:
    wait_until(lambda: region.trainer.get("/v1/certificates").json["items"] != [])
    page = open_phone().sign_in(region.trainer, "/team")
    expect(page.locator(".counts tbody tr")).to_have_count(3)
    page.goto(f"{page.url.split('/team')[0]}/team?show=late")
    expect(page.locator(".counts tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Lin: 1 late").click()
    expect(page.locator(".given").first).to_contain_text("Was due Jan 2, 2026")
    page.go_back()
    page.locator(".tabs button", has_text="Passed").click()
    expect(page).to_have_url(f"{page.url.split('/team')[0]}/team?show=passed")
    page.locator(".counts th a", has_text="Wei").click()
    expect(page.locator("#certificates-of + ul")).to_contain_text("Valid until")
    page.get_by_role("button", name="PDF").click()
    expect(page.get_by_role("link", name="Open")).to_be_visible(timeout=90_000)


def test_a_certificate_is_withdrawn_with_a_reason_that_is_shown(open_phone, region, worker) -> None:
    wait_until(lambda: region.trainer.get("/v1/certificates").json["items"] != [])
    page = open_phone().sign_in(region.trainer, f"/team/{region.people['Wei'].id}")
    page.get_by_role("button", name="Withdraw").click()
    page.locator("dialog input").fill("Somebody else sat there.")
    page.locator("dialog").get_by_role("button", name="Withdraw").click()
    expect(page.locator("#certificates-of + ul")).to_contain_text("Somebody else sat there.")
    assert region.trainer.get("/v1/certificates").json["items"][0]["state"] == "withdrawn"


def test_a_course_is_given_by_role_with_names_first_and_taken_back_at_once(open_phone, region) -> None:
    page = open_phone().sign_in(region.trainer, "/assign")
    page.locator("main").get_by_role("link", name="Assign a course").click()
    page.locator("label.choice").first.click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Staff", exact=True).check()
    page.locator(".places .checks label", has_text="Park store").click()
    page.reload()
    expect(page.get_by_label("Staff", exact=True)).to_be_checked()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Why").fill("The new counter opens.")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".affected")).to_have_text("Zoeby" + page.locator(".affected .hint").inner_text()[2:])
    page.get_by_role("button", name="Assign to 1 person").click()
    expect(page.locator(".notice")).to_contain_text("1 person has it")
    assert states_of(region, region.people["Zoe"].id) == ["assigned"]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".wizard .tag")).to_have_text("Ended")
    assert states_of(region, region.people["Zoe"].id) == ["withdrawn"]


def test_a_course_is_given_by_name_and_ending_the_rule_says_who_loses_it(open_phone, region) -> None:
    page = open_phone().sign_in(region.trainer, "/assign/new?course=" + KEY)
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Search a name").fill("zo")
    page.get_by_label("Zoe").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Why").fill("Asked for it.")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Assign to 1 person").click()
    expect(page.locator(".notice")).to_be_visible()
    page.get_by_role("button", name="End the rule").click()
    expect(page.locator("dialog .affected")).to_have_text("Zoe")
    page.locator("dialog").get_by_role("button", name="End the rule").click()
    expect(page.locator(".wizard .tag")).to_have_text("Ended")
    page.get_by_role("link", name="Use as a draft").click()
    expect(page.get_by_role("button", name="Take Zoe out")).to_be_visible()


def test_newcomers_of_a_brand_are_chosen_by_days_and_who_has_no_day_is_named(open_phone, region) -> None:
    today = utc_now().date()
    region.add_person("staff", name="Fen", store="park", employed_since=today - dt.timedelta(days=20), is_promoter=True)
    region.add_person("staff", name="Old", store="park", employed_since=today - dt.timedelta(days=99), is_promoter=True)
    region.add_person("staff", name="Unsaid", store="park", is_promoter=True)
    lake = f"stores={region.stores['park']}"
    page = open_phone().sign_in(region.trainer, f"/assign/new?course={KEY}&roles=staff&{lake}&step=who&reason=New")
    page.get_by_label("At most so many days").fill("90")
    page.get_by_label("Sent by brands").select_option("yes")
    page.reload()
    expect(page.get_by_label("At most so many days")).to_have_value("90")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".affected").first).to_contain_text("Fen")
    expect(page.locator(".affected").last).to_have_text("Unsaid")
    page.get_by_role("button", name="Assign to 1 person").click()
    expect(page.locator(".wizard .sheet")).to_contain_text(
        "Staff · Park store · in the job for 90 days at most · Brand-sent promoters only"
    )


def test_whom_a_visit_teaches_is_told_in_words_and_changed_by_who_assigns_in_the_whole_chain(
    open_phone, region
) -> None:
    page = open_phone().sign_in(region.admin, "/assign")
    page.get_by_role("link", name="After every visit").click()
    expect(page.locator(".wizard .sheet")).to_have_text("Staff of every shift, within 14 days")
    page.get_by_label("Shift", exact=True).select_option("visited")
    page.get_by_label("The late shift begins at").fill("15:30")
    page.get_by_label("Days to do it").fill("7")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".wizard .sheet")).to_have_text("Staff of the visited shift (late from 15:30), within 7 days")
    page = open_phone().sign_in(region.trainer, "/assign/after-visits")
    expect(page.locator(".wizard .sheet")).to_contain_text("late from 15:30")
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_since_when_and_in_which_shift_somebody_works_is_noted_beside_their_roles(open_phone, region) -> None:
    page = open_phone().sign_in(region.admin, f"/people/{region.people['Lin'].id}")
    page.get_by_label("Employed since").fill("2026-10-01")
    page.get_by_label("Sent by").select_option("yes")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Shift", exact=True).first.select_option("late")
    wait_until(lambda: "late" in region.admin.get(f"/v1/users/{region.people['Lin'].id}").text)
    told = region.admin.get(f"/v1/users/{region.people['Lin'].id}").json
    assert (told["employed_since"], told["is_promoter"]) == ("2026-10-01", True)


def test_a_rule_is_changed_in_its_place_and_says_before_who_gets_and_who_loses_the_course(
    open_phone, region, worker
) -> None:
    wait_until(lambda: region.trainer.get("/v1/certificates").json["items"] != [])  # Wei is not asked again.
    body = {"course": KEY, "roles": ["staff"], "stores": [str(region.stores["park"])], "due_days": 9, "reason": "New."}
    rule = region.trainer.post("/v1/assignment-rules", body).json["id"]
    page = open_phone(viewport=DESK).sign_in(region.trainer, f"/assign/{rule}")
    page.get_by_role("link", name="Change it").click()
    expect(page.locator(".wizard > header .hint")).to_have_text("Step 1 of 3")
    page.locator(".places .checks label", has_text="Park store").click()
    page.locator(".places .checks label", has_text="Lake store").click()
    page.get_by_role("button", name="Next").click()
    page.reload()
    page.get_by_label("Why").fill("The other counter opens.")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".affected").first).to_contain_text("Lin")
    expect(page.locator(".affected").last).to_have_text("Zoe")
    page.get_by_role("button", name="Change the rule").click()
    expect(page.locator(".wizard .notice")).to_contain_text("Changed. 2 more people got the course.")
    expect(page.locator(".wizard .sheet")).to_contain_text("The other counter opens.")
    assert states_of(region, region.people["Zoe"].id) == ["withdrawn"]


def test_more_people_than_fit_are_named_step_by_step(open_phone, region) -> None:
    people = [region.add_person("staff", name=f"Person {n:02}", store="lake").id for n in range(51)]
    names = ",".join(str(one) for one in people)
    page = open_phone(viewport=DESK).sign_in(region.trainer, f"/assign/new?course={KEY}&people={names}&step=who")
    expect(page.get_by_role("button", name="Take")).to_have_count(50)
    page.get_by_role("button", name="Name 1 more person").click()
    expect(page.get_by_role("button", name="Take Person")).to_have_count(51)
    page.get_by_label("Search a name").fill("Person")
    page.locator("label.check", has_text="Person 31").scroll_into_view_if_needed()
    page.locator("label.check", has_text="Person 25").wait_for()


def test_a_manager_sees_and_reaches_the_people_of_their_store_only(open_phone, region) -> None:
    phone = open_phone()
    phone.has_bad_line = True  # what is refused is an error to the console
    page = phone.sign_in(region.manager, "/team")
    expect(page.locator(".counts tbody tr")).to_have_count(3)  # also who was given nothing
    expect(page.locator(".counts tbody tr").first).to_contain_text("next Jan 2, 2026 · 1 drill")
    page.goto(f"{page.url.split('/team')[0]}/assign/new?course={KEY}&roles=staff&reason=x&step=preview")
    expect(page.locator(".wizard .poor")).to_contain_text("Name the stores or regions it is for.")


def states_of(world: World, learner: UUID) -> list[str]:
    given = world.trainer.get(f"/v1/assignments?learner={learner}").json["items"]
    return [assignment["state"] for assignment in given]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
def test_the_screens_of_teams_are_fit_for_everybody(product, open_phone, region, language, theme, size) -> None:
    page = open_phone(language=language, color_scheme=theme, viewport=size).sign_in(region.admin, "/team")
    body = {"course": KEY, "roles": ["manager"], "due_days": 9, "reason": "New."}
    rule = region.admin.post("/v1/assignment-rules", body).json["id"]
    draft = f"course={KEY}&roles=staff&stores={region.stores['park']}&reason=x"
    for path in (
        "/team",
        "/team?show=late",
        f"/team/{region.people['Lin'].id}",
        "/assign",
        "/assign/new",
        f"/assign/new?{draft}&step=who",
        f"/assign/new?{draft}&step=when&again=fixed&base=2026-12-31",
        f"/assign/new?{draft}&step=preview",
        f"/assign/{rule}?edit=1",
        f"/assign/{rule}?edit=1&{draft}&days=9&step=preview",
    ):
        page.goto(product.url + path)
        page.wait_for_load_state("networkidle")
        assert faults_of(page, size) == [], path
        if size == PHONE and language == "en":
            page.set_viewport_size({"width": 320, "height": 640})
            expand_words(page)
            assert [*sticking_out(page), *clipped(page)] == [], path
            page.set_viewport_size(PHONE)

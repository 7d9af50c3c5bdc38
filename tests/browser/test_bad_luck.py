"""Sending under every kind of bad luck: what was recorded arrives once, and is kept on the phone until the server has signed for it."""

import json
import random
from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chain import Chain, make_chain
from tests.browser.phone import Phone
from tests.browser.truth import arrived, read_truth, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, open_visit, photo, rows_of, take_photos

_ASKED = "**/v1/{sync,photos/**,visits/*/receipt}"
_DRAINS = 200
_WRONG = "0" * 64
Luck = Callable[[Route], None]


@pytest.fixture
def chain(product) -> Chain:
    return make_chain(product)


@pytest.fixture
def visits(chain) -> list[UUID]:
    return [chain.plan() for _ in range(3)]


@pytest.fixture
def queue(open_phone, chain, product, visits):
    """Three visits with a photo each, handed in without a line; the queue is open."""
    phone: Phone = open_phone()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    page.locator(f"main a[href='/visits/{visits[-1]}']").wait_for()
    phone.has_bad_line = True
    product.line.cut()
    for number, visit in enumerate(visits):
        open_visit(phone, visit)
        answer(page, ALL_GOOD)
        take_photos(page, "shop-front", [photo(number)])
        hand_in(page)
    wait_until(lambda: all(row["state"] == "queued" for row in rows_of(page, "photos")), page)
    page.locator(".chip").click()
    page.get_by_role("button", name="Send now").wait_for()
    yield page
    page.context.unroute_all(behavior="ignoreErrors")
    product.line.mend()


def cut(route: Route) -> None:
    route.abort()


def lose(route: Route) -> None:
    """The server hears it, the phone does not hear the server."""
    route.fetch()
    route.abort()


def refuse(status: int) -> Luck:
    problem = {"type": "/problems/bad-luck", "title": "Bad luck", "status": status, "detail": "Bad luck.", "errors": []}
    return lambda route: route.fulfill(
        status=status, content_type="application/problem+json", body=json.dumps(problem), headers={"Retry-After": "0"}
    )


def portal(route: Route) -> None:
    """A café's gate answers in the server's place."""
    route.fulfill(status=200, content_type="text/html", body="<html>Pay for Wi-Fi")


def sign_for_other_bytes(route: Route) -> None:
    """The server hears it; what it signs is changed on the way."""
    answer = route.fetch()
    body = answer.text().replace('"payload_sha256":"', f'"payload_sha256":"{_WRONG}","was":"')
    route.fulfill(response=answer, body=body)


refuse_500 = refuse(500)
_LUCK: tuple[Luck, ...] = (cut, lose, refuse(408), refuse(429), refuse_500, refuse(503), portal, sign_for_other_bytes)


def send_now(page: Page) -> None:
    page.get_by_role("button", name="Send now").click()
    while any(job["state"] == "sending" for job in rows_of(page, "jobs")):
        page.wait_for_timeout(10)


def end_bad_luck(page: Page) -> None:
    """Give the line back once no request is in bad luck's hands any more."""
    page.context.unroute_all(behavior="wait")


@pytest.fixture
def has_all_arrived(queue, chain, product, visits) -> Callable[[], bool]:
    """Tell whether the server holds what the phone held at the beginning, byte for byte and once."""
    truths = [read_truth(queue, visit) for visit in visits]
    photos = {name: content for truth in truths for name, content in truth.photos.items()}

    def look() -> bool:
        held = [arrived(product, chain, truth.visit) for truth in truths]
        return [one and one.responses for one in held] == [truth.responses for truth in truths] and all(
            one is not None and one.photos == photos for one in held
        )

    return look


def test_two_hundred_drains_with_bad_luck_bring_three_reports_and_three_photos_once(
    queue, product, has_all_arrived
) -> None:
    luck, met = random.Random(10), Counter[Luck]()  # noqa: S311 - the same luck each time

    def befall(route: Route) -> None:
        fate = luck.choice(_LUCK)
        met[fate] += 1
        fate(route)

    queue.context.route(_ASKED, befall)
    product.line.mend()
    for _ in range(_DRAINS):
        send_now(queue)
    assert set(met) == set(_LUCK)
    assert states(queue) == ["ready"] * 3
    assert len(rows_of(queue, "bytes")) >= 3
    end_bad_luck(queue)
    send_now(queue)
    expect(queue.get_by_text("Everything you handed in has arrived.")).to_be_visible()
    assert has_all_arrived()


def test_an_acknowledgement_of_other_bytes_is_none(queue, product, has_all_arrived) -> None:
    queue.context.route("**/v1/sync", sign_for_other_bytes)
    product.line.mend()
    send_now(queue)
    wait_until(has_all_arrived, queue)
    assert "accepted" not in states(queue)
    end_bad_luck(queue)
    send_now(queue)
    expect(queue.get_by_text("Everything you handed in has arrived.")).to_be_visible()
    assert has_all_arrived()


def test_a_report_that_makes_the_server_fail_stops_no_other_visit(queue, product, visits, has_all_arrived) -> None:
    poison = str(visits[1])

    def fail_of_it(route: Route) -> None:
        refuse_500(route) if poison in (route.request.post_data or "") else route.fallback()

    queue.context.route("**/v1/sync", fail_of_it)
    product.line.mend()
    send_now(queue)
    send_now(queue)
    wait_until(lambda: states(queue).count("accepted") == 2, queue)
    end_bad_luck(queue)
    send_now(queue)
    expect(queue.get_by_text("Everything you handed in has arrived.")).to_be_visible()
    assert has_all_arrived()

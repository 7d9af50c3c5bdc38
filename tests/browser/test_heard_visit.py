"""What is heard of a visit by its tree: each question names its group and its article, and nothing that can be used is without a name."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chain import Chain, make_chain
from tests.browser.every_kind import asked_in, every_kind
from tests.browser.visiting import item as at
from tests.browser.visiting import open_visit, photo, take_photos

_USED = "button|link|radio|checkbox|combobox|textbox|spinbutton|slider|group|article|img"
_UNNAMED = re.compile(rf"^\s*- ({_USED})(?!.*\").*$", re.MULTILINE)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return every_kind()


@pytest.fixture
def chain(product, document) -> Chain:
    return make_chain(product, document)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_question_is_heard_with_its_name_its_answers_and_what_was_chosen(
    chain, open_phone, document, language
) -> None:
    visit = chain.plan()
    phone = open_phone(language=language)
    phone.sign_in(chain.world.shopper)
    page = open_visit(phone, visit)
    heard = tree_of(page)
    shown = [each for each in asked_in(document) if at(page, each["key"]).count()]
    assert len(shown) > 25
    for each in shown:
        title = each["title"][language]
        expect(page.get_by_role("article", name=title, exact=True)).to_have_count(1)
        expect(page.get_by_role("group", name=title, exact=True)).to_have_count(1)
        answers = [option["title"][language] for option in each.get("options") or []]
        role = "checkbox" if each["kind"] == "multi-choice" else "radio"
        for answer in answers:
            expect(page.get_by_role("article", name=title).get_by_role(role, name=answer, exact=True)).to_have_count(1)
    first = next(each for each in shown if each["kind"] == "yes-no")
    at(page, first["key"]).locator("label.answer").first.click()
    take_photos(page, "shop-front", [photo()])
    now = tree_of(page)
    assert "[checked]" in now
    assert "[checked]" not in heard


def tree_of(page: Page) -> str:
    """Read what is heard of the page; nothing that can be used is without a name."""
    tree = page.locator("body").aria_snapshot()
    assert _UNNAMED.findall(tree) == [], [line for line in tree.splitlines() if _UNNAMED.match(line)]
    return tree

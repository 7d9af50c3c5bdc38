"""The front door speaks both languages and leads a typed code to its page, whatever was typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.http.landing_page import as_code


class Links(HTMLParser):
    """Collects what a page leads to or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


def links_of(page: str) -> list[str]:
    parser = Links()
    parser.feed(page)
    return parser.found


@pytest.mark.parametrize(
    ("header", "language", "words"), [("zh-CN", "zh-Hans", "最初的十秒"), ("en-GB", "en", "The first ten seconds")]
)
def test_the_front_door_speaks_the_reader_s_language(app, header, language, words) -> None:
    answer = app.test_client().get("/about", headers={"Accept-Language": header})
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == language
    assert answer.headers["Vary"] == "Accept-Language"
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{words}</h1>" in answer.text


@pytest.mark.parametrize("path", ["/about", "/verify", "/v1/docs", "/problems"])
def test_every_link_of_a_page_is_answered_by_this_server(app, path, installed, built) -> None:
    client = app.test_client()
    found = links_of(client.get(path).text)
    assert found
    for link in found:
        assert link.startswith("/")
        with client.get(link) as answer:
            assert answer.status_code == 200, link


def test_a_code_leads_to_its_page_however_it_was_typed(app) -> None:
    for typed in ("abcd-2345 efgh", " ABCD2345EFGH ", "ＡＢＣＤ－２３４５－ｅｆｇｈ"):
        answer = app.test_client().get("/verify", query_string={"code": typed})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/verify/ABCD2345EFGH")


def test_a_code_that_was_never_given_out_ends_on_a_page_that_says_so(app) -> None:
    answer = app.test_client().get("/verify?code=ABCD", headers={"Accept-Language": "en"}, follow_redirects=True)
    assert answer.status_code == 404
    assert "We never gave out this code" in answer.text


def test_without_a_code_the_field_is_shown_again_with_a_hint(app) -> None:
    hint = "A code is made of letters and digits"
    english = {"Accept-Language": "en"}
    assert hint not in app.test_client().get("/verify", headers=english).text
    answer = app.test_client().get("/verify?code=%EF%BC%81%EF%BC%81", headers=english)
    assert answer.status_code == 200
    assert hint in answer.text


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_letters_and_digits_of_a_bounded_length(typed) -> None:
    code = as_code(typed)
    assert len(code) <= 40
    assert code == "" or (code.isascii() and code.isalnum())
    assert as_code(code) == code


def test_a_page_may_send_its_form_only_to_this_server(app) -> None:
    assert "form-action 'self'" in app.test_client().get("/about").headers["Content-Security-Policy"]

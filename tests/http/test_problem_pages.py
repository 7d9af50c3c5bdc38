"""Every kind of problem is explained to anybody, in both languages."""

import marshmallow
import pytest
from marshmallow import fields

from api.http.library_sentences import SENTENCES
from api.http.problem_pages import all_problems


@pytest.mark.parametrize(("language", "word"), [("en", "Please sign in"), ("zh-Hans", "请先登录")])
def test_each_problem_has_a_page_in_each_language(app, language, word) -> None:
    client = app.test_client()
    listed = client.get("/problems", headers={"Accept-Language": language})
    assert word in listed.text
    for kind in all_problems():
        page = client.get(f"/problems/{kind.slug}", headers={"Accept-Language": language})
        assert page.status_code == 200
        assert page.headers["Content-Language"] == language
        assert f'<html lang="{language}">' in page.text
        assert f'href="/problems/{kind.slug}"' in listed.text
        assert "{" not in page.text


def test_a_kind_that_does_not_exist_is_a_problem_itself(app) -> None:
    unknown = app.test_client().get("/problems/<script>", headers={"Accept-Language": "en"})
    assert (unknown.status_code, unknown.json["type"]) == (404, "/problems/not-found")


def test_slugs_are_told_apart_by_status() -> None:
    by_slug: dict[str, int] = {}
    for kind in all_problems():
        assert by_slug.setdefault(kind.slug, kind.status) == kind.status


def test_every_sentence_of_a_field_we_use_is_one_we_translate() -> None:
    used = (fields.String, fields.UUID, fields.Integer, fields.Float, fields.Boolean, fields.List, fields.Nested)
    made = (fields.Dict, fields.Date, fields.AwareDateTime, fields.Decimal)
    said = {"Unknown field.", "Invalid input type.", "Invalid value."}
    for kind in (*used, *made):
        arguments = [fields.String] if kind is fields.List else [marshmallow.Schema] if kind is fields.Nested else []
        messages = kind(*arguments).error_messages
        said |= {
            str(text).format(obj_type="datetime", awareness="aware")
            for name, text in messages.items()
            if name != "format"  # said when writing, never to a reader
        }
    assert said <= set(SENTENCES)

"""The API reference is served from files of our own, under the same strict policy as every page."""

import json
import re
from pathlib import Path

import pytest

from api.http.headers import CONTENT_SECURITY_POLICY
from tests.http.conftest import FILES


def test_the_reference_loads_nothing_from_elsewhere(app, installed) -> None:
    answer = app.test_client().get("/v1/docs")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "//" not in re.sub(r"<!doctype.*?>", "", answer.text)
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_the_page_holds_no_script_and_no_style_of_its_own(app, installed) -> None:
    page = app.test_client().get("/v1/docs").text
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize("name", [*FILES, "reference.js", "reference.css"])
def test_its_parts_are_kept_by_the_browser_and_asked_about_only_once_they_are_old(app, installed, name) -> None:
    client = app.test_client()
    with client.get(f"/v1/docs/{name}") as first:
        assert first.status_code == 200
        assert "max-age=86400" in first.headers["Cache-Control"]
        assert "no-store" not in first.headers["Cache-Control"]
        tag = first.headers["ETag"]
    with client.get(f"/v1/docs/{name}", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["reference_page.py", "..%2Freference.js", "headers.py", "LICENSE", "swagger-ui.css.map"]
)
def test_no_other_file_can_be_had(app, installed, name) -> None:
    (installed / "LICENSE").write_text("not served", encoding="utf-8")
    answer = app.test_client().get(f"/v1/docs/{name}")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "尚未安装"), ("en", "are not installed")])
def test_missing_files_are_said_with_the_command_that_fetches_them(app, assets, language, words) -> None:
    (assets / "swagger-ui.css").write_text("half of it", encoding="utf-8")
    answer = app.test_client().get("/v1/docs", headers={"Accept-Language": language})
    assert answer.status_code == 503
    assert words in answer.text
    assert "python3 tools/bootstrap.py setup" in answer.text
    assert "/v1/openapi.json" in answer.text


def test_the_document_it_shows_describes_the_sign_in_it_offers(app) -> None:
    document = app.test_client().get("/v1/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    assert {"session", "token"} <= document["components"]["securitySchemes"].keys()
    assert "post" in document["paths"]["/v1/session"]


def test_the_lock_pins_what_is_fetched_and_names_no_registry() -> None:
    lock = (Path(__file__).parents[2] / "tools" / "reference" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(lock)["packages"].items() if name}
    assert "node_modules/swagger-ui-dist" in packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert "://" not in lock

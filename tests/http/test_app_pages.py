"""The app is served so that no phone stays on an old release, none misses a file of its own, and nothing else is mistaken for it."""

import gzip

import pytest

from tests.http.conftest import BUILD

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}


@pytest.mark.parametrize("path", ["/", "/index.html", "/sw.js", "/manifest.webmanifest"])
def test_what_leads_to_a_release_is_asked_about_each_time(app, built, path) -> None:
    client = app.test_client()
    with client.get(path, headers=HTML) as first:
        assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
        assert first.text == BUILD[path.strip("/") or "index.html"]
        tag = first.headers["ETag"]
    with client.get(path, headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304
    changed = built / (path.strip("/") or "index.html")
    changed.write_text("a new release", encoding="utf-8")
    with client.get(path, headers={"If-None-Match": tag}) as new:
        assert (new.status_code, new.text) == (200, "a new release")


def test_files_named_by_their_content_are_kept_for_a_year(app, built) -> None:
    with app.test_client().get("/assets/app-Bx3.css") as answer:
        assert answer.status_code == 200
        kept = answer.headers["Cache-Control"].split(", ")
        assert {"public", "max-age=31536000", "immutable"} == set(kept)
        assert answer.content_type == "text/css; charset=utf-8"


def test_icons_are_kept_for_a_day(app, built) -> None:
    with app.test_client().get("/icons/icon-192.png") as answer:
        assert (answer.status_code, answer.content_type) == (200, "image/png")
        assert "max-age=86400" in answer.headers["Cache-Control"]


def test_a_file_of_an_earlier_release_is_still_there(app, built) -> None:
    kept = built.parent / "web" / "assets"
    kept.mkdir(parents=True)
    (kept / "app-Old.js").write_text("// of last week", encoding="utf-8")
    with app.test_client().get("/assets/app-Old.js") as answer:
        assert (answer.status_code, answer.text) == (200, "// of last week")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/gone.js",
        "/assets/",
        "/assets/../index.html",
        "/assets/..%2findex.html",
        "/assets/app-Bx3.js.gz",
        "/icons/gone.png",
        "/v1/nothing",
        "/v1",
        "/verify/",
        "/problems/nothing",
        "/healthz/x",
    ],
)
def test_an_unknown_file_or_call_is_a_problem_and_never_the_app(app, built, path) -> None:
    answer = app.test_client().get(path, headers=HTML)
    if path == "/verify/":  # the page with the field for a code
        assert "<form" in answer.text
        return
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/visits/01a2", "/me", "/a/b/c/d", "/%E5%B7%A1%E5%BA%97"])
def test_a_deep_link_opens_the_app(app, built, path) -> None:
    with app.test_client().get(path, headers=HTML) as answer:
        assert (answer.status_code, answer.text) == (200, BUILD["index.html"])
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "manifest-src 'self'" in answer.headers["Content-Security-Policy"]
    with app.test_client().head(path, headers=HTML) as head:
        assert (head.status_code, head.data) == (200, b"")


@pytest.mark.parametrize("accept", ["*/*", "application/json", "image/avif,*/*;q=0.8", "", "text/html;q=0"])
def test_to_a_program_an_unknown_address_does_not_exist(app, built, accept) -> None:
    answer = app.test_client().get("/visits/01a2", headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_nothing_can_be_sent_to_an_address_of_the_app(app, built) -> None:
    assert app.test_client().post("/visits/01a2", headers=HTML).status_code == 404


def test_a_compressed_twin_goes_to_whoever_takes_it(app, built) -> None:
    client, path = app.test_client(), "/assets/app-Bx3.js"
    with client.get(path, headers={"Accept-Encoding": "gzip, br"}) as small, client.get(path) as plain:
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.data) == plain.data
        assert "Content-Encoding" not in plain.headers
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert small.headers["ETag"] != plain.headers["ETag"]
        assert small.content_type == plain.content_type == "text/javascript; charset=utf-8"
    with client.get(path, headers={"Accept-Encoding": "gzip;q=0"}) as refused:
        assert "Content-Encoding" not in refused.headers
    (built / "assets" / "app-Bx3.js.br").write_bytes(b"smaller still")
    with client.get(path, headers={"Accept-Encoding": "gzip, br"}) as smaller:
        assert (smaller.headers["Content-Encoding"], smaller.data) == ("br", b"smaller still")


def test_a_part_of_a_file_is_a_part_of_the_plain_one(app, built) -> None:
    with app.test_client().get("/assets/app-Bx3.js", headers={"Range": "bytes=3-9", "Accept-Encoding": "gzip"}) as part:
        assert (part.status_code, part.data) == (206, BUILD["assets/app-Bx3.js"].encode()[3:10])


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "应用还没有构建"), ("en", "The app is not built yet")])
def test_an_app_that_is_not_built_says_so_in_one_line(app, build, language, words) -> None:
    for path in ("/", "/visits/01a2"):
        answer = app.test_client().get(path, headers={**HTML, "Accept-Language": language})
        assert answer.status_code == 503
        assert words in answer.text
        assert "python3 tools/bootstrap.py setup" in answer.text
    assert app.test_client().get("/sw.js").status_code == 404


def test_the_app_may_load_only_what_is_ours(app, built) -> None:
    with app.test_client().get("/", headers=HTML) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"

"""The main job, played over HTTP against a served application and a worker, from the plan to the proof."""

import threading
from collections.abc import Iterator

import pytest
from werkzeug.serving import make_server

from api.demo.browsing import Browser, DemoFailed
from api.demo.logins import login_of, read_password
from api.demo.playing import play
from api.demo.steps import Steps
from tests.fixtures.application import run_due

pytestmark = pytest.mark.xdist_group("seeded")


@pytest.fixture
def address(demo_app) -> Iterator[str]:
    """Serve the application on a free port."""
    server = make_server("127.0.0.1", 0, demo_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def worker(demo_app) -> Iterator[None]:
    """Run jobs as they come."""
    is_over = threading.Event()

    def work() -> None:
        while not is_over.wait(0.2):
            run_due(demo_app)

    thread = threading.Thread(target=work)
    thread.start()
    yield
    is_over.set()
    thread.join()


@pytest.fixture
def password(demo_app) -> str:
    return read_password(demo_app.extensions["ports"].settings.data_dir)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_whole_main_job_is_played(address, worker, password, tmp_path, language) -> None:
    said: list[str] = []
    played = play(address, password, tmp_path, language, said.append)
    told = "\n".join(said)
    assert set(played.scorecards) == {"zh-Hans", "en"}
    for path in played.scorecards.values():
        assert path.read_bytes().startswith(b"%PDF-")
        assert str(path) in told
    words = {
        "zh-Hans": ("已登录", "【红线】", "《", "审核人员已发布"),
        "en": ("signed in", "critical:", "→ “", "published by QA"),
    }
    assert all(word in told for word in words[language])
    assert password not in told


def test_a_wrong_password_is_told_in_one_line(address, tmp_path) -> None:
    with pytest.raises(DemoFailed, match=r"^POST /v1/session: 40\d [^\n]+$"):
        play(address, "not the password", tmp_path, "en", lambda _line: None)


def test_nobody_there_is_told_in_one_line(tmp_path) -> None:
    with pytest.raises(DemoFailed, match=r"^POST http://127\.0\.0\.1:9/v1/session: ConnectionRefusedError [^\n]+$"):
        play("http://127.0.0.1:9", "any", tmp_path, "en", lambda _line: None)


def test_faults_are_told_with_their_fields(address, password) -> None:
    qa = Browser(address, "en")
    qa.sign_in(login_of("qa"), password)
    with pytest.raises(DemoFailed, match=r"^POST /v1/visits: 422 .+ /store_id: .+ /shopper_id: "):
        qa.post("/v1/visits", {})


def test_a_step_that_never_ends_is_given_up() -> None:
    steps = Steps(lambda _line: None, "en", limit_s=0.1)
    with pytest.raises(DemoFailed, match="longer than 0 seconds"):
        steps.wait(lambda: None)


def test_a_step_that_took_too_long_is_told_and_refused() -> None:
    said: list[str] = []
    steps = Steps(said.append, "zh-Hans", limit_s=-1)
    with pytest.raises(DemoFailed, match="后台任务"):
        steps.done("一步")
    assert said[0].endswith("s  一步")

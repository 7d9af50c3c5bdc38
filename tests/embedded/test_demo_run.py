"""`make demo` and `make run` as they are typed first: the real command over an empty folder, to the printed scorecards and the logins.

Writing the demo chain takes most of a minute of work, so one test goes the whole way: the demo by itself, then the product with it.
"""

import json
import re
import signal
import urllib.error
import urllib.request
from pathlib import Path

import pikepdf

from api.demo.chain import ROLES
from api.demo.logins import FILE_NAME, login_of
from api.embedded import ports
from api.i18n import LANGUAGES
from tests.fixtures.runs import Run

ENGLISH = {"LANG": "en_GB.UTF-8"}
NOBODY = "postgresql://somebody:hush@127.0.0.1:1/name"


def scorecards(run: Run) -> list[Path]:
    """Read the paths of the scorecards that were printed, and open each as a PDF in its language."""
    paths = [Path(path) for path in re.findall(r"scorecard, [\d.]+ MB: (\S+\.pdf)$", run.said(), flags=re.MULTILINE)]
    for path in paths:
        with pikepdf.open(path) as file:
            assert path.stem.endswith(f"-{file.Root['/Lang']}")
            assert len(file.pages) > 1
    return paths


def sign_in(address: str, email: str, password: str) -> int:
    body = json.dumps({"email": email, "password": password}).encode()
    request = urllib.request.Request(f"{address}/v1/session", body, {"Content-Type": "application/json"})  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_the_demo_plays_a_visit_and_stops_and_the_product_then_starts_with_its_logins(folder) -> None:
    port = ports.pick_free(1)[0]
    demo = Run(folder / "var", port, ("demo",), **ENGLISH)
    assert demo.ended() == 0, demo.said()
    assert [path.stem.endswith(language) for path, language in zip(scorecards(demo), LANGUAGES, strict=True)] == [
        True
    ] * 2
    assert demo.said().rstrip().endswith("Stopped. Everything is kept.")
    assert demo.processes() == []

    run = Run(folder / "var", port, ("run",), **ENGLISH)
    run.wait_until_it_says("Ctrl-C")
    assert len({*scorecards(run), *scorecards(demo)}) == 4
    told = run.said().split("one visit, from the phone to the scorecard")[1]
    address = re.search(r"^打开 Open +(\S+)$", told, flags=re.MULTILINE)[1]
    assert address == f"http://127.0.0.1:{port}"
    assert run.status("/readyz") == 200
    logins = {email: password for _, email, password in re.findall(r"^(\w+) +(\S+@\S+) +(\S+)$", told, re.MULTILINE)}
    assert logins.keys() == {login_of(role) for role in ROLES}
    assert {sign_in(address, email, password) for email, password in logins.items()} == {200}

    # Somebody changed the file of logins: the demo against the running product fails at its first step, and only the demo.
    file = folder / "var" / FILE_NAME
    file.write_text(file.read_text("utf-8").replace(next(iter(logins.values())), "another-password"), "utf-8")
    failing = Run(folder / "var", port, ("demo",), **ENGLISH)
    assert failing.ended() == 1
    assert re.fullmatch(r"Error: POST /v1/session: 401 [^\n]+\n", failing.said())
    assert run.status("/healthz") == 200

    assert run.end(signal.SIGINT) == 0, run.said()
    assert run.processes() == []


def test_a_step_that_fails_ends_the_run_with_a_line_that_names_it(folder) -> None:
    run = Run(folder / "var", ports.pick_free(1)[0], ("demo", "--demo"), DATABASE_URL=NOBODY)
    assert run.ended() == 1
    *_, cause, last = run.said().splitlines()
    assert cause.startswith("Error: The database postgresql://somebody:***@127.0.0.1:1/name cannot be used")
    assert last == "Error: `tenseconds prepare --demo` ended with code 1; what it said stands above."
    assert "Traceback" not in run.said()
    assert run.processes() == []

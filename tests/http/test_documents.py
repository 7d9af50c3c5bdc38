"""What the documents say of the code is what the code says now, and what they point to is there."""

import re
import runpy
import subprocess
import tomllib
from pathlib import Path

import pytest

from api.accounts.permissions import Permission
from api.app import GROUPS
from api.http.problem_pages import all_problems, as_markdown

ROOT = Path(__file__).parents[2]


def test_the_permissions_page_is_what_the_table_and_the_routes_say() -> None:
    written = runpy.run_path(str(ROOT / "tools" / "write_permissions.py"))["as_markdown"]()
    assert (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8") == written, "run tools/write_permissions.py"


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_its_row(permission) -> None:
    assert f"| `{permission}` |" in (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")


def test_the_problems_page_is_what_the_packages_declare() -> None:
    assert GROUPS  # the whole application is loaded, and with it every problem
    assert all_problems()
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == as_markdown(), "run tools/write_problems.py"


def pages() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md", ":!*/lessons/*"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).exists()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_somewhere(page) -> None:
    # What stands in code is an example; the pictures of lessons are the business of `content check`.
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        address, _, anchor = target.partition("#")
        if "://" in address:
            continue
        aim = (page.parent / address).resolve() if address else page
        assert aim.exists(), target
        if anchor:
            assert anchor in anchors(aim), target


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_setting_is_explained_to_who_runs_it() -> None:
    source = (ROOT / "api" / "core" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env(?:\.get\(|, )\"([A-Z0-9_]+)\"", source))
    explained = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")))
    assert {"DATABASE_URL", "SECRET_KEY", "METRICS_TOKEN"} <= read <= explained


def test_the_architecture_page_names_every_package() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract.get("exhaustive"))
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for layer in layers for name in layer.split(" | ") if f"`{name}`" not in page] == []


def test_every_decision_stands_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for page in folder.glob("[0-9]*.md"):
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert f"[{title}]({page.name})" in index

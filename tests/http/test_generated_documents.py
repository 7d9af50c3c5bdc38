"""Documents that are written from the code say what the code says now."""

import runpy
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

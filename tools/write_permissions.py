"""Write `docs/permissions.md` anew from the table of roles and from what each route says it needs."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from api.accounts.permissions import TABLE, Permission, Role  # noqa: E402 - the path has to be known first
from api.app import GROUPS  # noqa: E402 - likewise

_TARGET = ROOT / "docs" / "permissions.md"
_OPENING = """# Permissions

Who may do what. A role is held in a whole organisation, in a region with everything below it, or in one store. **scope** means: over
everything there. **own** means: over one's own rows only, wherever they lie. An empty cell means: not at all (403).

What lies outside somebody's scope does not exist for them: the answer is the same 404 as for an id nobody ever used. A route that
names no need cannot be declared. The files of the app, `/about`, `/problems`, `/verify`, `/v1/docs`, `/v1/openapi.json`, `/healthz` and
`/readyz` are open to everybody; `/metrics` asks for its own token. A permission without a route is waiting for one.

This page is written by `python tools/write_permissions.py`; a test keeps it true.
"""


def as_markdown() -> str:
    """Write both tables: role by permission, and the routes each permission opens."""
    return "\n".join([_OPENING, *_roles(), "", "## What each need opens", "", *_routes(), ""])


def _roles() -> Iterator[str]:
    yield f"| permission | {' | '.join(Role)} |"
    yield f"| --- |{' --- |' * len(Role)}"
    for permission in Permission:
        cells = (TABLE[role].get(permission) for role in Role)
        yield f"| `{permission}` | {' | '.join(cell or '' for cell in cells)} |"


def _routes() -> Iterator[str]:
    opened: dict[str, list[str]] = defaultdict(list)
    for group in GROUPS:
        for (method, rule), need in group.needs.items():
            opened[need].append(f"`{method} {rule}`")
    yield "| need | routes |"
    yield "| --- | --- |"
    for need in sorted(opened):
        yield f"| `{need}` | {', '.join(opened[need])} |"


if __name__ == "__main__":
    _TARGET.write_text(as_markdown(), encoding="utf-8")
    print(f"{len(Permission)} permissions of {len(Role)} roles")

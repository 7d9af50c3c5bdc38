"""The score tree as it is told to a reader: what was kept when the report arrived, with what only a later day can say."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from api.audits.linking import Link, link, previous_visit
from api.audits.models import Audit
from api.audits.reading import get_revision, visible_audits
from api.audits.score_tree import to_json
from api.audits.timer import run_share
from api.core.actor import Actor


def explain_score(session: Session, actor: Actor, audit: Audit) -> dict[str, Any]:
    """Return the tree of an audit's newest revision, and `common`: T* beside that of the visit before, if versions differ."""
    linked = _link(session, actor, audit)
    tree = with_run_shares(get_revision(session, audit).score)
    return {**tree, "common": None if linked is None else asdict(linked)}


def with_run_shares(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Give the timers of a kept tree their `in_time`, which trees kept before there was one lack; else the tree as it is."""
    return {**tree, "items": [_with_run_share(item) for item in tree["items"]]}


def _link(session: Session, actor: Actor, audit: Audit) -> Link | None:
    """Link an audit to the visit before it, unless the reader may not see that one or it is not compared with any."""
    if audit.is_practice:
        return None
    previous = session.scalar(visible_audits(actor).where(Audit.id == previous_visit(audit).scalar_subquery()))
    return None if previous is None else link(session, audit, previous)


def _with_run_share(item: Mapping[str, Any]) -> Mapping[str, Any]:
    timer = item["timer"]
    if timer is None or "in_time" in timer:
        return item
    counted = to_json(run_share([run["counts_as"] for run in timer["runs"]]))
    return {**item, "timer": {**timer, "in_time": counted}}

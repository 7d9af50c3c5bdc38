"""The second wall: inside an organisation, whatever a query forgets, no other organisation's rows exist."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, delete, func, insert, select, text, update
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from api.core.db import APP_ROLE, db, enter, leave
from api.core.ids import new_id
from api.http.models import IdempotentAnswer
from api.tables import METADATA

WALLED = [table for table in METADATA.sorted_tables if "organisation_id" in table.columns]
# Tables without an organisation, and why they may be.
OUTSIDE = {
    "organisation": "it is the organisation, behind a wall of its own",
    "sign_in_try": "an address that is tried may belong to nobody",
}
NEVER_CHANGED = (
    "journal_entry",
    "journal_payload",
    "audit_revision",
    "audit_draft",
    "visit_transition",
    "question_version",
    "answer_event",
    "attempt_submission",
    "mark_event",
    "drill_observation",
    "review_answer",
)


@pytest.fixture
def both(app, stage) -> tuple[Session, UUID, UUID]:
    """Stand inside the home organisation, with rows of both behind the wall."""
    home, abroad = stage.home.organisation_id, stage.abroad.organisation_id
    for world in (stage.home, stage.abroad):
        world.admin.patch(f"/v1/stores/{world.stores['lake']}", {}, headers={"Idempotency-Key": "one"})
    with app.app_context():
        session = db.session()
        yield session, home, abroad
        session.rollback()


def rows(session: Session, table: Table, organisation_id: UUID) -> int:
    return (
        session.scalar(select(func.count()).select_from(table).where(table.c.organisation_id == organisation_id)) or 0
    )


def test_every_table_has_an_organisation_or_a_reason() -> None:
    assert {table.name for table in METADATA.sorted_tables} - {table.name for table in WALLED} == set(OUTSIDE)


def test_every_table_with_an_organisation_has_its_wall_up(both) -> None:
    session, _, _ = both
    up = set(session.scalars(text("SELECT tablename FROM pg_policies WHERE policyname = 'wall'")))
    enforced = set(session.scalars(text("SELECT relname FROM pg_class WHERE relrowsecurity")))
    assert {table.name for table in WALLED} | {"organisation"} == up == up & enforced


def test_the_role_of_requests_owns_nothing_and_cannot_pass_walls(both) -> None:
    session, home, _ = both
    enter(session, home)
    assert session.scalar(text("SELECT current_user")) == APP_ROLE
    flags = session.execute(
        text(
            "SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = :name"
        ),
        {"name": APP_ROLE},
    ).one()
    assert not any(flags)
    owned = text("SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = :name)")
    assert session.scalar(owned, {"name": APP_ROLE}) == 0


@pytest.mark.parametrize("table", WALLED, ids=lambda table: table.name)
def test_rows_of_another_organisation_are_not_seen_changed_or_removed(both, table) -> None:
    session, home, abroad = both
    there = {organisation: rows(session, table, organisation) for organisation in (home, abroad)}
    enter(session, home)
    assert session.scalar(select(func.count()).select_from(table)) == there[home]
    assert rows(session, table, abroad) == 0
    for statement in (
        update(table).values(organisation_id=table.c.organisation_id).where(table.c.organisation_id == abroad),
        delete(table).where(table.c.organisation_id == abroad),
    ):
        assert touched(session, statement) == 0
    leave(session)
    assert {organisation: rows(session, table, organisation) for organisation in (home, abroad)} == there


def test_the_walls_are_tried_with_rows_behind_them(both) -> None:
    """Guard the test above: nearly every table holds rows abroad, so that not seeing them means something."""
    session, _, abroad = both
    empty = {table.name for table in WALLED if rows(session, table, abroad) == 0}
    assert empty <= {
        "audit_draft",
        "photo_part",
        "removal",
        "auth_session",
        "rendered_scorecard",
        "reminder_round",
        "reminder_sent",
        "xapi_statement",  # without a record store nothing is told
    }


@pytest.mark.parametrize("table", WALLED, ids=lambda table: table.name)
def test_no_row_can_be_moved_or_put_into_another_organisation(both, table) -> None:
    session, home, abroad = both
    enter(session, home)
    with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"), session.begin_nested():
        session.execute(insert(table).values(**filled(table, abroad)))
    moving = update(table).values(organisation_id=abroad)
    if rows(session, table, home):
        with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"), session.begin_nested():
            session.execute(moving)


def test_the_organisation_itself_is_behind_the_wall(both) -> None:
    session, home, _ = both
    enter(session, home)
    assert list(session.scalars(text("SELECT id FROM organisation"))) == [home]
    for forbidden in (
        "DELETE FROM organisation",
        "INSERT INTO organisation VALUES (gen_random_uuid(), 'x', '{}', now())",
    ):
        with pytest.raises(ProgrammingError, match=r"permission denied"), session.begin_nested():
            session.execute(text(forbidden))


@pytest.mark.parametrize("name", NEVER_CHANGED)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE"])
def test_what_was_written_for_ever_cannot_be_changed_even_at_home(both, name, verb) -> None:
    session, home, _ = both
    enter(session, home)
    statement = {
        "UPDATE": f"UPDATE {name} SET organisation_id = organisation_id",  # noqa: S608 - the names above
        "DELETE": f"DELETE FROM {name}",  # noqa: S608 - likewise
        "TRUNCATE": f"TRUNCATE {name}",
    }[verb]
    with pytest.raises(ProgrammingError, match=r"permission denied"), session.begin_nested():
        session.execute(text(statement))


def test_the_journal_grows_only_by_its_function_and_only_at_home(both) -> None:
    session, home, abroad = both
    enter(session, home)
    append = text("SELECT journal_append(:organisation, '[]', '[]')")
    session.execute(append, {"organisation": home})
    with pytest.raises(Exception, match="journal of another organisation"), session.begin_nested():
        session.execute(append, {"organisation": abroad})
    with pytest.raises(ProgrammingError, match="permission denied"), session.begin_nested():
        session.execute(
            insert(METADATA.tables["journal_entry"]).values(**filled(METADATA.tables["journal_entry"], home))
        )


def test_the_wall_stands_again_in_every_transaction(both) -> None:
    session, home, abroad = both
    enter(session, home)
    for _ in range(2):
        session.commit()
        assert session.scalar(text("SELECT current_user")) == APP_ROLE
        assert rows(session, IdempotentAnswer.__table__, abroad) == 0
    leave(session)
    assert rows(session, IdempotentAnswer.__table__, abroad) > 0


def touched(session: Session, statement: Any) -> int:
    """Count the rows a statement changes; one that is not even permitted changes none."""
    try:
        with session.begin_nested():
            return int(session.execute(statement).rowcount)
    except ProgrammingError as refused:
        assert "permission denied" in str(refused)  # noqa: PT017 - one of two outcomes that are both right
        return 0


def filled(table: Table, organisation_id: UUID) -> dict[str, Any]:
    """Make a row of an organisation; the wall refuses it before any other rule is asked."""
    made: dict[str, Any] = {}
    for column in table.columns:
        if column.nullable or column.identity is not None or column.server_default is not None:
            continue
        kind = column.type.python_type
        made[column.name] = (
            organisation_id
            if column.name == "organisation_id"
            else new_id()
            if kind is UUID
            else text("now()")
            if kind.__name__ in {"datetime", "date"}
            else {dict: {}, list: [], bytes: b"x", str: "x", bool: False}.get(kind, 1)
        )
    return made

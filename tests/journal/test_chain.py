"""The journal is what was written: by many at once, in order, and nobody changes a letter of it unnoticed."""

import copy
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.db import db, enter
from api.core.ids import new_id
from api.journal import Happened, record, verify_chain
from tests.fixtures.application import NOON


def happened(organisation_id: UUID, event: str = "StoreOpened", **payload: Any) -> Happened:
    return Happened(event, organisation_id, new_id(), NOON, new_id(), payload)


@pytest.fixture
def engine(app) -> Engine:
    with app.app_context():
        return db.engine


@pytest.fixture
def session(engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def write(engine: Engine, organisation_id: UUID, count: int = 1) -> None:
    """Write entries, each in a transaction of its own, as the application's role."""
    with Session(engine) as session:
        enter(session, organisation_id)
        for number in range(count):
            record(session, happened(organisation_id, number=number))
            session.commit()


def events_of(session: Session, organisation_id: UUID) -> list[str]:
    query = text("SELECT event FROM journal_entry WHERE organisation_id = :id ORDER BY seq")
    return list(session.scalars(query, {"id": organisation_id}))


def test_sixteen_writers_of_two_organisations_leave_two_whole_chains(engine, session, world, other_world):
    homes = [world.organisation_id, other_world.organisation_id] * 8
    before = {home: len(events_of(session, home)) for home in set(homes)}
    with ThreadPoolExecutor(17) as pool:
        checks = pool.submit(lambda: [verify_once(engine, homes[0]) for _ in range(10)])
        list(pool.map(lambda home: write(engine, home, 12), homes))
    assert checks.result() == [[]] * 10
    session.rollback()
    for home in set(homes):
        assert len(events_of(session, home)) == before[home] + 8 * 12
        assert verify_chain(session, home) == []


def verify_once(engine: Engine, organisation_id: UUID) -> list[Any]:
    with Session(engine) as session:
        return verify_chain(session, organisation_id)


def test_two_transactions_that_write_to_both_chains_do_not_wait_for_each_other_for_ever(engine, world, other_world):
    homes = [world.organisation_id, other_world.organisation_id]

    def write_both(order: list[UUID]) -> None:
        for _ in range(10):
            with Session(engine) as session:
                for home in order:
                    record(session, happened(home))
                session.commit()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write_both, [homes, homes[::-1]]))


def test_events_of_one_transaction_keep_their_order(session, world):
    names = [f"Step{number}" for number in range(20)]
    for name in names:
        record(session, happened(world.organisation_id, name))
    session.commit()
    assert events_of(session, world.organisation_id)[-20:] == names
    assert verify_chain(session, world.organisation_id) == []


def test_a_transaction_that_is_rolled_back_leaves_neither_entry_nor_job(session, world):
    session.info["causes"] = {"StoreOpened": (("somewhere.handler", "now"),)}
    before = events_of(session, world.organisation_id)
    for end in (session.rollback, session.close):
        session.execute(text("SELECT 1"))
        record(session, happened(world.organisation_id))
        end()
        session.execute(text("SELECT 1"))
        session.commit()
    assert events_of(session, world.organisation_id) == before
    assert jobs_of(session, world.organisation_id) == []


def test_a_commit_that_fails_leaves_neither_entry_nor_job(session, world):
    session.info["causes"] = {"StoreOpened": (("somewhere.handler", "now"),)}
    before = events_of(session, world.organisation_id)
    session.execute(text("CREATE TEMP TABLE early (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP"))
    session.execute(text("INSERT INTO early VALUES (1), (1)"))
    record(session, happened(world.organisation_id))
    with pytest.raises(DBAPIError, match="duplicate key"):
        session.commit()
    session.rollback()
    assert events_of(session, world.organisation_id) == before
    assert jobs_of(session, world.organisation_id) == []


def jobs_of(session: Session, organisation_id: UUID) -> list[str]:
    query = text(
        "SELECT args -> 'happened' ->> 'event' FROM procrastinate_jobs"
        " WHERE args -> 'happened' ->> 'organisation_id' = :id ORDER BY id"
    )
    return list(session.scalars(query, {"id": str(organisation_id)}))


def test_what_is_recorded_in_a_savepoint_that_is_rolled_back_never_happened(session, world):
    session.info["causes"] = dict.fromkeys("ABCDEF", (("somewhere.handler", "now"),))
    home = world.organisation_id
    before = events_of(session, home)
    record(session, happened(home, "A"))
    outer = session.begin_nested()
    record(session, happened(home, "B"))
    with session.begin_nested():
        record(session, happened(home, "C"))
    inner = session.begin_nested()
    record(session, happened(home, "D"))
    inner.rollback()
    record(session, happened(home, "E"))
    broken = session.begin_nested()
    record(session, happened(home, "F"))
    with pytest.raises(DBAPIError, match="division by zero"):
        session.execute(text("SELECT 1 / 0"))
    broken.rollback()
    outer.commit()
    session.commit()
    assert events_of(session, home)[len(before) :] == ["A", "B", "C", "E"]
    assert jobs_of(session, home) == ["A", "B", "C", "E"]
    session.execute(text("DELETE FROM procrastinate_jobs WHERE args ->> 'handler' = 'somewhere.handler'"))
    session.commit()


def test_a_savepoint_rolled_back_takes_with_it_what_was_released_inside(session, world):
    before = events_of(session, world.organisation_id)
    outer = session.begin_nested()
    with session.begin_nested():
        record(session, happened(world.organisation_id))
    outer.rollback()
    session.commit()
    assert events_of(session, world.organisation_id) == before


def test_a_payload_can_be_erased_and_the_chain_stays_whole(engine, session, world):
    write(engine, world.organisation_id, 5)
    session.execute(
        text("DELETE FROM journal_payload WHERE organisation_id = :id AND seq = 3"), {"id": world.organisation_id}
    )
    assert verify_chain(session, world.organisation_id) == []


def test_without_the_payload_its_digest_tells_nothing(engine, session, world):
    """The digest is salted: equal payloads have different digests, so that an erased one cannot be guessed."""
    for _ in range(2):
        record(session, happened(world.organisation_id, name="王小明"))
    session.commit()
    query = text("SELECT digest FROM journal_entry WHERE organisation_id = :id ORDER BY seq DESC LIMIT 2")
    first, second = session.scalars(query, {"id": world.organisation_id})
    assert first != second


@pytest.mark.parametrize(
    "payload",
    [
        {"n": 0.1, "t": "汉\u2028𠮷", "deep": {"a": [None, True, {"b": []}]}},
        {"n": 2**53 - 1},
        {"n": 1e15},
        {"n": -0.0},
        {},
    ],
)
def test_what_was_recorded_verifies_whatever_it_holds(session, world, payload):
    record(session, happened(world.organisation_id, **payload))
    session.commit()
    assert verify_chain(session, world.organisation_id) == []


# --- the application's role


def test_the_role_of_requests_cannot_append_without_having_entered(session, world):
    session.execute(text("SET LOCAL ROLE tenseconds_app"))
    with pytest.raises(DBAPIError, match="journal of another organisation"):
        session.execute(text("SELECT journal_append(:id, '[]', '[]')"), {"id": world.organisation_id})


def test_the_role_of_requests_cannot_append_elsewhere(session, world, other_world):
    enter(session, world.organisation_id)
    record(session, happened(other_world.organisation_id))
    with pytest.raises(DBAPIError, match="journal of another organisation"):
        session.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO journal_entry SELECT * FROM journal_entry LIMIT 0",
        "INSERT INTO journal_payload SELECT * FROM journal_payload LIMIT 0",
        "INSERT INTO journal_head SELECT * FROM journal_head LIMIT 0",
        "UPDATE journal_head SET seq = 0",
        "UPDATE journal_payload SET payload = '{}'",
        "UPDATE journal_entry SET event = ''",
        "DELETE FROM journal_head",
        "TRUNCATE journal_entry CASCADE",
        "ALTER TABLE journal_entry DISABLE ROW LEVEL SECURITY",
        "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('now', 'act')",
        "DELETE FROM procrastinate_jobs",
    ],
)
def test_the_role_of_requests_reads_the_journal_and_writes_nothing(engine, session, world, statement):
    write(engine, world.organisation_id)
    enter(session, world.organisation_id)
    assert events_of(session, world.organisation_id)
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        session.execute(text(statement))


# --- mutations


@dataclass
class Chain:
    """A chain of an organisation of its own, as rows that can be changed and put back."""

    session: Session
    home: UUID
    rows: dict[str, list[dict[str, Any]]]

    def faults_after(self, changed: dict[str, list[dict[str, Any]]]) -> list[Any]:
        """Write other rows in the place of the true ones, verify, and undo it."""
        with self.session.begin_nested() as savepoint:
            for table in ("journal_payload", "journal_entry", "journal_head"):
                self.session.execute(
                    text(f"DELETE FROM {table} WHERE organisation_id = :id"),  # noqa: S608 - the names above
                    {"id": self.home},
                )
            for table in ("journal_head", "journal_entry", "journal_payload"):
                if changed[table]:
                    self.session.execute(db.metadata.tables[table].insert(), changed[table])
            faults = verify_chain(self.session, self.home)
            savepoint.rollback()
        return faults


TABLES = ("journal_head", "journal_entry", "journal_payload")
LENGTH = 12


@pytest.fixture(scope="module")
def chain(app) -> Iterator[Chain]:
    """Write a chain of twelve entries, and keep its rows."""
    with app.app_context(), Session(db.engine) as session:
        home = uuid4()
        for number in range(LENGTH):
            record(
                session,
                Happened(
                    f"Event{number}",
                    home,
                    new_id(),
                    NOON + timedelta(seconds=number),
                    new_id(),
                    {"n": number, "text": "文"},
                ),
            )
        session.commit()
        rows = {
            name: [
                dict(row)
                for row in session.execute(
                    db.metadata.tables[name].select().where(db.metadata.tables[name].c.organisation_id == home)
                ).mappings()
            ]
            for name in TABLES
        }
        for name in TABLES[1:]:
            rows[name].sort(key=lambda row: row["seq"])
        yield Chain(session, home, rows)
        session.rollback()


def test_the_rows_written_back_as_they_were_verify(chain):
    assert chain.faults_after(chain.rows) == []


def changed_value(value: Any, random_: random.Random) -> Any:
    """Make another value of the same kind: one bit, one second, one letter."""
    if isinstance(value, bytes):
        place = random_.randrange(len(value))
        return value[:place] + bytes([value[place] ^ (1 << random_.randrange(8))]) + value[place + 1 :]
    if isinstance(value, UUID):
        return UUID(int=value.int ^ (1 << random_.randrange(128)))
    if isinstance(value, int):
        return value + random_.choice([-1, 1, 1000])
    if isinstance(value, str):
        return random_.choice([value + "x", value[:-1], value.upper(), value + "\n", ""])
    if isinstance(value, dict):
        return random_.choice(
            [{}, {**value, "n": value["n"] + 1}, {**value, "more": None}, {**value, "n": 2**60}, {**value, "n": 1e300}]
        )
    return value + random_.choice([timedelta(microseconds=1), timedelta(days=-1)])


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_column_changed_by_a_bit_is_found(chain, random_):
    table = random_.choice(TABLES)
    rows = copy.deepcopy(chain.rows)
    row = random_.choice(rows[table])
    column = random_.choice(
        [name for name in row if name != "organisation_id" and not (table == "journal_payload" and name == "seq")]
    )
    row[column] = changed_value(row[column], random_)
    if column == "seq" and table == "journal_entry":
        if any(other is not row and other["seq"] == row["seq"] for other in rows[table]):
            return
        rows["journal_payload"] = []
    assert chain.faults_after(rows), f"{table}.{column}"


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(["delete", "swap", "insert", "truncate", "hide", "empty"]))
def test_entries_removed_swapped_inserted_or_cut_off_are_found(chain, random_, act):
    rows = copy.deepcopy(chain.rows)
    rows["journal_payload"] = []
    entries = rows["journal_entry"]
    place = random_.randrange(LENGTH)
    if act == "delete":
        del entries[place]
    elif act == "swap":
        other = random_.choice([number for number in range(LENGTH) if number != place])
        entries[place]["seq"], entries[other]["seq"] = entries[other]["seq"], entries[place]["seq"]
    elif act == "insert":
        for entry in entries[place:]:
            entry["seq"] += 1
        entries.append({**entries[place], "id": new_id(), "seq": place + 1})
    elif act == "truncate":
        del entries[place:]
    elif act == "hide":
        del entries[place]
        for number, entry in enumerate(entries, 1):
            entry["seq"] = number
    else:
        entries.clear()
    assert chain.faults_after(rows)


def test_a_head_that_was_set_back_with_its_tail_needs_the_tail_to_be_cut_there(chain):
    """What nothing inside can show: entries cut off together with the head. A checkpoint kept elsewhere shows it."""
    rows = copy.deepcopy(chain.rows)
    rows["journal_payload"] = []
    rows["journal_entry"] = rows["journal_entry"][:5]
    rows["journal_head"][0] |= {"seq": 5, "hash": rows["journal_entry"][-1]["hash"]}
    assert chain.faults_after(rows) == []

"""Push: each op acts once, alone, and gets its own answer; sent again it gets the same answer again.

A device is one queue: its row is held while its ops are applied, so fifty copies of one batch act one after another, and all but
the first find the work done. Most batches hold nothing wrong and nothing known, so a batch is first applied as a whole and in good
faith; only if an op fails or was stored before is all of it undone and applied again, with a look at what is known and a savepoint
round each op.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ARRAY, Uuid, any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError, InterfaceError, InternalError, OperationalError
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.clock import to_wire
from api.core.db import table_of
from api.core.ports import Ports
from api.core.problems import Conflict, FieldError, Invalid, NotFound, Problem, marked
from api.http.context import Context
from api.http.problems import Unexpected, describe_problem, translate_error
from api.http.unit import RunAgain
from api.i18n import Lang
from api.sync.devices import tie_session
from api.sync.envelope import Op, read_op
from api.sync.gaps import find_gaps
from api.sync.kinds import KINDS, Applied
from api.sync.models import SyncOp

log = structlog.get_logger(__name__)
MAX_OPS = 200
# The whole transaction is lost with these, so the batch is sent again.
_GONE = (InterfaceError, InternalError, OperationalError)
_OPS = table_of(SyncOp)
_HOLD = text("""
    INSERT INTO device AS held (organisation_id, id, user_id, last_seen_at, whole_to)
    VALUES (:organisation, :device, :user, :now, CASE WHEN CAST(:first AS bigint) <= 1 THEN CAST(:last AS bigint) END)
    ON CONFLICT (organisation_id, id) DO UPDATE SET user_id = excluded.user_id, last_seen_at = excluded.last_seen_at,
        whole_to = CASE WHEN CAST(:first AS bigint) <= held.whole_to + 1
            THEN greatest(held.whole_to, CAST(:last AS bigint)) END
    RETURNING whole_to
""")
_KNOWN = select(_OPS).where(
    _OPS.c.device_id == bindparam("device"), _OPS.c.op_id == any_(bindparam("ops", type_=ARRAY(Uuid)))
)
_ADD = insert(_OPS)
_ADD_OR_CHANGE = _ADD.on_conflict_do_update(
    index_elements=["organisation_id", "device_id", "op_id"],
    set_={name: _ADD.excluded[name] for name in ("outcome", "result", "received_at")},
)


@dataclass
class Batch:
    """What is known while one push runs: who, from which device, what was stored before, and what to store now."""

    session: Session
    actor: Actor
    language: Lang
    device_id: UUID
    now: datetime
    is_careful: bool
    known: dict[UUID, Mapping[str, Any]] = field(default_factory=dict)
    rows: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def stored_numbers(self) -> set[int]:
        """Give the numbers under which the acts of this batch are stored."""
        return {row["device_seq"] for row in (*self.known.values(), *self.rows.values())}


def push(context: Context, body: Mapping[str, Any]) -> dict[str, Any]:
    """Apply a batch of ops from one device; returns results in the order of the ops, gaps, and a signed receipt."""
    ops: Sequence[Any] = body["ops"]
    if len(ops) > MAX_OPS:
        raise Invalid(errors=[FieldError("/ops", marked("Send at most {max} acts at once."), {"max": MAX_OPS})])
    batch = Batch(
        context.session, context.actor, context.language, body["device_id"], context.now, is_careful=context.is_careful
    )
    read = [_read(batch, raw) for raw in ops]
    arriving = {op.device_seq for op in read if isinstance(op, Op)}
    is_whole = _hold_device(batch, arriving)
    tie_session(batch.session, batch.actor, batch.device_id)
    if batch.is_careful:
        _load_known(batch, [op for op in read if isinstance(op, Op)])
    results: list[dict[str, Any]] = [{}] * len(read)
    for place in sorted(range(len(read)), key=lambda place: _seq(read[place])):
        item = read[place]
        results[place] = _answer(batch, item) if isinstance(item, Op) else item
    _store(batch)
    has_all = is_whole and arriving <= batch.stored_numbers()
    gaps = [] if has_all else find_gaps(batch.session, batch.device_id)
    return {"results": results, "gaps": gaps, "receipt": _receipt(context.ports, batch, results)}


def _hold_device(batch: Batch, arriving: AbstractSet[int]) -> bool:
    """Hold the device's row; tell whether no number is missing once those arriving now are stored."""
    first, last = min(arriving, default=0), max(arriving, default=0)
    values = {
        "organisation": batch.actor.organisation_id,
        "device": batch.device_id,
        "user": batch.actor.user_id,
        "now": batch.now,
        "first": first if last - first < len(arriving) else None,
        "last": last,
    }
    return batch.session.scalar(_HOLD, values) is not None


def _read(batch: Batch, raw: Any) -> Op | dict[str, Any]:
    try:
        return read_op(raw)
    except Problem as problem:
        named = raw.get("op_id") if isinstance(raw, dict) else None
        return _rejected(batch, named if isinstance(named, str) else None, problem)


def _seq(item: Op | dict[str, Any]) -> int:
    return item.device_seq if isinstance(item, Op) else 0


def _load_known(batch: Batch, ops: Sequence[Op]) -> None:
    wanted = {"device": batch.device_id, "ops": [op.op_id for op in ops]}
    if ops:
        batch.known = {row["op_id"]: dict(row) for row in batch.session.execute(_KNOWN, wanted).mappings()}


def _answer(batch: Batch, op: Op) -> dict[str, Any]:
    earlier = _earlier(batch, op)
    if earlier is None:
        return _act(batch, op)
    if earlier["user_id"] != batch.actor.user_id:
        return _rejected(batch, str(op.op_id), NotFound())
    if earlier["payload_sha256"] != op.payload_sha256 or earlier["kind"] != op.kind:
        return _rejected(
            batch,
            str(op.op_id),
            Invalid(marked("An act with this id was already recorded with other content. The first one stands.")),
        )
    if earlier["outcome"] != "applied":
        # What was refused once may fit now: the visit was assigned meanwhile, or the report returned.
        return _act(batch, op)
    return {**earlier["result"], "outcome": "duplicate"}


def _earlier(batch: Batch, op: Op) -> Mapping[str, Any] | None:
    return batch.rows.get(op.op_id) or batch.known.get(op.op_id)


def _act(batch: Batch, op: Op) -> dict[str, Any]:
    """Apply one op; whatever it raises becomes its own answer and leaves nothing behind."""
    try:
        result = _applied(batch, op, _apply_carefully(batch, op) if batch.is_careful else _apply(batch, op))
    except _GONE:
        raise
    except Exception as error:
        if not batch.is_careful:
            raise RunAgain from error
        problem = translate_error(error)
        if isinstance(problem, Unexpected):
            # Even a fault of ours must not keep the neighbours on the phone.
            log.exception("op failed", kind=op.kind, op_id=str(op.op_id))
        result = _rejected(batch, str(op.op_id), problem)
    if result["outcome"] != "retry":
        _remember(batch, op, result)
    return result


def _apply_carefully(batch: Batch, op: Op) -> Applied:
    """Apply one op inside a savepoint."""
    with batch.session.begin_nested():
        return _apply(batch, op)


def _apply(batch: Batch, op: Op) -> Applied:
    apply = KINDS.get(op.kind)
    if apply is None:
        raise Invalid(
            errors=[FieldError("/kind", marked("This server does not know this kind of act. Update the app."))]
        )
    applied = apply(batch.session, batch.actor, op.payload, batch.now)
    batch.session.flush()
    return applied


def _applied(batch: Batch, op: Op, applied: Applied) -> dict[str, Any]:
    if applied.conflict is not None:
        return _rejected(batch, str(op.op_id), applied.conflict)
    result: dict[str, Any] = {
        "op_id": str(op.op_id),
        "outcome": "applied",
        "resource": {"kind": applied.kind, "id": str(applied.id)},
    }
    if applied.photos_missing:
        result["photos_missing"] = [str(photo) for photo in applied.photos_missing]
    return result


def _rejected(batch: Batch, op_id: str | None, problem: Problem) -> dict[str, Any]:
    outcome = "retry" if problem.status >= 500 else "conflict" if isinstance(problem, Conflict) else "rejected"
    return {"op_id": op_id, "outcome": outcome, "problem": describe_problem(problem, batch.language)}


def _remember(batch: Batch, op: Op, result: dict[str, Any]) -> None:
    batch.rows[op.op_id] = {
        "organisation_id": batch.actor.organisation_id,
        "device_id": batch.device_id,
        "op_id": op.op_id,
        "device_seq": batch.known[op.op_id]["device_seq"] if op.op_id in batch.known else op.device_seq,
        "user_id": batch.actor.user_id,
        "kind": op.kind,
        "payload_sha256": op.payload_sha256,
        "outcome": result["outcome"],
        "result": result,
        "received_at": batch.now,
    }


def _store(batch: Batch) -> None:
    rows = list(batch.rows.values())
    if not rows:
        return
    try:
        batch.session.execute(_ADD_OR_CHANGE if batch.is_careful else _ADD, rows if len(rows) > 1 else rows[0])
    except IntegrityError as error:
        if batch.is_careful:
            raise
        raise RunAgain from error


def _receipt(ports: Ports, batch: Batch, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Sign what a shopper may keep: which acts of this device the server has, by id and hash."""
    held = {str(op_id): row["payload_sha256"] for op_id, row in batch.rows.items() if row["outcome"] == "applied"}
    held |= {
        str(op_id): row["payload_sha256"]
        for op_id, row in batch.known.items()
        if row["outcome"] == "applied" and row["user_id"] == batch.actor.user_id
    }
    acts = [
        {"op_id": str(result["op_id"]), "payload_sha256": held[result["op_id"]]}
        for result in results
        if result["op_id"] in held
    ]
    return ports.signer.sign(
        {
            "device_id": str(batch.device_id),
            "user_id": str(batch.actor.user_id),
            "received_at": to_wire(batch.now),
            "ops": acts,
        }
    )

"""Measure: exams of twenty questions, answered one question a request, and handed in whole."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.orm import Session

from api.accounts.permissions import Role
from api.core.clock import to_wire, utc_now
from api.core.documents import encode, sha256_hex
from api.core.ids import new_id
from api.courses.load import read_course
from api.courses.services import publish_course
from api.quizzes.publishing import publish_exam
from bench.load import Request
from bench.loading import BenchError, Figures, run_load
from bench.product import HOST, ROOT, Product
from bench.world import Person, World

QUESTIONS = 20
_COURSE = "observing-a-drill"
_CLIENTS = 4
_MOST = 120  # exams handed in a second that no machine of two cores will pass
_ONE_BY_ONE = b'"outcome":"applied"'
_TRIALS = 400  # answers a second likewise, from all phones together


class Exams:
    """A course whose exam draws twenty questions, and learners who have fetched theirs."""

    def __init__(self, product: Product, world: World) -> None:
        """Publish the course in the world."""
        self._product, self._world = product, world
        loaded, faults = read_course(ROOT / "courses" / _COURSE)
        if loaded is None:
            raise ValueError(f"the shipped course is broken: {faults[0]}")
        questions = [{**question, "group": None} for question in loaded.exam][:QUESTIONS]
        line = {"group": None, "topic": None, "any": True, "difficulty": None, "draw": QUESTIONS}
        course = {**loaded.document, "quiz": {**loaded.document["quiz"], "blueprint": [line]}}
        with Session(world.engine) as session:
            publish_course(session, world.organisation_id, course, now=utc_now())
            publish_exam(session, world.organisation_id, course, questions, now=utc_now())
            session.commit()

    def fetch(self, count: int) -> list[tuple[Person, dict[str, Any]]]:
        """Let so many new learners fetch an exam each; this is not measured."""
        learners = self._world.add_people(Role.STAFF, count)
        with ThreadPoolExecutor(_CLIENTS) as pool:
            return list(zip(learners, pool.map(self._start, learners), strict=True))

    def _start(self, learner: Person) -> dict[str, Any]:
        connection = http.client.HTTPConnection(HOST, self._product.port, timeout=60)
        body = encode({"device_id": str(new_id())})
        connection.request("POST", f"/v1/quizzes/{_COURSE}/attempts", body, learner.headers)
        packet: dict[str, Any] = json.loads(connection.getresponse().read())
        connection.close()
        if "attempt_id" not in packet:
            raise BenchError(f"no exam was given out: {packet}")
        return packet


def measure_one_by_one(product: Product, exams: Exams, seconds: float) -> Figures:
    """Send answers for some seconds, each in a request of its own, as a phone with a signal may do ahead of the end."""
    each = int(_TRIALS * seconds / _CLIENTS)
    units = [_answer_alone(learner, packet, each) for learner, packet in exams.fetch(_CLIENTS)]
    return run_load(product, units, seconds)


def measure_whole(product: Product, exams: Exams, seconds: float) -> Figures:
    """Hand in whole exams for some seconds; each is checked, kept and marked before it is answered."""
    fetched = exams.fetch(int(_MOST * seconds))
    units = [[_hand_in(learner, packet)] for learner, packet in fetched]
    return run_load(product, [units[client::_CLIENTS] for client in range(_CLIENTS)], seconds)


def _answer_alone(learner: Person, packet: dict[str, Any], count: int) -> list[list[Request]]:
    device_id = str(new_id())
    answers = _answers(packet)
    units = []
    for number in range(1, count + 1):
        payload = {"attempt_id": packet["attempt_id"], "answers": [{**answers[number % QUESTIONS], "seq": number}]}
        op = {
            "op_id": str(new_id()),
            "device_seq": number,
            "kind": "attempt.answers",
            "captured_at": to_wire(utc_now()),
            "payload": payload,
            "payload_sha256": sha256_hex(payload),
        }
        body = encode({"device_id": device_id, "ops": [op]})
        units.append([Request("POST", "/v1/sync", learner.headers, body, _ONE_BY_ONE)])
    return units


def _hand_in(learner: Person, packet: dict[str, Any]) -> Request:
    now = to_wire(utc_now())
    body = {
        "attempt_id": packet["attempt_id"],
        "started_at": now,
        "finished_at": now,
        "elapsed_ms": 60_000,
        "answers": _answers(packet),
    }
    path = f"/v1/attempts/{packet['attempt_id']}/submission"
    return Request("PUT", path, learner.headers, encode(body), b'"state":"graded"')


def _answers(packet: dict[str, Any]) -> list[dict[str, Any]]:
    """Answer every question with what stands first."""
    wall = to_wire(utc_now())
    return [
        {"seq": number, "slot": question["slot"], "response": _first(question), "t_ms": number * 1000, "wall": wall}
        for number, question in enumerate(packet["questions"], 1)
    ]


def _first(question: dict[str, Any]) -> dict[str, Any]:
    if "options" in question:
        return {"choices": [question["options"][0]["id"]]}
    if "steps" in question:
        return {"order": [step["id"] for step in question["steps"]]}
    if "lefts" in question:
        return {"pairs": {left["id"]: question["rights"][0]["id"] for left in question["lefts"]}}
    if "turns" in question:
        return {"path": [turn["options"][0]["id"] for turn in question["turns"]]}
    return {"text": "8"}

"""The demo chain as `make screens` needs it: with a visit in every state, an exam taken and a rule made, and their ids at hand."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

from api.core.clock import to_wire
from api.core.documents import sha256_hex
from api.core.ids import new_id
from api.demo.briefs import brief
from api.demo.browsing import Browser, DemoFailed
from api.demo.logins import login_of
from api.demo.phoning import fill_in, hand_in, pull_visit, send_photo

_COURSE, _LESSON = "first-ten-seconds", "see-and-greet"
_PASSED, _UNDER_WAY, _TWICE = "service-attitude", "peak-hours", "honest-service"  # courses by what became of their exam
_BEGUN = 7  # responses of a visit that is under way, and all up to the first photo


@dataclass(frozen=True)
class PictureChain:
    """Ids for the addresses of pictures, and the shopper's other phone, which goes on while pictures are taken."""

    shopper: "Shopper"
    planned: str
    begun: str
    whole: str
    returned: str
    submitted: str
    published: str
    attempt: str
    passed: str
    passed_course: str
    twice: str
    sitting: str
    course: str
    lesson: str
    person: str
    store: str
    drill: str
    rule: str


class Shopper:
    """The shopper's phone of before, and QA who plans for it."""

    def __init__(self, base_url: str, password: str) -> None:
        self.phone, self.qa = (_signed_in(base_url, role, password) for role in ("shopper", "qa"))
        self.device, self.seq = new_id(), 0
        self.me = self.phone.get("/v1/me")["user"]["id"]
        self.stores = cycle(self.qa.get("/v1/stores")["items"])

    def plan(self) -> str:
        now = datetime.now(UTC)
        body = {
            "store_id": next(self.stores)["id"],
            "shopper_id": self.me,
            "checklist": "mystery-visit",
            "window_from": to_wire(now - timedelta(days=2)),
            "window_to": to_wire(now + timedelta(days=4)),
            "brief": brief(1),
        }
        visit_id: str = self.qa.post("/v1/visits", body)["id"]
        return visit_id

    def begin(self, *, whole: bool = False) -> str:
        """Fill a visit, or the beginning of it, as a draft that another phone goes on with."""
        visit_id = self.plan()
        draft = fill_in(*pull_visit(self.phone, visit_id), now=datetime.now(UTC))
        responses = draft.payload["responses"]
        pictured = [number for number, response in enumerate(responses, 1) if response.get("photos")]
        responses = responses if whole else responses[: max([_BEGUN, *pictured[:1]])]
        named = {photo for response in responses for photo in response.get("photos", ())}
        for picture in draft.pictures:
            if str(picture.shot.photo_id) in named:
                send_photo(self.phone, picture)
        self._push_draft(draft.payload, 1, responses)
        return visit_id

    def send_back(self) -> str:
        """Hand a report in; QA asks about one answer."""
        audit, visit_id, item = self.submit()
        reason = "收银台旁当时有没有员工？ Was anybody near the till?"
        self.qa.post(f"/v1/audits/{audit}/review", {"decision": "return", "items": [item], "reason": reason})
        return visit_id

    def submit(self) -> tuple[str, str, str]:
        """Hand a report in with its photos; returns it, its visit and one of its items."""
        visit_id = self.plan()
        draft = fill_in(*pull_visit(self.phone, visit_id), now=datetime.now(UTC))
        hand_in(self.phone, draft, device_id=new_id(), now=datetime.now(UTC))
        for picture in draft.pictures:
            send_photo(self.phone, picture)
        return draft.payload["audit_id"], visit_id, draft.payload["responses"][0]["item"]

    def go_on(self, visit_id: str) -> None:
        """Go on with a visit and answer everything the other way."""
        draft = fill_in(*pull_visit(self.phone, visit_id), now=datetime.now(UTC))
        turned = [{**one, "photos": [], **_turned(one)} for one in draft.payload["responses"]]
        self._push_draft(draft.payload, 7, turned)

    def _push_draft(self, payload: dict[str, Any], revision: int, responses: list[dict[str, Any]]) -> None:
        document = {name: value for name, value in payload.items() if name != "evidence"}
        self._push("audit.draft", {"revision": revision, "draft": {**document, "responses": responses}})

    def _push(self, kind: str, payload: dict[str, Any]) -> None:
        self.seq += 1
        op = {
            "op_id": str(new_id()),
            "device_seq": self.seq,
            "kind": kind,
            "captured_at": to_wire(datetime.now(UTC)),
            "payload": payload,
            "payload_sha256": sha256_hex(payload),
        }
        [result] = self.phone.post("/v1/sync", {"device_id": str(self.device), "ops": [op]})["results"]
        if result["outcome"] != "applied":
            raise SystemExit(f"The draft was not taken: {result}")


def prepare(base_url: str, password: str) -> PictureChain:
    """Do in the demo chain what its screens show."""
    shopper = Shopper(base_url, password)
    planned = next(each["id"] for each in shopper.phone.get("/v1/sync")["visits"] if each["state"] == "assigned")
    staff, manager, trainer = (_signed_in(base_url, role, password) for role in ("staff", "manager", "trainer"))
    me = staff.get("/v1/me")["user"]["id"]
    store = manager.get("/v1/stores?limit=1")["items"][0]["id"]
    where = {"roles": ["staff"], "stores": [store]}
    rule = {"course": _COURSE, **where, "due_days": 14, "reason": "新员工入职 New colleagues"}
    drills = manager.get("/v1/sync")["drills"]
    return PictureChain(
        shopper=shopper,
        planned=planned,
        begun=shopper.begin(),
        whole=shopper.begin(whole=True),
        returned=shopper.send_back(),
        submitted=shopper.submit()[0],
        published=manager.get("/v1/audits?status=published&limit=1")["items"][0]["id"],
        attempt=_hand_in(staff, _begin(staff, _COURSE), _first),
        passed=_hand_in(staff, _begin(staff, _PASSED), _Key(trainer, _PASSED).answer),
        passed_course=_PASSED,
        twice=_hand_in_twice(staff, trainer),
        sitting=_begin(staff, _UNDER_WAY)["course"]["name"],
        course=_COURSE,
        lesson=_LESSON,
        person=me,
        store=store,
        drill=next(f"{drill['assignment_id']}.{drill['lesson']}" for drill in drills if drill["course"] == _COURSE),
        rule=trainer.post("/v1/assignment-rules", rule)["id"],
    )


def _turned(response: dict[str, Any]) -> dict[str, Any]:
    """Say no instead of yes, and the other way round."""
    value = response.get("value")
    return {"value": "no" if value == "yes" else "yes"} if value in ("yes", "no") else {}


def _signed_in(base_url: str, role: str, password: str) -> Browser:
    browser = Browser(base_url, "en")
    browser.sign_in(login_of(role), password)
    return browser


class _Key:
    """What an author holds for right, by the words a learner reads: nothing else joins a question to its key."""

    def __init__(self, trainer: Browser, course: str) -> None:
        questions = trainer.get(f"/v1/quizzes/{course}/questions")["items"]
        self._by_stem = {one["stem"]["en"]: one for one in questions}

    def answer(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        """Answer what one can tick, rank or count; None for the rest."""
        question = self._by_stem[asked["stem"]["en"]]
        if "options" in asked:
            good = {option["text"]["en"] for option in question["options"] if option["good"]}
            return {"choices": [option["id"] for option in asked["options"] if option["text"]["en"] in good]}
        if "steps" in asked:
            place = {step["text"]["en"]: number for number, step in enumerate(question["steps"])}
            steps = sorted(asked["steps"], key=lambda step: place[step["text"]["en"]])
            return {"order": [step["id"] for step in steps]}
        return {"text": str(question["number"]["answers"][0]["value"])} if "number" in asked else None


def _first(asked: dict[str, Any]) -> dict[str, Any] | None:
    """Tick the first of everything."""
    return {"choices": [asked["options"][0]["id"]]} if "options" in asked else None


def _begin(staff: Browser, course: str) -> dict[str, Any]:
    packet: dict[str, Any] = staff.post(f"/v1/quizzes/{course}/attempts", {"device_id": str(new_id())})
    return packet


def _hand_in(staff: Browser, packet: dict[str, Any], answer: Callable[[dict[str, Any]], dict[str, Any] | None]) -> str:
    now = to_wire(datetime.now(UTC))
    answers = [
        {"seq": number, "slot": asked["slot"], "response": response, "t_ms": number * 1000, "wall": now}
        for number, asked in enumerate(packet["questions"], 1)
        if (response := answer(asked)) is not None
    ]
    told = {"started_at": now, "finished_at": now, "elapsed_ms": 240_000, "answers": answers}
    attempt: str = packet["attempt_id"]
    staff.call("PUT", f"/v1/attempts/{attempt}/submission", {"attempt_id": attempt, **told})
    return attempt


def _hand_in_twice(staff: Browser, trainer: Browser) -> str:
    """Hand in wrong answers, and right ones from another phone, so that somebody has to decide which of them count."""
    packet = _begin(staff, _TWICE)
    attempt = _hand_in(staff, packet, _first)
    with suppress(DemoFailed):  # The other copy is kept, and refused aloud.
        _hand_in(staff, packet, _Key(trainer, _TWICE).answer)
    return attempt

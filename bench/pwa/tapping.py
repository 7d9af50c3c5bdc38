"""
Measure: how soon a tap in a form of sixty questions is drawn, on a processor four times slower.

A tap counts from the moment the finger lifts, for until then it may still become a scroll, to the end of the page's next frame: handlers,
then style, layout and paint. Frames come as soon as there is something to draw; the beat of a display, up to 16.7 ms at 60 Hz, would come
on top and is nobody's to change. What the graphics process does with a painted frame is not in it. What a tap leaves for later is not
either, unless it is in the way of the next tap.

Work is the processor time of the page's thread at that slowness; the clock also counts its waiting for a turn, which tells of everything
else that runs on the machine. Work is judged.
"""

import contextlib
import dataclasses
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from playwright.sync_api import CDPSession, Page
from sqlalchemy.orm import Session

from api.checklists.services import publish_checklist
from bench.checklist import sixty_questions
from bench.loading import BenchError
from bench.pwa.forms import begin_form
from bench.pwa.phone import Phone, slowed
from bench.world import World

Event = dict[str, Any]

_SLOWER = 4
# With this pause the answer of one tap is on its way into the database when the next one comes.
_PAUSE_MS = 250
# Two answers of each question, so that one is taken back, by any kind of field; then what is said instead of an answer.
_CONTROLS = (
    "fieldset label.answer >> nth=0",
    "fieldset label.answer >> nth=1",
    "fieldset .number-row > button >> nth=1",
    "fieldset > textarea + .button",
    "fieldset > .button.big",
    ".tools > [aria-pressed] >> nth=0",
)
_STEPS = ("heard", "frame", "drawn")
_WATCH = """() => {
  window.waits = [];
  let lifted = null;
  const drawn = () => {
    performance.mark("tap drawn");
    window.waits.push(performance.now() - lifted);
    lifted = null;
  };
  addEventListener("click", (event) => {
    // A tap on a label is a click on its button as well.
    if (!event.isTrusted || lifted !== null) return;
    lifted = event.timeStamp;
    performance.mark("tap heard");
    requestAnimationFrame(() => {
      performance.mark("tap frame");
      // The first that happens after the frame.
      scheduler.postTask(drawn, { priority: "user-blocking" });
    });
  }, { capture: true });
}"""
_STEADY = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))))"


def plan_long_visit(world: World) -> UUID:
    """Publish the checklist of sixty questions and plan a visit by it."""
    with Session(world.engine, expire_on_commit=False) as session:
        version = publish_checklist(session, world.organisation_id, sixty_questions(), now=datetime.now(UTC))
        session.commit()
    return dataclasses.replace(world, version=version).plan_visits(world.fresh_shopper, 1)[0]


def measure_tapping(phone: Phone, visit: UUID) -> dict[str, float]:
    """Tap through the whole form; milliseconds as described above, and where the work of the median tap goes."""
    page = phone.page
    begin_form(phone, visit)
    page.evaluate(_WATCH)
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    with _traced(page, finger) as events, slowed(finger, _SLOWER):
        made = sum(_tap_all(page, finger, key) for key in list(_keys(page)))
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    finger.detach()
    waits = page.evaluate("window.waits")
    page.goto(f"{phone.url}/visits")
    page.locator(".shell").wait_for()
    return _summary(made, waits, events)


@contextlib.contextmanager
def _traced(page: Page, finger: CDPSession) -> Iterator[list[Event]]:
    """Collect the marks: a trace knows the processor time at which the page made each."""
    events: list[Event] = []
    ends: list[Event] = []
    finger.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    finger.on("Tracing.tracingComplete", lambda end: ends.append(end))  # noqa: PLW0108 - Playwright marks the handlers it is given
    config = {"includedCategories": ["blink.user_timing"], "excludedCategories": ["*"]}
    finger.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    yield events
    finger.send("Tracing.end")
    while not ends:
        page.wait_for_timeout(50)


def _keys(page: Page) -> Iterator[str]:
    for item in page.locator(".form-page .item").all():
        yield str(item.get_attribute("id"))


def _tap_all(page: Page, finger: CDPSession, item: str) -> int:
    """Tap each control the question has; returns how many there were."""
    made = 0
    for control in _CONTROLS:
        target = page.locator(f"[id='{item}'] {control}")
        if target.count() == 0:
            continue
        target.evaluate("(control) => control.scrollIntoView({ block: 'center' })")
        page.evaluate(_STEADY)
        box = target.bounding_box()
        if box is None:
            raise BenchError(f"{item} {control} is not to be seen.")
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(_PAUSE_MS)
        made += 1
        if page.locator("dialog[open]").count():
            page.keyboard.press("Escape")
            page.wait_for_timeout(_PAUSE_MS)
    return made


def _summary(made: int, waits: list[float], events: list[Event]) -> dict[str, float]:
    marks = {step: sorted(event["tts"] for event in events if event["name"] == f"tap {step}") for step in _STEPS}
    if {made} != {len(waits), *map(len, marks.values())}:
        raise BenchError(f"{made} taps were made and {len(waits)} of them drawn.")

    def work(begin: str, end: str) -> list[float]:
        return [(after - before) / 1000 for before, after in zip(marks[begin], marks[end], strict=True)]

    whole = work("heard", "drawn")
    return {
        "work_median_ms": statistics.median(whole),
        "work_p95_ms": statistics.quantiles(whole, n=20)[-1],
        "of_it_before_the_frame_ms": statistics.median(work("heard", "frame")),
        "of_it_the_frame_ms": statistics.median(work("frame", "drawn")),
        "clock_median_ms": statistics.median(waits),
        "clock_p95_ms": statistics.quantiles(waits, n=20)[-1],
        "taps": made,
    }

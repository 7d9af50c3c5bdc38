"""The ten-second timer: which clock counts, what human tapping error leaves open, what a set of runs is worth."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.audits.decimals import ONE, SQRT2, ZERO, settle
from api.audits.intervals import median, wilson_interval
from api.audits.readings import Reading, RunShare, TimerDetail, TimerRun, UnfitError

MAX_RUNS = 20
TOLERATED_DRIFT_MS = 1000
_LARGEST_MS = 2**53 - 1
_INSTANTS = tuple(itertools.product(("started", "stopped"), ("wall_ms", "mono_ms")))


@dataclass(frozen=True, slots=True)
class TimerRule:
    """The timer of one item; all in seconds. `graded` is (full until, zero from)."""

    limit: Decimal
    uncertainty: Decimal
    borderline: str
    graded: tuple[Decimal, Decimal] | None

    def read(self, response: Mapping[str, object]) -> Reading:
        """Score the runs of a response as their mean; the item answers `fail` when one run fails, else `pass`.

        Raises `UnfitError` for anything but 1 to 20 well-formed runs that end no earlier than they start.
        """
        runs = tuple(self._judge(run, f"/timer/runs/{n}") for n, run in enumerate(_runs_of(response)))
        verdict = "fail" if any(run.counts_as == "fail" for run in runs) else "pass"
        detail = TimerDetail(
            limit_s=self.limit,
            uncertainty_s=settle(self.uncertainty),
            median_s=median([run.seconds for run in runs]),
            in_time=run_share([run.counts_as for run in runs]),
            runs=runs,
        )
        mean = sum((self._worth(run) for run in runs), ZERO) / len(runs)
        return Reading(s=mean, keys=frozenset((verdict,)), timer=detail)

    def _judge(self, run: object, path: str) -> TimerRun:
        seconds, clock, clock_suspect = _measure(run, path)
        if seconds + self.uncertainty <= self.limit:
            outcome = "pass"
        elif seconds - self.uncertainty > self.limit:
            outcome = "fail"
        else:
            outcome = "borderline"
        counts_as = self.borderline if outcome == "borderline" else outcome
        s = settle(self._grade(seconds) if self.graded else ONE if counts_as == "pass" else ZERO)
        return TimerRun(seconds, clock, outcome, counts_as, s, clock_suspect)

    def _worth(self, run: TimerRun) -> Decimal:
        return self._grade(run.seconds) if self.graded else run.s

    def _grade(self, seconds: Decimal) -> Decimal:
        full, zero = self.graded or (ZERO, ZERO)
        if seconds <= full:
            return ONE
        return ZERO if seconds >= zero else (zero - seconds) / (zero - full)


def run_share(counted_as: Sequence[str]) -> RunShare:
    """Sum up what one or more runs are counted as: the share that passed, and how sure it is (rules of the field, Wilson).

    Three of three is no certainty, and the interval says so. Whether scores are graded by seconds makes no difference here.
    """
    passed, of = sum(each == "pass" for each in counted_as), len(counted_as)
    low, high = wilson_interval(passed, of)
    return RunShare(passed, of, settle(Decimal(passed) / of), low, high)


def timer_rule(spec: Mapping[str, object]) -> TimerRule:
    """Read the `timer` of an item. u√2 is the error of a difference of two taps, each ± `tap_error_s`."""
    graded = spec.get("graded")
    return TimerRule(
        limit=Decimal(str(spec.get("limit_s", "10"))),
        uncertainty=Decimal(str(spec.get("tap_error_s", "0.5"))) * SQRT2,
        borderline=str(spec.get("borderline", "pass")),
        graded=(Decimal(str(graded["full_s"])), Decimal(str(graded["zero_s"])))
        if isinstance(graded, Mapping)
        else None,
    )


def _runs_of(response: Mapping[str, object]) -> list[object]:
    timer = response.get("timer")
    if timer is None:
        raise UnfitError("timer_without_runs", "/timer")
    if not isinstance(timer, Mapping):
        raise UnfitError("wrong_type", "/timer", expected="object")
    runs = timer.get("runs")
    if runs is None or runs == []:
        raise UnfitError("timer_without_runs", "/timer/runs")
    if not isinstance(runs, list):
        raise UnfitError("wrong_type", "/timer/runs", expected="list")
    if len(runs) > MAX_RUNS:
        raise UnfitError("too_many_runs", "/timer/runs", max=str(MAX_RUNS))
    return runs


def _measure(run: object, path: str) -> tuple[Decimal, str, bool]:
    """Return seconds, the clock they come from, and whether the clocks disagree without a reason.

    A page in the background may have its monotonic clock stopped, so the wall clock counts there; a visible page
    has no such excuse, and a difference means that somebody set the clock.
    """
    if not isinstance(run, Mapping):
        raise UnfitError("wrong_type", path, expected="object")
    start_wall, start_mono, stop_wall, stop_mono = (_instant(run, path, end, clock) for end, clock in _INSTANTS)
    was_hidden = run.get("was_hidden")
    if not isinstance(was_hidden, bool):
        raise UnfitError("wrong_type", f"{path}/was_hidden", expected="boolean")
    wall, mono = stop_wall - start_wall, stop_mono - start_mono
    drifted = abs(wall - mono) > TOLERATED_DRIFT_MS
    milliseconds, clock = (wall, "wall") if drifted and was_hidden else (mono, "mono")
    if milliseconds < 0:
        raise UnfitError("timer_runs_backwards", path)
    return Decimal(milliseconds).scaleb(-3), clock, drifted and not was_hidden


def _instant(run: Mapping[str, object], path: str, end: str, clock: str) -> int:
    instant = run.get(end)
    value = instant.get(clock) if isinstance(instant, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitError("wrong_type", f"{path}/{end}/{clock}", expected="integer")
    if abs(value) > _LARGEST_MS:
        raise UnfitError("out_of_range", f"{path}/{end}/{clock}", min=str(-_LARGEST_MS), max=str(_LARGEST_MS))
    return value

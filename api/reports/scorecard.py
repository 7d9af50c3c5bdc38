"""All that a scorecard may show, as one frozen tree: what is not in here cannot reach the paper.

Words of the organisation (names, titles, standards) carry both languages and are resolved when the page is made. What a
person typed (notes) stays in the language it was typed in. Scores are points from 0 to 100 unless said otherwise.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from api.i18n import Lang

Tone: TypeAlias = Literal["good", "fair", "poor"]
Severity: TypeAlias = Literal["minor", "major", "critical"]
Dimension: TypeAlias = Literal["tangibles", "reliability", "responsiveness", "assurance", "empathy"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words in both languages; both are always there."""

    zh_hans: str
    en: str

    def of(self, lang: Lang) -> str:
        """Return the words in one language."""
        return self.zh_hans if lang == "zh-Hans" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The store, and what it belongs to."""

    organisation: Text
    region: Text
    code: str
    name: Text
    address: Text | None
    time_zone: str
    logo: str | None = None  # a name the assets know as `asset:<name>`


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The checklist version the visit was bound to."""

    title: Text
    kind: Literal["covert", "announced"]
    version: str  # as printed, "3" or "2026-09"
    sha256: str  # of the canonical checklist document, hex
    mode: Literal["points", "section"]
    coverage_min: Decimal  # a share


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of scores with a name: half-open, the last one closed."""

    key: str
    title: Text
    tone: Tone
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that changed the score or the outcome. `subject` is the item or section, `amount` its number.

    Amounts: points for `total_cap`, `penalty`, `bonus_dropped`; a share for `section_cap`, `section_minimum`; else None.
    """

    rule: Literal[
        "section_cap", "cap_on_null", "total_cap", "knock_out", "section_minimum", "bonus_dropped", "penalty", "zeroed"
    ]
    subject: Text
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the engine found. `printed` is rounded; None when nothing could be scored."""

    printed: Decimal | None
    raw: Decimal | None
    capped: Decimal | None
    band: Band | None  # of the printed number
    outcome: Literal["pass", "fail", "insufficient"]
    coverage: Decimal | None  # a share
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPoint:
    """One visit on the strip, oldest first; the last point is this visit."""

    on: date
    score: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonScore:
    """What this visit and the one before score over the questions that both their versions ask; None: nothing scored."""

    questions: int
    score: Decimal | None
    previous: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The last visits of the same programme in this store, and how far a score may move by chance alone."""

    visits: tuple[VisitPoint, ...]
    low: Decimal | None = None  # the 95 % range in which a single visit of this store usually falls
    high: Decimal | None = None
    detectable_change: Decimal | None = None  # MDC95 between two single visits
    common: CommonScore | None = None  # only where the visit before was of another version


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointRow:
    """A touchpoint of the journey against the median of the region's stores."""

    title: Text
    score: Decimal | None
    region_median: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionRow:
    """One of the five dimensions of service, with its score at the earlier visits, oldest first, this visit last."""

    dimension: Dimension
    score: Decimal | None
    history: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """A photo: `id` is what the assets know as `photo:<id>`, an EXIF-free rendition of about 600 px."""

    id: str
    item_number: str
    item_title: Text
    taken_at: datetime  # aware
    is_clock_suspect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalRow:
    """A critical rule that was triggered."""

    item_number: str
    title: Text
    effect: Literal["section_cap", "total_cap", "knock_out"]
    amount: Decimal | None = None  # as in Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """What is to be done about a finding, by which role, until when."""

    what: Text
    owner: Text
    due_on: date
    state: Literal["open", "done", "verified", "reopened"] = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrainingRow:
    """The course a finding calls for, and the ladder of its effect."""

    course: Text
    learners: Text  # by role, never a name
    due_on: date
    assigned: int
    completed: int = 0
    passed: int = 0
    next_visit: Literal["waiting", "passed", "failed"] = "waiting"
    held_visits: int = 0
    held_target: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A response that misses the standard. Without `retraining` the cause is no matter of training, unless it `lacks_course`."""

    item_number: str
    title: Text
    severity: Severity
    seen: str  # the shopper's words, or the response where there are none
    standard: Text
    is_repeat: bool = False
    photo: PhotoRow | None = None
    action: ActionRow | None = None
    retraining: RetrainingRow | None = None
    lacks_course: bool = False  # it is a matter of training, and no course teaches it yet


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRow:
    """A pain of the chain as this visit shows it: how well the store does against it, and which items show it."""

    pain: str  # a key of words.PAINS
    score: Decimal | None
    seen: int
    asked: int
    items: tuple[str, ...] = ()  # numbers of the items that were missed


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A course of the plan for this store, and the pains it eases."""

    retraining: RetrainingRow
    pains: tuple[str, ...]  # keys of words.PAINS


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionRow:
    """Something done well, seen by the shopper."""

    item_number: str
    title: Text
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerRun:
    """One approach under the stopwatch, in seconds."""

    seconds: Decimal
    verdict: Literal["pass", "borderline", "fail"]
    is_clock_suspect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerRow:
    """The runs of a timer item; `uncertainty` is u√2, in seconds, of each; `passed` runs count as within the limit."""

    limit: Decimal
    uncertainty: Decimal
    passed: int
    median: Decimal
    runs: tuple[TimerRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item as asked and answered. `response` is in words already, None when there is none."""

    number: str
    title: Text
    standard: Text
    state: Literal["answered", "na_shopper", "na_design", "not_observed", "unanswered"]
    response: Text | None = None
    earned: Decimal | None = None  # points; None when the item is not scored
    possible: Decimal | None = None  # 0 for a bonus item
    note: str = ""
    reason: str = ""  # why it did not apply
    photos: int = 0
    timer: TimerRow | None = None
    finding: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A section with its items. `cap` is the share a critical rule held it to."""

    number: str
    title: Text
    score: Decimal | None
    items: tuple[ItemRow, ...]
    weight: Decimal | None = None  # its share of the total, when the mode is by section
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What proves that the audit behind this paper was not changed."""

    code: str  # for people, in groups: "7K2M-QX4D-93FT"
    url: str  # absolute, of the page /verify/<code>
    root_sha256: str  # of the evidence chain, hex
    received_at: datetime  # aware
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The whole scorecard of one audit."""

    place: Place
    programme: Programme
    visited_at: datetime  # aware; printed as a half-day
    issued_at: datetime  # aware; the only date in the file's own metadata
    revision: int
    score: Score
    bands: tuple[Band, ...]  # lowest first
    trend: Trend
    touchpoints: tuple[TouchpointRow, ...]
    dimensions: tuple[DimensionRow, ...]
    sections: tuple[SectionRow, ...]
    seal: Seal
    criticals: tuple[CriticalRow, ...] = ()
    recognitions: tuple[RecognitionRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()  # what matters most first; page 1 shows the first three
    pains: tuple[PainRow, ...] = ()  # the worst first; only where the checklist diagnoses any
    steps: tuple[StepRow, ...] = ()  # the course plan, in order
    photos: tuple[PhotoRow, ...] = ()  # the appendix, in item order
    hides_clock: bool = False  # print when a photo was taken as minutes after the first one, not by the clock

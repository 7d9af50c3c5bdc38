"""The names of everything the scorecard counts in: outcomes, severities, dimensions, states, rules."""

from decimal import Decimal
from typing import Final

from api.i18n import marked

OUTCOMES: Final = {
    "pass": marked("Passed"),
    "fail": marked("Not passed"),
    "insufficient": marked("Too little seen"),
}
KINDS: Final = {"covert": marked("Mystery visit"), "announced": marked("Store patrol")}
SEVERITIES: Final = {"minor": marked("Minor"), "major": marked("Major"), "critical": marked("Critical")}
MEANINGS: Final = {
    "minor": marked("a slip the customer hardly feels"),
    "major": marked("the customer feels it"),
    "critical": marked("safety, honesty or dignity: it caps the score or fails the visit"),
}
DIMENSIONS: Final = {
    "tangibles": marked("Tangibles"),
    "reliability": marked("Reliability"),
    "responsiveness": marked("Responsiveness"),
    "assurance": marked("Assurance"),
    "empathy": marked("Empathy"),
}
STATES: Final = {
    "answered": marked("Answered"),
    "na_shopper": marked("Did not apply"),
    "na_design": marked("Not for this store"),
    "not_observed": marked("Could not be seen"),
    "unanswered": marked("Not answered"),
}
PAINS: Final = {
    "uneven-awareness": marked("Uneven awareness of service"),
    "long-process": marked("Processes too long or missing"),
    "news-not-reaching-floor": marked("News does not reach the floor"),
    "feedback-not-followed": marked("Feedback nobody follows"),
    "too-few-hands": marked("Too few hands at peak"),
}
ACTION_STATES: Final = {
    "open": marked("open"),
    "done": marked("done"),
    "verified": marked("verified"),
    "reopened": marked("reopened"),
}
VERDICTS: Final = {
    "pass": marked("in time"),
    "borderline": marked("too close to call"),
    "fail": marked("too slow"),
}
GAUGES: Final = (
    (Decimal(1), marked("full points")),
    (Decimal("0.5"), marked("part of the points")),
    (Decimal(0), marked("no points")),
    (None, marked("not counted")),
)
RUNGS: Final = {
    "assigned": marked("Assigned"),
    "completed": marked("Completed"),
    "passed": marked("Passed"),
    "next_visit": marked("Next visit"),
    "held": marked("Held"),
}
EFFECTS: Final = {
    "section_cap": marked("holds its section to {amount} at most"),
    "total_cap": marked("holds the total to {amount} at most"),
    "knock_out": marked("the visit is not passed, whatever the score"),
}
RULES: Final = {
    "section_cap": marked("“{subject}”: a critical failure holds this section to {amount} at most."),
    "cap_on_null": marked(
        "“{subject}”: a cap was triggered, but nothing in this section could be scored. QA has looked at it."
    ),
    "total_cap": marked("“{subject}”: a critical failure holds the total to {amount} at most."),
    "knock_out": marked("“{subject}”: a knock-out. The visit is not passed, whatever the score."),
    "section_minimum": marked(
        "“{subject}”: below the least this section must reach, {amount}. The visit is not passed."
    ),
    "bonus_dropped": marked(
        "“{subject}”: {amount} bonus points were left out, since nothing else in the section could be scored."
    ),
    "penalty": marked("“{subject}”: {amount} points were taken off the total."),
    "zeroed": marked("“{subject}”: after a knock-out the programme prints 0."),
}

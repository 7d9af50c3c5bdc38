"""Says whether a course with a quiz can teach and test: enough questions a topic, nothing to guess by, words people take in.

Pure. A course that only tells (no quiz) is free of these bounds. They hold for the tree that ships and are no ground to refuse
what an organisation publishes for itself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from api.checklists.check import Remark
from api.checklists.wording import LANGUAGES, check_wording
from api.courses.guessing import Question, habits_of
from api.courses.sameness import same_options

LEAST_QUESTIONS: Final = 6  # a topic
LEAST_SINGLES: Final = 8  # fewer say nothing about a habit
MOST_LONGEST: Final = Decimal("0.30")
# Never right is as good to guess by as always right.
LEAST_LONGEST: Final = Decimal("0.10")
MOST_SHORTEST: Final = Decimal("0.60")
MOST_IN_ONE_PLACE: Final = Decimal("0.45")


def check_teaching(document: Mapping[str, Any], exam: Sequence[Question]) -> Iterator[Remark]:
    """Yield what keeps a course with a quiz from teaching or testing; nothing for a course without one."""
    if document["quiz"] is None:
        return
    questions = [*document["questions"], *exam]
    asked = Counter(question["topic"] for question in questions)
    for index, topic in enumerate(document["topics"]):
        if asked[topic] < LEAST_QUESTIONS:
            yield (
                ("topics", index),
                f"{asked[topic]} questions ask about {topic!r}; at least {LEAST_QUESTIONS} are needed.",
            )
    for question in questions:
        for one, other in same_options(question):
            yield (), f"Question {question['key']!r}: the options {one} and {other} say the same."
    yield from _habits(questions)
    yield from check_wording({name: document[name] for name in ("title", "summary", "note") if document[name]})
    yield from _words(document, exam)


def _habits(questions: Sequence[Question]) -> Iterator[Remark]:
    habits = habits_of(questions)
    if habits.singles < LEAST_SINGLES:
        return
    for language in LANGUAGES:
        for name, count, most in (
            ("longest", habits.longest[language], MOST_LONGEST),
            ("shortest", habits.shortest[language], MOST_SHORTEST),
        ):
            if habits.share(count) > most:
                yield (
                    (),
                    f"In {language} the {name} option is right in {count} of {habits.singles} questions; at most {most}.",
                )
        if habits.share(habits.longest[language]) < LEAST_LONGEST:
            count = habits.longest[language]
            yield (
                (),
                f"In {language} the longest option is right in {count} of {habits.singles} questions; at least {LEAST_LONGEST}.",
            )
    for place, count in sorted(habits.places.items()):
        if habits.share(count) > MOST_IN_ONE_PLACE:
            yield (
                (),
                f"Option {place + 1} is right in {count} of {habits.singles} questions; at most {MOST_IN_ONE_PLACE}.",
            )


def _words(document: Mapping[str, Any], exam: Sequence[Question]) -> Iterator[Remark]:
    """Check the words of what has a key, and name it: lessons, questions of both kinds, cards."""
    for name, things in (
        ("Lesson", document["lessons"]),
        ("Question", [*document["questions"], *exam]),
        ("Card", document["cards"]),
    ):
        for thing in things:
            # What a card is found under are lists of words, nothing to read.
            for place, remark in check_wording({field: value for field, value in thing.items() if field != "words"}):
                yield (), f"{name} {thing['key']!r}, {'.'.join(map(str, place))}: {remark}"

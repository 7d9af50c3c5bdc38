"""Says what is wrong with a course as a whole: what its parts say of each other. Pure: a course in, remarks out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.checklists.check import Remark, repeated
from api.courses.grammar import LESSON_PARTS

Course = Mapping[str, Any]
Question = Mapping[str, Any]


def check_course(document: Course, folder: str, media: Mapping[str, Any]) -> Iterator[Remark]:
    """Yield what is wrong in `course.yaml`, each remark with its place, given the pictures and sounds beside it."""
    if document["key"] != folder:
        yield ("key",), f"The key is {document['key']!r} but the folder is called {folder!r}."
    yield from repeated(document["lessons"], ("lessons",), "lesson")
    total = sum(lesson["minutes"] for lesson in document["lessons"])
    if total != document["minutes"]:
        yield ("minutes",), f"The lessons take {total} minutes together."
    if document["key"] in document["prerequisites"]:
        yield ("prerequisites",), "A course cannot be its own prerequisite."
    for index, lesson in enumerate(document["lessons"]):
        yield from ((("lessons", index, *place), message) for place, message in _check_lesson(lesson, document))
    if document["cover"] is not None and document["cover"]["file"] not in media:
        yield ("cover", "file"), f"There is no file {document['cover']['file']!r} in the course."
    yield from _check_topics(document)
    yield from _check_retraining(document)
    yield from _check_policy_change(document)


def _check_lesson(lesson: Mapping[str, Any], document: Course) -> Iterator[Remark]:
    for position, topic in enumerate(lesson["topics"]):
        if topic not in document["topics"]:
            yield ("topics", position), f"The course does not name the topic {topic!r}."
    for part, kind in LESSON_PARTS.items():
        if lesson[part] and lesson["kind"] != kind:
            yield (part,), f"Only a lesson of kind {kind} has a {part}."
        if not lesson[part] and lesson["kind"] == kind:
            yield (), f"A lesson of kind {kind} needs a {part}."
    if lesson["timed"] and lesson["kind"] != "drill":
        yield ("timed",), "Only a drill is timed."
    if lesson["decision"]:
        options = lesson["decision"]["options"]
        yield from repeated(options, ("decision", "options"), "option")
        if len(options) < 2:
            yield ("decision", "options"), "At least two options are needed."
        if sum(option["best"] for option in options) != 1:
            yield ("decision", "options"), "Exactly one option is the best."


def _check_topics(document: Course) -> Iterator[Remark]:
    taught = {topic for lesson in document["lessons"] for topic in lesson["topics"]}
    for index, topic in enumerate(document["topics"]):
        if topic not in taught:
            yield ("topics", index), f"No lesson teaches {topic!r}."
        if topic in document["topics"][:index]:
            yield ("topics", index), f"{topic!r} is named twice."


def _check_retraining(document: Course) -> Iterator[Remark]:
    lessons = {lesson["key"] for lesson in document["lessons"]}
    for index, rule in enumerate(document["retraining"]):
        if rule["topic"] not in document["topics"]:
            yield ("retraining", index, "topic"), f"The course does not name the topic {rule['topic']!r}."
        for position, lesson in enumerate(rule["lessons"]):
            if lesson not in lessons:
                yield ("retraining", index, "lessons", position), f"The course has no lesson {lesson!r}."


def _check_policy_change(document: Course) -> Iterator[Remark]:
    change = document["policy_change"]
    if change is None:
        return
    if not change["lessons"] and not change["topics"]:
        yield ("policy_change",), "Name the lessons or the topics that changed."
    known = {"lessons": {lesson["key"] for lesson in document["lessons"]}, "topics": set(document["topics"])}
    for part, names in known.items():
        for index, name in enumerate(change[part]):
            if name not in names:
                yield ("policy_change", part, index), f"The course has no {part.removesuffix('s')} {name!r}."


def check_question_in(question: Question, document: Course, media: Mapping[str, Any]) -> Iterator[Remark]:
    """Yield what a question says of its course that is not so."""
    lesson = next((lesson for lesson in document["lessons"] if lesson["key"] == question["lesson"]), None)
    if lesson is None:
        yield ("lesson",), f"The course has no lesson {question['lesson']!r}."
    elif question["topic"] not in lesson["topics"]:
        yield ("topic",), f"The lesson {lesson['key']!r} does not teach {question['topic']!r}."
    if question["picture"] is not None and question["picture"]["file"] not in media:
        yield ("picture", "file"), f"There is no file {question['picture']['file']!r} in the course."


def check_cards(cards: Sequence[Mapping[str, Any]], document: Course) -> Iterator[Remark]:
    """Yield what is wrong with the cards of a course."""
    yield from repeated(cards, (), "card")
    for index, card in enumerate(cards):
        if card["topic"] not in document["topics"]:
            yield (index, "topic"), f"No lesson of the course teaches {card['topic']!r}."


def check_quiz(quiz: Mapping[str, Any], exam: Sequence[Question], practice: Sequence[Question]) -> Iterator[Remark]:
    """Yield what is wrong with the blueprint, given the questions it draws from."""
    pool = exam if quiz["behaviour"] == "exam" else practice
    for index, line in enumerate(quiz["blueprint"]):
        place = ("blueprint", index)
        if (line["group"] is not None) + (line["topic"] is not None) + line["any"] != 1:
            yield place, "Draw from one of: group, topic, any."
            continue
        if line["group"] is not None and line["draw"] > 1:
            yield (*place, "draw"), "Questions of one group are the same question in other words; draw one."
        choice = count_choice(pool, line)
        if choice < 2 * line["draw"]:
            yield (
                place,
                f"There are {choice} questions to draw {line['draw']} from; at least {2 * line['draw']} are needed.",
            )
    counted = Counter(question["group"] for question in pool if question["group"])
    for group, size in counted.items():
        if size == 1:
            yield (
                ("blueprint",),
                f"The group {group!r} has one question only; a group is the same question in other words.",
            )
    drawn = sum(line["draw"] for line in quiz["blueprint"])
    whole = len({question["group"] or question["uuid"] for question in pool})
    if whole < drawn:
        yield ("blueprint",), f"{drawn} questions are drawn, but no two of one group; there are only {whole}."


def fits(question: Question, line: Mapping[str, Any]) -> bool:
    """Tell whether a line of a blueprint may draw a question."""
    return (
        line["group"] in {None, question["group"]}
        and line["topic"] in {None, question["topic"]}
        and line["difficulty"] in {None, question["difficulty"]}
    )


def count_choice(pool: Sequence[Question], line: Mapping[str, Any]) -> int:
    """Count what a line can choose from; a group counts once, except where the line asks for that group."""
    fitting = [question for question in pool if fits(question, line)]
    if line["group"] is not None:
        return len(fitting)
    return len({question["group"] or question["uuid"] for question in fitting})

"""Loads one course folder: read, normalise, check. What the command line and publishing call."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.checklists.document import Document, load_by
from api.checklists.pictures import strays
from api.checklists.source import Fault, Source, read_source
from api.courses.check_course import check_cards, check_course, check_quiz
from api.courses.grammar import CourseSchema
from api.courses.lessons import read_bodies, stray_files
from api.courses.media import read_media
from api.courses.questions import Places, read_questions
from api.courses.quiz_grammar import CardSchema, QuizSchema
from api.courses.sounds import sounds_of

FILE_NAME, QUIZ_FILE, CARDS_FILE = "course.yaml", "quiz.yaml", "cards.yaml"
_PARTS = {FILE_NAME, QUIZ_FILE, CARDS_FILE, "lessons", "questions", "pictures", "audio"}


@dataclass(frozen=True)
class LoadedCourse:
    """A checked course: the document phones get, and apart from it the exam questions, which they never get whole."""

    document: Document
    exam: list[Document]
    source: Source
    places: Places

    def question_fault(self, uuid: str, message: str) -> Fault:
        """Make a fault that names where the exposure of a question stands."""
        return Fault(*self.places[uuid], f"exposure: {message}")


def load_course(folder: Path) -> tuple[Document | None, list[Fault]]:
    """Load a course folder; return the document phones get, or None and every fault."""
    loaded, faults = read_course(folder)
    return (loaded.document if loaded else None), faults


def read_course(folder: Path) -> tuple[LoadedCourse | None, list[Fault]]:
    """Load `folder/course.yaml` and all that belongs to it; or None and every fault with its line."""
    source, faults = read_source(folder / FILE_NAME)
    if source is None:
        return None, faults
    document, faults = load_by(CourseSchema(), source)
    if document is None:
        return None, faults
    media, wrong = read_media(folder)
    remarks = check_course(document, folder.resolve().name, media)
    faults = wrong + [source.fault(place, message) for place, message in remarks]
    shown = {document["cover"]["file"]} if document["cover"] else set[str]()
    for lesson in document["lessons"]:
        lesson["body"], used, wrong = read_bodies(folder, lesson["key"], media)
        shown |= used
        faults += wrong
    faults += stray_files(folder, [lesson["key"] for lesson in document["lessons"]])
    faults += [Fault(path, 1, "No part of a course is called so.") for path in _unknown(folder)]
    questions, places, wrong = read_questions(folder, document, media)
    faults += wrong
    practice = [question for question in questions if question["exposure"] == "practice"]
    exam = [question for question in questions if question["exposure"] == "exam"]
    shown_apart = {question["picture"]["file"] for question in exam if question["picture"]}
    shown |= {question["picture"]["file"] for question in practice if question["picture"]}
    cards, wrong = _read_cards(folder, document)
    faults += wrong
    document["quiz"], wrong = _read_quiz(folder, exam, practice)
    # A broken question makes every pool look too small.
    faults += [] if faults else wrong
    faults += strays(folder, media, shown | shown_apart)
    if faults:
        return None, sorted(faults)
    document |= {
        "questions": practice,
        "cards": cards,
        "media": {name: one for name, one in media.items() if name in shown},
    }
    return LoadedCourse(document, [_whole(question, media) for question in exam], source, places), []


def names_of(loaded: LoadedCourse) -> list[str]:
    """List every UUID of a course, each as often as it is used."""
    document = loaded.document
    quiz = [document["quiz"]] if document["quiz"] else []
    change = [document["policy_change"]] if document["policy_change"] else []
    things = [document, *document["lessons"], *document["questions"], *loaded.exam, *document["cards"], *quiz, *change]
    return [thing["uuid"] for thing in things]


def _whole(question: Document, media: Mapping[str, Any]) -> Document:
    """Give an exam question its picture: it travels alone."""
    if not question["picture"]:
        return question
    return {**question, "media": {question["picture"]["file"]: media[question["picture"]["file"]]}}


def _unknown(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.iterdir())
        if path.name not in _PARTS and path.suffix != ".md" and not path.name.startswith(".")
    ]


def _read_cards(folder: Path, document: Document) -> tuple[list[Document], list[Fault]]:
    if not (folder / CARDS_FILE).exists():
        return [], []
    source, faults = read_source(folder / CARDS_FILE)
    if source is None:
        return [], faults
    loaded, faults = load_by(CardSchema(many=True), source)
    if loaded is None:
        return [], faults
    cards: list[Document] = loaded["things"]
    for card in cards:
        card["sounds"] = sounds_of([card["title"]["zh-Hans"], *card["words"]["zh-Hans"]])
    return cards, [source.fault(place, message) for place, message in check_cards(cards, document)]


def _read_quiz(folder: Path, exam: list[Document], practice: list[Document]) -> tuple[Document | None, list[Fault]]:
    if not (folder / QUIZ_FILE).exists():
        return None, []
    source, faults = read_source(folder / QUIZ_FILE)
    if source is None:
        return None, faults
    quiz, faults = load_by(QuizSchema(), source)
    if quiz is None:
        return None, faults
    return quiz, [source.fault(place, message) for place, message in check_quiz(quiz, exam, practice)]

"""Exports the grammars of a course's files as JSON Schema for editors."""

from typing import Any

from api.checklists.schema_export import JsonSchema, export_schema
from api.courses.grammar import CourseSchema
from api.courses.question_grammar import PARTS, QuestionSchema
from api.courses.quiz_grammar import CardSchema, QuizSchema


def course_json_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of `course.yaml`."""
    return export_schema(CourseSchema, "Tenseconds course")


def questions_json_schema() -> JsonSchema:
    """Return the JSON Schema of `questions/*.yaml`, with the part each kind needs."""
    exported = export_schema(QuestionSchema, "Tenseconds questions", is_list=True)
    exported["$defs"]["Question"]["allOf"] = [_kind_rule(part) for part in PARTS]
    return exported


def quiz_json_schema() -> JsonSchema:
    """Return the JSON Schema of `quiz.yaml`."""
    return export_schema(QuizSchema, "Tenseconds quiz")


def cards_json_schema() -> JsonSchema:
    """Return the JSON Schema of `cards.yaml`."""
    return export_schema(CardSchema, "Tenseconds knowledge cards", is_list=True)


def _kind_rule(part: str) -> dict[str, Any]:
    kinds = {"properties": {"kind": {"enum": sorted(PARTS[part])}}}
    return {"if": kinds, "then": {"required": [part]}, "else": {"properties": {part: False}}}

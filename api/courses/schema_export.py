"""Exports the grammar of a course as JSON Schema for editors."""

from api.checklists.schema_export import JsonSchema, export_schema
from api.courses.grammar import CourseSchema


def course_json_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of `course.yaml`."""
    return export_schema(CourseSchema, "Tenseconds course")

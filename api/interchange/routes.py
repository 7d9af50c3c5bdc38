"""Routes of question files."""

from typing import Any

from api.accounts.permissions import Permission
from api.core.problems import FieldError, Invalid
from api.http.context import Context
from api.http.problems import current_language
from api.http.routes import Routes
from api.interchange.draft import Unreadable
from api.interchange.into_course import Target
from api.interchange.schemas import QuestionFileSchema, ReadQuestionsSchema
from api.interchange.services import import_questions

routes = Routes("interchange", "Questions of other systems.")


@routes.post("/question-files", needs=Permission.QUESTION_IMPORT, body=QuestionFileSchema, answers=ReadQuestionsSchema)
def read_question_file(context: Context, body: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - nothing is kept
    """Read a file of another system into the file a course takes. Nothing is kept: courses are files, and their check has the last word."""
    target = Target(body["language"], body["topic"], body["lesson"], body["exposure"])
    try:
        read = import_questions(body["name"], body["content"], target, body["format"])
    except Unreadable as error:
        remark = error.remark
        raise Invalid(errors=[FieldError("/content", remark.message, dict(remark.params))]) from None
    remarks = [{"line": remark.line, "reason": remark.of(current_language())} for remark in read.remarks]
    return {"questions": read.questions, "remarks": remarks, "file": read.file}

"""Contracts of the daily three."""

from marshmallow import fields

from api.audits.fields import Id
from api.http.schemas import Length, OneOf, StrictSchema
from api.quizzes.schemas import PhoneTime

OUTCOMES = ("wrong", "unsure", "right")
OCCASIONS = ("daily", "practice")


class ReviewAnswerSchema(StrictSchema):
    """An answer to a practice question (op `review.answer`): `wrong`, `unsure` (right, but not sure or after a hint) or `right`.

    `daily`: it was one of the day's three. `practice`: it came up elsewhere; then a wrong answer makes it come again.
    """

    review_id = Id(required=True)
    question = Id(required=True)
    course = fields.String(required=True, validate=Length(min=1, max=100))
    outcome = fields.String(required=True, validate=OneOf(list(OUTCOMES)))
    occasion = fields.String(required=True, validate=OneOf(list(OCCASIONS)))
    at = PhoneTime(required=True)

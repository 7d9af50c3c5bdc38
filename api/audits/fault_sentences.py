"""A fault of a response as a sentence for its shopper; the codes are those of docs/checklist-format.md."""

from typing import Final

from api.audits.completeness import Fault
from api.core.problems import FieldError, marked

_SENTENCES: Final = {
    "contradicting_options": marked("An option cannot be chosen and not applicable at once."),
    "duplicate_item": marked("This question is answered twice."),
    "duplicate_option": marked("An option is named twice."),
    "duplicate_photo": marked("This photo already belongs to another question."),
    "na_not_allowed": marked("“Not applicable” is not a possible answer here."),
    "not_an_integer": marked("Give a whole number."),
    "note_required": marked("This answer needs a note."),
    "nothing_applicable": marked("If no option applies, the question itself is not applicable."),
    "out_of_range": marked("The value is outside the possible range."),
    "reason_required": marked("Say why this does not apply."),
    "timer_runs_backwards": marked("The timer stopped before it started."),
    "timer_without_runs": marked("Time at least one approach."),
    "too_few_photos": marked("This answer needs at least {min} photos; there are {count}."),
    "too_many_photos": marked("There can be at most {max} photos here; there are {count}."),
    "too_many_runs": marked("There can be at most {max} timed approaches."),
    "unanswered": marked("This question is not answered yet."),
    "unknown_item": marked("The checklist has no such question."),
    "unknown_option": marked("The question has no such option."),
    "unknown_state": marked("This is no state of an answer."),
}
_UNFIT = marked("This answer does not fit the question.")


def to_field_error(fault: Fault) -> FieldError:
    """Point into the payload and say what is wrong there."""
    return FieldError(f"/responses{fault.pointer}", _SENTENCES.get(fault.code, _UNFIT), fault.params)

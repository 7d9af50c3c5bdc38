"""What may go wrong in training, in the words of the people concerned."""

from api.core.problems import Conflict, Forbidden, marked


class OwnDrill(Forbidden):
    """403: nobody observes themselves."""

    slug = "own-drill"
    title = marked("You cannot observe your own drill")
    sentence = marked("Ask your trainer or manager to watch you.")


class AnotherObservation(Conflict):
    """409: the same id, something else seen."""

    slug = "another-observation"
    title = marked("This observation was sent before, and said something else")
    sentence = marked("What came first was kept. Note what you saw as a new observation.")


class AlreadyWithdrawn(Conflict):
    """409: the certificate holds no longer."""

    slug = "certificate-withdrawn"
    title = marked("This certificate was withdrawn")
    sentence = marked("It was withdrawn on {day}. Nothing was changed.")


class RuleIsOver(Conflict):
    """409: the rule has ended."""

    slug = "rule-is-over"
    title = marked("This rule has ended")
    sentence = marked("It gives nobody anything any more. Make a new rule.")


class NothingChanged(Conflict):
    """409: the course does not say that a rule has changed."""

    slug = "nothing-changed"
    title = marked("The live version of this course changes no rule")
    sentence = marked("There is nothing that people would have to learn again. An author can say so in the course.")


class ExamAhead(Forbidden):
    """403: who has to take an exam does not read its keys."""

    slug = "exam-ahead"
    title = marked("You have this exam before you")
    sentence = marked(
        "Once you have passed it, you may read its questions and answers. Until then another trainer has to."
    )

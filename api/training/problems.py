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

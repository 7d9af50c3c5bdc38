"""What can be wrong in the daily three, in the words of the people concerned."""

from api.core.problems import Conflict, marked


class AnotherAnswer(Conflict):
    """409: the same id, something else answered."""

    slug = "another-answer"
    title = marked("This answer was sent before, and said something else")
    sentence = marked("What came first was kept. Send what you answered as a new answer.")

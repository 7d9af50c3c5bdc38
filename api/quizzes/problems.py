"""What may go wrong with exams and attempts, in the words of the people concerned."""

from api.core.problems import Conflict, Forbidden, marked


class NoExam(Conflict):
    """409: the course has no exam that the server draws."""

    slug = "no-exam"
    title = marked("This course has no exam")
    sentence = marked("There is nothing to draw from. The lessons can be read and practised all the same.")


class AttemptElsewhere(Conflict):
    """409: the open attempt is on another phone."""

    slug = "attempt-elsewhere"
    title = marked("You have begun this exam on another device")
    sentence = marked("Finish it there. If that is not possible, you can start anew from {time} on.")


class AlreadyPassed(Conflict):
    """409: nothing is left to prove."""

    slug = "already-passed"
    title = marked("You have passed this exam")
    sentence = marked("There is nothing left to do. If it has to be renewed, you will be told.")


class NoAttemptsLeft(Conflict):
    """409: every attempt of this round is used."""

    slug = "no-attempts-left"
    title = marked("No attempt is left")
    sentence = marked("All {count} attempts are used. Talk to your trainer, who can give you the course again.")


class CoolingDown(Conflict):
    """409: too soon after the last attempt."""

    slug = "cooling-down"
    title = marked("It is too soon for the next attempt")
    sentence = marked("Read the lessons once more. You can start again from {time} on.")


class AnotherSubmission(Conflict):
    """409: something else was handed in before; this one is kept beside it."""

    slug = "another-submission"
    title = marked("This attempt was handed in before, with other answers")
    sentence = marked("What came first counts. What you sent now is kept, and a trainer can look at both.")


class NotMarkable(Conflict):
    """409: the decision does not fit the state."""

    slug = "not-markable"
    title = marked("This decision is not possible now")
    sentence = marked("The attempt is in state “{state}”. Load it again and decide.")


class OwnAttempt(Forbidden):
    """403: nobody marks their own attempt."""

    slug = "own-attempt"
    title = marked("You cannot mark your own attempt")
    sentence = marked("Another trainer has to decide about it.")


class AnotherRegrade(Conflict):
    """409: what marking again would change is not what was looked at."""

    slug = "another-regrade"
    title = marked("Marking again would change something else by now")
    sentence = marked(
        "An attempt or a question has changed since you looked. Nothing was done. Look at the list again, then decide."
    )

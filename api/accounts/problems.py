"""What may go wrong when people sign in, and when they are managed."""

from api.core.problems import Conflict, Forbidden, Problem, TooManyRequests, marked


class WrongCredentials(Problem):
    """401: address, password or code do not fit; which one is never told."""

    status = 401
    slug = "wrong-credentials"
    title = marked("That did not fit")
    sentence = marked("The address, the password or the code is not right. Check them and try again.")


class CodeNeeded(Problem):
    """401: the password was right, and a one-time code is missing."""

    status = 401
    slug = "code-needed"
    title = marked("One more step")
    sentence = marked("Enter the six-digit code from your authenticator app.")


class TooManyTries(TooManyRequests):
    """429: somebody is guessing."""

    slug = "too-many-tries"
    sentence = marked("There were too many tries to sign in. Wait {seconds} seconds and try again.")


class EmailTaken(Conflict):
    """409: the address belongs to another person."""

    slug = "email-taken"
    sentence = marked("Another account already uses this e-mail address.")


class RoleHeld(Conflict):
    """409: the person has this role in this place already."""

    slug = "role-held"
    sentence = marked("This person already has this role here.")


class LastAdmin(Conflict):
    """409: nobody would be left to run the organisation."""

    slug = "last-admin"
    sentence = marked("This is the last administrator of the organisation. Give the role to somebody else first.")


class SecondStepHeld(Conflict):
    """409: a second step of signing in is set up already."""

    slug = "second-step-held"
    sentence = marked("An authenticator app is set up already. Remove it before you set up another.")


class BeyondReach(Forbidden):
    """403: the person can be seen, but also works where the administrator has no say."""

    slug = "beyond-reach"
    sentence = marked("This person also has roles outside your area. Ask an administrator of the whole organisation.")


class SessionNeeded(Forbidden):
    """403: an act that a token must never do."""

    slug = "session-needed"
    sentence = marked("A token cannot do this. Sign in with your password.")

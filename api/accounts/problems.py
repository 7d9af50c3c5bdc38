"""What may go wrong when people sign in."""

from api.core.problems import Problem, TooManyRequests, marked


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

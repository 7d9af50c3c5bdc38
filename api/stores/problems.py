"""What may go wrong when regions and stores are managed."""

from api.core.problems import Conflict, marked


class CodeTaken(Conflict):
    """409: another region or store of the organisation has this code."""

    slug = "code-taken"
    sentence = marked("Another one already has this code. Codes are used once in an organisation.")

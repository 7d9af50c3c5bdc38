"""What happens to people, in the past tense."""

SIGNED_IN = "SignedIn"
SIGNED_OUT = "SignedOut"
TOKEN_MADE = "TokenMade"  # noqa: S105 - the name of an event
TOKEN_REVOKED = "TokenRevoked"  # noqa: S105 - the name of an event
USER_ADDED = "UserAdded"
USER_CHANGED = "UserChanged"

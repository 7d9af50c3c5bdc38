"""What happens to people, in the past tense."""

PASSWORD_CHANGED = "PasswordChanged"  # noqa: S105 - the name of an event
ROLE_GIVEN = "RoleGiven"
ROLE_TAKEN = "RoleTaken"
SECOND_STEP_REMOVED = "SecondStepRemoved"
SECOND_STEP_SET_UP = "SecondStepSetUp"
SHIFT_CHANGED = "ShiftChanged"
SIGNED_IN = "SignedIn"
SIGNED_OUT = "SignedOut"
TOKEN_MADE = "TokenMade"  # noqa: S105 - the name of an event
TOKEN_REVOKED = "TokenRevoked"  # noqa: S105 - the name of an event
USER_ADDED = "UserAdded"
USER_CHANGED = "UserChanged"

"""Contracts of people, sessions and tokens."""

from marshmallow import fields

from api.accounts.permissions import Permission, Role
from api.core.problems import marked
from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Pattern, StrictSchema, page_of
from api.i18n import LANGUAGES

SHIFTS = ("early", "late")


class SignInSchema(StrictSchema):
    """What signing in takes."""

    email = fields.String(required=True, validate=Length(min=1, max=320))
    password = fields.String(required=True, validate=Length(min=1, max=256))
    totp = fields.String(load_default=None, allow_none=True, validate=Length(min=6, max=8))


class MembershipSchema(StrictSchema):
    """A role and where it holds; without region and store, in the whole organisation. In a store it may name the shift."""

    id = fields.UUID(dump_only=True)
    role = fields.String(required=True, validate=OneOf(list(Role)))
    region_id = fields.UUID(load_default=None, allow_none=True)
    store_id = fields.UUID(load_default=None, allow_none=True)
    shift = fields.String(load_default=None, allow_none=True, validate=OneOf(SHIFTS))


class MembershipChangeSchema(StrictSchema):
    """The shift somebody works in a store; null for both."""

    shift = fields.String(required=True, allow_none=True, validate=OneOf(SHIFTS))


_STATUSES = ("active", "pending", "disabled")
# Letters outside ASCII would allow addresses that look alike and are not.
_EMAIL = Pattern(
    r"^[!-?A-~]{1,64}@[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$", marked("Write an e-mail address like name@example.com.")
)
_PASSWORD = Length(min=1, max=256)


class UserSchema(StrictSchema):
    """A person as others see them."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True, validate=OneOf(list(LANGUAGES)))
    status = fields.String(required=True)
    employed_since = fields.Date(required=True, allow_none=True)
    is_promoter = fields.Boolean(required=True)
    memberships = fields.List(fields.Nested(MembershipSchema), required=True)


class UserRequestSchema(StrictSchema):
    """What adding a person takes; without a password the person waits until one is set."""

    email = fields.String(required=True, validate=[Length(min=3, max=320), _EMAIL])
    name = fields.String(required=True, validate=Length(min=1, max=200))
    language = fields.String(required=True, validate=OneOf(list(LANGUAGES)))
    password = fields.String(load_default=None, allow_none=True, validate=_PASSWORD)
    employed_since = fields.Date(load_default=None, allow_none=True)
    is_promoter = fields.Boolean(load_default=False)
    memberships = fields.List(fields.Nested(MembershipSchema), load_default=list, validate=Length(min=0, max=50))


class UserChangeSchema(StrictSchema):
    """What can be changed about a person; what is left out stays as it is."""

    name = fields.String(validate=Length(min=1, max=200))
    language = fields.String(validate=OneOf(list(LANGUAGES)))
    status = fields.String(validate=OneOf(["active", "disabled"]))
    employed_since = fields.Date(allow_none=True)
    is_promoter = fields.Boolean()


class OwnChangeSchema(StrictSchema):
    """What one may change about oneself; what is left out stays as it is."""

    name = fields.String(validate=Length(min=1, max=200))
    language = fields.String(validate=OneOf(list(LANGUAGES)))


class SessionSchema(StrictSchema):
    """A browser in which one is signed in; `device` names it in words, such as "Chrome on Android"."""

    id = fields.UUID(required=True)
    device = fields.String(required=True)
    created_at = Moment(required=True)
    last_seen_at = Moment(required=True)
    expires_at = Moment(required=True)
    is_current = fields.Boolean(required=True)


class UserQuerySchema(PageQuerySchema):
    """Which people to list; `q` is a part of the name or the address."""

    role = fields.String(load_default=None, validate=OneOf(list(Role)))
    status = fields.String(load_default=None, validate=OneOf(_STATUSES))
    q = fields.String(load_default=None, validate=Length(min=1, max=100))


class PasswordSchema(StrictSchema):
    """A new password."""

    password = fields.String(required=True, validate=_PASSWORD)


class OwnPasswordSchema(PasswordSchema):
    """A new password for oneself, with the present one."""

    old_password = fields.String(required=True, validate=_PASSWORD)


class SecondStepSchema(StrictSchema):
    """The present password, and the code of the app once it has the secret."""

    password = fields.String(required=True, validate=_PASSWORD)
    code = fields.String(load_default=None, allow_none=True, validate=Length(min=6, max=8))


class SecondStepEndSchema(StrictSchema):
    """The present password and a code of the app that is to be removed."""

    password = fields.String(required=True, validate=_PASSWORD)
    code = fields.String(required=True, validate=Length(min=6, max=8))


class SecondStepOfferSchema(StrictSchema):
    """The secret for the app and the address for its QR code; both null once it is set up."""

    secret = fields.String(required=True, allow_none=True)
    uri = fields.String(required=True, allow_none=True)


class MeSchema(StrictSchema):
    """The signed-in person, what they may do, and the token a page sends back with every change."""

    user = fields.Nested(UserSchema, required=True)
    permissions = fields.List(fields.String(), required=True)
    csrf = fields.String(required=True, allow_none=True)


class TokenRequestSchema(StrictSchema):
    """What making a token takes: a name, the permissions it is limited to, and until when it works."""

    name = fields.String(required=True, validate=Length(min=1, max=100))
    scopes = fields.List(fields.String(validate=OneOf(list(Permission))), required=True, validate=Length(min=1, max=50))
    expires_at = Moment(load_default=None, allow_none=True)


class TokenSchema(StrictSchema):
    """A token as it is listed; its value is shown only when it is made."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    created_at = Moment(required=True)
    expires_at = Moment(required=True, allow_none=True)
    revoked_at = Moment(required=True, allow_none=True)


class NewTokenSchema(TokenSchema):
    """A token that was just made, with its value."""

    token = fields.String(required=True)


UserPageSchema = page_of(UserSchema, "UserPage")
SessionPageSchema = page_of(SessionSchema, "SessionPage")
TokenPageSchema = page_of(TokenSchema, "TokenPage")

"""Contracts of people, sessions and tokens."""

from marshmallow import fields

from api.accounts.permissions import Permission, Role
from api.http.schemas import Length, OneOf, PageQuerySchema, StrictSchema, page_of
from api.i18n import LANGUAGES


class SignInSchema(StrictSchema):
    """What signing in takes."""

    email = fields.String(required=True, validate=Length(min=1, max=320))
    password = fields.String(required=True, validate=Length(min=1, max=256))
    totp = fields.String(load_default=None, allow_none=True, validate=Length(min=6, max=8))


class MembershipSchema(StrictSchema):
    """A role and where it holds; without region and store, in the whole organisation."""

    id = fields.UUID(dump_only=True)
    role = fields.String(required=True, validate=OneOf(list(Role)))
    region_id = fields.UUID(load_default=None, allow_none=True)
    store_id = fields.UUID(load_default=None, allow_none=True)


class UserSchema(StrictSchema):
    """A person as others see them."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True, validate=OneOf(list(LANGUAGES)))
    status = fields.String(required=True)
    memberships = fields.List(fields.Nested(MembershipSchema))


class MeSchema(StrictSchema):
    """The signed-in person, what they may do, and the token a page sends back with every change."""

    user = fields.Nested(UserSchema, required=True)
    permissions = fields.List(fields.String(), required=True)
    csrf = fields.String(allow_none=True)


class TokenRequestSchema(StrictSchema):
    """What making a token takes: a name, the permissions it is limited to, and until when it works."""

    name = fields.String(required=True, validate=Length(min=1, max=100))
    scopes = fields.List(fields.String(validate=OneOf(list(Permission))), required=True, validate=Length(min=1, max=50))
    expires_at = fields.AwareDateTime(load_default=None, allow_none=True)


class TokenSchema(StrictSchema):
    """A token as it is listed; its value is shown only when it is made."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    created_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True, allow_none=True)
    revoked_at = fields.AwareDateTime(required=True, allow_none=True)


class NewTokenSchema(TokenSchema):
    """A token that was just made, with its value."""

    token = fields.String(required=True)


class TokenPageQuerySchema(PageQuerySchema):
    """Which of one's tokens to list."""


UserPageSchema = page_of(UserSchema, "UserPage")
TokenPageSchema = page_of(TokenSchema, "TokenPage")

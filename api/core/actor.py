"""Who acts, and over what: the answer of sign-in that every service is handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Scope:
    """A part of an organisation: all of it, a region with everything below (by path), or one store; or only one's own rows."""

    region_path: str | None = None
    store_id: UUID | None = None
    is_own: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether the scope is the whole organisation."""
        return self.region_path is None and self.store_id is None and not self.is_own


@dataclass(frozen=True)
class Actor:
    """A signed-in person (or token) with the scopes in which each permission holds; `device_id` is the phone the session spoke as last."""

    user_id: UUID
    organisation_id: UUID
    language: str
    grants: Mapping[str, tuple[Scope, ...]] = field(default_factory=dict)
    session_id: UUID | None = None
    roles: frozenset[str] = frozenset()
    device_id: UUID | None = None

    def may(self, permission: str) -> bool:
        """Tell whether the permission is held anywhere at all."""
        return permission in self.grants

    def may_everywhere(self, permission: str) -> bool:
        """Tell whether the permission is held in the whole organisation."""
        return any(scope.is_whole for scope in self.scopes(permission))

    def scopes(self, permission: str) -> tuple[Scope, ...]:
        """List where the permission is held; empty where it is not."""
        return self.grants.get(permission, ())

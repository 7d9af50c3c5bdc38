"""Writes the demo organisation down, and knows afterwards who is who: rows by code and address, people as actors."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.grants import actor_of
from api.accounts.models import Membership, Organisation, Region, User
from api.core.actor import Actor
from api.core.db import enter
from api.core.ids import new_id
from api.demo.chain import SLUG, Chain, Person, StorePlan
from api.stores.models import Store

DATUM = "GCJ-02"  # what every map of mainland China is drawn in


@dataclass
class Cast:
    """The organisation as it was written: ids of regions and stores by code, people by address."""

    session: Session
    organisation_id: UUID
    chain: Chain
    regions: dict[str, UUID] = field(default_factory=dict)
    stores: dict[str, Store] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def staff(self) -> dict[str, list[UUID]]:
        """List the staff of each store, by its code."""
        of_store: dict[str, list[UUID]] = {code: [] for code in self.stores}
        for person in self.chain.with_role("staff"):
            for post in person.posts:
                of_store[post.store or ""].append(self.users[person.email].id)
        return of_store

    def actor(self, email: str) -> Actor:
        """Give the actor of a person, with what they may do."""
        if email not in self._actors:
            self._actors[email] = actor_of(self.session, self.users[email])
        return self._actors[email]


def find_organisation(session: Session) -> UUID | None:
    """Find the demo organisation; None if it was never written."""
    return session.scalar(select(Organisation.id).where(Organisation.slug == SLUG))


def write_chain(session: Session, chain: Chain, *, now: datetime) -> Cast:
    """Write organisation, regions, stores, people and roles, and walk into the organisation."""
    cast = Cast(session, new_id(), chain)
    name = chain.name.as_text()
    session.add(Organisation(id=cast.organisation_id, slug=SLUG, name=name, created_at=now))
    session.flush()
    enter(session, cast.organisation_id)
    _write_regions(cast, chain)
    cast.stores = {plan.place.code: _store(cast, plan) for plan in chain.stores}
    cast.users = {person.email: _user(cast, person, now) for person in chain.people}
    session.add_all([*cast.stores.values(), *cast.users.values()])
    session.flush()
    session.add_all(membership for person in chain.people for membership in _memberships(cast, person))
    session.flush()
    return cast


def _write_regions(cast: Cast, chain: Chain) -> None:
    for code, name in chain.regions.items():
        region_id = cast.regions[code] = new_id()
        region = Region(
            id=region_id,
            organisation_id=cast.organisation_id,
            parent_id=None,
            code=code,
            path=f"/{region_id}/",
            name=name.as_text(),
        )
        cast.session.add(region)
    cast.session.flush()


def _store(cast: Cast, plan: StorePlan) -> Store:
    place = plan.place
    return Store(
        id=new_id(),
        organisation_id=cast.organisation_id,
        region_id=cast.regions[place.region],
        code=place.code,
        name=place.name.as_text(),
        address=place.address.as_text(),
        time_zone=place.time_zone,
        latitude=Decimal(place.latitude),
        longitude=Decimal(place.longitude),
        datum=DATUM,
        tags=sorted(place.tags),
        status="open",
        opened_at=datetime.combine(plan.opened_on, time(2), UTC),
    )


def _user(cast: Cast, person: Person, now: datetime) -> User:
    return User(
        id=new_id(),
        organisation_id=cast.organisation_id,
        email=person.email,
        name=person.name,
        language=person.language,
        status="active",
        password_hash=None,
        totp_secret=None,
        totp_last_step=None,
        created_at=now,
        employed_since=None if person.days_before is None else now.date() - timedelta(days=person.days_before),
        is_promoter=person.is_promoter,
    )


def _memberships(cast: Cast, person: Person) -> Iterator[Membership]:
    for post in person.posts:
        yield Membership(
            id=new_id(),
            organisation_id=cast.organisation_id,
            user_id=cast.users[person.email].id,
            role=post.role,
            region_id=cast.regions[post.region] if post.region else None,
            store_id=cast.stores[post.store].id if post.store else None,
            shift=post.shift,
        )

"""The demo organisation: regions, stores and people, made from a seed. Pure: who writes it down is seeding.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from api.demo.names import Name, people_names
from api.demo.places import PLACES, REGIONS, Place, Words

NAME: Final = Words("禾屿生活电器", "Heyu Home & Electronics")
SLUG: Final = "heyu-demo"
LOGIN_DOMAIN: Final = "demo.example"
ROLES: Final = ("admin", "qa", "trainer", "manager", "staff", "shopper")
# Where the people with a fixed login work.
LOGIN_REGION, LOGIN_STORE = PLACES[0].region, PLACES[0].code
_STAFF, _SHOPPERS, _ADMINS = 95, 20, 2
_ENGLISH_NAMES: Final = 10
_PROMOTERS: Final = 0.15


@dataclass(frozen=True)
class Post:
    """A role, in the whole organisation unless a region or a store is named by its code."""

    role: str
    region: str | None = None
    store: str | None = None
    shift: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody; `login` is the role whose fixed login is theirs, empty for everybody else, who cannot sign in.

    They were employed `days_before` the year that is told; nobody noted that of everybody.
    """

    email: str
    name: str
    language: str
    posts: tuple[Post, ...]
    login: str = ""
    days_before: int | None = None
    is_promoter: bool = False


@dataclass(frozen=True)
class StorePlan:
    """A store with the day it opened."""

    place: Place
    opened_on: date


@dataclass(frozen=True)
class Chain:
    """The whole organisation."""

    name: Words
    regions: dict[str, Words]
    stores: tuple[StorePlan, ...]
    people: tuple[Person, ...] = field(default=())

    def with_role(self, role: str) -> list[Person]:
        """List everybody who holds a role anywhere, in the order they joined."""
        return [person for person in self.people if any(post.role == role for post in person.posts)]


def make_chain(seed: int) -> Chain:
    """Make the chain of a seed: 3 regions, 24 stores, 148 people, six of them with a fixed login."""
    rng = Random(f"chain {seed}")  # noqa: S311 - a demo is repeated, not guarded
    stores = tuple(StorePlan(place, date(2012, 3, 1) + timedelta(days=rng.randrange(4000))) for place in PLACES)
    return Chain(NAME, dict(REGIONS), stores, tuple(_with_facts(_people(rng), seed)))


def _people(rng: Random) -> Iterator[Person]:
    names = people_names(rng, _ENGLISH_NAMES)
    for posts in (
        [Post("admin")] * _ADMINS,
        _qa(),
        _trainers(),
        _managers(),
        _staff(rng),
        [Post("shopper")] * _SHOPPERS,
    ):
        holder, *others = posts
        # The first of each kind holds the login of the role, and speaks the language of most stores.
        yield _with_login(_person(next(name for name in names if name.language == "zh-Hans"), holder), holder.role)
        yield from (_person(next(names), post) for post in others)


def _with_facts(people: Iterator[Person], seed: int) -> Iterator[Person]:
    """Say of the staff since when and for whom they work, and in which shift; drawn apart, so that nothing else depends on it."""
    rng = Random(f"facts {seed}")  # noqa: S311 - a demo is repeated, not guarded
    for person in people:
        if person.posts[0].role == "staff":
            shift = rng.choice(("early", "late", None))
            yield replace(
                person,
                posts=tuple(replace(post, shift=shift) for post in person.posts),
                days_before=rng.choice((None, *(rng.randrange(1500) for _ in range(9)))),
                is_promoter=not person.login and rng.random() < _PROMOTERS,
            )
        else:
            yield person


def _person(name: Name, post: Post) -> Person:
    # Patrols are walked by QA of the region, who therefore is a shopper too, of announced visits.
    posts = (post, Post("shopper")) if post.role == "qa" and post.region else (post,)
    return Person(f"{name.local}@example.com", name.written, name.language, posts)


def _with_login(person: Person, role: str) -> Person:
    return replace(person, email=f"{role}@{LOGIN_DOMAIN}", login=role)


def _qa() -> list[Post]:
    return [Post("qa"), *(Post("qa", region=region) for region in REGIONS)]


def _trainers() -> list[Post]:
    return [Post("trainer", region=region) for region in REGIONS]


def _managers() -> list[Post]:
    return [Post("manager", store=place.code) for place in PLACES]


def _staff(rng: Random) -> list[Post]:
    """Give each store three people, the flagships five, and spread the rest."""
    codes = [place.code for place in PLACES for _ in range(5 if "flagship" in place.tags else 3)]
    rest = [place.code for place in PLACES if "self-checkout-only" not in place.tags]
    codes += rng.sample(rest, _STAFF - len(codes))
    return [Post("staff", store=code) for code in sorted(codes, key=[place.code for place in PLACES].index)]

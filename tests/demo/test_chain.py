"""The demo organisation is believable, complete, and the same for the same seed."""

import re
from collections import Counter
from decimal import Decimal
from zoneinfo import ZoneInfo

from api.demo.chain import LOGIN_STORE, make_chain


def test_the_same_seed_makes_the_same_chain(chain) -> None:
    assert make_chain(10) == chain
    assert make_chain(11) != chain


def test_it_has_3_regions_with_8_stores_each(chain) -> None:
    assert Counter(store.place.region for store in chain.stores) == dict.fromkeys(chain.regions, 8)
    assert len({store.place.code for store in chain.stores}) == 24


def test_every_store_is_named_and_found_in_both_languages(chain) -> None:
    for store in chain.stores:
        place = store.place
        assert re.search(r"[\u4e00-\u9fff]", place.name.zh)
        assert re.search(r"[\u4e00-\u9fff]", place.address.zh)
        assert place.name.en.isascii()
        assert place.address.en.isascii()
        # The number in the street is the same in both.
        assert re.search(r"\d+(?=号)", place.address.zh)[0] == re.match(r"\d+", place.address.en)[0]
        assert ZoneInfo(place.time_zone)


def test_every_store_lies_in_china(chain) -> None:
    for store in chain.stores:
        assert Decimal(18) < Decimal(store.place.latitude) < Decimal(54)
        assert Decimal(73) < Decimal(store.place.longitude) < Decimal(136)
    assert len({(store.place.latitude, store.place.longitude) for store in chain.stores}) == 24


def test_stores_differ_in_what_cannot_be_asked_there(chain) -> None:
    tags = Counter(tag for store in chain.stores for tag in store.place.tags)
    assert tags["no-fitting-room"] > 0
    assert tags["no-testers"] > 0
    assert tags["self-checkout-only"] > 0


def test_some_of_the_staff_are_sent_by_brands_and_work_in_either_shift(chain) -> None:
    staff = chain.with_role("staff")
    assert 5 < sum(person.is_promoter for person in staff) < 30
    assert {post.shift for person in staff for post in person.posts} == {"early", "late", None}
    assert sum(person.days_before is None for person in staff) < 20
    assert not any(person.is_promoter for person in chain.people if person.login)


def test_every_role_is_filled(chain) -> None:
    assert Counter(person.posts[0].role for person in chain.people) == {
        "admin": 2,
        "qa": 4,
        "trainer": 3,
        "manager": 24,
        "staff": 95,
        "shopper": 20,
    }
    assert {post.store for person in chain.with_role("manager") for post in person.posts} == {
        store.place.code for store in chain.stores
    }
    assert min(Counter(person.posts[0].store for person in chain.with_role("staff")).values()) >= 3


def test_no_two_people_share_an_address_and_none_can_receive_mail(chain) -> None:
    addresses = [person.email for person in chain.people]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z.]+@(example\.com|demo\.example)", address) for address in addresses)


def test_each_role_has_one_fixed_login(chain) -> None:
    logins = {person.login: person for person in chain.people if person.login}
    assert {role: person.email for role, person in logins.items()} == {
        role: f"{role}@demo.example" for role in ("admin", "qa", "trainer", "manager", "staff", "shopper")
    }
    assert logins["manager"].posts[0].store == logins["staff"].posts[0].store == LOGIN_STORE


def test_both_languages_are_spoken(chain) -> None:
    spoken = Counter(person.language for person in chain.people)
    assert spoken["zh-Hans"] > spoken["en"] > 15

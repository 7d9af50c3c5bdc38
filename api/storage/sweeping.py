"""Sweeping: removing objects that no row speaks of, because a request ended between the store and the commit, or a row moved on."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from api.core.ports import ObjectStore

# Swept every hour, so that nothing without a row is older than a day.
AGE: Final = timedelta(hours=23)
_AT_ONCE: Final = 500


def sweep(
    storage: ObjectStore,
    organisation_id: UUID,
    kind: str,
    find_known: Callable[[Collection[str]], Collection[str]],
    *,
    now: datetime,
) -> None:
    """Remove one kind of an organisation's objects that are older than AGE and not among those `find_known` returns of them.

    Only for kinds whose keys are fresh: a key that may come back could be written anew between the question and the removal.
    """
    for keys in _batches(storage.walk(f"{organisation_id}/{kind}/", before=now - AGE)):
        known = find_known(keys)
        for key in keys:
            if key not in known:
                storage.delete(key)


def id_of(key: str) -> UUID:
    """Read the id that the name of a key begins with."""
    return UUID(key.rsplit("/", 1)[1].split(".", 1)[0])


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _AT_ONCE)):
        yield batch

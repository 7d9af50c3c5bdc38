"""The only door to S3: photos, renditions, scorecards and exports are objects in one bucket.

Object keys are `<organisation>/<kind>/<name>`, so that one organisation's objects can be counted, copied and erased.
"""

from api.storage.errors import ObjectDamaged, ObjectExists, ObjectMissing, StorageError, StorageUnavailable
from api.storage.keys import fresh_key, object_key, random_key
from api.storage.store import Storage
from api.storage.streams import ObjectInfo, ObjectReader
from api.storage.sweeping import id_of, sweep

__all__ = [
    "ObjectDamaged",
    "ObjectExists",
    "ObjectInfo",
    "ObjectMissing",
    "ObjectReader",
    "Storage",
    "StorageError",
    "StorageUnavailable",
    "fresh_key",
    "id_of",
    "object_key",
    "random_key",
    "sweep",
]

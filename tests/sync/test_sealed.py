"""A file that a phone sealed is taken in once, as its owner's; whatever was done to it on the way is noticed before anything is stored."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from api.audits.models import Audit
from api.commands.sealed import import_file
from api.core.db import db
from api.core.ids import new_id
from api.core.sealing import SealBroken, SealingKeys
from api.core.settings import SettingsError, read_settings
from api.photos.models import Photo
from api.sync.sealed import read_sealed
from tests.sync.sealing import contents, seal_file, whole
from tests.sync.test_photos import jpeg

SAMPLE = Path(__file__).parents[1] / "vectors" / "sealed"
KEYS = SealingKeys(b"k" * 32)


@pytest.fixture
def key(app) -> dict[str, str]:
    return app.test_client().get("/v1/keys").json["sealing"]


@pytest.fixture
def photos() -> dict[str, bytes]:
    return {str(new_id()): jpeg(size=(32, 32), colour=colour) for colour in ("red", "blue")}


@pytest.fixture
def said(shop, photos) -> dict[str, Any]:
    payload = shop.payload(photos=list(photos))
    return contents(shop.world.shopper.id, shop.device_id, [shop.op(payload)], photos)


def take_in(app, tmp_path, body: bytes) -> bool:
    path = tmp_path / "visit.tsealed"
    path.write_bytes(body)
    return import_file(app, path)


def stored(app) -> tuple[int, int]:
    with app.app_context():
        return tuple(db.session.scalar(select(func.count()).select_from(table)) for table in (Audit, Photo))


def test_a_visit_without_a_network_arrives_on_a_stick(app, shop, key, said, photos, tmp_path, capsys) -> None:
    assert take_in(app, tmp_path, whole(key, said, photos))
    lines = capsys.readouterr().out.splitlines()
    assert "1 acts and 2 photos" in lines[0]
    assert [line.rsplit(": ", 1)[1] for line in lines[1:] if line.startswith("  ")] == ["applied"] * 3
    seen = shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json
    assert seen["audit"]["state"] == "submitted"
    assert all(photo["has_arrived"] for photo in seen["photos"])


def test_twice_is_once(app, shop, key, said, photos, tmp_path, capsys) -> None:
    assert take_in(app, tmp_path, whole(key, said, photos))
    before = stored(app)
    capsys.readouterr()
    assert take_in(app, tmp_path, whole(key, said, photos))
    assert stored(app) == before
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert [line.rsplit(": ", 1)[1] for line in lines] == ["duplicate"] * 3


def test_what_was_sent_before_is_a_duplicate(app, shop, key, said, photos, tmp_path, capsys) -> None:
    shop.push(*said["ops"])
    assert take_in(app, tmp_path, whole(key, said, photos))
    assert "duplicate" in capsys.readouterr().out
    assert shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]["state"] == "submitted"


def test_an_act_that_is_refused_is_said_and_harms_no_other(app, shop, key, said, photos, tmp_path, capsys) -> None:
    said["ops"].append(shop.op({}, kind="audit.paint"))
    assert not take_in(app, tmp_path, whole(key, said, photos))
    out = capsys.readouterr().out
    assert "rejected: Nothing was stored" in out
    assert out.count(": applied") == 3


def test_the_file_of_somebody_who_left_is_refused(app, shop, key, said, photos, tmp_path, capsys) -> None:
    for user_id in (new_id(), shop.world.shopper.id):
        shop.world.admin.patch(f"/v1/users/{shop.world.shopper.id}", {"status": "disabled"})
        before = stored(app)
        assert not take_in(app, tmp_path, whole(key, {**said, "user_id": str(user_id)}, photos))
        assert "no active account" in capsys.readouterr().err
        assert stored(app) == before


def test_nobody_reports_the_visit_of_somebody_else(app, shop, key, said, photos, tmp_path, capsys) -> None:
    other = shop.world.add_person("shopper", name="another")
    assert not take_in(app, tmp_path, whole(key, {**said, "user_id": str(other.id)}, photos))
    assert shop.world.qa.get(f"/v1/audits/{shop.audit_id}").status_code == 404


def test_every_cut_is_noticed_before_anything_is_stored(app, shop, key, said, photos, tmp_path, capsys) -> None:
    body, before = whole(key, said, photos), stored(app)
    for cut in (0, 4, 8, 10, 100, 300, len(body) // 2, len(body) - 1, len(body) - 600):
        assert not take_in(app, tmp_path, body[:cut]), cut
        assert capsys.readouterr().err.count("\n") == 1
    # Even a cut between two parts.
    chunks = [json.dumps(said).encode(), *photos.values()]
    assert not take_in(app, tmp_path, seal_file(key, chunks[:-1]))
    assert "ends too early" in capsys.readouterr().err
    assert not take_in(app, tmp_path, seal_file(key, [*chunks, b"more"]))
    assert "more than it says" in capsys.readouterr().err
    assert stored(app) == before


def test_photos_that_changed_places_are_noticed(app, key, said, photos, tmp_path, capsys) -> None:
    chunks = [json.dumps(said).encode(), *reversed(photos.values())]
    assert not take_in(app, tmp_path, seal_file(key, chunks))
    assert "Photo 1 is not the one" in capsys.readouterr().err


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"user_id": "x"},
        {"ops": {}},
        {"photos": [{}]},
        {"made_at": "yesterday"},
        {"more": 1},
    ],
)
def test_contents_of_another_kind_are_refused(app, key, said, photos, tmp_path, capsys, change) -> None:
    assert not take_in(app, tmp_path, whole(key, {**said, **change}, photos))
    assert "not one this version reads" in capsys.readouterr().err


def test_a_file_for_another_installation_is_refused(app, said, photos, tmp_path, capsys) -> None:
    other = dict(SealingKeys(b"another installation, another key").describe())
    assert not take_in(app, tmp_path, whole(other, said, photos))
    assert other["key_id"] in capsys.readouterr().err


SMALL = seal_file(dict(KEYS.describe()), [b"{}", b"photo"])


@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed(place, by) -> None:
    changed = bytearray(SMALL)
    changed[place] ^= by
    header_ends = 12 + int.from_bytes(SMALL[8:12])
    try:
        opened = list(KEYS.open(io.BytesIO(bytes(changed))))
    except SealBroken:
        return
    # Only the writing of the head may differ without a change of what it says.
    assert 12 <= place < header_ends
    assert opened == [b"{}", b"photo"]


@given(st.binary(max_size=200))
def test_anything_else_is_refused(anything) -> None:
    for body in (anything, b"TSEALED1" + anything):
        with pytest.raises(SealBroken):
            read_sealed(io.BytesIO(body), KEYS)


def test_older_keys_go_on_opening(said, photos) -> None:
    old = whole(dict(KEYS.describe()), said, photos)
    both = SealingKeys(b"n" * 32, b"k" * 32)
    assert both.describe() == SealingKeys(b"n" * 32).describe()
    assert len(read_sealed(io.BytesIO(old), both).photos) == 2


def test_weak_keys_are_refused_at_the_start() -> None:
    env = {
        "DATABASE_URL": "postgresql://x/y",
        "S3_ENDPOINT_URL": "http://127.0.0.1:1",
        "S3_ACCESS_KEY": "a",
        "S3_SECRET_KEY": "b",
        "SECRET_KEY": "0123456789abcdef" * 4,
    }
    with pytest.raises(SettingsError, match="SEALING_KEYS"):
        read_settings({**env, "SEALING_KEYS": "short"})
    assert read_settings({**env, "SEALING_KEYS": f"{'a' * 32}, {'b' * 32}"}).sealing_keys == ("a" * 32, "b" * 32)


def test_the_sample_for_other_writers_opens_and_is_written_so_again() -> None:
    sample = json.loads((SAMPLE / "sample.json").read_text("utf-8"))
    body = (SAMPLE / "sample.tsealed").read_bytes()
    keys = SealingKeys(bytes.fromhex(sample["secret"]))
    assert dict(keys.describe()) == sample["sealing"]
    opened = read_sealed(io.BytesIO(body), keys)
    assert [base64.b64encode(photo).decode() for photo in opened.bodies()] == sample["photos"]
    ephemeral = ec.derive_private_key(int(sample["ephemeral"]["private"], 16), ec.SECP256R1())
    chunks = [sample["contents"].encode(), *map(base64.b64decode, sample["photos"])]
    ivs = map(bytes.fromhex, sample["ivs"])
    assert seal_file(sample["sealing"], chunks, ephemeral=ephemeral, ivs=ivs) == body

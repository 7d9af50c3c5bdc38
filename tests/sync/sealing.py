"""A second writer of sealed files, word for word after docs/sealed-files.md, with which the reader is tried."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key


def contents(user_id: object, device_id: object, ops: Sequence[Any], photos: dict[str, bytes]) -> dict[str, Any]:
    """Write the list of contents."""
    return {
        "version": 1,
        "user_id": str(user_id),
        "device_id": str(device_id),
        "made_at": "2026-11-22T03:00:00Z",
        "ops": list(ops),
        "photos": [
            {
                "photo_id": photo_id,
                "content_type": "image/jpeg",
                "sha256": hashlib.sha256(body).hexdigest(),
                "size": len(body),
            }
            for photo_id, body in photos.items()
        ],
    }


def seal_file(
    key: dict[str, str],
    chunks: Iterable[bytes],
    *,
    ephemeral: ec.EllipticCurvePrivateKey | None = None,
    ivs: Iterable[bytes] = (),
) -> bytes:
    """Seal chunks for an installation whose key `GET /v1/keys` gave."""
    ephemeral, ivs = ephemeral or ec.generate_private_key(ec.SECP256R1()), iter(ivs)
    theirs = load_der_public_key(base64.b64decode(key["public_key"]))
    shared = ephemeral.exchange(ec.ECDH(), theirs)
    cipher = AESGCM(HKDF(SHA256(), 32, salt=b"", info=b"tenseconds sealed v1").derive(shared))
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    header = json.dumps(
        {"key_id": key["key_id"], "ephemeral": base64.b64encode(point).decode()}, separators=(",", ":")
    ).encode()
    written = b"TSEALED1" + len(header).to_bytes(4, "big") + header
    for index, chunk in enumerate(chunks):
        iv = next(ivs, None) or secrets.token_bytes(12)
        sealed = iv + cipher.encrypt(iv, chunk, index.to_bytes(4, "big"))
        written += len(sealed).to_bytes(4, "big") + sealed
    return written


def whole(key: dict[str, str], said: dict[str, Any], photos: dict[str, bytes]) -> bytes:
    """Seal contents and the photos they speak of."""
    return seal_file(key, [json.dumps(said).encode(), *photos.values()])

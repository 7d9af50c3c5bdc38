"""Sealed files: what a phone without a network writes for this installation alone, to be carried here on a stick.

Bytes: `TSEALED1`, the length of the header and the header (`{"key_id", "ephemeral"}`), then chunks: length, 12 bytes of IV, AES-256-GCM
ciphertext, bound to its place by the number of the chunk. Lengths and numbers are 32 bits, the highest byte first.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.core.curves import write_public_key
from api.core.documents import MalformedJSON, decode

ALGORITHM: Final = "ECDH-P256-HKDF-SHA256-AES256GCM"
_MAGIC: Final = b"TSEALED1"
_INFO: Final = b"tenseconds sealed v1"
_IV, _TAG = 12, 16
_LONGEST_HEADER: Final = 4096
_LONGEST_CHUNK: Final = 64_000_000
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


class SealBroken(ValueError):  # noqa: N818 - it names the thing
    """A file that cannot be opened; the message says why in one line."""


class SealingKeys:
    """The keys that open sealed files: phones are given the first, older ones only open what was sealed before."""

    def __init__(self, *secrets: bytes) -> None:
        """Make a key of each secret of 32 bytes or more."""
        self._keys = {_key_id(key): key for key in map(_make_key, secrets)}

    def describe(self) -> Mapping[str, str]:
        """Describe the key with which phones seal."""
        key_id, key = next(iter(self._keys.items()))
        return {"key_id": key_id, "algorithm": ALGORITHM, "public_key": write_public_key(key)}

    def open(self, file: BinaryIO) -> Iterator[bytes]:
        """Yield the chunks of a file one by one; raise SealBroken where it is not as it was sealed."""
        if file.read(len(_MAGIC)) != _MAGIC:
            raise SealBroken("This is not a sealed file of the app.")
        cipher = self._cipher(_read(file, _number(file), _LONGEST_HEADER))
        index = 0
        while head := file.read(4):
            sealed = _read(file, _as_number(head), _LONGEST_CHUNK)
            try:
                yield cipher.decrypt(sealed[:_IV], sealed[_IV:], index.to_bytes(4))
            except (InvalidTag, ValueError) as error:
                raise SealBroken(f"The file was altered: part {index + 1} is not what the phone sealed.") from error
            index += 1

    def _cipher(self, header: bytes) -> AESGCM:
        try:
            parts = decode(header)
            key_id, point = parts["key_id"], base64.b64decode(parts["ephemeral"], validate=True)
            ephemeral = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        except (MalformedJSON, binascii.Error, ValueError, TypeError, KeyError) as error:
            raise SealBroken("The head of the file is damaged.") from error
        if key_id not in self._keys:
            raise SealBroken(f"The file was sealed for another installation (key {key_id}).")
        shared = self._keys[key_id].exchange(ECDH(), ephemeral)
        return AESGCM(HKDF(SHA256(), 32, salt=None, info=_INFO).derive(shared))


def _make_key(secret: bytes) -> EllipticCurvePrivateKey:
    return derive_private_key(int.from_bytes(secret) % (_ORDER - 1) + 1, SECP256R1())


def _key_id(key: EllipticCurvePrivateKey) -> str:
    return hashlib.sha256(base64.b64decode(write_public_key(key))).hexdigest()[:16]


def _number(file: BinaryIO) -> int:
    return _as_number(file.read(4))


def _as_number(raw: bytes) -> int:
    if len(raw) != 4:
        raise SealBroken("The file ends too early.")
    return int.from_bytes(raw)


def _read(file: BinaryIO, length: int, longest: int) -> bytes:
    if length > longest:
        raise SealBroken("The file was altered: a part claims to be longer than any part is.")
    raw = file.read(length)
    if len(raw) != length:
        raise SealBroken("The file ends too early.")
    return raw

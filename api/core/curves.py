"""Keys of phones: P-256, as browsers make them. Public halves travel as base64 of SPKI, signatures as r and s side by side."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

SPKI_CHARACTERS = 124  # base64 of 91 bytes


class WrongKey(ValueError):  # noqa: N818 - it names the thing
    """This is no P-256 public key in the form expected."""


def read_public_key(spki: str) -> EllipticCurvePublicKey:
    """Read a public key; raise WrongKey for anything that is not P-256 in base64 of SPKI."""
    try:
        key = load_der_public_key(base64.b64decode(spki, validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm) as error:
        raise WrongKey from error
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise WrongKey
    return key


def is_signed(message: bytes, signature: str, key: EllipticCurvePublicKey) -> bool:
    """Tell whether base64 of r ‖ s (64 bytes) signs the message with ECDSA over SHA-256."""
    try:
        raw = base64.b64decode(signature, validate=True)
        if len(raw) != 64:
            return False
        pair = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        key.verify(pair, message, ECDSA(SHA256()))
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True


def new_key() -> EllipticCurvePrivateKey:
    """Make a key pair, as a phone does."""
    return generate_private_key(SECP256R1())


def write_public_key(key: EllipticCurvePrivateKey) -> str:
    """Write the public half as base64 of its SPKI."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def sign(message: bytes, key: EllipticCurvePrivateKey) -> str:
    """Sign with ECDSA over SHA-256; base64 of r ‖ s."""
    r, s = decode_dss_signature(key.sign(message, ECDSA(SHA256())))
    return base64.b64encode(r.to_bytes(32) + s.to_bytes(32)).decode()

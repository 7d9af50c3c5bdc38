"""Web push: a few words to a browser, encrypted for it alone (RFC 8291), sent in the name of this installation (VAPID, RFC 8292)."""

import base64
import secrets
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.channels.guarded import Answer, Caller
from api.core.documents import encode

_CURVE = ec.SECP256R1()
# The order of P-256, within which a private key has to lie.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_RECORD = 4096
_LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class Subscription:
    """Where a browser listens: the address of its push service, its public key (`p256dh`) and its secret (`auth`), base64url."""

    endpoint: str
    p256dh: str
    auth: str


class Pusher:
    """Sends in the name of this installation."""

    def __init__(self, secret: bytes, contact: str) -> None:
        """Take 32 secret bytes for the key, and whom a push service may ask about it (`mailto:` or `https:`)."""
        self._key = ec.derive_private_key(int.from_bytes(secret, "big") % (_ORDER - 1) + 1, _CURVE)
        self._contact = contact
        self.public_key = to_base64url(_public_bytes(self._key))

    def send(
        self, caller: Caller, to: Subscription, message: bytes, *, topic: str, now: datetime, kept: timedelta
    ) -> Answer:
        """Send a message of up to 3 kB; one of the same topic that still waits is replaced. Raise as `Caller.call` does.

        The push service keeps it so long for a phone that is switched off.
        """
        headers = {
            "Authorization": f"vapid t={self._token(to.endpoint, now)}, k={self.public_key}",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(kept.total_seconds())),
            "Topic": topic,
        }
        return caller.call("POST", to.endpoint, encrypt(message, to), headers)

    def _token(self, endpoint: str, now: datetime) -> str:
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + _LASTS).timestamp()),
            "sub": self._contact,
        }
        signed = ".".join(to_base64url(encode(part)) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
        r, s = decode_dss_signature(self._key.sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{to_base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def encrypt(
    message: bytes, to: Subscription, *, key: ec.EllipticCurvePrivateKey | None = None, salt: bytes | None = None
) -> bytes:
    """Encrypt a message for one browser (RFC 8291, one record of `aes128gcm`); raise ValueError for keys that are none."""
    key, salt = key or ec.generate_private_key(_CURVE), salt or secrets.token_bytes(16)
    theirs = from_base64url(to.p256dh)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, theirs))
    ours = _public_bytes(key)
    secret = _derive(from_base64url(to.auth), shared, b"WebPush: info\0" + theirs + ours, 32)
    content_key = _derive(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(salt, secret, b"Content-Encoding: nonce\0", 12)
    header = salt + struct.pack("!IB", _RECORD, len(ours)) + ours
    return header + AESGCM(content_key).encrypt(nonce, message + b"\x02", None)


def to_base64url(raw: bytes) -> str:
    """Write bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    """Read them back; raise ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derive(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)

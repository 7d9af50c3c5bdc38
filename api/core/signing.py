"""The installation's own signature: Ed25519, derived from the secret key, so that every process signs alike."""

import base64
import hashlib
import hmac
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.core.documents import canonical


class Signer:
    """Sign documents and check signatures; the public half may be given to anybody."""

    def __init__(self, secret_key: str) -> None:
        """Derive the key pair and the key id from the installation's secret."""
        self._secret = secret_key.encode()
        self._key = Ed25519PrivateKey.from_private_bytes(self.derive("ed25519 receipts"))
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key = base64.b64encode(raw).decode()
        self.key_id = hashlib.sha256(raw).hexdigest()[:16]

    def derive(self, purpose: str) -> bytes:
        """Derive 32 bytes for one purpose (HMAC-SHA-256 of its name)."""
        return hmac.digest(self._secret, purpose.encode(), "sha256")

    def sign(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return the document with `key_id` and `signature` over its RFC 8785 form."""
        body = {**document, "key_id": self.key_id}
        return {**body, "signature": base64.b64encode(self._key.sign(canonical(body))).decode()}


def is_signed_by(document: dict[str, Any], public_key: str) -> bool:
    """Tell whether the document carries a true signature of the base64 public key."""
    body = {name: value for name, value in document.items() if name != "signature"}
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
    try:
        key.verify(base64.b64decode(document["signature"]), canonical(body))
    except InvalidSignature:
        return False
    return True

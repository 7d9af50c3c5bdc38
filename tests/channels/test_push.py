"""Web push: encrypted as RFC 8291 shows it, signed so that a push service can check it."""

from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from api.channels.guarded import Caller
from api.channels.push import Pusher, Subscription, encrypt, from_base64url, to_base64url
from api.core.documents import decode
from tests.channels.listener import listening
from tests.fixtures.application import NOON

# RFC 8291, appendix A.
BROWSER = Subscription(
    "",
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_message_of_the_rfc_is_encrypted_byte_by_byte():
    key = ec.derive_private_key(int.from_bytes(from_base64url(SENDER), "big"), ec.SECP256R1())
    text = b"When I grow up, I want to be a watermelon"
    assert to_base64url(encrypt(text, BROWSER, key=key, salt=from_base64url(SALT))) == MESSAGE


def test_a_push_service_can_check_who_sends():
    pusher = Pusher(b"\x07" * 32, "mailto:training@example.com")
    with listening() as service:
        service.status = 201
        to = Subscription(f"{service.url}/send/1", BROWSER.p256dh, BROWSER.auth)
        answer = pusher.send(Caller([service.host]), to, b"hello", topic="due", now=NOON, kept=timedelta(hours=12))
    assert answer.status == 201
    [heard] = service.heard
    token, key = (
        part.split("=", 1)[1] for part in heard["headers"]["Authorization"].removeprefix("vapid ").split(", ")
    )
    assert key == pusher.public_key
    signed, _, signature = token.rpartition(".")
    raw = from_base64url(signature)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(key))
    r, s = (int.from_bytes(half, "big") for half in (raw[:32], raw[32:]))
    public.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(SHA256()))
    claims = decode(from_base64url(signed.split(".")[1]))
    assert claims == {"aud": service.url, "exp": int(NOON.timestamp()) + 43_200, "sub": "mailto:training@example.com"}
    assert (heard["headers"]["Content-Encoding"], heard["headers"]["Topic"], heard["headers"]["TTL"]) == (
        "aes128gcm",
        "due",
        "43200",
    )


def test_the_same_secret_is_the_same_sender_everywhere():
    assert Pusher(b"\x07" * 32, "").public_key == Pusher(b"\x07" * 32, "").public_key
    assert Pusher(b"\x07" * 32, "").public_key != Pusher(b"\x08" * 32, "").public_key

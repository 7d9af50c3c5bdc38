"""`Idempotency-Key`: the same unsafe request sent twice acts once and gets the same answer twice."""

import hmac
from collections.abc import Callable
from typing import Any

from flask import Response, make_response, request
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from api.core.ports import Ports
from api.core.problems import Conflict, FieldError, Invalid, marked
from api.http.context import Context
from api.http.models import IdempotentAnswer

_SAFE = {"GET", "HEAD", "OPTIONS"}
_KEPT_HEADERS = ("Content-Type", "Location")


def once(context: Context, act: Callable[[], Any], *, is_secret: bool = False) -> Any:
    """Run the act, or replay the stored answer of the same key; another request under the same key is refused with 422.

    An answer that shows a secret is never stored: its repetition raises Conflict, and acts no second time either.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method in _SAFE or context.signed_in is None:
        return act()
    if not 1 <= len(key) <= 200:
        raise Invalid(
            errors=[
                FieldError(
                    "/Idempotency-Key", marked("The length has to be between {min} and {max}."), {"min": 1, "max": 200}
                )
            ]
        )
    stored = _claim(context, key, _fingerprint(context.ports))
    if stored is not None and is_secret:
        raise Conflict(marked("This was done already. Its answer held a secret that is shown only once."))
    if stored is not None:
        return _replay(stored)
    response = make_response(act())
    if not is_secret:
        _remember(context, key, response)
    return response


def _fingerprint(ports: Ports) -> str:
    """Recognise a request; keyed, because a body may hold a password, which a plain hash would let anybody guess."""
    whole = f"{request.method} {request.full_path}\n".encode() + request.get_data()
    return hmac.digest(ports.signer.derive("idempotency"), whole, "sha256").hex()


def _claim(context: Context, key: str, fingerprint: str) -> IdempotentAnswer | None:
    """Take the key for this request; waits for a running twin, and returns its row if there is one."""
    actor = context.actor
    claimed = context.session.execute(
        insert(IdempotentAnswer)
        .values(
            organisation_id=actor.organisation_id,
            user_id=actor.user_id,
            key=key,
            fingerprint=fingerprint,
            created_at=context.now,
        )
        .on_conflict_do_nothing()
        .returning(IdempotentAnswer.key)
    ).first()
    if claimed is not None:
        return None
    stored = context.session.get_one(IdempotentAnswer, (actor.user_id, key))
    if stored.fingerprint != fingerprint:
        raise Invalid(marked("This Idempotency-Key was already used for another request. Nothing was changed."))
    return stored


def _remember(context: Context, key: str, response: Response) -> None:
    context.session.execute(
        update(IdempotentAnswer)
        .where(IdempotentAnswer.user_id == context.actor.user_id, IdempotentAnswer.key == key)
        .values(
            status=response.status_code,
            body=response.get_data(),
            headers={name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers},
        )
    )


def _replay(stored: IdempotentAnswer) -> Response:
    response = Response(stored.body or b"", stored.status or 200, headers=stored.headers or {})
    response.headers["Idempotency-Replayed"] = "true"
    return response

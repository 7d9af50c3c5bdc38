"""People with passwords, and browsers they sign in with."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.accounts.models import SignInTry, User
from api.accounts.passwords import hash_password
from api.core.db import db
from tests.fixtures.world import Person

PASSWORD = "a lake, a park and a hill"


@dataclass
class Browser:
    """A browser: it keeps the cookie, and sends back the token that the page was given."""

    client: FlaskClient
    csrf: str = ""

    def sign_in(self, person: Person, password: str = PASSWORD, **more: Any) -> TestResponse:
        body = {"email": email_of(person), "password": password, **more}
        answer = self.client.post("/v1/session", json=body)
        if answer.status_code == 200:
            self.csrf = answer.json["csrf"]
        return answer

    def call(self, method: str, path: str, body: Any = None, **options: Any) -> TestResponse:
        headers = {"X-CSRF-Token": self.csrf, **options.pop("headers", {})}
        return self.client.open(path, method=method, json=body, headers=headers, **options)

    def is_signed_in(self) -> bool:
        return self.client.get("/v1/me").status_code == 200


def email_of(person: Person) -> str:
    return f"{person.id}@example.com"


@pytest.fixture(autouse=True)
def _no_tries(app) -> None:
    """Forget what other tests tried from this address."""
    with app.app_context():
        db.session.query(SignInTry).delete()
        db.session.commit()


@pytest.fixture
def browser(app) -> Browser:
    return Browser(app.test_client())


@pytest.fixture
def give_password(app) -> Any:
    def give(person: Person, **changes: Any) -> Person:
        with app.app_context():
            user = db.session.get_one(User, person.id)
            user.password_hash = hash_password(PASSWORD)
            for name, value in changes.items():
                setattr(user, name, value)
            db.session.commit()
        return person

    return give


@pytest.fixture
def signed_in(app: Flask, give_password: Any) -> Any:
    """Open a browser in which the person is signed in."""

    def open_browser(person: Person) -> Browser:
        opened = Browser(app.test_client())
        answer = opened.sign_in(give_password(person))
        assert answer.status_code == 200, answer.text
        return opened

    return open_browser

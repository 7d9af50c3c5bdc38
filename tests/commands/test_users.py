"""`tenseconds user`: the first person of an installation, and help for those who are locked out."""

import pytest
from click.testing import CliRunner, Result

from api.accounts.models import Organisation, User
from api.commands.users import user
from api.core.db import db
from api.core.ids import new_id

PASSWORD = "a lake, a park and a hill"


@pytest.fixture
def run(settings, monkeypatch):
    """Run the command against the database of the test, typing the password twice."""
    for name, value in {
        "DATABASE_URL": settings.database_url,
        "S3_ENDPOINT_URL": settings.s3_endpoint_url,
        "S3_ACCESS_KEY": settings.s3_access_key,
        "S3_SECRET_KEY": settings.s3_secret_key,
        "SECRET_KEY": settings.secret_key,
    }.items():
        monkeypatch.setenv(name, value)

    def invoke(*arguments: str, password: str = PASSWORD) -> Result:
        return CliRunner().invoke(user, arguments, input=f"{password}\n{password}\n")

    return invoke


@pytest.fixture
def email() -> str:
    return f"{new_id()}@example.com"


def sign_in(app, email: str, password: str = PASSWORD) -> int:
    return app.test_client().post("/v1/session", json={"email": email, "password": password}).status_code


def test_the_first_person_of_a_new_organisation_may_sign_in(app, run, email) -> None:
    slug = f"new-{new_id().hex[-8:]}"
    first = ("add", email, "--name", "韩梅梅", "--role", "admin", "--organisation", slug)
    made = run(*first, "--organisation-name", "晴川生活", "Clearwater Living")
    assert made.exit_code == 0, made.output
    assert PASSWORD not in made.output
    assert sign_in(app, email) == 200
    with app.app_context():
        found = db.session.query(Organisation).filter_by(slug=slug).one()
        assert found.name == {"zh-Hans": "晴川生活", "en": "Clearwater Living"}


def test_a_role_can_be_given_in_one_store_by_its_code(app, world, run, email) -> None:
    with app.app_context():
        slug = db.session.get_one(Organisation, world.organisation_id).slug
    made = run("add", email, "--name", "Li Lei", "--role", "manager", "--store", "park", "--organisation", slug)
    assert made.exit_code == 0, made.output
    with app.app_context():
        added = db.session.query(User.id).filter_by(email=email).scalar()
    memberships = world.admin.get(f"/v1/users/{added}").json["memberships"]
    assert [(each["role"], each["store_id"]) for each in memberships] == [("manager", str(world.stores["park"]))]


def test_a_disabled_person_is_out_and_a_new_password_lets_in_who_forgot_theirs(app, world, run) -> None:
    email = f"{world.manager.id}@example.com"
    assert run("password", email).exit_code == 0
    assert sign_in(app, email) == 200
    assert world.manager.get("/v1/me").status_code == 401
    assert run("disable", email).exit_code == 0
    assert sign_in(app, email) == 401


def test_the_last_administrator_is_spared_from_the_command_line_too(world, run) -> None:
    refused = run("disable", f"{world.admin.id}@example.com")
    assert refused.exit_code == 1
    assert "last administrator" in refused.output
    assert world.admin.get("/v1/me").status_code == 200


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        (("add", "nobody", "--name", "x", "--role", "admin"), PASSWORD, "e-mail address"),
        (("add", "a@example.com", "--name", "x", "--role", "owner"), PASSWORD, "'owner' is not one of"),
        (
            ("add", "a@example.com", "--name", "x", "--role", "admin", "--organisation", "none"),
            PASSWORD,
            "organisation",
        ),
        (("disable", "nobody@example.com"), PASSWORD, "Nobody has the address"),
        (("password", "nobody@example.com"), PASSWORD, "Nobody has the address"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(app, run, arguments, password, words) -> None:
    refused = run(*arguments, password=password)
    assert refused.exit_code != 0
    assert words in refused.output
    assert "Traceback" not in refused.output


def test_a_weak_password_is_refused_with_a_reason(world, run) -> None:
    refused = run("password", f"{world.manager.id}@example.com", password="short")
    assert refused.exit_code == 1
    assert "between 12 and 256" in refused.output

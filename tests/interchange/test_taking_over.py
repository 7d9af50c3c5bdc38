"""A trainer hands in a file and sees what it holds; the command writes the same file for the course."""

import base64

import pytest
from click.testing import CliRunner

from api.commands.main import main

GOOD = "Who speaks first? {=We do ~The customer}\n\nWho speaks first? {=We do ~The customer}\n\nNo question"


def handed_in(person, text: str, **changes):
    body = {"name": "bank.gift", "content": base64.b64encode(text.encode()).decode(), "language": "en", **changes}
    return person.post("/v1/question-files", body)


def test_a_trainer_sees_what_is_good_and_why_the_rest_is_not(world):
    trainer = world.add_person("trainer", name="trainer")
    told = handed_in(trainer, GOOD, topic="greeting", lesson="greet")
    assert told.status_code == 200, told.json
    [question] = told.json["questions"]
    assert (question["kind"], question["stem"], question["topic"]) == (
        "single",
        {"zh-Hans": "", "en": "Who speaks first?"},
        "greeting",
    )
    assert [remark["line"] for remark in told.json["remarks"]] == [3, 5]
    assert "Who speaks first?" in told.json["file"]


@pytest.mark.parametrize("changes", [{"name": "x.bin", "content": "AAEC"}, {"content": "%%%"}, {"format": "scorm"}])
def test_a_file_that_is_none_gets_a_sentence(world, changes):
    told = handed_in(world.add_person("trainer", name="trainer"), "x", **changes)
    assert told.status_code == 422
    assert told.json["errors"][0]["detail"]


def test_the_command_writes_the_questions_and_names_the_rest(tmp_path):
    bank, out = tmp_path / "bank.gift", tmp_path / "questions.yaml"
    bank.write_text(GOOD)
    done = CliRunner().invoke(main, ["content", "import", str(bank), "--language", "en", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "1 questions taken over, 2 remarks." in done.output
    assert "bank.gift:5" in done.output
    assert "kind: single" in out.read_text()


def test_the_command_exports_a_course(tmp_path):
    out = tmp_path / "bank.zip"
    arguments = [
        "content",
        "export",
        "tests/fixtures/ten-kinds",
        "--to",
        "qti",
        "--language",
        "zh-Hans",
        "--out",
        str(out),
    ]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert out.read_bytes()[:2] == b"PK"
    assert "dialogue" in done.output

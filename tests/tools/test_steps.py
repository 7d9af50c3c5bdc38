import re
import sys

import pytest
import steps


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "STAMPS", tmp_path / "stamps")
    return tmp_path


def test_a_step_is_done_again_only_when_an_input_changes(root):
    lock = root / "lock"
    lock.write_text("a==1")
    steps.note_done("packages", steps.fingerprint([lock]))
    assert steps.is_done("packages", steps.fingerprint([lock]))
    lock.write_text("a==2")
    assert not steps.is_done("packages", steps.fingerprint([lock]))


def test_two_files_that_exchange_their_contents_are_a_change(root):
    first, second = root / "first", root / "second"
    first.write_text("1")
    second.write_text("2")
    before = steps.fingerprint([first, second])
    first.write_text("2")
    second.write_text("1")
    assert steps.fingerprint([first, second]) != before
    assert steps.fingerprint([second, first]) == steps.fingerprint([first, second])


def test_a_step_says_what_it_does_and_how_long_it_took(capsys):
    with steps.step("fonts"):
        pass
    began, ended = capsys.readouterr().out.splitlines()
    assert began.endswith("fonts")
    assert re.fullmatch(r" +\d+\.\d s  fonts", ended)


def test_a_program_that_fails_is_named_and_its_words_are_shown(capsys):
    with pytest.raises(steps.SetupError, match=r"Fetching failed: .* ended with code 3"):
        steps.call([sys.executable, "-c", "print('no route'); raise SystemExit(3)"], "Fetching")
    assert "no route" in capsys.readouterr().err

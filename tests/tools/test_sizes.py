import subprocess

import pytest
from sizes import limit_of, too_long


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("api/app.py", 400),
        ("pwa/src/outbox.ts", 400),
        ("tests/audits/test_scoring.py", 500),
        ("pwa/src/outbox.test.ts", 500),
        ("migrations/versions/0001_spine.py", None),
        ("requirements.lock", None),
        ("docs/glossary.md", None),
    ],
)
def test_each_kind_of_file_has_its_limit(path, limit):
    assert limit_of(path) == limit


def test_a_file_one_line_too_long_is_named_and_one_at_the_limit_is_not(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "long.py").write_text("pass\n" * 401)
    (tmp_path / "api" / "right.py").write_text("pass\n" * 400)
    assert too_long(tmp_path) == ["api/long.py: 401 lines, 400 allowed. Split it by what its parts are about."]


def test_what_git_ignores_is_not_counted(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("var/\n")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "long.py").write_text("pass\n" * 1000)
    assert too_long(tmp_path) == []

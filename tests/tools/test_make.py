import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_help_lists_every_command_once():
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  make ([\w-]+) +\S", said, flags=re.MULTILINE)
    declared = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), flags=re.MULTILINE).group(1).split()
    assert listed == declared


def test_an_unknown_command_is_answered_with_the_usage():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "bootstrap.py", "fly"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "run|demo|test|check|format|bench|bench-pwa|screens|setup" in done.stderr


def test_set_up_needs_the_standard_library_alone():
    program = "import sys; sys.path.insert(0, 'tools'); import bootstrap; print('ready')"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "ready\n"

"""The walls around the decoding child, tried from inside."""

import subprocess
import sys

import pytest

INSIDE = """
import ctypes, mmap, os, socket, threading
from api.photos import sandbox
sandbox.limit(512 * 1024 * 1024)
assert sandbox.seal()
def attempt(name, act):
    try:
        act()
    except (OSError, MemoryError, RuntimeError) as error:
        print(name, "refused")
    else:
        print(name, "DONE")
attempt("file", lambda: open("/etc/hostname"))
attempt("write", lambda: os.open("/tmp/planted", os.O_CREAT | os.O_WRONLY))
attempt("environment", lambda: open("/proc/self/environ"))
attempt("network", lambda: socket.socket())
attempt("names", lambda: socket.gethostbyname(b"localhost"))
attempt("program", lambda: os.execv("/bin/true", ["true"]))
attempt("process", os.fork)
thread = threading.Thread(target=lambda: attempt("thread", lambda: open("/etc/hostname")))
thread.start()
thread.join()
attempt("signal", lambda: os.kill(os.getppid(), 0))
attempt("memory", lambda: bytearray(600 * 1024 * 1024))
attempt("folder", lambda: os.listdir("/"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="The filter of system calls is one of Linux.")
def test_nothing_but_computing_is_possible_inside() -> None:
    done = subprocess.run([sys.executable, "-c", INSIDE], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert len(lines) == 11, done.stderr
    assert all(line.endswith(" refused") for line in lines), lines


def test_cpu_time_ends() -> None:
    spin = "from api.photos import sandbox; sandbox.allow_cpu(0.2)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", spin], check=False, timeout=30)
    assert done.returncode == -27


def loaded(module: str) -> set[str]:
    """Name the packages that importing a module brings along."""
    look = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_child_loads_no_more_of_the_product_than_it_needs() -> None:
    assert not loaded("api.photos.child") & {"flask", "sqlalchemy", "boto3", "marshmallow"}


def test_the_parent_never_loads_an_image_parser() -> None:
    assert not loaded("api.photos.decoding") & {"PIL", "pillow_heif"}

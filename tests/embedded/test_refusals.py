import errno
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.commands.readiness import require_free_port, require_system_libraries
from api.embedded import keys, ports
from api.embedded.errors import ServerError, explain_os_error
from api.embedded.space import require_space


def test_a_taken_port_names_itself_and_the_next_one():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=rf"Port {port} on 127\.0\.0\.1 is taken.*PORT={port + 1}"):
            require_free_port("127.0.0.1", port)


def test_an_address_that_is_none_of_this_machine_is_not_called_taken():
    with pytest.raises(ServerError, match=r"192\.0\.2\.1 is no address of this machine"):
        require_free_port("192.0.2.1", 8000)
    with pytest.raises(ServerError, match=r"nonsense\.invalid is no address of this machine"):
        require_free_port("nonsense.invalid", 8000)


def test_a_port_that_is_not_allowed_is_not_called_taken(monkeypatch):
    refusal = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr("api.commands.readiness.refusal_of", lambda _port, _host: refusal)
    with pytest.raises(ServerError, match="Port 80 is for the administrator"):
        require_free_port("127.0.0.1", 80)


def test_a_free_port_is_let_through():
    (port,) = ports.pick_free(1)
    require_free_port("127.0.0.1", port)


def test_the_libraries_of_the_pdf_are_found_here():
    require_system_libraries()


def test_a_missing_library_names_its_package(monkeypatch):
    monkeypatch.setattr("api.commands.readiness._LIBRARIES", (("no-such", "libno-such.so.0", "libno-such-0"),))
    with pytest.raises(ServerError, match="apt-get install -y libno-such-0"):
        require_system_libraries()


def test_too_little_room_says_how_much_is_needed(tmp_path):
    with pytest.raises(ServerError, match=r"MB free and 999999999 MB are needed"):
        require_space(tmp_path, 999_999_999)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full. Free some space"),
        (errno.EACCES, "chown"),
        (errno.EROFS, "can only be read. Mount it"),
        (errno.ENOTDIR, "is in the way"),
        (errno.EIO, "cannot be used"),
    ],
)
def test_each_refusal_of_the_system_becomes_a_sentence(number, words):
    assert words in str(explain_os_error(OSError(number, "x", "/data/x"), Path("/data")))


def test_keys_are_made_once_and_kept(tmp_path):
    made = keys.keep(tmp_path / "keys.json", lambda: {"password": "a"})
    assert keys.keep(tmp_path / "keys.json", lambda: {"password": "b"}) == made == {"password": "a"}


def test_damaged_keys_are_named_and_never_replaced(tmp_path):
    (tmp_path / "keys.json").write_text('{"password": ')
    with pytest.raises(ServerError, match="is damaged"):
        keys.keep(tmp_path / "keys.json", lambda: {"password": "b"})


@given(st.integers(min_value=1, max_value=30))
def test_ports_picked_together_differ(count):
    assert len(set(ports.pick_free(count))) == count

"""A private S3 server in a data folder: SeaweedFS, hardened, loopback only, with generated keys.

SeaweedFS is many servers in one process. Its HTTP ports answer without a key unless switched off, buckets appear on demand,
any origin is allowed and statistics are sent to its makers by default: all of that is turned off here.
"""

import http.client
import secrets
import shutil
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from api.embedded import keys, ports
from api.embedded.errors import ServerError, explain_os_error
from api.embedded.locks import hold
from api.embedded.processes import Child, Command, tail_of
from api.embedded.space import require_space

_SINGLE_PORTS = (
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port",
    "s3.port.grpc",
)
_JWT_KEYS = (
    "WEED_JWT_SIGNING_KEY",
    "WEED_JWT_SIGNING_READ_KEY",
    "WEED_JWT_FILER_SIGNING_KEY",
    "WEED_JWT_FILER_SIGNING_READ_KEY",
)
_START_TRIES = 3
_READY_SECONDS = 180.0
_LOOK_SECONDS = 0.05
_STOP_SECONDS = 15.0


@dataclass(frozen=True)
class Server:
    """A running S3 server. Buckets are made by the caller, with its keys."""

    endpoint_url: str
    access_key: str
    secret_key: str
    child: Child
    lock: IO[str]

    def stop(self, grace: float = _STOP_SECONDS) -> None:
        """End the server and wait until the process is gone (2 to 3 s); by force after so many seconds."""
        self.child.stop(grace)
        port = self.endpoint_url.rpartition(":")[2]
        Path(f"/tmp/seaweedfs-s3-{port}.sock").unlink(missing_ok=True)  # noqa: S108 - the server forgets it there
        self.lock.close()


def start(data_dir: Path, *, allowed_origin: str = "http://127.0.0.1:8000") -> Server:
    """Start the server of the folder, which is made if need be, and wait until it answers.

    Raises ServerError with one line that says what to do.
    """
    data_dir = data_dir.absolute()
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        require_space(data_dir)
        lock = hold(data_dir)
    except OSError as error:
        raise explain_os_error(error, data_dir) from error
    try:
        return _start_locked(data_dir, allowed_origin, lock)
    except OSError as error:
        lock.close()
        raise explain_os_error(error, data_dir) from error
    except BaseException:
        lock.close()
        raise


def _start_locked(data_dir: Path, allowed_origin: str, lock: IO[str]) -> Server:
    program = _find_program()
    kept = keys.keep(data_dir / "keys.json", _make_keys)
    (data_dir / "data").mkdir(mode=0o700, exist_ok=True)
    for _ in range(_START_TRIES):
        numbers = _choose_ports(data_dir, kept)
        child = _child(data_dir, program, kept, numbers, allowed_origin)
        child.start()
        if _is_ready(child, numbers["s3.port"]):
            url = f"http://{ports.LOOPBACK}:{numbers['s3.port']}"
            return Server(url, kept["access_key"], kept["secret_key"], child, lock)
        child.kill()
    log = data_dir / "log"
    raise ServerError(f"The private S3 server does not start: {tail_of(log, 3)} Its log: {log}")


def _find_program() -> str:
    beside_python = Path(sysconfig.get_path("scripts")) / "weed"
    found = str(beside_python) if beside_python.exists() else shutil.which("weed")
    if found is None:
        raise ServerError(
            "The S3 server's program `weed` is missing. Run `make run` again: it installs the locked packages."
        )
    return found


def _make_keys() -> dict[str, Any]:
    made: dict[str, Any] = {"access_key": "TS" + secrets.token_hex(9).upper(), "secret_key": secrets.token_urlsafe(30)}
    return made | {name: secrets.token_hex(32) for name in _JWT_KEYS}


def _choose_ports(data_dir: Path, kept: dict[str, Any]) -> dict[str, int]:
    """Take the ports of last time if all are free, else new ones; the server names its own folders after a port."""
    last: dict[str, int] = kept.get("ports", {})
    if last and all(ports.is_free(number) for number in last.values()):
        return last
    chosen = dict(zip(_SINGLE_PORTS, ports.pick_free(len(_SINGLE_PORTS)), strict=True))
    # Its maintenance worker looks for the admin server's second port at an offset, whatever the option says.
    chosen["admin.port"], chosen["admin.port.grpc"] = ports.pick_free_pair()
    kept["ports"] = chosen
    keys.write(data_dir / "keys.json", kept)
    return chosen


def _child(data_dir: Path, program: str, kept: dict[str, Any], numbers: dict[str, int], allowed_origin: str) -> Child:
    data = data_dir / "data"
    options = {
        "dir": str(data),
        "ip": ports.LOOPBACK,
        "ip.bind": ports.LOOPBACK,
        "webdav": "false",
        "admin.ui": "false",
        "master.telemetry": "false",
        "s3.port.iceberg": "0",
        "s3.port.lance": "0",
        "s3.autoCreateBucket": "false",
        "s3.allowedOrigins": allowed_origin,
        "volume.id": "tenseconds",  # Without a name it is known by its port, which may change.
        **{name: str(number) for name, number in numbers.items()},
    }
    command = Command(
        name="The private S3 server",
        argv=(program, "mini", "-disableHttp", *(f"-{name}={value}" for name, value in options.items())),
        # Only what it needs: a stray AWS_… or WEED_… variable of the user must not reach the server.
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(data_dir),
            # It reserves some 300 MB and touches half of it. Under a limit below that its garbage collector never rests,
            # and a photo costs 5.4 ms of its processor time instead of 3.
            "GOMEMLIMIT": "512MiB",
            "AWS_ACCESS_KEY_ID": kept["access_key"],
            "AWS_SECRET_ACCESS_KEY": kept["secret_key"],
            **{name: kept[name] for name in _JWT_KEYS},
        },
        log=data_dir / "log",
        record=data_dir / "process.json",
        grace=_STOP_SECONDS,
    )
    # It writes down the options of one start and reads them at the next; ours are the only ones that count.
    return Child(command, before_start=lambda: (data / "mini.options").unlink(missing_ok=True))


def _is_ready(child: Child, port: int) -> bool:
    end = time.monotonic() + _READY_SECONDS
    while child.is_running() and time.monotonic() < end:
        connection = http.client.HTTPConnection(ports.LOOPBACK, port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.client.OK:
                return True
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(_LOOK_SECONDS)
    return False

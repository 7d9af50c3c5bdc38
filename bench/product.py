"""Starts the whole product in a folder of its own and knows which process is whose, so that CPU can be told apart."""

import contextlib
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from api.app import create_ports
from api.commands.web import web_argv, web_env
from api.core.settings import Settings, environment, read_settings
from api.embedded.answering import wait_until_answering
from api.embedded.locks import hold
from api.embedded.processes import Child, Command, stop_all
from api.embedded.services import Services, start_services
from api.embedded.stopping import StopRequest
from api.migrating import upgrade

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
_OURS = ("DATABASE_URL", "S3_ENDPOINT_URL", "S3_ACCESS_KEY", "S3_SECRET_KEY", "SECRET_KEY", "PUBLIC_URL")


@dataclass(frozen=True)
class Product:
    """A running product; the pids are those of the roots of its process trees."""

    port: int
    settings: Settings
    web: Child
    database_pid: int
    store_pid: int
    env: dict[str, str]

    @property
    def trees(self) -> dict[str, int]:
        """Give the roots of what is measured, by name."""
        return {"app": self.web.pid or 0, "database": self.database_pid, "store": self.store_pid}

    @contextlib.contextmanager
    def worker(self) -> Iterator[Child]:
        """Run one worker process for a while."""
        child = _child("worker", (sys.executable, "-m", "api", "work"), self.env, self.settings.data_dir)
        child.start()
        try:
            yield child
        finally:
            child.stop()


@contextlib.contextmanager
def running_product() -> Iterator[Product]:
    """Start PostgreSQL, S3 and two web processes on free loopback ports, migrated and empty; remove all of it at the end."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    data_dir = folder / "data"
    with hold(folder):  # Two at once would measure each other, and share this folder.
        shutil.rmtree(data_dir, ignore_errors=True)
        port = _free_port()
        # A bench that found a real database in its environment would fill that one.
        environ = {name: value for name, value in environment().items() if name not in _OURS}
        services = start_services(environ, data_dir, f"http://{HOST}:{port}", lambda _line: None)
        try:
            yield from _serve(services, port, data_dir)
        finally:
            services.stop()
            shutil.rmtree(data_dir, ignore_errors=True)


def _serve(services: Services, port: int, data_dir: Path) -> Iterator[Product]:
    env = dict(services.env)
    settings = read_settings(env)
    upgrade(settings.sqlalchemy_url)
    ports = create_ports(settings)
    ports.storage.ensure_bucket()
    ports.close()
    web = _child("web", web_argv(HOST, port), web_env(env, data_dir), data_dir)
    try:
        web.start()
        wait_until_answering(web, HOST, port, StopRequest())
        database, store = (child.pid or 0 for child in services.children)
        yield Product(port, settings, web, database, store, env)
    finally:
        stop_all([web])


def _child(name: str, argv: tuple[str, ...], env: dict[str, str], data_dir: Path) -> Child:
    return Child(Command(name=f"The {name} process", argv=argv, env=env, log=data_dir / f"{name}.log", cwd=ROOT))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port

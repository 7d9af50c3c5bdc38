"""Gives the product's processes a database, an object store and a secret: real ones that were named, else private ones."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from api.embedded import keys, postgres, s3
from api.embedded.errors import explain_os_error
from api.embedded.processes import Child


@dataclass(frozen=True)
class Services:
    """The environment the product's processes are started with, and the private servers behind it."""

    env: Mapping[str, str]
    children: tuple[Child, ...]
    has_private_database: bool
    _stops: tuple[Callable[[], None], ...]

    def stop(self) -> None:
        """Stop the private servers and wait until they are gone."""
        for child in self.children:
            child.ask_to_stop()
        for stop in self._stops:
            stop()

    def kill(self) -> None:
        """End the private servers at once; PostgreSQL repairs itself at the next start."""
        for child in self.children:
            child.kill()


def start_services(environ: Mapping[str, str], data_dir: Path, public_url: str, say: Callable[[str], None]) -> Services:
    """Start what `environ` does not name (DATABASE_URL, S3_ENDPOINT_URL) under the data folder, absolute.

    Raises ServerError with one line that says what to do; nothing is left running then.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        kept = keys.keep(data_dir / "keys.json", lambda: {"secret_key": secrets.token_hex(32)})
    except OSError as error:
        raise explain_os_error(error, data_dir) from error
    env = {"SECRET_KEY": str(kept["secret_key"]), "PUBLIC_URL": public_url, **environ, "TENSECONDS_DATA": str(data_dir)}
    servers: list[postgres.Server | s3.Server] = []
    has_private_database = not environ.get("DATABASE_URL")
    try:
        if has_private_database:
            database = postgres.start(data_dir / "postgres", say=say)
            servers.append(database)
            env["DATABASE_URL"] = database.url
        if not environ.get("S3_ENDPOINT_URL"):
            store = s3.start(data_dir / "s3", allowed_origin=env["PUBLIC_URL"])
            servers.append(store)
            env |= {
                "S3_ENDPOINT_URL": store.endpoint_url,
                "S3_ACCESS_KEY": store.access_key,
                "S3_SECRET_KEY": store.secret_key,
            }
    except BaseException:
        for server in servers:
            server.stop()
        raise
    return Services(
        env, tuple(server.child for server in servers), has_private_database, tuple(server.stop for server in servers)
    )

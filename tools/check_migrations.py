"""Fails when the models have changed without a migration: migrates an empty private database and compares."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from api.embedded import postgres
from api.embedded.errors import ServerError

_ROOT = Path(__file__).resolve().parents[1]
# The settings ask for an object store and a secret, which this command never touches.
_UNUSED = {
    "S3_ENDPOINT_URL": "http://127.0.0.1:1",
    "S3_ACCESS_KEY": "none",
    "S3_SECRET_KEY": "none",
    "SECRET_KEY": "0" * 64,
}


def main() -> int:
    """Return the exit code of `tenseconds migrate --check`."""
    with tempfile.TemporaryDirectory(prefix="tenseconds-check-") as folder:
        server = postgres.start(Path(folder) / "postgres", is_durable=False)
        try:
            environ = {**os.environ, **_UNUSED, "DATABASE_URL": server.url}
            for arguments in (["migrate"], ["migrate", "--check"]):
                done = subprocess.run([sys.executable, "-m", "api", *arguments], cwd=_ROOT, env=environ, check=False)
                if done.returncode != 0:
                    return done.returncode
        finally:
            server.stop(grace=5)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ServerError as error:
        sys.exit(str(error))

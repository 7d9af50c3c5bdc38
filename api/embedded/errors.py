"""What goes wrong while a private server is started, said in one line that tells the reader what to do."""

import errno
from pathlib import Path


class ServerError(Exception):
    """A private server cannot start or go on; the message is one plain line with the remedy."""


def explain_os_error(error: OSError, folder: Path) -> ServerError:
    """Turn an operating system's refusal about a folder into a sentence with a remedy."""
    where = error.filename or folder
    if error.errno == errno.ENOSPC:
        return ServerError(f"The disk that holds {folder} is full. Free some space and start again.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ServerError(
            f'{where} cannot be read and written by this user. Give it to this user: chown -R "$(id -un)" {folder}'
        )
    if error.errno == errno.EROFS:
        return ServerError(
            f"The disk that holds {folder} can only be read. Mount it for writing, or name another folder: TENSECONDS_DATA=…"
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return ServerError(f"{where} is in the way: a folder is needed there. Move it away and start again.")
    return ServerError(f"{where} cannot be used: {error.strerror or error}.")

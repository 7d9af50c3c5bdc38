"""Which addresses a process listens on, read from the kernel's own table."""

import socket
import struct
from pathlib import Path

_LISTEN = "0A"


def listening_addresses(pid: int) -> set[str]:
    """Give the addresses of all TCP sockets the process listens on (proc(5), /proc/net/tcp and tcp6)."""
    inodes = {_inode_of(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == _LISTEN and fields[9] in inodes:
                found.add(_address(fields[1].partition(":")[0]))
    return found


def _inode_of(link: Path) -> str:
    try:
        return str(link.readlink()).removeprefix("socket:[").removesuffix("]")
    except OSError:
        return ""


def _address(hexadecimal: str) -> str:
    words = [struct.pack("=I", int(hexadecimal[start : start + 8], 16)) for start in range(0, len(hexadecimal), 8)]
    packed = b"".join(words)
    return socket.inet_ntop(socket.AF_INET if len(packed) == 4 else socket.AF_INET6, packed)

"""Opens what strangers send: XML without entities, and zip files that cannot burst the memory or climb out of their folder."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from api.i18n import marked
from api.interchange.draft import Unreadable

MOST_BYTES: Final = 50_000_000
MOST_FILES: Final = 2_000
NOT_XML = marked("This is no well-formed XML: {reason}")
ENTITIES = marked("XML with a DOCTYPE is refused: entities can be used as a bomb.")
NO_ZIP = marked("This is no zip file that can be opened.")
CLIMBS = marked("The zip file holds “{name}”, which would be written outside its folder. It is refused.")
TOO_LARGE = marked("Unpacked, the file would be larger than {most} MB. It is refused.")
TOO_MANY = marked("The zip file holds more than {most} files. It is refused.")


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML that fetches nothing and expands nothing; raise Unreadable with its line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(error.lineno or 1, NOT_XML, reason=str(error.msg)) from None
    except ValueError as error:
        raise Unreadable(1, NOT_XML, reason=str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable(1, ENTITIES)
    return root


def unpack(data: bytes) -> dict[str, bytes]:
    """Read all files of a zip file by name; raise Unreadable for anything that smells of a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
            _refuse(files)
            return _read(archive, files)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        raise Unreadable(1, NO_ZIP) from None


def _refuse(files: list[zipfile.ZipInfo]) -> None:
    if len(files) > MOST_FILES:
        raise Unreadable(1, TOO_MANY, most=str(MOST_FILES))
    for info in files:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in info.filename:
            raise Unreadable(1, CLIMBS, name=info.filename)


def _read(archive: zipfile.ZipFile, files: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Count what really comes out: the sizes in the directory are only what the sender says."""
    left = MOST_BYTES
    unpacked: dict[str, bytes] = {}
    for info in files:
        with archive.open(info) as file:
            unpacked[info.filename] = file.read(left + 1)
        left -= len(unpacked[info.filename])
        if left < 0:
            raise Unreadable(1, TOO_LARGE, most=str(MOST_BYTES // 1_000_000))
    return unpacked

"""Does a file end where its format says it does? A cheap look at the last bytes, so that a photo cut off on the way is refused at once.

Whether the picture inside is sound, only decoding tells; that happens later, in a child process.
"""

_TAIL = 4096  # some cameras pad a JPEG after its end marker


def is_whole(data: bytes, media_type: str) -> bool:
    """Tell whether bytes of a sniffed type end as that type has to; formats without an end are taken as whole."""
    if media_type == "image/jpeg":
        return b"\xff\xd9" in data[-_TAIL:]
    if media_type == "image/webp":
        return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    return _boxes_fit(data) if media_type == "image/heic" else True


def _boxes_fit(data: bytes) -> bool:
    """Walk over the top-level boxes of ISO/IEC 14496-12: the last one has to end at the end."""
    place = 0
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        if size == 1:
            size = int.from_bytes(data[place + 8 : place + 16], "big")
        if size == 0:
            return True
        if size < 8:
            return False
        place += size
    return place == len(data)

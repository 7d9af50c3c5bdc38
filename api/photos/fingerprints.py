"""A fingerprint of what a photo shows, so that the same photo sent in for two visits is noticed.

The difference hash of N. Krawetz ("Kind of Like That", 2013): shrink to 9 × 8 grey pixels and keep, for each pair of
neighbours in a row, which is the brighter. It survives scaling, re-encoding and changes of light; it is advice for a
person to look, never a proof.
"""

from PIL.Image import Image, Resampling

_BITS = 64
_COLUMNS, _ROWS = 8, 8


def fingerprint(image: Image) -> int:
    """Return the 64-bit difference hash as a signed number, which is what a database's bigint holds."""
    grey = image.convert("L").resize((_COLUMNS + 1, _ROWS), Resampling.BOX).tobytes()
    bits = 0
    for row in range(_ROWS):
        line = grey[row * (_COLUMNS + 1) :]
        for column in range(_COLUMNS):
            bits = bits << 1 | (line[column] < line[column + 1])
    return bits - (1 << _BITS) if bits >> (_BITS - 1) else bits


def distance(one: int, other: int) -> int:
    """Count the bits (0 to 64) in which two fingerprints differ; the same photo re-encoded stays within about 6."""
    return ((one ^ other) & ((1 << _BITS) - 1)).bit_count()

"""The areas of a QTI picture: pixels there, percent here."""

from decimal import Decimal, InvalidOperation

from lxml.etree import _Element as Element

from api.interchange.draft import Area

_TENTH = Decimal("0.1")


def read_areas(interaction: Element, right: list[str]) -> tuple[tuple[Area, ...], str]:
    """Read the right areas and the picture they lie on; nothing if the picture does not say how large it is."""
    picture = interaction.find("object") if interaction.find("object") is not None else interaction.find("img")
    if picture is None:
        return (), ""
    try:
        width, height = (Decimal(picture.get(name, "0")) for name in ("width", "height"))
        spots = [spot for spot in interaction.findall("hotspotchoice") if spot.get("identifier") in right]
        areas = tuple(_area(spot, width, height) for spot in spots) if width and height else ()
    except (InvalidOperation, ValueError):
        return (), ""
    return areas, picture.get("data") or picture.get("src") or ""


def _area(spot: Element, width: Decimal, height: Decimal) -> Area:
    label = str(spot.get("hotspotlabel") or spot.get("identifier", ""))
    numbers = [Decimal(part) for part in spot.get("coords", "").split(",")]

    def percent(value: Decimal, whole: Decimal) -> Decimal:
        return (value * 100 / whole).quantize(_TENTH)

    shape = spot.get("shape")
    if shape not in {"circle", "rect"}:
        raise ValueError(shape)
    if shape == "circle":
        x, y, radius = numbers
        return Area(label, percent(x, width), percent(y, height), radius=percent(radius, width))
    left, top, right, bottom = numbers
    return Area(
        label,
        percent(left, width),
        percent(top, height),
        width=percent(right - left, width),
        height=percent(bottom - top, height),
    )

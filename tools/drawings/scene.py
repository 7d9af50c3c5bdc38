"""Composes a drawing from a scene: a list of things, each with where it is and how, painted from back to front."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from drawings import fittings, pen, people, things
from drawings.pen import HEIGHT, WIDTH, group, style

SCENES: Final = Path(__file__).parent / "scenes"
_FLOOR_BEGINS: Final = 148
_ROOM: Final = (
    f'<path class="w" d="M0 0H{WIDTH}V{HEIGHT}H0Z"/>'
    f'<path class="e" opacity=".28" d="M0 {_FLOOR_BEGINS}H{WIDTH}V{HEIGHT}H0Z"/>'
)
_PARTS: Final[Mapping[str, Callable[..., str]]] = {
    name.rstrip("_"): part
    for module in (people, fittings, things, pen)
    for name, part in inspect.getmembers(module, inspect.isfunction)
    if part.__module__ == module.__name__ and not name.startswith("_")
}
# What a hand may hold, around the hand.
_HELD: Final = {
    "phone": things.phone(2, -7, turn=12),
    "box": things.parcel(-8, y=6, w=28, h=22),
    "bag": things.bag(0, 24, scale=0.9),
    "paper": things.paper(4, -8, w=17, h=21, turn=8),
    "tag": things.tag(8, -6, scale=0.8),
    "cup": things.cup(4, 3),
    "item": '<rect class="e o" x="-3" y="-18" width="12" height="19" rx="2"/>',
}


def scenes() -> Mapping[str, Sequence[Any]]:
    """Read all scenes by the file they become, `courses/<key>/pictures/x.svg`."""
    read = YAML(typ="safe", pure=True)
    return {name: scene for path in sorted(SCENES.glob("*.yaml")) for name, scene in read.load(path).items()}


def draw(scene: Sequence[Any]) -> str:
    """Write the drawing of a scene; `plain` as its first thing leaves out wall and floor."""
    inside = "".join(_part(thing) for thing in scene if thing != "plain")
    room = _ROOM if scene[0] != "plain" else _ROOM.partition("/>")[0] + "/>"
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" stroke-width="2"'
    return f'{opening} stroke-linecap="round" stroke-linejoin="round">{style()}{room}{inside}</svg>\n'


def _part(thing: Mapping[str, Any]) -> str:
    """Draw one thing: `name: {…}`, or `group: {of: […], x, y, scale}`."""
    ((name, how),) = thing.items()
    given = dict(how)
    if name == "group":
        return group("".join(_part(inner) for inner in given.pop("of")), **given)
    if name == "person":
        given["holds"] = _HELD[given["holds"]] if "holds" in given else ""
    if name == "counter":
        given["things"] = "".join(_part(inner) for inner in given.get("things", ()))
    return _PARTS[name](**given)

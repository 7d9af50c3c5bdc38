"""The visit that is played: a good store on a busy afternoon that keeps a customer waiting and has boxes before its emergency exit."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from api.demo.answering import Occasion
from api.demo.filling import Scripted, Shot, fill, make_form

_GOOD: Final = 9.0  # log-odds: what the script leaves open goes well
_SEED: Final = 10


def _said(value: str, note: str = "", photos: int = 0) -> Scripted:
    return Scripted({"value": value, "note": note} if note else {"value": value}, photos)


_SCRIPT: Final[Mapping[str, Scripted]] = {
    "greeting-how-busy": _said("peak"),
    "greeting-noticed": _said("yes", "门口的女店员正在贴海报，抬头就说“您好，里面凉快，慢慢看”。"),
    "greeting-words": _said("warm"),
    "consulting-open-question": _said(
        "no", "我刚说想换冰箱，对方就指着一款说“这个卖得最好”，没有问家里几口人、放在哪里。"
    ),
    "trying-fitting-room": _said("ready", photos=1),
    "trying-testers": _said("yes", photos=1),
    "trying-demonstration": _said("yes", "演示完让我自己装了一遍滤芯，装错了也不急，又教了一次。", 1),
    "environment-clean": _said("clean", "地面和展台都干净，有人在擦样机上的手印。", 1),
    "environment-walkways": _said("no", "后侧安全出口前堆着七只空调外机纸箱，只能侧身通过。出店时再看，还在原处。", 2),
    "environment-shelf-tags": _said("yes", photos=1),
    "checkout-way": _said("staffed"),
    "checkout-queue-minutes": _said("6.5", "只开了一个收银台，前面三位都是大件开票。"),
    "checkout-lane-opened": _said("yes", "店长自己过来开了二号台，先请了排在前面的老人。"),
    "checkout-receipt": _said("2611224817", photos=1),
    "farewell-extra": _said("yes", "外面下雨，小家电柜台戴眼镜的年轻店员给纸箱套了防水袋，送到停车场。", 1),
    "after-sales-policy": _said("vague", "“一般都能退，看情况”，没有说期限，也没有说要带什么。"),
    "conduct-done-well": _said(
        "小家电柜台戴眼镜的年轻店员，工牌写着“小周”。看到我抱着纸箱站在门口，主动套上防水袋送到车边，"
        "还提醒我先静置两小时再通电。"
    ),
}
# Seconds until somebody answered, in refrigerators, televisions and kitchen appliances.
_WAITS: Final = (6.4, 27.8, 8.9)
_WAIT_NOTE: Final = "第二次在电视区，我举着遥控器等了将近半分钟，两位员工在对库存单，最后是路过的收银员喊人过来。"


def tell(
    document: Mapping[str, Any], tags: frozenset[str], *, visit_id: UUID, began: datetime
) -> tuple[list[dict[str, Any]], list[Shot]]:
    """Return responses and photos of the played visit on any checklist document; its own items are the mystery visit's.

    The notes are Chinese; `began` is when the shopper walked in.
    """
    # The visit's own id goes into the dice, so that its photos are nobody else's.
    dice = Random(f"play {visit_id}")  # noqa: S311 - a demo is repeated, not guarded
    occasion = Occasion(dice, "zh-Hans", tags, _GOOD, pressure=0.8, pace=1.0, weakness="", began=began)
    timer = Scripted(
        {"timer": {"runs": [_run(began, place, wait) for place, wait in enumerate(_WAITS)]}, "note": _WAIT_NOTE}
    )
    return fill(make_form(document, _SEED), occasion, has_camera=False, script={**_SCRIPT, "response-timer": timer})


def _run(began: datetime, place: int, seconds: float) -> dict[str, Any]:
    after = timedelta(minutes=5 + 7 * place)
    wall, mono, lasted = (
        round((began + after).timestamp() * 1000),
        round(after.total_seconds() * 1000),
        round(seconds * 1000),
    )
    return {
        "started": {"wall_ms": wall, "mono_ms": mono},
        "stopped": {"wall_ms": wall + lasted, "mono_ms": mono + lasted},
        "was_hidden": False,
    }

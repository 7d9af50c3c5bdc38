"""Names of invented people, each with the letters its e-mail address is written in."""

from collections.abc import Iterator
from random import Random
from typing import Final, NamedTuple

_SURNAMES: Final = (
    "王 wang|李 li|张 zhang|刘 liu|陈 chen|杨 yang|黄 huang|赵 zhao|吴 wu|周 zhou|徐 xu|孙 sun|马 ma|朱 zhu|"
    "胡 hu|林 lin|郭 guo|何 he|高 gao|罗 luo|郑 zheng|梁 liang|谢 xie|宋 song|唐 tang|许 xu|邓 deng|冯 feng|"
    "韩 han|曹 cao|曾 zeng|彭 peng|萧 xiao|蔡 cai|潘 pan|田 tian|董 dong|袁 yuan|于 yu|余 yu"
)
_GIVEN: Final = (
    "雨桐 yutong|子涵 zihan|思远 siyuan|晓琳 xiaolin|志强 zhiqiang|佳怡 jiayi|浩然 haoran|文静 wenjing|"
    "俊杰 junjie|雪梅 xuemei|明轩 mingxuan|丽娟 lijuan|建国 jianguo|诗涵 shihan|天宇 tianyu|慧敏 huimin|"
    "嘉豪 jiahao|秀兰 xiulan|立新 lixin|婷婷 tingting|伟 wei|静 jing|磊 lei|敏 min|洋 yang|艳 yan|鹏飞 pengfei|"
    "梦瑶 mengyao|国栋 guodong|海燕 haiyan|书航 shuhang|若溪 ruoxi|宇辰 yuchen|晓东 xiaodong|春梅 chunmei|"
    "泽宇 zeyu|欣妍 xinyan|永康 yongkang|玉珍 yuzhen|博文 bowen|可欣 kexin|振华 zhenhua|乐怡 leyi|大勇 dayong|"
    "清扬 qingyang|素芬 sufen|一鸣 yiming|凤霞 fengxia|景行 jingxing|巧云 qiaoyun"
)
_ENGLISH: Final = (
    "Daniel Foster|Grace Holloway|Marcus Reid|Emily Hartmann|Owen Castellan|Priya Nair|Sophie Laurent|"
    "Thomas Okafor|Hannah Lindqvist|James Whitcombe|Olivia Marsh|Kenji Morita|Laura Benedetti|Samuel Adeyemi|"
    "Nora Fitzgerald|Peter Novak"
)


class Name(NamedTuple):
    """How a person is called, the local part of the address, and the language that goes with the name."""

    written: str
    local: str
    language: str


def people_names(rng: Random, english: int) -> Iterator[Name]:
    """Yield names without end, no two alike; `english` of a hundred are English."""
    taken: set[str] = set()
    foreign = _ENGLISH.split("|")
    rng.shuffle(foreign)
    while True:
        is_english = bool(foreign) and rng.random() * 100 < english
        name = _english(foreign.pop()) if is_english else _chinese(rng)
        if name.local not in taken:
            taken.add(name.local)
            yield name


def _english(written: str) -> Name:
    first, last = written.lower().split()
    return Name(written, f"{first}.{last}", "en")


def _chinese(rng: Random) -> Name:
    surname, given = (rng.choice(names.split("|")).split() for names in (_SURNAMES, _GIVEN))
    # Some people prefer to work in English whatever their name.
    language = "en" if rng.random() < 0.15 else "zh-Hans"
    return Name(surname[0] + given[0], f"{given[1]}.{surname[1]}", language)

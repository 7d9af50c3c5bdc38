"""Where the demo chain trades: three regions and twenty-four stores in real cities, with invented street numbers."""

from dataclasses import dataclass
from typing import Final, NamedTuple


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def as_text(self) -> dict[str, str]:
        """Return the text as documents and tables hold it."""
        return {"zh-Hans": self.zh, "en": self.en}


@dataclass(frozen=True)
class Place:
    """A store: region code, store code, names, address, coordinates in GCJ-02 (degrees), tags, time zone."""

    region: str
    code: str
    name: Words
    address: Words
    latitude: str
    longitude: str
    tags: tuple[str, ...]
    time_zone: str = "Asia/Shanghai"


REGIONS: Final = {
    "east": Words("华东大区", "East China"),
    "south": Words("华南大区", "South China"),
    "west": Words("西部大区", "West China"),
}

_MALL, _STREET, _PARK = ("mall", "no-fitting-room"), ("street", "no-fitting-room"), ("retail-park", "no-fitting-room")
_SMALL = ("mall", "no-fitting-room", "no-testers")
_KIOSK = ("street", "no-fitting-room", "self-checkout-only")
_FLAGSHIP = ("street", "flagship")


def _place(
    region: str,
    code: str,
    names: tuple[str, str],
    addresses: tuple[str, str],
    at: tuple[str, str],
    tags: tuple[str, ...],
) -> Place:
    return Place(region, code, Words(*names), Words(*addresses), *at, tags)


PLACES: Final = (
    _place(
        "east",
        "SH-01",
        ("上海徐家汇店", "Shanghai Xujiahui"),
        ("上海市徐汇区漕溪北路318号", "318 Caoxi North Road, Xuhui, Shanghai"),
        ("31.194620", "121.437180"),
        _FLAGSHIP,
    ),
    _place(
        "east",
        "SH-02",
        ("上海五角场店", "Shanghai Wujiaochang"),
        ("上海市杨浦区淞沪路77号", "77 Songhu Road, Yangpu, Shanghai"),
        ("31.301050", "121.514830"),
        _MALL,
    ),
    _place(
        "east",
        "HZ-01",
        ("杭州武林店", "Hangzhou Wulin"),
        ("杭州市拱墅区延安路509号", "509 Yan'an Road, Gongshu, Hangzhou"),
        ("30.272040", "120.163010"),
        _STREET,
    ),
    _place(
        "east",
        "HZ-02",
        ("杭州滨江店", "Hangzhou Binjiang"),
        ("杭州市滨江区江南大道1088号", "1088 Jiangnan Avenue, Binjiang, Hangzhou"),
        ("30.208520", "120.211040"),
        _MALL,
    ),
    _place(
        "east",
        "NJ-01",
        ("南京新街口店", "Nanjing Xinjiekou"),
        ("南京市秦淮区中山南路66号", "66 Zhongshan South Road, Qinhuai, Nanjing"),
        ("32.041530", "118.784010"),
        _STREET,
    ),
    _place(
        "east",
        "SU-01",
        ("苏州观前店", "Suzhou Guanqian"),
        ("苏州市姑苏区观前街141号", "141 Guanqian Street, Gusu, Suzhou"),
        ("31.311490", "120.628030"),
        _KIOSK,
    ),
    _place(
        "east",
        "NB-01",
        ("宁波鄞州店", "Ningbo Yinzhou"),
        ("宁波市鄞州区天童南路588号", "588 Tiantong South Road, Yinzhou, Ningbo"),
        ("29.810370", "121.541460"),
        _PARK,
    ),
    _place(
        "east",
        "HF-01",
        ("合肥政务区店", "Hefei Zhengwu"),
        ("合肥市蜀山区怀宁路1639号", "1639 Huaining Road, Shushan, Hefei"),
        ("31.817050", "117.229110"),
        _SMALL,
    ),
    _place(
        "south",
        "GZ-01",
        ("广州天河店", "Guangzhou Tianhe"),
        ("广州市天河区天河路299号", "299 Tianhe Road, Tianhe, Guangzhou"),
        ("23.133490", "113.327020"),
        _FLAGSHIP,
    ),
    _place(
        "south",
        "GZ-02",
        ("广州番禺店", "Guangzhou Panyu"),
        ("广州市番禺区大北路156号", "156 Dabei Road, Panyu, Guangzhou"),
        ("22.941260", "113.363940"),
        _PARK,
    ),
    _place(
        "south",
        "SZ-01",
        ("深圳南山店", "Shenzhen Nanshan"),
        ("深圳市南山区文心五路33号", "33 Wenxin 5th Road, Nanshan, Shenzhen"),
        ("22.517030", "113.938060"),
        _MALL,
    ),
    _place(
        "south",
        "SZ-02",
        ("深圳龙华店", "Shenzhen Longhua"),
        ("深圳市龙华区人民路2020号", "2020 Renmin Road, Longhua, Shenzhen"),
        ("22.656080", "114.025030"),
        _SMALL,
    ),
    _place(
        "south",
        "FS-01",
        ("佛山祖庙店", "Foshan Zumiao"),
        ("佛山市禅城区祖庙路38号", "38 Zumiao Road, Chancheng, Foshan"),
        ("23.030110", "113.113040"),
        _STREET,
    ),
    _place(
        "south",
        "XM-01",
        ("厦门中山路店", "Xiamen Zhongshan Road"),
        ("厦门市思明区中山路196号", "196 Zhongshan Road, Siming, Xiamen"),
        ("24.454060", "118.078010"),
        _KIOSK,
    ),
    _place(
        "south",
        "CS-01",
        ("长沙五一广场店", "Changsha Wuyi Square"),
        ("长沙市芙蓉区黄兴中路88号", "88 Huangxing Middle Road, Furong, Changsha"),
        ("28.194070", "112.977090"),
        _MALL,
    ),
    _place(
        "south",
        "NN-01",
        ("南宁青秀店", "Nanning Qingxiu"),
        ("南宁市青秀区民族大道131号", "131 Minzu Avenue, Qingxiu, Nanning"),
        ("22.814020", "108.393060"),
        _PARK,
    ),
    _place(
        "west",
        "CD-01",
        ("成都春熙店", "Chengdu Chunxi"),
        ("成都市锦江区总府路15号", "15 Zongfu Road, Jinjiang, Chengdu"),
        ("30.657040", "104.081030"),
        _FLAGSHIP,
    ),
    _place(
        "west",
        "CD-02",
        ("成都高新店", "Chengdu High-Tech Zone"),
        ("成都市武侯区天府大道北段1480号", "1480 Tianfu Avenue North, Wuhou, Chengdu"),
        ("30.579060", "104.064020"),
        _MALL,
    ),
    _place(
        "west",
        "CQ-01",
        ("重庆观音桥店", "Chongqing Guanyinqiao"),
        ("重庆市江北区建新北路68号", "68 Jianxin North Road, Jiangbei, Chongqing"),
        ("29.576030", "106.534050"),
        _STREET,
    ),
    _place(
        "west",
        "CQ-02",
        ("重庆沙坪坝店", "Chongqing Shapingba"),
        ("重庆市沙坪坝区站东路12号", "12 Zhandong Road, Shapingba, Chongqing"),
        ("29.557010", "106.457080"),
        _MALL,
    ),
    _place(
        "west",
        "XA-01",
        ("西安小寨店", "Xi'an Xiaozhai"),
        ("西安市雁塔区长安中路111号", "111 Chang'an Middle Road, Yanta, Xi'an"),
        ("34.224060", "108.947030"),
        _STREET,
    ),
    _place(
        "west",
        "KM-01",
        ("昆明南屏街店", "Kunming Nanping Street"),
        ("昆明市五华区南屏街82号", "82 Nanping Street, Wuhua, Kunming"),
        ("25.039020", "102.712060"),
        _SMALL,
    ),
    _place(
        "west",
        "GY-01",
        ("贵阳中华北路店", "Guiyang Zhonghua North Road"),
        ("贵阳市云岩区中华北路176号", "176 Zhonghua North Road, Yunyan, Guiyang"),
        ("26.584050", "106.713020"),
        _STREET,
    ),
    Place(
        "west",
        "UR-01",
        Words("乌鲁木齐友好店", "Urumqi Youhao"),
        Words("乌鲁木齐市沙依巴克区友好北路688号", "688 Youhao North Road, Saybag, Urumqi"),
        "43.824010",
        "87.578040",
        _PARK,
        "Asia/Urumqi",
    ),
)

"""The robots of three houses are told in their own way, and believed only when they say that they took it."""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs, urlsplit

import pytest

from api.channels.guarded import Caller, Unreachable, UnsafeAddress
from api.channels.robots import Robot, cut
from api.core.documents import decode
from tests.channels.listener import Listener, listening
from tests.fixtures.application import NOON


def say(listener: Listener, shape: str, secret: str = "") -> dict:
    Robot(shape, f"{listener.url}/hook?key=1", secret).send(Caller([listener.host]), "今日学习", now=NOON)
    return {**listener.heard[-1], "said": decode(listener.heard[-1]["body"])}


def test_wecom_takes_plain_text():
    with listening() as house:
        assert say(house, "wecom")["said"] == {"msgtype": "text", "text": {"content": "今日学习"}}


def test_dingtalk_finds_milliseconds_and_a_signature_in_the_address():
    with listening() as house:
        heard = say(house, "dingtalk", "SEC1")
    query = parse_qs(urlsplit(heard["path"]).query)
    stamp = str(int(NOON.timestamp()) * 1000)
    expected = base64.b64encode(hmac.new(b"SEC1", f"{stamp}\nSEC1".encode(), hashlib.sha256).digest()).decode()
    assert (query["key"], query["timestamp"], query["sign"]) == (["1"], [stamp], [expected])
    assert heard["said"] == {"msgtype": "text", "text": {"content": "今日学习"}}


def test_feishu_finds_seconds_and_a_signature_in_the_body():
    with listening() as house:
        house.body = b'{"code":0,"msg":"success","data":{}}'
        heard = say(house, "feishu", "SEC2")
    stamp = str(int(NOON.timestamp()))
    expected = base64.b64encode(hmac.new(f"{stamp}\nSEC2".encode(), b"", hashlib.sha256).digest()).decode()
    assert heard["said"] == {
        "msg_type": "text",
        "content": {"text": "今日学习"},
        "timestamp": stamp,
        "sign": expected,
    }


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b'{"errcode":93000,"errmsg":"invalid webhook url"}'),
        (200, b"<html>"),
        (500, b'{"errcode":0}'),
        (200, b"[]"),
    ],
)
def test_a_robot_that_does_not_take_it_is_no_success(status, body):
    with listening() as house:
        house.status, house.body = status, body
        with pytest.raises(Unreachable):
            say(house, "wecom")


def test_only_the_house_itself_is_called():
    with pytest.raises(UnsafeAddress):
        Robot("wecom", "https://example.com/cgi-bin/webhook/send?key=1").send(Caller(), "x", now=NOON)


def test_a_long_text_ends_with_a_whole_line():
    shortened = cut("\n".join(["一二三四五六七八九十"] * 200))
    assert len(shortened.encode()) <= 2000
    assert shortened.splitlines()[-2:] == ["一二三四五六七八九十", "…"]
    assert cut("short\ntext") == "short\ntext"

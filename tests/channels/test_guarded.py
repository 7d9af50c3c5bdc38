"""An address that somebody typed reaches the open internet or nothing."""

import pytest

from api.channels.guarded import Caller, Unreachable, UnsafeAddress, is_public
from tests.channels.listener import listening

HEADERS = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, nothing listens on it
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_an_address_inside_is_not_public(address):
    assert is_public(address) is False


@pytest.mark.parametrize("address", ["1.1.1.1", "101.89.19.165", "2606:4700:4700::1111"])
def test_an_address_outside_is(address):
    assert is_public(address) is True


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://user:secret@example.com/",
        "https://@example.com/",
        "https:///nothing",
        "https://[::1",
        "https://example.com:99999/",
        "//example.com/",
        "",
    ],
)
def test_an_address_that_is_written_oddly_is_refused(url):
    with pytest.raises(UnsafeAddress):
        Caller().check(url)


def test_only_the_hosts_of_a_service_are_called_for_it():
    hosts = ("open.feishu.cn",)
    assert Caller().check("https://open.feishu.cn/open-apis/bot/v2/hook/x", hosts).hostname == "open.feishu.cn"
    for url in ("https://open.feishu.cn.evil.example/", "https://evil.example/?open.feishu.cn"):
        with pytest.raises(UnsafeAddress):
            Caller().check(url, hosts)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_nothing_inside_is_reached_by_whatever_name(host):
    with listening() as inside:
        with pytest.raises((UnsafeAddress, Unreachable)):
            Caller().call("POST", f"https://{host}:{inside.port}/", b"x", HEADERS)
        assert inside.heard == []


def test_what_the_operator_named_is_reached_and_nothing_it_points_to():
    with listening() as relay, listening() as behind:
        relay.status, relay.headers = 307, {"Location": f"{behind.url}/secret"}
        answer = Caller([relay.host]).call("POST", f"{relay.url}/in?a=1", b"hello", HEADERS)
        assert (answer.status, [one["path"] for one in relay.heard], behind.heard) == (307, ["/in?a=1"], [])
        with pytest.raises(UnsafeAddress):
            Caller([relay.host]).call("POST", f"{behind.url}/", b"x", HEADERS)


def test_a_long_answer_is_cut_and_nobody_at_home_is_said_so():
    with listening() as relay:
        relay.body = b"x" * 1_000_000
        host, url = relay.host, relay.url
        assert len(Caller([host]).call("POST", url, b"", HEADERS).body) == 65_536
    with pytest.raises(Unreachable):
        Caller([host]).call("POST", url, b"", HEADERS)

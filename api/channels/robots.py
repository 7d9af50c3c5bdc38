"""The robots of chat groups in WeCom, DingTalk and Feishu: what each wants to be told, and how it is told that it is us."""

import base64
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from api.channels.guarded import Answer, Caller, Unreachable
from api.core.documents import MalformedJSON, decode, encode

HOSTS: Mapping[str, tuple[str, ...]] = {
    "wecom": ("qyapi.weixin.qq.com",),
    "dingtalk": ("oapi.dingtalk.com",),
    "feishu": ("open.feishu.cn", "open.larksuite.com"),
}
# WeCom takes 2048 bytes of text; the others take more, but nobody reads more either.
_MOST_BYTES = 2000


@dataclass(frozen=True)
class Robot:
    """A robot: of which house (`wecom`, `dingtalk`, `feishu`), its address, and the secret it signs with, if it has one."""

    shape: str
    url: str
    secret: str = ""

    def send(self, caller: Caller, text: str, *, now: datetime) -> None:
        """Let the robot say something; raise as `Caller.call` does, Unreachable also if it does not take it."""
        url, payload = _SHAPES[self.shape](self, cut(text), now)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        answer = caller.call("POST", url, encode(payload), headers, hosts=HOSTS[self.shape])
        if not _took(answer):
            raise Unreachable(f"{self.shape}: {answer.status}")


def cut(text: str) -> str:
    """Cut a text at a line so that it is at most 2000 bytes long."""
    kept: list[str] = []
    size = len("…".encode())
    for line in text.splitlines():
        size += len(line.encode()) + 1
        if size > _MOST_BYTES:
            return "\n".join([*kept, "…"])
        kept.append(line)
    return "\n".join(kept)


def _wecom(robot: Robot, text: str, _: datetime) -> tuple[str, dict[str, Any]]:
    return robot.url, {"msgtype": "text", "text": {"content": text}}


def _dingtalk(robot: Robot, text: str, now: datetime) -> tuple[str, dict[str, Any]]:
    """DingTalk signs milliseconds and secret with the secret, and wants both in the address."""
    payload = {"msgtype": "text", "text": {"content": text}}
    if not robot.secret:
        return robot.url, payload
    stamp = str(int(now.timestamp() * 1000))
    signature = hmac.digest(robot.secret.encode(), f"{stamp}\n{robot.secret}".encode(), "sha256")
    signed = urlencode({"timestamp": stamp, "sign": base64.b64encode(signature).decode()})
    return f"{robot.url}{'&' if '?' in robot.url else '?'}{signed}", payload


def _feishu(robot: Robot, text: str, now: datetime) -> tuple[str, dict[str, Any]]:
    """Feishu signs nothing with seconds and secret as the key, and wants both in the body."""
    payload: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if robot.secret:
        stamp = str(int(now.timestamp()))
        signature = hmac.digest(f"{stamp}\n{robot.secret}".encode(), b"", "sha256")
        payload |= {"timestamp": stamp, "sign": base64.b64encode(signature).decode()}
    return robot.url, payload


def _took(answer: Answer) -> bool:
    try:
        told = decode(answer.body)
    except MalformedJSON:
        return False
    codes = [told.get(name) for name in ("errcode", "code", "StatusCode")] if isinstance(told, dict) else []
    return answer.status == 200 and 0 in codes and all(code in {0, None} for code in codes)


_SHAPES = {"wecom": _wecom, "dingtalk": _dingtalk, "feishu": _feishu}

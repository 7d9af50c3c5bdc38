"""What `make screens` takes a picture of: every screen of the app, one line each, and the way to it in the demo chain.

A test compares the list with the routes of the app and with the states that `tests/browser/screens.py` lists, so that none is forgotten.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from picture_chain import PictureChain
from playwright.sync_api import FilePayload, Page

from api.photos.scenes import draw_scene

_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1"
)
_WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 "
    "Mobile Safari/537.36 XWEB/1260 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600 WeChat/arm64 NetType/4G"
)
_NO_PHOTO = b"%PDF-1.7"
GoOn = Callable[[Page, PictureChain], None]


@dataclass(frozen=True)
class Picture:
    """One screen: its name in files, who sees it (empty: nobody signed in), its title, its address, and what is done there.

    Fields of `tools/picture_chain.py` stand in braces in the address. `shows` is there once the screen is drawn. `agent` is what
    the browser calls itself where a screen depends on it.
    """

    name: str
    role: str
    title: str
    path: str
    shows: str
    go_on: GoOn = lambda _page, _chain: None
    agent: str = ""


def _click(selector: str, then: str) -> GoOn:
    def go(page: Page, _chain: PictureChain) -> None:
        page.locator(selector).first.click()
        page.locator(then).first.wait_for()

    return go


def _down_to(selector: str) -> GoOn:
    """Scroll a part of a long screen to the top."""
    return lambda page, _chain: page.locator(selector).first.evaluate(
        "(part) => part.scrollIntoView({ block: 'start' })"
    )


def _start(page: Page, visit_id: str) -> None:
    page.goto(f"/visits/{visit_id}")
    page.locator(".start .button.primary").click()
    page.locator(".form-page .item").first.wait_for()


def _take_photo(page: Page) -> None:
    page.locator(".item .tools button").nth(1).click()
    shelf = FilePayload(name="IMG_1.jpg", mimeType="image/jpeg", buffer=draw_scene("shelf", 1, (1200, 900)))
    page.locator("input[data-source=live]").first.set_input_files(shelf)
    page.locator(".photo-tile img").wait_for()


def _draw(page: Page, chain: PictureChain) -> None:
    """Take a photo and circle something in it."""
    _start(page, chain.shopper.plan())
    _take_photo(page)
    page.locator(".photo-tile").click()
    page.locator("dialog[open] footer .button").first.click()
    canvas = page.locator("dialog[open] canvas")
    canvas.drag_to(canvas, source_position={"x": 90, "y": 50}, target_position={"x": 180, "y": 110})


def _meet_another_phone(page: Page, chain: PictureChain) -> None:
    """Answer differently on this phone and on another one."""
    visit_id = chain.shopper.begin()
    _start(page, visit_id)
    page.locator(".item .answer input:not(:checked)").first.check(force=True)
    page.wait_for_load_state("networkidle")
    chain.shopper.go_on(visit_id)
    page.goto("/queue")
    page.wait_for_load_state("networkidle")
    page.goto(f"/visits/{visit_id}/form")
    page.locator(".button.way").first.wait_for()


def _decide_each_question(page: Page, chain: PictureChain) -> None:
    _meet_another_phone(page, chain)
    page.locator(".button.way").last.click()
    page.locator(".item .set-aside").first.wait_for()


def _be_refused(page: Page, chain: PictureChain) -> None:
    """Take a photo that becomes something else on its way, which the server does not take."""
    digest = base64.b64encode(hashlib.sha256(_NO_PHOTO).digest()).decode()
    told = {"Content-Type": "image/jpeg", "Content-Digest": f"sha-256=:{digest}:"}
    page.route(
        "**/v1/photos/*", lambda way: way.continue_(headers={**way.request.headers, **told}, post_data=_NO_PHOTO)
    )
    _start(page, chain.shopper.plan())
    _take_photo(page)
    page.goto("/queue")
    page.locator("#shelf").wait_for()


PICTURES = (
    Picture("sign-in", "", "登录 · Signing in", "/", "#email"),
    Picture("sign-in-wechat", "", "在微信里 · Inside WeChat", "/", ".notice.bad", agent=_WECHAT),
    Picture("visits", "shopper", "我的暗访 · My visits", "/visits", "main a[href^='/visits/']"),
    Picture("visits-iphone", "shopper", "装到 iPhone · Installing on an iPhone", "/visits", ".notice", agent=_IPHONE),
    Picture("briefing", "shopper", "任务说明 · A briefing", "/visits/{planned}", ".start .button.primary"),
    Picture("form", "shopper", "填写 · The form", "/visits/{begun}/form", ".form-page .item"),
    Picture(
        "form-standard",
        "shopper",
        "什么算达标 · What good looks like",
        "/visits/{begun}/form",
        ".form-page .item",
        _click(".item .tools button", ".item dl.help"),
    ),
    Picture(
        "form-overview",
        "shopper",
        "总览 · The overview",
        "/visits/{begun}/form",
        ".form-page .item",
        _click(".form-bar [aria-haspopup=dialog]", "dialog[open]"),
    ),
    Picture(
        "form-stopwatch",
        "shopper",
        "秒表 · The stopwatch",
        "/visits/{begun}/form",
        ".form-page .item",
        _click(".item button.big", "dialog[open]"),
    ),
    Picture(
        "form-photo",
        "shopper",
        "一张照片 · A photo",
        "/visits/{begun}/form",
        ".photo-tile",
        _click(".photo-tile", "dialog[open] img"),
    ),
    Picture("form-returned", "shopper", "被退回 · Sent back", "/visits/{returned}/form", ".form-page .notice"),
    Picture("review", "shopper", "还缺什么 · What is missing", "/visits/{begun}/review", ".review a.lacking"),
    Picture("hand-in", "shopper", "提交 · Handing in", "/visits/{whole}/review", ".hand-in"),
    Picture("queue", "shopper", "待发送 · Waiting to send", "/queue", "main h2, main p"),
    Picture("settings", "shopper", "设置 · Settings", "/settings", "main h2"),
    Picture(
        "settings-device",
        "shopper",
        "这台手机 · This phone",
        "/settings",
        "main h2",
        _down_to(".settings > :nth-child(2)"),
    ),
    Picture(
        "settings-end", "shopper", "退出 · The way out", "/settings", "main h2", _down_to(".settings > :last-child")
    ),
    # What is done for these stays on the phone, so they come last of the shopper's.
    Picture("form-drawing", "shopper", "圈出来 · Drawing on a photo", "/visits", "main a", _draw),
    Picture(
        "form-two-phones", "shopper", "两部手机 · One visit on two phones", "/visits", "main a", _meet_another_phone
    ),
    Picture("form-set-aside", "shopper", "两边的答案 · Both answers", "/visits", "main a", _decide_each_question),
    Picture(
        "form-discreet",
        "shopper",
        "隐蔽 · The discreet look",
        "/visits/{begun}/form",
        ".form-page .item",
        _click(".form-bar .row .button:nth-child(2)", "[data-look=discreet]"),
    ),
    Picture("queue-refused", "shopper", "被拒收 · What the server refused", "/visits", "main a", _be_refused),
    Picture("learn", "staff", "学习 · Learning", "/learn", "main a[href^='/learn/']"),
    Picture("course", "staff", "一门课程 · A course", "/learn/{course}", ".lesson-line"),
    Picture("lesson", "staff", "课时 · A lesson", "/learn/{course}/lessons/{lesson}", "article.learn"),
    Picture("practice", "staff", "练习 · Practice", "/learn/{course}/practice", ".question"),
    Picture("exam", "staff", "考试 · The exam", "/learn/{sitting}/exam", ".learn .button.primary"),
    Picture(
        "exam-question",
        "staff",
        "考试中 · In the exam",
        "/learn/{sitting}/exam",
        ".learn .button.primary",
        _click(".learn .button.primary", ".question"),
    ),
    Picture("result", "staff", "考试结果 · A result", "/learn/{course}/results/{attempt}", ".outcome"),
    Picture("result-passed", "staff", "考过了 · A pass", "/learn/{passed_course}/results/{passed}", ".outcome"),
    Picture("daily", "staff", "每日三题 · The daily three", "/daily", "main [role=status], .question"),
    Picture("certificates", "staff", "证书 · Certificates", "/certificates", "main li"),
    Picture("reports", "qa", "报告 · Reports", "/audits", ".report"),
    Picture("report-review", "qa", "审核 · A report to review", "/audits/{submitted}", ".decide-bar"),
    Picture("report-answers", "qa", "逐题 · The answers", "/audits/{submitted}", ".decide-bar", _down_to("#answers")),
    Picture("report-history", "qa", "经过 · The history", "/audits/{submitted}", ".decide-bar", _down_to("#evidence")),
    Picture("devices", "qa", "设备 · Devices", "/devices", "main"),
    Picture("report", "manager", "一份报告 · A report", "/audits/{published}", ".report-head"),
    Picture(
        "report-shares",
        "manager",
        "分数构成 · Where the points are",
        "/audits/{published}",
        "#shares",
        _down_to("#shares"),
    ),
    Picture("reminders", "manager", "学习提醒 · Reminders", "/reminders", "#robots"),
    Picture("team", "manager", "我的团队 · My team", "/team", ".list-pane"),
    Picture("team-person", "manager", "一位员工 · Somebody of the team", "/team/{person}", "main h2"),
    Picture("drills", "manager", "演练 · Drills", "/drills", ".list-pane a[href^='/drills/']"),
    Picture("drill", "manager", "观察演练 · Observing a drill", "/drills/{drill}", "main h2, main h3"),
    Picture("assign", "trainer", "指派规则 · Rules of assignment", "/assign", "a.report"),
    Picture("assign-rule", "trainer", "一条规则 · A rule", "/assign/{rule}", "main h2, main h3"),
    Picture("assign-new", "trainer", "指派课程 · Giving a course", "/assign/new", "main form"),
    Picture(
        "assign-who",
        "trainer",
        "指派给谁 · Who gets a course",
        "/assign/new?course={course}&roles=staff&step=who",
        "#min-days",
        _down_to("#min-days"),
    ),
    Picture(
        "assign-after-visits",
        "admin",
        "访店之后谁来学 · Whom a visit teaches",
        "/assign/after-visits",
        ".wizard .sheet",
    ),
    Picture("courses", "trainer", "课程 · Courses", "/courses", "a.report"),
    Picture("course-lessons", "trainer", "课程内容 · A course, for trainers", "/courses/{course}", ".course-view h2"),
    Picture("course-questions", "trainer", "题目 · Its questions", "/courses/{course}?part=questions", "#exam-pool"),
    Picture("course-figures", "trainer", "数据 · Its figures", "/courses/{course}?part=figures", ".course-view .sheet"),
    Picture("marking", "trainer", "阅卷 · Marking", "/marking", ".list-pane .tabs"),
    Picture("marking-decisions", "trainer", "待裁定 · Exams to decide", "/marking?kind=decisions", ".list-pane .tabs"),
    Picture(
        "marking-decision", "trainer", "裁定一次考试 · An exam to decide", "/marking/{twice}?kind=decisions", "main h2"
    ),
    Picture("import", "trainer", "导入题目 · Importing questions", "/import", "#file"),
    Picture("devices-all", "admin", "全部设备 · All devices", "/devices?all=1", ".device"),
    Picture("people", "admin", "人员 · People", "/people", "a.report[href^='/people/']"),
    Picture("person", "admin", "一个人 · Somebody", "/people/{person}", "main form, main section"),
    Picture("stores", "admin", "门店 · Stores", "/stores", "main a[href^='/stores/']"),
    Picture("store", "admin", "一家门店 · A store", "/stores/{store}", "main form, main section"),
)

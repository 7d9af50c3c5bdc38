"""What `make screens` takes a picture of: every screen of the app, one line each, and the way to it in the demo chain.

A test compares the list with the routes of the app and with the states that `tests/browser/screens.py` lists, so that none is forgotten.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Picture:
    """One screen: its name in files, who sees it (empty: nobody signed in), its title, its address, and what is done there.

    Fields of `tools/picture_chain.py` stand in braces in the address. `shows` is there once the screen is drawn.
    """

    name: str
    role: str
    title: str
    path: str
    shows: str
    go_on: Callable[[Page], None] = lambda _page: None


def _click(selector: str, then: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.locator(selector).first.click()
        page.locator(then).first.wait_for()

    return go


def _down_to(selector: str) -> Callable[[Page], None]:
    """Scroll a part of a long screen to the top."""
    return lambda page: page.locator(selector).first.evaluate("(part) => part.scrollIntoView({ block: 'start' })")


PICTURES = (
    Picture("sign-in", "", "登录 · Signing in", "/", "#email"),
    Picture("visits", "shopper", "我的暗访 · My visits", "/visits", "main a[href^='/visits/']"),
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
    # The look is remembered, so this one comes last of the form.
    Picture(
        "form-discreet",
        "shopper",
        "隐蔽 · The discreet look",
        "/visits/{begun}/form",
        ".form-page .item",
        _click(".form-bar .row .button:nth-child(2)", "[data-look=discreet]"),
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

"""Every screen of the app in each of its states, one line each. Who adds a screen adds its line to `SCREENS`.

A line names who sees the screen, its address, in which fields of `Furnished` stand in braces, and what is there once it is drawn. A state
that no address leads to has a function that goes on from there. What a state needs to exist is made in `furnish` (`chain.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.chain import Furnished


def _as_it_is(_: Page) -> None:
    """Do nothing more."""


def _click(selector: str, then: str) -> Callable[[Page], None]:
    """Click something and wait for what it brings."""

    def go(page: Page) -> None:
        page.locator(selector).first.click()
        page.locator(then).first.wait_for()

    return go


@dataclass(frozen=True)
class Screen:
    """One screen in one state."""

    person: str
    path: str
    shows: str
    go_on: Callable[[Page], None] = _as_it_is

    def __str__(self) -> str:
        return f"{self.person} at {self.path}, {self.shows}"

    def at(self, furnished: Furnished) -> str:
        """Give its address in a chain."""
        return self.path.format_map(vars(furnished))

    def open(self, page: Page, origin: str, furnished: Furnished) -> None:
        """Go there, and wait until it stands there and has asked all it asks."""
        page.goto(origin + self.at(furnished))
        page.locator(self.shows.format_map(vars(furnished))).first.wait_for()
        self.go_on(page)
        page.wait_for_load_state("networkidle")


SCREENS = (
    Screen("shopper", "/visits", "main a[href^='/visits/']"),
    Screen("shopper", "/visits/{planned}", ".start .button.primary"),
    Screen("shopper", "/visits/{begun}/form", ".form-page .photo-tile"),
    Screen(
        "shopper",
        "/visits/{begun}/form",
        "#item-greeted",
        _click("#item-greeted .tools button", "#item-greeted dl.help"),
    ),
    Screen(
        "shopper", "/visits/{begun}/form", "#item-greeted", _click(".form-bar [aria-haspopup=dialog]", "dialog[open]")
    ),
    Screen("shopper", "/visits/{begun}/form", ".photo-tile", _click(".photo-tile", "dialog[open] img")),
    Screen("shopper", "/visits/{begun}/review", ".review a.lacking"),
    Screen("shopper", "/visits/{whole}/review", ".hand-in", _click(".review summary", ".review dl")),
    Screen("shopper", "/visits/{returned}/form", ".form-page .notice"),
    Screen("shopper", "/queue", "main h2, main p"),
    Screen("shopper", "/settings", "main h2"),
    Screen("manager", "/reminders", "#robots", _click("section:last-child .button", "main form")),
    Screen("staff", "/learn", "main a[href='/learn/{course}']"),
    Screen("staff", "/learn/{course}", ".lesson-line"),
    Screen("staff", "/learn/{course}/lessons/see", "article.learn"),
    Screen("staff", "/learn/{course}/practice", ".question"),
    Screen("staff", "/learn/{course}/exam", ".learn"),
    Screen("staff", "/learn/{course}/results/{attempt}", ".outcome"),
    Screen("staff", "/certificates", "main li, main p"),
    Screen("staff", "/daily", "main [role=status], .question"),
    Screen("qa", "/audits", ".report"),
    Screen("qa", "/audits/{submitted}", ".report-head"),
    Screen("qa", "/audits/{published}", ".report-head", _click(".answer button.shot", "dialog.lightbox[open] img")),
    Screen("qa", "/audits/{published}", ".report-head"),
    Screen("qa", "/devices", "main"),
    Screen("manager", "/audits", ".report"),
    Screen("manager", "/audits/{published}", ".report-head"),
    Screen("manager", "/drills", ".list-pane"),
    Screen("manager", "/team", ".list-pane"),
    Screen("manager", "/assign/new", "main form"),
    Screen("trainer", "/import", "#file"),
    Screen("trainer", "/courses", "a.report"),
    Screen("trainer", "/courses/{course}", ".course-view h2"),
    Screen("trainer", "/courses/{course}?part=questions", "#exam-pool"),
    Screen("trainer", "/courses/{course}?part=figures", ".course-view .sheet"),
    Screen("trainer", "/marking", ".list-pane .tabs"),
    Screen("trainer", "/marking?kind=decisions", ".list-pane .tabs"),
    Screen("trainer", "/assign", "a.button.primary"),
    Screen("trainer", "/assign/new?course={course}&roles=staff&step=who", "#min-days"),
    Screen("admin", "/assign/after-visits", ".wizard .sheet"),
    Screen("admin", "/people", "a.report[href^='/people/']"),
    Screen("admin", "/people/{person}", "main form, main section"),
    Screen("admin", "/devices?all=1", ".device", _click(".device button", "dialog[open]")),
    Screen("admin", "/stores", "main a[href^='/stores/']"),
    Screen("admin", "/stores/{store}", "main form, main section"),
)
PEOPLE = tuple(dict.fromkeys(screen.person for screen in SCREENS))

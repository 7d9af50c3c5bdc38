"""Recognises a browser by how it names itself, just well enough for its owner to recognise it again."""

from typing import Final

from api.i18n import Lang, marked, translate

# Most browsers also name those they descend from, so the younger ones stand first.
_BROWSERS: Final = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("HuaweiBrowser", "Huawei Browser"),
    ("MiuiBrowser", "Mi Browser"),
    ("UCBrowser", "UC Browser"),
    ("MQQBrowser", "QQ Browser"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_PLATFORMS: Final = (
    ("HarmonyOS", "HarmonyOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


def recognise(agent: str) -> tuple[str | None, str | None]:
    """Name browser and platform of a `User-Agent`; None for what is not known."""
    return _first(_BROWSERS, agent), _first(_PLATFORMS, agent)


def name_browser(browser: str | None, platform: str | None, language: Lang) -> str | None:
    """Name in words what was recognised, such as "Chrome on Android"; None if nothing was."""
    if browser and platform:
        return translate(language, marked("{browser} on {platform}"), browser=browser, platform=platform)
    return browser or platform


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str | None:
    return next((name for mark, name in known if mark in agent), None)

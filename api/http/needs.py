"""What every address needs of its reader, compared once at the start: an address that says nothing, or misspells it, starts nothing."""

from collections.abc import Callable, Container
from typing import Any, TypeVar

from flask import Flask
from werkzeug.routing import Rule

from api.http.routes import PUBLIC, SIGNED_IN

View = TypeVar("View", bound=Callable[..., Any])


class UndeclaredNeed(Exception):  # noqa: N818 - it names what is wrong with a route, as problems do
    """A route does not say what it needs, or needs what nobody can hold; the message is one line that names it."""


def public(view: View) -> View:
    """Declare that a page of the house needs nobody; what is read or done in an organisation is declared with `Routes`."""
    view.needs = PUBLIC  # type: ignore[attr-defined]  # a function carries whatever it is given
    return view


def check_needs(app: Flask, permissions: Container[str]) -> None:
    """Raise UndeclaredNeed for the first address, by its path, that has no need or one that is no permission."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        need = getattr(app.view_functions[rule.endpoint], "needs", None)
        if need is None:
            remedy = "Declare it with `Routes`, or with `@public` if it needs nobody."
            raise UndeclaredNeed(f"{_named(rule)} does not say what it needs. {remedy}")
        if need not in (PUBLIC, SIGNED_IN) and need not in permissions:
            raise UndeclaredNeed(f"{_named(rule)} needs {need!r}, which is no permission.")


def _named(rule: Rule) -> str:
    methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    return f"{'/'.join(sorted(methods))} {rule} (`{rule.endpoint}`)"

"""Numbers of a score tree, which are strings there, as the card wants them."""

from decimal import Decimal


def number(text: str | None) -> Decimal | None:
    """Read a decimal of the tree."""
    return None if text is None else Decimal(text)


def percent(share: str | Decimal | None) -> Decimal | None:
    """Turn a share into points of 100."""
    return None if share is None else Decimal(share) * 100

"""How crowded a day is: the peaks of Chinese retail, weekends and the hours of a day."""

from datetime import date, timedelta
from typing import Final

# (first, last) as month and day, and how much of the strain of the greatest peak they bring.
_PEAKS: Final = (
    ((1, 1), (1, 3), 0.6),
    ((5, 1), (5, 5), 0.8),
    ((6, 10), (6, 20), 0.9),
    ((10, 1), (10, 7), 1.0),
    ((11, 1), (11, 12), 1.0),
    ((12, 10), (12, 13), 0.5),
    ((12, 24), (12, 31), 0.6),
)
# First day of the lunar year; the fortnight before it and the week after are the Spring Festival trade.
_NEW_YEAR: Final = {
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
    2036: (1, 28),
}
_TYPICAL_NEW_YEAR: Final = (2, 5)
DAYPARTS: Final = {"morning": -0.1, "afternoon": 0.15, "evening": 0.1}


def season(day: date) -> float:
    """Return the strain of the time of year, 0 (ordinary) to 1 (National Day, Double Eleven)."""
    strains = [strain for first, last, strain in _PEAKS if first <= (day.month, day.day) <= last]
    new_year = date(day.year, *_NEW_YEAR.get(day.year, _TYPICAL_NEW_YEAR))
    if new_year - timedelta(days=14) <= day <= new_year + timedelta(days=7):
        strains.append(0.9)
    return max(strains, default=0.0)


def pressure(day: date, daypart: str) -> float:
    """Return how crowded a store is, 0 (quiet) to 1 (peak): the season, the weekend and the hour of the day."""
    weekend = 0.2 if day.weekday() >= 5 else 0.0
    return min(1.0, max(0.0, season(day) * 0.8 + weekend + DAYPARTS[daypart]))

"""What a printed certificate shows, frozen: nothing else reaches the page."""

from dataclasses import dataclass
from datetime import date, datetime

from api.reports.scorecard import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCard:
    """A certificate. Days are those of the store."""

    organisation: Text
    learner: str
    course: Text
    version: int
    score: str  # in percent, as it is printed
    issued_on: date
    expires_on: date | None
    issued_at: datetime
    code: str  # grouped as people read it
    url: str  # absolute, of the page /verify/<code>

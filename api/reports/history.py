"""What a score is compared with: the store's own last visits, how far a score moves by chance, and the region's stores."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import func, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from api.accounts.models import Region
from api.audits.intervals import mdc95, median
from api.audits.linking import link
from api.audits.models import Audit, AuditRevision
from api.audits.reading import published_of
from api.reports.numbers import number
from api.reports.scorecard import CommonScore, Trend, VisitPoint
from api.stores.models import Store

VISITS = 6
# Fewer visits beyond the first of each store than this say too little about chance.
_FEWEST_DEGREES = 10
_Z = Decimal("1.96")


def last_audits(session: Session, audit: Audit, key: str) -> list[Audit]:
    """Load the store's last visits on one checklist up to and with this one, oldest first."""
    up_to_this = tuple_(Audit.started_at, Audit.id) <= (audit.started_at, audit.id)
    query = (
        published_of(key)
        .where(Audit.store_id == audit.store_id, up_to_this)
        .order_by(Audit.started_at.desc(), Audit.id.desc())
        .limit(VISITS)
    )
    return list(session.scalars(query))[::-1]


def trend_of(session: Session, audits: Sequence[Audit], key: str) -> Trend:
    """Draw the strip of visits with the range in which a single visit falls by chance: mean ± 1.96 σ_w (rules of the field)."""
    points = tuple(VisitPoint(on=audit.visited_on, score=audit.score) for audit in audits)
    scores = [audit.score for audit in audits if audit.score is not None]
    sigma, common = within_store_deviation(session, key), common_score(session, audits)
    if sigma is None or not scores:
        return Trend(visits=points, common=common)
    mean = sum(scores, Decimal(0)) / len(scores)
    return Trend(
        visits=points,
        low=max(Decimal(0), mean - _Z * sigma),
        high=min(Decimal(100), mean + _Z * sigma),
        detectable_change=mdc95(sigma, 1),
        common=common,
    )


def common_score(session: Session, audits: Sequence[Audit]) -> CommonScore | None:
    """Compare the last visit with the one before it over what both versions ask; None where they are of one version."""
    linked = link(session, audits[-1], audits[-2]) if len(audits) > 1 else None
    if linked is None:
        return None
    return CommonScore(
        questions=linked.questions,
        score=number(linked.score),
        previous=number(linked.previous_score),
    )


def within_store_deviation(session: Session, key: str) -> Decimal | None:
    """Estimate σ_w in points: the root of the mean square within stores (one-way analysis of variance); None if too little is known."""
    scored = published_of(key).where(Audit.score.is_not(None)).with_only_columns(Audit.store_id, Audit.score)
    per_store = scored.subquery()
    grouped = (
        select(
            func.count().label("n"),
            (func.count() * func.var_pop(per_store.c.score)).label("squares"),
        )
        .group_by(per_store.c.store_id)
        .subquery()
    )
    squares, degrees = session.execute(select(func.sum(grouped.c.squares), func.sum(grouped.c.n - 1))).one()
    if degrees is None or degrees < _FEWEST_DEGREES:
        return None
    deviation = (Decimal(squares) / Decimal(degrees)).sqrt()
    return deviation or None


def region_medians(session: Session, audit: Audit, key: str) -> dict[str, Decimal]:
    """Give the median of each touchpoint's share (0–1) over the newest visit of every store in the store's region."""
    region = select(Region.path).join(Store, Store.region_id == Region.id).where(Store.id == audit.store_id)
    stores = (
        select(Store.id)
        .join(Region, Region.id == Store.region_id)
        .where(Region.path.startswith(region.scalar_subquery()))
    )
    newest = (
        published_of(key)
        .where(Audit.store_id.in_(stores), Audit.started_at <= audit.started_at)
        .ext(distinct_on(Audit.store_id))
        .order_by(Audit.store_id, Audit.started_at.desc(), Audit.id.desc())
        .with_only_columns(Audit.id, Audit.revision)
        .subquery()
    )
    trees = session.scalars(
        select(AuditRevision.score["touchpoints"]).join(
            newest, (newest.c.id == AuditRevision.audit_id) & (newest.c.revision == AuditRevision.revision)
        )
    )
    shares: dict[str, list[Decimal]] = {}
    for touchpoint in (touchpoint for tree in trees for touchpoint in tree if touchpoint["share"] is not None):
        shares.setdefault(touchpoint["key"], []).append(Decimal(touchpoint["share"]))
    return {touchpoint: median(found) for touchpoint, found in shares.items()}

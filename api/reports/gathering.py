"""Gathers everything one scorecard shows from many domains into the frozen card the page is made of."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation, Region
from api.audits.models import Audit, AuditRevision
from api.checklists.models import ChecklistVersion
from api.core.ports import Ports
from api.reports.evidence import Evidence, gather_evidence
from api.reports.findings_rows import finding_rows
from api.reports.history import last_audits, region_medians, trend_of
from api.reports.numbers import percent
from api.reports.pains import pains_and_steps
from api.reports.score_rows import bands_of, critical_rows, recognition_rows, score_of, section_rows
from api.reports.scorecard import DimensionRow, Place, Programme, Scorecard, Seal, TouchpointRow
from api.reports.source import Source
from api.reports.touchpoints import TOUCHPOINTS
from api.reports.wording import text_of
from api.stores.models import Store


def gather_scorecard(
    session: Session, ports: Ports, audit_id: UUID, *, issued_at: datetime
) -> tuple[Scorecard, Evidence]:
    """Build the card of an audit's newest revision as things stand now, and the photos it shows."""
    audit = session.scalars(select(Audit).where(Audit.id == audit_id)).one()
    version = session.get_one(ChecklistVersion, audit.checklist_version_id)
    revision = session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision))
    source = Source(audit, revision, version)
    evidence = gather_evidence(session, source)
    findings = finding_rows(session, source, evidence)
    pains, steps = pains_and_steps(source, findings)
    earlier = last_audits(session, audit, version.key)
    return Scorecard(
        place=_place(session, audit),
        programme=_programme(version),
        visited_at=audit.started_at,
        issued_at=issued_at,
        revision=audit.revision,
        score=score_of(source),
        bands=bands_of(version.document),
        trend=trend_of(session, earlier, version.key),
        touchpoints=_touchpoints(session, source),
        dimensions=_dimensions(session, source, earlier),
        sections=section_rows(source),
        seal=_seal(ports, source, evidence),
        criticals=critical_rows(source),
        recognitions=recognition_rows(source),
        findings=findings,
        pains=pains,
        steps=steps,
        photos=evidence.rows,
        hides_clock=version.document["kind"] == "covert",
    ), evidence


def _place(session: Session, audit: Audit) -> Place:
    store, region, organisation = session.execute(
        select(Store, Region, Organisation)
        .join(Region, Region.id == Store.region_id)
        .join(Organisation, Organisation.id == Store.organisation_id)
        .where(Store.id == audit.store_id)
    ).one()
    return Place(
        organisation=text_of(organisation.name),
        region=text_of(region.name),
        code=store.code,
        name=text_of(store.name),
        address=text_of(store.address) if store.address else None,
        time_zone=store.time_zone,
    )


def _programme(version: ChecklistVersion) -> Programme:
    document = version.document
    return Programme(
        title=text_of(document["title"]),
        kind=document["kind"],
        version=str(version.version),
        sha256=version.sha256,
        mode=document["scoring"]["mode"],
        coverage_min=Decimal(document["scoring"]["coverage_min"]),
    )


def _touchpoints(session: Session, source: Source) -> tuple[TouchpointRow, ...]:
    medians = region_medians(session, source.audit, source.version.key)
    return tuple(
        TouchpointRow(
            title=TOUCHPOINTS[share["key"]],
            score=percent(share["share"]),
            region_median=percent(medians.get(share["key"])),
        )
        for share in source.tree["touchpoints"]
    )


def _dimensions(session: Session, source: Source, earlier: list[Audit]) -> tuple[DimensionRow, ...]:
    trees = [source.tree if audit.id == source.audit.id else _tree(session, audit) for audit in earlier]
    history = [{share["key"]: percent(share["share"]) for share in tree["dimensions"]} for tree in trees]
    return tuple(
        DimensionRow(
            dimension=share["key"],
            score=percent(share["share"]),
            history=tuple(past.get(share["key"]) for past in history),
        )
        for share in source.tree["dimensions"]
    )


def _tree(session: Session, audit: Audit) -> Mapping[str, Any]:
    return session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision)).score


def _seal(ports: Ports, source: Source, evidence: Evidence) -> Seal:
    code = source.revision.code
    return Seal(
        code="-".join(code[place : place + 4] for place in range(0, len(code), 4)),
        url=f"{ports.settings.public_url}/verify/{code}",
        root_sha256=evidence.root,
        received_at=source.revision.received_at,
        photos=evidence.count,
    )

"""The public page behind a scorecard's QR code: is its evidence unchanged? It reveals nothing of what the scorecard says."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.evidence_reading import read_verdict
from api.audits.models import Audit, AuditRevision
from api.core.db import enter
from api.core.ports import Ports
from api.http.html_pages import html_page
from api.i18n import Lang, marked, translate
from api.reports.certifying import show_certificate
from api.reports.verdicts import CHECK, CROSS, facts_of, grouped, verdict_of
from api.reports.verifying import Proof, verify_audit

_TITLE = marked("Is this scorecard genuine?")


def show_proof(session: Session, ports: Ports, code: str, language: Lang) -> Response:
    """Hash the evidence behind a code again and say what was found; 404 for a code we never gave."""
    found = session.execute(
        select(Audit, AuditRevision.revision)
        .join(
            AuditRevision,
            (AuditRevision.organisation_id == Audit.organisation_id) & (AuditRevision.audit_id == Audit.id),
        )
        .where(AuditRevision.code == normal_form(code), Audit.state == "published")
    ).one_or_none()
    if found is None:
        return show_certificate(session, normal_form(code), language, now=ports.clock()) or _unknown(language)
    audit, revision = found
    enter(session, audit.organisation_id)
    proof = verify_audit(session, ports, audit, revision)
    verdict = read_verdict(session, proof.revision, knows_times=False)
    return _answer(proof, language, _chain_sentence(verdict, language))


def normal_form(code: str) -> str:
    """Read a code as people type it: any case, with or without hyphens and spaces."""
    return code.replace("-", "").replace(" ", "").upper()


def _chain_sentence(verdict: Mapping[str, Any] | None, language: Lang) -> str:
    """Say what the chain of evidence proves, without a word of what it holds."""
    said = "absent" if verdict is None else verdict["verdict"]
    if said == "absent":
        return translate(language, marked("The phone wrote no chain of evidence for this report."))
    if said == "broken":
        return translate(language, marked("The chain of evidence the phone wrote does not hold."))
    if verdict is not None and any(photo["state"] != "matching" for photo in verdict["photos"]):
        return translate(
            language, marked("The chain of evidence holds, but does not record every photo as it arrived.")
        )
    if said == "unsigned":
        return translate(language, marked("The chain of evidence holds and records every photo; no phone signed it."))
    return translate(language, marked("The chain of evidence holds, records every photo, and is signed by the phone."))


def _answer(proof: Proof, language: Lang, chain: str) -> Response:
    if proof.faults:
        verdict = verdict_of(
            "poor",
            CROSS,
            translate(language, marked("Not as it was handed in")),
            translate(
                language,
                marked(
                    "Part of the evidence behind this scorecard was changed or removed after it arrived. Do not rely on it."
                ),
            ),
        )
    else:
        verdict = verdict_of(
            "good",
            CHECK,
            translate(language, marked("Unchanged")),
            translate(
                language,
                marked("The report and every photo behind this scorecard are exactly what arrived from the visit."),
            ),
        )
    facts = [
        (translate(language, marked("Code")), grouped(proof.revision.code)),
        (translate(language, marked("Revision")), str(proof.revision.revision)),
        (translate(language, marked("Photos checked")), str(proof.photos)),
        (translate(language, marked("From the phone")), chain),
        (translate(language, marked("Fingerprint of the report")), proof.revision.sha256[:16]),
        *[(translate(language, marked("Item touched")), fault.item or "–") for fault in proof.faults],
    ]
    note = translate(
        language,
        marked(
            "This page proves that nothing was changed since it arrived, in this order. It cannot prove what stood before the lens."
        ),
    )
    return html_page(
        language,
        translate(language, _TITLE),
        verdict + facts_of(facts) + Markup('<p class="small">{}</p>').format(note),
    )


def _unknown(language: Lang) -> Response:
    verdict = verdict_of(
        "poor",
        CROSS,
        translate(language, marked("We never gave out this code")),
        translate(
            language, marked("Check the code for typing mistakes. If it is right, the scorecard is not one of ours.")
        ),
    )
    return html_page(language, translate(language, _TITLE), verdict, 404)

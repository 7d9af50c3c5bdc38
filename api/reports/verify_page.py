"""The public page behind a scorecard's QR code: is its evidence unchanged? It reveals nothing of what the scorecard says."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

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
from api.reports.verifying import Proof, verify_audit

_CHECK: Final = Markup(
    '<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="18" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path d="M12 21l6 6 11-13" fill="none" stroke="currentColor" stroke-width="3"/></svg>'
)
_CROSS: Final = Markup(
    '<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M20 3L38 36H2z" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path d="M20 14v11M20 29v3" stroke="currentColor" stroke-width="3"/></svg>'
)
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
        return _unknown(language)
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
        verdict = _verdict(
            "poor",
            _CROSS,
            translate(language, marked("Not as it was handed in")),
            translate(
                language,
                marked(
                    "Part of the evidence behind this scorecard was changed or removed after it arrived. Do not rely on it."
                ),
            ),
        )
    else:
        verdict = _verdict(
            "good",
            _CHECK,
            translate(language, marked("Unchanged")),
            translate(
                language,
                marked("The report and every photo behind this scorecard are exactly what arrived from the visit."),
            ),
        )
    facts = [
        (translate(language, marked("Code")), _grouped(proof.revision.code)),
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
        language, translate(language, _TITLE), verdict + _facts(facts) + Markup('<p class="small">{}</p>').format(note)
    )


def _unknown(language: Lang) -> Response:
    verdict = _verdict(
        "poor",
        _CROSS,
        translate(language, marked("We never gave out this code")),
        translate(
            language, marked("Check the code for typing mistakes. If it is right, the scorecard is not one of ours.")
        ),
    )
    return html_page(language, translate(language, _TITLE), verdict, 404)


def _verdict(tone: str, sign: Markup, headline: str, sentence: str) -> Markup:
    return Markup('<div class="verdict {}">{}<div><strong>{}</strong><p>{}</p></div></div>').format(
        tone, sign, headline, sentence
    )


def _facts(facts: Sequence[tuple[str, str]]) -> Markup:
    rows = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in facts)
    return Markup("<dl>{}</dl>").format(rows)


def _grouped(code: str) -> str:
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))

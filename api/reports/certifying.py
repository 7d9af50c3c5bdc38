"""Printing certificates in both languages, and what their public page says."""

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Any

from flask import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation, User
from api.core.db import enter
from api.core.ports import Ports
from api.courses.models import CourseVersion
from api.http.html_pages import html_page
from api.i18n import LANGUAGES, Lang, format_date, marked, translate
from api.jobs import Job, defer_once, name_of
from api.journal import Happened
from api.quizzes.models import Attempt
from api.reports.certificate import CertificateCard
from api.reports.verdicts import CHECK, CROSS, facts_of, grouped, verdict_of
from api.reports.wording import text_of
from api.storage import fresh_key
from api.training.certificates import state_of, zone_of
from api.training.events import CERTIFICATE_ISSUED
from api.training.models import Certificate

_TITLE = marked("Is this certificate genuine?")
_SAID = {
    "valid": ("good", marked("Valid"), marked("This certificate was issued here and is valid today.")),
    "expired": ("poor", marked("Expired"), marked("This certificate was issued here, but its time is over.")),
    "withdrawn": ("poor", marked("Withdrawn"), marked("This certificate was issued here and later withdrawn.")),
}


def print_certificate(session: Session, ports: Ports, happened: Happened) -> None:
    """Print a certificate in both languages; one that is printed already is not printed again."""
    certificate = session.scalar(select(Certificate).where(Certificate.id == happened.subject_id))
    if certificate is None or certificate.prints:
        return
    card = _gather(session, ports, certificate)
    prints: dict[str, Any] = {}
    for language in LANGUAGES:
        pdf = ports.extra["renderer"].render(card, language, {})
        sha256 = hashlib.sha256(pdf).digest()
        key = fresh_key(certificate.organisation_id, "certificate", f"{certificate.id}.{language.lower()}")
        ports.storage.put(key, pdf, "application/pdf", sha256=sha256)
        prints[language] = {"key": key, "sha256": sha256.hex()}
    certificate.prints = prints
    session.flush()


def ask_for_certificate(session: Session, certificate: Certificate, now: datetime) -> None:
    """Have a certificate printed, once however often somebody asks."""
    asked = Happened(CERTIFICATE_ISSUED, certificate.organisation_id, certificate.id, now)
    job = Job(name_of(print_certificate), {"happened": asked.to_args()})
    defer_once(session, job, f"certificate {certificate.id}")


def show_certificate(session: Session, code: str, language: Lang, *, now: datetime) -> Response | None:
    """Say on a public page what a certificate is worth today; None for a code that is none of a certificate.

    The name is shortened: whoever holds the paper can compare it, nobody else learns it.
    """
    certificate = session.scalar(select(Certificate).where(Certificate.code == code))
    if certificate is None:
        return None
    enter(session, certificate.organisation_id)
    course = session.get_one(CourseVersion, certificate.course_version_id)
    name = session.get_one(User, certificate.learner_id).name
    today = now.astimezone(zone_of(session, certificate.store_id)).date()
    tone, headline, sentence = _SAID[state_of(certificate, today)]
    expiry = certificate.expires_on
    facts = [
        (translate(language, marked("Code")), grouped(certificate.code)),
        (translate(language, marked("Course")), course.document["title"][language]),
        (translate(language, marked("Name")), f"{name[:1]}＊＊"),
        (translate(language, marked("Issued")), format_date(certificate.issued_on, language)),
        (translate(language, marked("Valid to the end of")), format_date(expiry, language) if expiry else "–"),
    ]
    sign = CHECK if tone == "good" else CROSS
    verdict = verdict_of(tone, sign, translate(language, headline), translate(language, sentence))
    return html_page(language, translate(language, _TITLE), verdict + facts_of(facts))


def _gather(session: Session, ports: Ports, certificate: Certificate) -> CertificateCard:
    course = session.get_one(CourseVersion, certificate.course_version_id)
    score: Any = session.scalar(select(Attempt.score).where(Attempt.id == certificate.attempt_id)) or Decimal(0)
    organisation = session.get_one(Organisation, certificate.organisation_id)
    return CertificateCard(
        organisation=text_of(organisation.name),
        learner=session.get_one(User, certificate.learner_id).name,
        course=text_of(course.document["title"]),
        version=course.version,
        score=f"{score * 100:.1f}",
        issued_on=certificate.issued_on,
        expires_on=certificate.expires_on,
        issued_at=certificate.issued_at,
        code=grouped(certificate.code),
        url=f"{ports.settings.public_url}/verify/{certificate.code}",
    )


def find_print(certificate: Certificate, language: str) -> dict[str, str] | None:
    """Find the PDF of a certificate in a language."""
    found: dict[str, str] | None = certificate.prints.get(language)
    return found

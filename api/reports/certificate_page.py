"""Turns a certificate into HTML, with the language and the drawings of the scorecard."""

from api.i18n import Lang, format_date
from api.reports.certificate import CertificateCard
from api.reports.page import language_of, qr_code, template


def certificate_html(card: CertificateCard, lang: Lang) -> str:
    """Return the certificate as one HTML document."""
    context = language_of(lang) | {
        "card": card,
        "lang": lang,
        "qr": qr_code(card.url),
        "issued_on": format_date(card.issued_on, lang),
        "expires_on": format_date(card.expires_on, lang) if card.expires_on else None,
    }
    return template("certificate.html").render(context)

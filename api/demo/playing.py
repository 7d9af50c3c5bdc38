"""Plays the main job over HTTP against a running instance, as its own phones and browsers would, and says what happens.

plan → pull → submit → photos → publish → findings → retraining → scorecards in both languages → proof.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from api.core.clock import to_wire
from api.core.ids import new_id
from api.demo.briefs import brief
from api.demo.browsing import Browser, DemoFailed
from api.demo.chain import LOGIN_STORE
from api.demo.logins import login_of
from api.demo.phoning import Draft, fill_in, hand_in, pull_visit, send_photo
from api.demo.retelling import tell_findings, tell_retraining
from api.demo.steps import Steps
from api.i18n import LANGUAGES, Lang, translate, translate_count

CHECKLIST: Final = "mystery-visit"
FOLDER: Final = "demo"
LIMIT_S: Final = 90.0


@dataclass(frozen=True)
class Played:
    """What came of it: the audit and the paths of its scorecards by language."""

    audit_id: str
    scorecards: Mapping[Lang, Path]


def play(
    base_url: str,
    password: str,
    data_dir: Path,
    language: Lang,
    say: Callable[[str], None],
    *,
    limit_s: float = LIMIT_S,
) -> Played:
    """Play one visit against the instance at `base_url`, telling each step; raise DemoFailed at the first that fails.

    `password` is that of the demo logins. Scorecards are saved under `data_dir`. No step may take longer than `limit_s`.
    """
    steps = Steps(say, language, limit_s)
    qa, phone = (_sign_in(steps, base_url, role, password) for role in ("qa", "shopper"))
    visit_id = _plan(steps, qa)
    draft = _fill(steps, phone, visit_id)
    audit_id = _submit(steps, phone, draft)
    published = _publish(steps, qa, audit_id, draft.document)
    findings = tell_findings(steps, qa, published, draft.document)
    tell_retraining(steps, qa, published, findings)
    scorecards = {lang: _print(steps, qa, published, lang, data_dir / FOLDER) for lang in LANGUAGES}
    _prove(steps, qa, base_url, audit_id)
    return Played(audit_id, scorecards)


def _sign_in(steps: Steps, base_url: str, role: str, password: str) -> Browser:
    browser = Browser(base_url, steps.language)
    person = browser.sign_in(login_of(role), password)
    steps.done(translate(steps.language, "{name} signed in ({email})", name=person["name"], email=person["email"]))
    return browser


def _plan(steps: Steps, qa: Browser) -> str:
    store = _only(qa, f"/v1/stores?q={LOGIN_STORE}")
    shopper = _only(qa, f"/v1/users?q={quote(login_of('shopper'))}")
    now = datetime.now(UTC)
    body = {
        "store_id": store["id"],
        "shopper_id": shopper["id"],
        "checklist": CHECKLIST,
        "window_from": to_wire(now - timedelta(days=2)),
        "window_to": to_wire(now + timedelta(days=7)),
        "brief": brief(0),
    }
    visit_id: str = qa.post("/v1/visits", body)["id"]
    words = translate(
        steps.language, "visit planned: {store}, for {shopper}", store=LOGIN_STORE, shopper=shopper["name"]
    )
    steps.done(words)
    return visit_id


def _only(browser: Browser, path: str) -> dict[str, Any]:
    found = browser.get(path)["items"]
    if len(found) != 1:
        raise DemoFailed(f"GET {path}: {len(found)} found instead of 1. Is the demo chain seeded?")
    only: dict[str, Any] = found[0]
    return only


def _fill(steps: Steps, phone: Browser, visit_id: str) -> Draft:
    visit, document = pull_visit(phone, visit_id)
    name, title = visit["store"]["name"][steps.language], document["title"][steps.language]
    steps.done(translate(steps.language, "pulled to the phone: {store}, {checklist}", store=name, checklist=title))
    draft = fill_in(visit, document, now=datetime.now(UTC))
    answers, photos = len(draft.payload["responses"]), len(draft.pictures)
    steps.done(
        translate(
            steps.language, "filled in offline: {answers} responses, {photos} photos", answers=answers, photos=photos
        )
    )
    return draft


def _submit(steps: Steps, phone: Browser, draft: Draft) -> str:
    result = hand_in(phone, draft, device_id=new_id(), now=datetime.now(UTC))
    missing = result.get("photos_missing", [])
    if len(missing) != len(draft.pictures):
        raise DemoFailed(f"POST /v1/sync: {len(missing)} photos are missing instead of {len(draft.pictures)}.")
    steps.done(translate(steps.language, "submitted by sync, sent again and still once; the photos may follow"))
    for picture in draft.pictures:
        send_photo(phone, picture)
    sent = sum(len(picture.body) for picture in draft.pictures)
    steps.done(
        translate_count(
            steps.language,
            "{count} photo sent, {size} MB",
            "{count} photos sent, {size} MB",
            len(draft.pictures),
            size=f"{sent / 1e6:.1f}",
        )
    )
    audit_id: str = result["resource"]["id"]
    steps.wait(lambda: phone.get(f"/v1/audits/{audit_id}")["audit"]["state"] == "submitted" or None)
    steps.done(translate(steps.language, "complete, and waiting for QA"))
    return audit_id


def _publish(steps: Steps, qa: Browser, audit_id: str, document: Mapping[str, Any]) -> dict[str, Any]:
    audit: dict[str, Any] = qa.post(f"/v1/audits/{audit_id}/review", {"decision": "publish"})
    if audit["state"] != "published":
        raise DemoFailed(f"POST /v1/audits/{audit_id}/review: the report is {audit['state']}.")
    steps.done(_verdict(steps.language, audit, document))
    return audit


def _verdict(language: Lang, audit: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    if audit["outcome"] == "insufficient":
        return translate(language, "published by QA: too little was seen to judge the store")
    titles = {band["key"]: band["title"][language] for band in document["scoring"]["bands"]}
    said = {"score": audit["score"], "band": titles.get(audit["band"], "–")}
    if audit["outcome"] == "fail":
        return translate(language, "published by QA: failed, {score} points, “{band}”", **said)
    return translate(language, "published by QA: {score} points, “{band}”", **said)


def _print(steps: Steps, qa: Browser, audit: Mapping[str, Any], language: Lang, folder: Path) -> Path:
    path = f"/v1/audits/{audit['id']}/scorecard.pdf?lang={language}"

    def look() -> bytes | None:
        answer = qa.call("GET", path)
        return answer.body if answer.status == 200 else None

    body = steps.wait(look)
    if not body.startswith(b"%PDF-"):
        raise DemoFailed(f"GET {path}: what came is no PDF.")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{audit['visited_on']}-{LOGIN_STORE}-{audit['id'][-8:]}-{language}.pdf"
    file.write_bytes(body)
    size = f"{len(body) / 1e6:.2f}"
    steps.done(translate(steps.language, "scorecard, {size} MB: {file}", size=size, file=file))
    return file


def _prove(steps: Steps, qa: Browser, base_url: str, audit_id: str) -> None:
    code = qa.get(f"/v1/audits/{audit_id}")["verification_code"]
    # Anybody may ask, without signing in.
    Browser(base_url, steps.language).call("GET", f"/verify/{code}")
    steps.done(translate(steps.language, "proof for anybody who holds it: {url}", url=f"{base_url}/verify/{code}"))

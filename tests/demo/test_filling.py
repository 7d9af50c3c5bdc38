"""Any checklist can be filled, not only the shipped ones, and the words fit what was seen."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.completeness import validate_responses
from api.checklists.source import read_source
from api.demo import notes
from api.demo.answering import Occasion
from api.demo.filling import dated_id, fill, make_form
from tests.audits.strategies import documents as any_documents

BANK, _FAULTS = read_source(Path(notes.__file__).parent / "notes.yaml")
PAIRS = [pair for answers in BANK.data["items"].values() for pairs in answers.values() for pair in pairs]
PAIRS += [*BANK.data["touchpoints"]["met"], *BANK.data["touchpoints"]["missed"], *BANK.data["reasons"]]


def dice(number: int) -> Random:
    return Random(number)  # noqa: S311 - a test is repeated, not guarded


def occasion(number: int, *, tags: frozenset[str] = frozenset(), level: float = 0.0) -> Occasion:
    began = datetime(2026, 5, 1, 3, tzinfo=UTC)
    return Occasion(dice(number), "en", tags, level, pressure=0.5, pace=1.0, weakness="topic", began=began)


@given(any_documents(), st.integers(0, 10**6), st.sampled_from([frozenset(), frozenset({"kiosk"})]))
def test_any_checklist_is_filled_completely(document, number, tags) -> None:
    responses, _ = fill(make_form(document, 1), occasion(number, tags=tags), has_camera=True)
    assert validate_responses(document, responses, tags, final=True) == []


@pytest.mark.parametrize("level", [-9.0, 9.0])
def test_every_note_and_photo_that_is_demanded_is_there(documents, level) -> None:
    for document in documents:
        form = make_form(document, 1)
        for number in range(100):
            responses, _ = fill(form, occasion(number, level=level), has_camera=number % 2 == 0)
            assert validate_responses(form.plan, responses, (), final=True) == []


def test_a_bad_day_shows_in_every_note_and_never_praises(documents) -> None:
    document = next(document for document in documents if document["key"] == "mystery-visit")
    responses, shots = fill(make_form(document, 1), occasion(1, level=-9.0), has_camera=True)
    said = {response["item"]: response["note"] for response in responses if response.get("note")}
    allowed = {
        item: {pair[1] for pairs in answers.values() for pair in pairs} for item, answers in BANK.data["items"].items()
    }
    assert len(said) > 5
    assert shots
    for item, note in said.items():
        assert note in allowed[item]


def test_the_bank_of_sentences_speaks_of_items_that_exist(documents) -> None:
    items = {item["key"] for document in documents for section in document["sections"] for item in section["items"]}
    assert not BANK.data["items"].keys() - items


def test_every_note_the_shipped_checklists_demand_has_its_own_sentence(documents) -> None:
    for document in documents:
        for section in document["sections"]:
            for item in section["items"]:
                assert set(item["evidence"]["note_on"]) <= BANK.data["items"].get(item["key"], {}).keys()


def test_the_bank_holds_120_sentences_in_both_languages() -> None:
    assert len(PAIRS) >= 120
    assert len({pair[0] for pair in PAIRS}) == len({pair[1] for pair in PAIRS}) == len(PAIRS)
    for chinese, english in PAIRS:
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
        assert not any("\u4e00" <= character <= "\u9fff" for character in english)


def test_a_made_id_is_a_uuid_of_its_moment() -> None:
    made = dated_id(dice(1), 1_777_777_777_777)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == 1_777_777_777_777
    assert made == dated_id(dice(1), 1_777_777_777_777)

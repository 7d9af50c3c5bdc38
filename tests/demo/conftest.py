"""The chain of one seed and its year of visits on the checklists that are shipped, made once for all tests."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.audits.plan import Plan, prepare
from api.checklists.load import load_checklist
from api.demo.chain import Chain, make_chain
from api.demo.history import PastVisit, make_history

SEED = 10
UNTIL = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def documents() -> list[dict[str, Any]]:
    loaded = [load_checklist(folder.parent)[0] for folder in sorted(ROOT.glob("checklists/*/checklist.yaml"))]
    assert len(loaded) >= 2
    return loaded


@pytest.fixture(scope="session")
def plans(documents) -> dict[str, Plan]:
    return {document["key"]: prepare(document) for document in documents}


@pytest.fixture(scope="session")
def chain() -> Chain:
    return make_chain(SEED)


@pytest.fixture(scope="session")
def history(chain, documents) -> list[PastVisit]:
    return make_history(chain, documents, seed=SEED, until=UNTIL)

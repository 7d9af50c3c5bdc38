"""Chinese and English are equal: nothing the product says may exist in one of them only."""

import re
import string
from pathlib import Path

import pytest

from api.i18n import MissingTranslationWarning, marked, translate, translate_count
from api.i18n.catalogue import messages
from api.i18n.sources import source_messages

API = Path(__file__).parents[2] / "api"


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_every_sentence_of_the_product_has_its_chinese() -> None:
    chinese = messages("zh-Hans")
    missing = [source for source in source_messages(API) if source.message not in chinese]
    as_entries = "\n".join(f'#: {source.where}\nmsgid "{source.message}"\nmsgstr ""\n' for source in missing)
    assert not missing, f"add to api/i18n/locales/zh_Hans/LC_MESSAGES/<area>.po:\n\n{as_entries}"


def test_no_translation_is_kept_that_nothing_says() -> None:
    used = {source.message for source in source_messages(API)}
    assert not [message for message in messages("zh-Hans") if message not in used]


def test_a_translation_names_the_same_placeholders_as_its_source() -> None:
    differing = {
        source: translation
        for source, translation in messages("zh-Hans").items()
        if placeholders(source) != placeholders(translation)
    }
    assert not differing


def test_a_translation_is_written_in_chinese_with_chinese_punctuation() -> None:
    for source, translation in messages("zh-Hans").items():
        words = re.sub(r"\{\w*\}", "", translation)
        if not re.search(r"[A-Za-z]", re.sub(r"\{\w*\}", "", source)):
            continue
        assert re.search(r"[\u4e00-\u9fff]", words), f"no Chinese in the translation of {source!r}"
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", words), f"Latin punctuation in {translation!r}"


def test_placeholders_are_filled_in_both_languages() -> None:
    assert translate("en", "{date}, a.m.", date="5 Oct 2026") == "5 Oct 2026, a.m."
    assert translate("zh-Hans", "{date}, a.m.", date="2026年10月5日") == "2026年10月5日 上午"


def test_a_value_is_never_read_as_a_template() -> None:
    assert translate("en", "{date}, a.m.", date="{date.__class__}") == "{date.__class__}, a.m."


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        translate("en", "{date}, a.m.")


def test_a_missing_translation_is_said_in_english_and_warned_about() -> None:
    unknown = str(reversed("nothing says this"))
    with pytest.warns(MissingTranslationWarning, match="zh-Hans"):
        assert translate("zh-Hans", unknown) == unknown


def test_english_counts_one_and_many() -> None:
    assert translate_count("en", "{count} photo", "{count} photos", 1) == "1 photo"
    assert translate_count("en", "{count} photo", "{count} photos", 0) == "0 photos"


def test_a_marked_message_is_unchanged() -> None:
    assert marked("{date}, p.m.") == "{date}, p.m."

"""Which text of an article a language shows, and what it is called there."""

from __future__ import annotations

from digest.model import FrontMatter
from digest.site.text.versions import genuine_languages, version, wording
from tests.site.sample import entry

ALL = ("zh-Hans", "zh-Hant", "en")


def shout(text: str, source: str, target: str) -> str:
    return f"{text}[{source}>{target}]"


def test_an_original_shows_itself_and_converts_to_the_other_script() -> None:
    found = entry("a")
    assert version(found, {}, "zh-Hans").state == "original"
    assert version(found, {}, "zh-Hant").state == "converted"
    assert version(found, {}, "en").state == "foreign"
    assert genuine_languages(found, {}, ALL) == ("zh-Hans", "zh-Hant")


def test_a_translation_serves_both_scripts() -> None:
    found, sibling = entry("a", "Tea", language="en"), entry("a.zh", "茶", translation_of="a")
    siblings = {"zh-Hans": sibling}
    assert version(found, siblings, "zh-Hans").state == "translated"
    converted = version(found, siblings, "zh-Hant")
    assert (converted.state, converted.text_of, converted.translated) == ("converted", "a.zh", True)
    assert genuine_languages(found, siblings, ALL) == ALL


def test_a_translation_without_a_body_lends_title_and_summary_alone() -> None:
    partial = entry("a.en", "Tea growers", language="en", translation_of="a", length=0, summary="A summary.")
    found = entry("a", summary="摘要。")
    assert version(found, {"en": partial}, "en").state == "foreign"
    shown = wording(found, {"en": partial}, "en", shout)
    assert (shown.title, shown.title_language) == ("Tea growers", "en")
    assert (shown.summary, shown.summary_language) == ("A summary.", "en")


def test_titles_come_from_front_matter_then_the_other_script_then_the_original() -> None:
    found = entry("a", front=FrontMatter(titles={"en": "New ways"}), summary="摘要。")
    assert wording(found, {}, "en", shout).title == "New ways"
    assert wording(found, {}, "zh-Hant", shout).title == "茶农的新办法[zh-Hans>zh-Hant]"
    shown = wording(found, {}, "en", shout)
    assert (shown.summary, shown.summary_language) == ("摘要。", "zh-Hans")
    english = entry("b", "Bees", language="en", front=FrontMatter(titles={"zh-Hans": "蜜蜂"}))
    assert wording(english, {}, "zh-Hant", shout).title == "蜜蜂[zh-Hans>zh-Hant]"

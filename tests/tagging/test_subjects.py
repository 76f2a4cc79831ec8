"""The shipped vocabulary on articles of our own: their subjects are found, mere mentions are not."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from digest.config.vocabulary import parse_vocabulary, shipped_vocabulary
from digest.languages import LANGUAGES, Language
from digest.tagging.matcher import Matcher
from digest.tagging.salience import find_subjects
from digest.text.convert import converter
from tests.tagging.vocabularies import paragraphs

CASES = Path(__file__).parent.parent / "cases" / "tagging"
LANGUAGE: dict[str, Language] = {language: language for language in LANGUAGES}
SHIPPED = Matcher(shipped_vocabulary())
SECOND = Matcher(parse_vocabulary((CASES / "second.yaml").read_text(encoding="utf-8"), "second.yaml"))


class Judged(NamedTuple):
    """An article and the subjects an editor gives it."""

    title: str
    language: Language
    subjects: frozenset[str]
    texts: tuple[str, ...]

    def found(self, matcher: Matcher) -> frozenset[str]:
        return frozenset(
            match.key for match in find_subjects(matcher, self.title, paragraphs(*self.texts), self.language)
        )


def judged(name: str) -> list[Judged]:
    found: list[Judged] = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            title, language, subjects = (part.strip() for part in line[2:].split("|"))
            found.append(Judged(title, LANGUAGE[language], frozenset(subjects.split()), ()))
        elif line and found:
            found[-1] = found[-1]._replace(texts=(*found[-1].texts, line))
    return found


@pytest.mark.parametrize(
    ("name", "matcher", "recall"),
    [("development.md", SHIPPED, 1.0), ("held_out.md", SHIPPED, 0.94), ("last.md", SHIPPED, 1.0), ("features.md", SHIPPED, 0.95), ("probes.md", SHIPPED, 0.9), ("second.md", SECOND, 1.0)],
)  # fmt: skip
def test_all_found_subjects_are_right_and_most_subjects_are_found(name: str, matcher: Matcher, recall: float) -> None:
    articles = judged(name)
    wrong = [(each.title, key) for each in articles for key in each.found(matcher) - each.subjects]
    right = sum(len(each.found(matcher) & each.subjects) for each in articles)
    assert not wrong
    assert right >= recall * sum(len(each.subjects) for each in articles)


@pytest.mark.parametrize("name", ["development.md", "held_out.md", "last.md", "features.md"])
def test_the_cases_cover_every_subject_in_every_language(name: str) -> None:
    covered = {(key, each.language) for each in judged(name) for key in each.subjects}
    assert len(covered) >= 11
    assert sum(not each.subjects for each in judged(name)) >= 4


@pytest.mark.parametrize("name", ["development.md", "held_out.md", "last.md", "features.md"])
def test_the_other_script_has_the_same_subjects(name: str) -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    for each in judged(name):
        if each.language == "zh-Hans":
            other = Judged(convert(each.title), "zh-Hant", each.subjects, tuple(map(convert, each.texts)))
            assert other.found(SHIPPED) == each.found(SHIPPED), each.title

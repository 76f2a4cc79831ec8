"""Rules against editors: for each subject how often they agree, and where they do not, the rule that is to blame."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from digest.config.vocabulary import resolve
from digest.model import Amendment, Value
from digest.subjects.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import Article, FrontMatter
    from digest.subjects.explain import Explained
    from digest.tagging import Matcher

_SHOWN = 6  # words of a rule to blame


class Tally(Value):
    """One row of the confusion table."""

    key: str
    both: int  # articles that rules and editor give the subject
    rules_only: int
    editor_only: int
    neither: int

    @property
    def precision(self) -> float:
        """Return the share of what rules found that the editor found too; 1 where they found nothing."""
        return self.both / (self.both + self.rules_only) if self.both + self.rules_only else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what the editor found that rules found too; 1 where there was nothing."""
        return self.both / (self.both + self.editor_only) if self.both + self.editor_only else 1.0


class Disagreement(Value):
    """One subject of one article on which rules and editor differ."""

    file: str
    id: str
    key: str
    said_by: Literal["rules", "editor"]
    score: float
    line: int  # of the rule that found most in tags.yaml; 0 where none found anything
    reason: str


class Evaluation(Value):
    """All articles whose editor said something of their subjects."""

    articles: int
    tallies: tuple[Tally, ...]
    disagreements: tuple[Disagreement, ...]


def evaluate(articles: Iterable[tuple[str, Article]], matcher: Matcher) -> Evaluation:
    """Compare what rules find with what front matter says; where it only adds and removes, with what it names."""
    keys = tuple(tag.key for tag in matcher.vocabulary.tags)
    counts: Counter[tuple[str, bool, bool]] = Counter()
    disagreements = []
    judged = 0
    for file, article in articles:
        said = _said(article.entry.front, matcher.spellings, keys)
        if not said or article.entry.translation_of:
            continue
        judged += 1
        subjects = {each.key: each for each in explain(file, article, matcher).subjects}
        for key, wanted in said.items():
            found = subjects.get(key)
            is_found = found is not None and found.lacks == 0
            counts[key, is_found, wanted] += 1
            if is_found != wanted:
                disagreements.append(_disagreement(file, article, key, found, wanted=wanted))
    tallies = (
        Tally(
            key=key,
            both=counts[key, True, True],
            rules_only=counts[key, True, False],
            editor_only=counts[key, False, True],
            neither=counts[key, False, False],
        )
        for key in keys
    )
    return Evaluation(articles=judged, tallies=tuple(tallies), disagreements=tuple(disagreements))


def _said(front: FrontMatter, spelled: Mapping[str, str], keys: Iterable[str]) -> dict[str, bool]:
    """Return of which subjects an editor said that the article has them or has them not."""
    if front.tags is None:
        return {}
    if isinstance(front.tags, Amendment):
        added = {resolve(spelled, name): True for name in front.tags.add}
        removed = {resolve(spelled, name): False for name in front.tags.remove}
        return {key: wanted for key, wanted in {**added, **removed}.items() if key in keys}
    given = {resolve(spelled, name) for name in front.tags}
    return {key: key in given for key in keys}


def _disagreement(file: str, article: Article, key: str, found: Explained | None, *, wanted: bool) -> Disagreement:
    weights: Counter[int] = Counter()
    words: dict[int, list[str]] = {}
    for each in found.words if found else ():
        weights[each.line] += round(100 * each.weight * len(each.words))
        words.setdefault(each.line, []).extend(each.words)
    line = max(weights, key=lambda each: (weights[each], -each), default=0)
    seen = ", ".join(list(dict.fromkeys(words.get(line, ())))[:_SHOWN])
    if found is None or not line:
        reason = "no rule knows a word of it"
    elif not wanted:
        reason = f"found by {seen}"
    elif found.found < found.needed:
        reason = f"too little found: {seen} (weight {found.found:g} of {found.needed:g})"
    else:
        reason = f"only mentioned: {seen} (score lacks {found.lacks:g})"
    return Disagreement(
        file=file,
        id=article.entry.id,
        key=key,
        said_by="editor" if wanted else "rules",
        score=found.score if found else 0.0,
        line=line,
        reason=reason,
    )

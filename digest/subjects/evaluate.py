"""Rules compared with editors: how often they agree on each subject, and which rule to blame where they do not."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from digest import tagging
from digest.config.vocabulary import resolve
from digest.model import Amendment, Article, FrontMatter, Value
from digest.subjects.explain import ExplainedSubject, explain
from digest.tagging import Matcher


class Tally(Value):
    """Row of the confusion table: numbers of articles."""

    key: str
    both: int  # given the subject by rules and editor
    rules_only: int
    editor_only: int
    neither: int

    @property
    def precision(self) -> float:
        """Share of the articles found by rules that the editor gave the subject too; 1 if rules found none."""
        return self.both / (self.both + self.rules_only) if self.both + self.rules_only else 1.0

    @property
    def recall(self) -> float:
        """Share of the articles given the subject by the editor that rules found too; 1 if there are none."""
        return self.both / (self.both + self.editor_only) if self.both + self.editor_only else 1.0


class Disagreement(Value):
    """A subject of an article on which rules and editor differ."""

    file: str
    id: str
    key: str
    given_by: Literal["rules", "editor"]
    score: float
    line: int  # in tags.yaml, of the rule that contributed most; 0 if none matched
    reason: str


class Evaluation(Value):
    """Comparison over all articles with subjects given by an editor."""

    articles: int
    tallies: tuple[Tally, ...]
    disagreements: tuple[Disagreement, ...]


def evaluate(articles: Iterable[tuple[str, Article]], matcher: Matcher) -> Evaluation:
    """Compare the rules with front matter; where that only adds and removes subjects, compare only those."""
    keys = tuple(tag.key for tag in matcher.vocabulary.tags)
    counts: Counter[tuple[str, bool, bool]] = Counter()  # of (subject, found by rules, given by the editor)
    disagreements, compared = [], 0
    for file, article in articles:
        decisions = _decisions(article.entry.front, matcher, keys)
        if not decisions or article.entry.translation_of:
            continue
        compared += 1
        subjects = {subject.key: subject for subject in explain(file, article, matcher).subjects}
        for key, wanted in decisions.items():
            found = subjects.get(key)
            by_rules = found is not None and found.lacks == 0
            counts[key, by_rules, wanted] += 1
            if by_rules != wanted:
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
    return Evaluation(articles=compared, tallies=tuple(tallies), disagreements=tuple(disagreements))


def _decisions(front: FrontMatter, matcher: Matcher, keys: Iterable[str]) -> dict[str, bool]:
    """Return the keys of the subjects an editor decided on, and whether the article has them."""
    if front.tags is None:
        return {}
    if isinstance(front.tags, Amendment):
        added = {resolve(matcher.spellings, name): True for name in front.tags.add}
        removed = {resolve(matcher.spellings, name): False for name in front.tags.remove}
        return {key: wanted for key, wanted in {**added, **removed}.items() if key in keys}
    given = tagging.editors_keys(matcher, front.tags)
    return {key: key in given for key in keys} if given else {}


def _disagreement(
    file: str, article: Article, key: str, found: ExplainedSubject | None, *, wanted: bool
) -> Disagreement:
    weights: Counter[int] = Counter()
    words: dict[int, list[str]] = {}
    for matched in found.words if found else ():
        weights[matched.line] += round(100 * matched.weight * len(matched.words))
        words.setdefault(matched.line, []).extend(matched.words)
    line = max(weights, key=lambda number: (weights[number], -number), default=0)
    seen = ", ".join(list(dict.fromkeys(words.get(line, ())))[:6])
    if found is None or not line:
        reason = "no rule matches"
    elif not wanted:
        reason = f"found by {seen}"
    elif found.found < found.needed:
        reason = f"too little found: {seen} (weight {found.found:g} of {found.needed:g})"
    else:
        reason = f"only mentioned: {seen} (score lacks {found.lacks:g})"
    given_by: Literal["rules", "editor"] = "editor" if wanted else "rules"
    score, entry_id = found.score if found else 0.0, article.entry.id
    return Disagreement(file=file, id=entry_id, key=key, given_by=given_by, score=score, line=line, reason=reason)

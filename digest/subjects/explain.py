"""Each subject an article speaks of: its score, the words that spoke for it, where they stand, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Value
from digest.tagging.salience import ABOUT, evidence, passages_of, score_subjects

if TYPE_CHECKING:
    from digest.config.vocabulary import Vocabulary
    from digest.model import Article
    from digest.tagging import Matcher
    from digest.tagging.salience import SubjectScore


class Words(Value):
    """Words that one rule found in one passage."""

    words: tuple[str, ...]
    zone: str  # title, lead or body
    passage: int  # 0 is the title, 1 the first block
    line: int  # of the rule in tags.yaml
    weight: float  # of each of them


class Explained(Value):
    """One subject of one article."""

    key: str
    tagged: bool
    by_editor: bool
    score: float  # what the rules make of it
    lacks: float  # by how much the score misses; 0 where it does not
    found: float  # weight of the words found
    needed: float  # weight an article of its length must have
    evidence: tuple[str, ...]
    words: tuple[Words, ...]


class Explanation(Value):
    """One article with all subjects it speaks of, its tags first."""

    file: str
    id: str
    title: str
    subjects: tuple[Explained, ...]
    silent: tuple[str, ...]  # subjects it has no word of


def explain(file: str, article: Article, matcher: Matcher) -> Explanation:
    """Return why an article has its tags, and why it has no others."""
    entry = article.entry
    found = {
        each.key: each for each in score_subjects(matcher, entry.facts.title, article.body.blocks, entry.facts.language)
    }
    tags = {tag.key: tag.by_editor for tag in entry.tags}
    keys = dict.fromkeys((*tags, *sorted(found, key=lambda key: -found[key].score)))
    return Explanation(
        file=file,
        id=entry.id,
        title=entry.facts.title,
        subjects=tuple(_explained(key, found.get(key), tags, article, matcher.vocabulary) for key in keys),
        silent=tuple(tag.key for tag in matcher.vocabulary.tags if tag.key not in keys),
    )


def _explained(
    key: str, standing: SubjectScore | None, tags: dict[str, bool], article: Article, vocabulary: Vocabulary
) -> Explained:
    score = round(min(1.0, standing.score), 2) if standing else 0.0
    return Explained(
        key=key,
        tagged=key in tags,
        by_editor=tags.get(key, False),
        score=score,
        lacks=round(max(0.0, ABOUT - score), 2),
        found=round(standing.found, 2) if standing else 0.0,
        needed=standing.needed if standing else 0.0,
        evidence=evidence(standing.hits) if standing else (),
        words=_words(standing, article, vocabulary) if standing else (),
    )


def _words(standing: SubjectScore, article: Article, vocabulary: Vocabulary) -> tuple[Words, ...]:
    """Return the words found, by passage and rule."""
    _, passages = passages_of(article.entry.facts.title, article.body.blocks)
    rules = next(tag.rules for tag in vocabulary.tags if tag.key == standing.key)
    found: dict[tuple[int, int], list[str]] = {}
    for place, hits in sorted(standing.hits.items()):
        for hit in hits:
            found.setdefault((place, hit.rule), []).append(hit.word)
    return tuple(
        Words(
            words=tuple(words),
            zone=passages[place].zone,
            passage=place,
            line=rules[rule].line,
            weight=rules[rule].weight,
        )
        for (place, rule), words in found.items()
    )

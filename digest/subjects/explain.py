"""Why an article has a subject or not: score, matched words with their places, and what is lacking."""

from __future__ import annotations

from digest.config.vocabulary import Vocabulary
from digest.model import Article, Value
from digest.tagging import Matcher
from digest.tagging.salience import ABOUT, SubjectScore, evidence, passages_of, score_subjects


class MatchedWords(Value):
    """Words that a rule found in a passage."""

    words: tuple[str, ...]
    zone: str  # title, lead or body
    passage: int  # 0 is the title, 1 the first block
    line: int  # of the rule in tags.yaml
    weight: float  # of each word


class ExplainedSubject(Value):
    """How much an article is about a subject."""

    key: str
    tagged: bool
    by_editor: bool
    score: float  # by the rules, whatever an editor decided
    lacks: float  # what the score is short of the threshold; 0 if it is reached
    found: float  # total weight of the matched words
    needed: float  # weight required in an article of this length
    evidence: tuple[str, ...]
    words: tuple[MatchedWords, ...]


class Explanation(Value):
    """All subjects an article has words of, its tags first."""

    file: str
    id: str
    title: str
    subjects: tuple[ExplainedSubject, ...]
    silent: tuple[str, ...]  # keys of the subjects it has no word of


def explain(file: str, article: Article, matcher: Matcher) -> Explanation:
    """Return why an article has its tags, and why it has no others."""
    entry = article.entry
    found = {
        subject.key: subject
        for subject in score_subjects(matcher, entry.facts.title, article.body.blocks, entry.facts.language)
    }
    tags = {tag.key: tag.by_editor for tag in entry.tags}
    keys = dict.fromkeys((*tags, *sorted(found, key=lambda key: -found[key].score)))
    return Explanation(
        file=file,
        id=entry.id,
        title=entry.facts.title,
        subjects=tuple(_score(key, found.get(key), tags, article, matcher.vocabulary) for key in keys),
        silent=tuple(tag.key for tag in matcher.vocabulary.tags if tag.key not in keys),
    )


def _score(
    key: str, standing: SubjectScore | None, tags: dict[str, bool], article: Article, vocabulary: Vocabulary
) -> ExplainedSubject:
    score = round(min(1.0, standing.score), 2) if standing else 0.0
    return ExplainedSubject(
        key=key,
        tagged=key in tags,
        by_editor=tags.get(key, False),
        score=score,
        lacks=round(max(0.0, ABOUT - score), 2),
        found=round(standing.found, 2) if standing else 0.0,
        needed=standing.needed if standing else 0.0,
        evidence=evidence(standing.hits) if standing else (),
        words=_matched(standing, article, vocabulary) if standing else (),
    )


def _matched(standing: SubjectScore, article: Article, vocabulary: Vocabulary) -> tuple[MatchedWords, ...]:
    """Return the matched words by passage and rule."""
    _, passages = passages_of(article.entry.facts.title, article.body.blocks)
    rules = next(tag.rules for tag in vocabulary.tags if tag.key == standing.key)
    found: dict[tuple[int, int], list[str]] = {}
    for passage, hits in sorted(standing.hits.items()):
        for hit in hits:
            found.setdefault((passage, hit.rule), []).append(hit.word)
    return tuple(
        MatchedWords(
            words=tuple(words),
            zone=passages[passage].zone,
            passage=passage,
            line=rules[rule].line,
            weight=rules[rule].weight,
        )
        for (passage, rule), words in found.items()
    )

"""Why an article has a subject or not: score, matched words with their places, and what is lacking."""

from collections.abc import Iterator

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
    scored = score_subjects(matcher, entry.facts.title, article.body.blocks, entry.facts.language, entry.facts.kind)
    found = {subject.key: subject for subject in sorted(scored, key=lambda subject: -subject.score)}
    tags = {tag.key: tag.by_editor for tag in entry.tags}
    keys = dict.fromkeys((*tags, *found))
    return Explanation(
        file=file,
        id=entry.id,
        title=entry.facts.title,
        subjects=tuple(_explained(key, found.get(key), tags, article, matcher.vocabulary) for key in keys),
        silent=tuple(tag.key for tag in matcher.vocabulary.tags if tag.key not in keys),
    )


def _explained(
    key: str, found: SubjectScore | None, tags: dict[str, bool], article: Article, vocabulary: Vocabulary
) -> ExplainedSubject:
    subject = found or SubjectScore(key, 0.0, 0.0, 0.0, {})
    score = round(min(1.0, subject.score), 2)
    return ExplainedSubject(
        key=key,
        tagged=key in tags,
        by_editor=tags.get(key, False),
        score=score,
        lacks=round(max(0.0, ABOUT - score), 2),
        found=round(subject.found, 2),
        needed=subject.needed,
        evidence=evidence(subject.hits),
        words=tuple(_matched(subject, article, vocabulary)),
    )


def _matched(subject: SubjectScore, article: Article, vocabulary: Vocabulary) -> Iterator[MatchedWords]:
    """Yield the matched words by passage and rule."""
    _, passages = passages_of(article.entry.facts.title, article.body.blocks)
    rules = next((tag.rules for tag in vocabulary.tags if tag.key == subject.key), ())
    for passage, hits in sorted(subject.hits.items()):
        found: dict[int, list[str]] = {}
        for hit in hits:
            found.setdefault(hit.rule, []).append(hit.word)
        for number, words in found.items():
            rule, zone = rules[number], passages[passage].zone
            yield MatchedWords(words=tuple(words), zone=zone, passage=passage, line=rule.line, weight=rule.weight)

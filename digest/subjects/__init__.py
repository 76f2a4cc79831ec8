"""What `digest tags` tells an editor: why a subject was found or missed, where rules err, and which words are lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from digest.commands.tags import said
from digest.subjects.evaluate import evaluate
from digest.subjects.explain import explain
from digest.subjects.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.commands.tags import Answer
    from digest.model import Article
    from digest.tagging import Matcher

__all__ = ["Question", "answers", "evaluate", "explain", "said", "suggest"]

Question = Literal["explain", "eval", "suggest"]


def answers(question: Question, articles: Iterable[tuple[str, Article]], matcher: Matcher) -> Iterator[Answer]:
    """Yield what is to be said to a question: an explanation per article, one evaluation, or a suggestion per term."""
    if question == "explain":
        yield from (explain(file, article, matcher) for file, article in articles)
    elif question == "eval":
        yield evaluate(articles, matcher)
    else:
        yield from suggest([article for _, article in articles], matcher.vocabulary)

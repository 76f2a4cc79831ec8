"""What `digest tags` says to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from digest.subjects.evaluate import Evaluation
from digest.subjects.explain import Explanation
from digest.subjects.suggest import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.subjects.explain import Explained

Answer: TypeAlias = Explanation | Evaluation | Suggestion


def said(answer: Answer) -> str:
    """Return an answer as lines of text."""
    if isinstance(answer, Explanation):
        return "\n".join(_explanation(answer))
    if isinstance(answer, Evaluation):
        return "\n".join(_evaluation(answer))
    return "\n".join(_suggestion(answer))


def _explanation(answer: Explanation) -> Iterator[str]:
    yield f"{answer.file}  [{answer.id}]  {answer.title}"
    for subject in answer.subjects:
        yield f"  {'✓' if subject.tagged else '·'} {subject.key}  {_verdict(subject)}"
        for each in subject.words:
            place = "title" if each.zone == "title" else f"¶{each.passage} {each.zone}"
            yield f"      {place:<9} {'、'.join(each.words)}  (weight {each.weight:g} each, tags.yaml:{each.line})"
    if answer.silent:
        yield f"  no word of: {', '.join(answer.silent)}"
    yield ""


def _verdict(subject: Explained) -> str:
    rules = f"score {subject.score:.2f}"
    if subject.by_editor:
        return f"by an editor; by rule: {rules}"
    if subject.tagged:
        return f"by rule: {rules}"
    if not subject.lacks:
        return f"{rules}, but its editor says otherwise"
    if subject.found < subject.needed:
        return f"missed: weight {subject.found:g} found, {subject.needed:g} needed in an article of this length"
    return f"missed: {rules}, lacks {subject.lacks:.2f}"


def _evaluation(answer: Evaluation) -> Iterator[str]:
    if not answer.articles:
        yield "no front matter says anything of subjects: add tags: [key] to a few articles first"
        return
    yield f"{'subject':<24}{'both':>6}{'rules':>7}{'editor':>8}{'neither':>9}{'precision':>11}{'recall':>8}"
    for row in answer.tallies:
        counts = f"{row.both:>6}{row.rules_only:>7}{row.editor_only:>8}{row.neither:>9}"
        yield f"{row.key:<24}{counts}{row.precision:>11.0%}{row.recall:>8.0%}"
    yield f"{answer.articles} articles whose editor named subjects"
    for each in answer.disagreements:
        rule = f" (tags.yaml:{each.line})" if each.line else ""
        yield f"{each.file}: {each.key} by {each.said_by} alone, score {each.score:.2f}: {each.reason}{rule}"


def _suggestion(answer: Suggestion) -> Iterator[str]:
    where = f"{answer.untagged} without subject, {answer.tagged} with one"
    nearest = f", mostly {answer.nearest}" if answer.nearest else ""
    yield f"{answer.term}  {answer.likelihood:g}  ({where}{nearest})"
    yield from (f"    “{example}”" for example in answer.examples)
    yield f"    {answer.line}"

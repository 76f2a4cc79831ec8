"""`digest tags`: explain the subjects of articles, find rules that err, suggest new ones."""

import argparse
from collections.abc import Iterable, Iterator

import msgspec

from digest import console, tagging
from digest.arguments import add_color, add_content, add_jobs, paths_of
from digest.commands.inspect import inspect_files
from digest.console import counted
from digest.model import Article
from digest.pipeline.inputs import load_vocabulary
from digest.subjects.evaluate import Evaluation, evaluate
from digest.subjects.explain import ExplainedSubject, Explanation, explain
from digest.subjects.foreign import ForeignTag, foreign_tags
from digest.subjects.suggest import Suggestion, suggest
from digest.tagging import Matcher

Answer = Explanation | Evaluation | Suggestion | ForeignTag
QUESTIONS = {
    "explain": "show the score, words and places of each subject, and by how much others are missed",
    "eval": "compare rules with the tags in front matter: a confusion table, and the rules to blame",
    "suggest": "list words of articles without a subject that could become rules, and tags of others that are no subjects",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    questions = parser.add_subparsers(dest="question", required=True, metavar="QUESTION")
    for question, summary in QUESTIONS.items():
        subparser = questions.add_parser(question, help=summary, description=summary)
        paths = "+" if question == "explain" else "*"
        subparser.add_argument("paths", nargs=paths, metavar="PATH", help="files or folders")
        subparser.add_argument("--json", action="store_true", help="print JSON objects, one per line")
        add_content(subparser)
        add_jobs(subparser, default=1)
        add_color(subparser)


def run(options: argparse.Namespace) -> int:
    """Print the answers to a question, for people or as JSON."""
    site = paths_of(options)
    found = inspect_files(options.paths or [options.content], site, options.jobs)
    articles = ((path, result) for path, result in found if isinstance(result, Article))
    matcher = tagging.Matcher(load_vocabulary(site))
    for answer in _answers(options.question, articles, matcher):
        if options.json:
            print(msgspec.json.encode(answer).decode())
        else:
            console.echo("\n".join(_lines(answer)), color=not options.no_color)
    return console.OK


def _answers(question: str, articles: Iterable[tuple[str, Article]], matcher: Matcher) -> Iterator[Answer]:
    """Yield an explanation per article, one evaluation, or a suggestion per term and per tag of others."""
    if question == "explain":
        yield from (explain(file, article, matcher) for file, article in articles)
    elif question == "eval":
        yield evaluate(articles, matcher)
    else:
        found = [article for _, article in articles]
        yield from suggest(found, matcher.vocabulary)
        yield from foreign_tags(found, matcher.vocabulary)


def _lines(answer: Answer) -> Iterator[str]:
    if isinstance(answer, ForeignTag):
        return _foreign(answer)
    if isinstance(answer, Explanation):
        return _explanation(answer)
    return _evaluation(answer) if isinstance(answer, Evaluation) else _suggestion(answer)


def _explanation(answer: Explanation) -> Iterator[str]:
    yield f"{answer.file}  [{answer.id}]  {answer.title}"
    for subject in answer.subjects:
        yield f"  {'✓' if subject.tagged else '·'} {subject.key}  {_verdict(subject)}"
        for found in subject.words:
            place = "title" if found.zone == "title" else f"¶{found.passage} {found.zone}"
            yield f"      {place:<9} {'、'.join(found.words)}  (weight {found.weight:g} each, tags.yaml:{found.line})"
    if answer.silent:
        yield f"  no word of: {', '.join(answer.silent)}"
    yield ""


def _verdict(subject: ExplainedSubject) -> str:
    rules = f"score {subject.score:.2f}"
    if subject.by_editor:
        return f"by an editor; by rule: {rules}"
    if subject.tagged:
        return f"by rule: {rules}"
    if not subject.lacks:
        return f"{rules}, but overruled by an editor"
    if subject.found < subject.needed:
        return f"missed: weight {subject.found:g} found, {subject.needed:g} needed in an article of this length"
    return f"missed: {rules}, lacks {subject.lacks:.2f}"


def _evaluation(answer: Evaluation) -> Iterator[str]:
    if not answer.articles:
        yield "no front matter names subjects: add tags: [key] to a few articles first"
        return
    yield f"{'subject':<24}{'both':>6}{'rules':>7}{'editor':>8}{'neither':>9}{'precision':>11}{'recall':>8}"
    for row in answer.tallies:
        counts = f"{row.both:>6}{row.rules_only:>7}{row.editor_only:>8}{row.neither:>9}"
        yield f"{row.key:<24}{counts}{row.precision:>11.0%}{row.recall:>8.0%}"
    yield f"{counted(answer.articles, 'article')} with subjects named by an editor"
    for item in answer.disagreements:
        rule = f" (tags.yaml:{item.line})" if item.line else ""
        yield f"{item.file}: {item.key} by {item.given_by} only, score {item.score:.2f}: {item.reason}{rule}"


def _suggestion(answer: Suggestion) -> Iterator[str]:
    where = f"{counted(answer.untagged, 'article')} without a subject, {answer.tagged:,} with one"
    nearest = f", mostly {answer.nearest}" if answer.nearest else ""
    yield f"{answer.term}  {answer.likelihood:g}  ({where}{nearest})"
    yield from (f"    “{example}”" for example in answer.examples)
    yield f"    {answer.line}"


def _foreign(answer: ForeignTag) -> Iterator[str]:
    yield f"{answer.tag}  (a tag of {counted(answer.articles, 'article')}, but no subject of tags.yaml)"
    yield f"    {answer.line}"

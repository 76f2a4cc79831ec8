"""The demo is built as its editor expects: facts, subjects, text and removals; the number of disagreements only falls."""

from __future__ import annotations

from functools import cache

from digest import readers
from digest.article import articles, stages
from digest.config.takedowns import parse_takedowns
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Article, Library, Rejected
from digest.pipeline import library
from digest.pipeline.visibility import scheduled
from tests.sites.expectations import CONTENT, DEMO, disagreements

MOST_DISAGREEMENTS = 4  # over about 700 single expectations; lower it whenever it can be lowered
Found = dict[str, tuple[Article | Rejected, ...]]


@cache
def _found() -> Found:
    prepared = stages(shipped_vocabulary())
    files = [path.relative_to(CONTENT).as_posix() for path in sorted(CONTENT.rglob("*")) if path.is_file()]
    named = {each.file for each in DEMO.articles} | {each.file for each in DEMO.refused}
    named |= {each.file for each in DEMO.translations}
    return {
        file: articles(readers.read(file, (CONTENT / file).read_bytes()), prepared) for file in files if file in named
    }


def _library() -> Library:
    return library.gather(item.entry for items in _found().values() for item in items if isinstance(item, Article))


def test_articles_are_what_their_editor_expects() -> None:
    wrong: list[str] = []
    for expected in DEMO.articles:
        name = f"{expected.file}#{expected.index}"
        items = _found()[expected.file][expected.index :]
        if not items:
            wrong.append(f"{name}: missing")
        elif isinstance(items[0], Rejected):
            wrong.append(f"{name}: refused: {items[0].reason}")
        else:
            wrong += [f"{name}: {words}" for words in disagreements(expected, items[0])]
    assert len(wrong) <= MOST_DISAGREEMENTS, "\n".join(wrong)


def test_each_file_gives_exactly_the_articles_expected() -> None:
    counts = {file: len(items) for file, items in _found().items()}
    for expected in DEMO.articles:
        counts[expected.file] -= 1
    others = [each.file for each in DEMO.refused] + [each.file for each in DEMO.translations]
    assert {file for file, left in counts.items() if left} == set(others)


def test_pages_without_an_article_are_refused() -> None:
    reasons = {each.file: [getattr(item, "reason", "taken") for item in _found()[each.file]] for each in DEMO.refused}
    assert reasons == {each.file: [each.reason] for each in DEMO.refused}


def test_translations_belong_to_the_file_next_to_them_and_lose_nothing() -> None:
    for each in DEMO.translations:
        (item,) = _found()[each.file]
        assert isinstance(item, Article), each.file
        assert item.entry.translation_of == each.file.rsplit(".", 2)[0]
        assert item.entry.front.translation == each.state
        assert bool(item.body.blocks) is not each.partial
        assert not item.body.removals, each.file


def test_articles_on_one_event_are_one_story() -> None:
    gathered = _library()
    for story in DEMO.stories:
        together = {gathered.story_of.get(_identity(file)) for file in story.together}
        assert len(together) == 1, story.name
        assert None not in together, story.name
        (found,) = (each for each in gathered.stories if each.key in together)
        assert set(found.members) <= {_identity(file) for file in (*story.together, *story.also)}, story.name
        pairs = [{_identity(file) for file in pair} for pair in story.copies]
        assert len(found.copies) == len(pairs), story.name
        assert all(len(pair.intersection(found.copies)) == 1 for pair in pairs), story.name
    assert len(gathered.stories) == len(DEMO.stories)


def _identity(file: str) -> str:
    return file.rpartition(".")[0]


def test_an_article_that_was_taken_down_is_built_and_not_shown() -> None:
    takedowns = parse_takedowns((CONTENT / "takedowns.yaml").read_text(encoding="utf-8"), "takedowns.yaml")
    entries = [item.entry for items in _found().values() for item in items if isinstance(item, Article)]
    shown = scheduled(entries, "2027-01-01", drafts=False, takedowns=takedowns)
    assert tuple(each.entry.file for each in shown.withdrawn if each.entry) == DEMO.withdrawn
    assert not {entry.file for entry in shown.entries} & set(DEMO.withdrawn)

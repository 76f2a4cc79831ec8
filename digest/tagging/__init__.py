"""Tags: the subjects of an article, by the vocabulary's rules or by its editor.

A list of tags is an editor's if the vocabulary has one of them. Others come from scraped files and feeds: they switch
nothing off, and those that are no subjects are keywords.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from digest.config.vocabulary import resolve
from digest.languages import Language
from digest.model import Amendment, Block, ForeignTags, FrontMatter, ItemKind, Problem, TagMatch
from digest.tagging.matcher import Matcher
from digest.tagging.salience import find_subjects

__all__ = ["Matcher", "editors_keys", "keywords", "own_tags", "tag", "unknown_tags"]

_CLOSE = 0.8  # difflib's measure of a misspelt key; below it, a tag of others is another word


def tag(
    matcher: Matcher, title: str, blocks: Sequence[Block], front: FrontMatter, language: Language,
    kind: ItemKind = "report",
) -> tuple[TagMatch, ...]:  # fmt: skip
    """Return the subjects of an article, those of its editor first, then those found, the most prominent first."""
    if isinstance(front.tags, tuple) and ((keys := editors_keys(matcher, front.tags)) or not front.tags):
        return _by_editor(keys)
    found = find_subjects(matcher, title, blocks, language, kind)
    given = tuple(
        TagMatch(key=matcher.exact[name], score=1.0, evidence=(name,))
        for name in front.keywords
        if name in matcher.exact
    )
    known = {match.key for match in found}
    found = (*found, *{match.key: match for match in given if match.key not in known}.values())
    if not isinstance(front.tags, Amendment):
        return found
    keys = tuple(key for name in front.tags.add if (key := resolve(matcher.spellings, name)) in matcher.keys)
    added = _by_editor(keys)
    without = {match.key for match in added} | {resolve(matcher.spellings, name) for name in front.tags.remove}
    return (*added, *(match for match in found if match.key not in without))


def editors_keys(matcher: Matcher, names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the subjects in a list of tags: none if the list is not an editor's."""
    return tuple(matcher.exact[name] for name in names if name in matcher.exact)


def keywords(matcher: Matcher, front: FrontMatter) -> tuple[str, ...]:
    """Return the tags of an article that are no subjects, each once."""
    if isinstance(front.tags, Amendment):
        unknown = [name for name in front.tags.add if name.casefold() not in matcher.spellings]
    else:
        unknown = [name for name in front.tags or () if name not in matcher.exact]
    return tuple(dict.fromkeys((*unknown, *(name for name in front.keywords if name not in matcher.exact))))


def own_tags(matcher: Matcher, front: FrontMatter, foreign: ForeignTags) -> FrontMatter:
    """Return front matter without the tags of others, if these are to be ignored."""
    if foreign == "keep" or not (front.keywords or isinstance(front.tags, tuple)):
        return front
    names = front.tags if isinstance(front.tags, Amendment) else editors_keys(matcher, front.tags or ()) or None
    return msgspec.structs.replace(front, keywords=(), tags=names)


def unknown_tags(matcher: Matcher, front: FrontMatter, file: str, line: int) -> tuple[Problem, ...]:
    """Return a problem for each tag of an editor that the vocabulary does not know, suggesting a similar one.

    In a list without any known tag, only a misspelt key is an editor's.
    """
    problems = []
    theirs = isinstance(front.tags, tuple) and not editors_keys(matcher, front.tags)
    for name in _names(front):
        if (key := name.strip().casefold()) in matcher.spellings and not theirs:
            continue
        similar = _most_similar(matcher, key, _CLOSE if theirs else 0.6)
        if similar or not theirs:
            advice = f"did you mean {similar}? Else" if similar else "correct it, or"
            message, fix = f"tags.yaml has no subject {name!r}", f"{advice} add it to tags.yaml"
            problems.append(Problem(code="tags.unknown", message=message, fix=fix, file=file, line=line))
    return tuple(problems)


@lru_cache(maxsize=4096)  # difflib is slow, and the same unknown names recur
def _most_similar(matcher: Matcher, name: str, cutoff: float) -> str:
    from difflib import get_close_matches  # imported late: most builds meet no unknown subject

    similar = get_close_matches(name, matcher.spellings, n=1, cutoff=cutoff)
    return matcher.spellings[similar[0]] if similar else ""


def _names(front: FrontMatter) -> tuple[str, ...]:
    if isinstance(front.tags, Amendment):
        return (*front.tags.add, *front.tags.remove)
    return front.tags or ()


def _by_editor(keys: Iterable[str]) -> tuple[TagMatch, ...]:
    return tuple(TagMatch(key=key, score=1.0, evidence=(), by_editor=True) for key in dict.fromkeys(keys))

"""Tags: which subjects an article is about, by the vocabulary's rules or by its editor."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.config.vocabulary import resolve
from digest.model import Amendment, Problem, TagMatch
from digest.tagging.matcher import Matcher
from digest.tagging.salience import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.config.vocabulary import Vocabulary
    from digest.languages import Language
    from digest.model import Block, FrontMatter

__all__ = ["Matcher", "matcher", "tag", "unknown_tags"]


def matcher(vocabulary: Vocabulary) -> Matcher:
    """Make a vocabulary ready for matching; once per process."""
    return Matcher(vocabulary)


def tag(
    matcher: Matcher,
    title: str,
    blocks: Sequence[Block],
    front: FrontMatter,
    language: Language,
) -> tuple[TagMatch, ...]:
    """Return the subjects of an article, the most prominent first; what its editor says comes before what is found.

    A key the vocabulary does not know still becomes a tag where an editor used it (`unknown_tags` reports it).
    """
    if isinstance(front.tags, tuple):
        return _by_editor(matcher.spellings, front.tags)
    found = about(matcher, title, blocks, language)
    if front.tags is None:
        return found
    added = _by_editor(matcher.spellings, front.tags.add)
    without = {match.key for match in added} | {resolve(matcher.spellings, name) for name in front.tags.remove}
    return (*added, *(match for match in found if match.key not in without))


def unknown_tags(matcher: Matcher, front: FrontMatter, file: str, line: int) -> tuple[Problem, ...]:
    """Return a problem for each tag of the front matter that the vocabulary does not know, with the nearest it does."""
    problems = []
    for name in _named(front):
        if (key := name.strip().casefold()) in matcher.spellings:
            continue
        near = _nearest(tuple(matcher.spellings.items()), key)
        advice = f"did you mean {near}? Else" if near else "correct it, or"
        problems.append(
            Problem(
                code="tags.unknown",
                message=f"tags.yaml has no subject {name!r}",
                fix=f"{advice} add it to tags.yaml",
                file=file,
                line=line,
            ),
        )
    return tuple(problems)


@lru_cache(maxsize=4096)
def _nearest(spellings: tuple[tuple[str, str], ...], name: str) -> str:
    """Return the key of the subject spelled most like a name, "" if none is: slow, and the same names come again."""
    from difflib import get_close_matches  # imported late: most builds meet no unknown subject

    near = get_close_matches(name, dict(spellings), n=1, cutoff=0.6)
    return dict(spellings)[near[0]] if near else ""


def _named(front: FrontMatter) -> tuple[str, ...]:
    if isinstance(front.tags, Amendment):
        return (*front.tags.add, *front.tags.remove)
    return front.tags or ()


def _by_editor(spellings: Mapping[str, str], names: Iterable[str]) -> tuple[TagMatch, ...]:
    keys = dict.fromkeys(key for name in names if (key := resolve(spellings, name)))
    return tuple(TagMatch(key=key, score=1.0, evidence=(), by_editor=True) for key in keys)

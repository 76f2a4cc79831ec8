"""Tags: the subjects of an article, by the vocabulary's rules or by its editor."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from digest.config.vocabulary import resolve
from digest.languages import Language
from digest.model import Amendment, Block, FrontMatter, Problem, TagMatch
from digest.tagging.matcher import Matcher
from digest.tagging.salience import find_subjects

__all__ = ["Matcher", "tag", "unknown_tags"]


def tag(
    matcher: Matcher, title: str, blocks: Sequence[Block], front: FrontMatter, language: Language
) -> tuple[TagMatch, ...]:
    """Return the subjects of an article, those of its editor first, then those found, the most prominent first.

    A key that the vocabulary does not know still becomes a tag if an editor used it; `unknown_tags` reports it.
    """
    if isinstance(front.tags, tuple):
        return _by_editor(matcher.spellings, front.tags)
    found = find_subjects(matcher, title, blocks, language)
    if front.tags is None:
        return found
    added = _by_editor(matcher.spellings, front.tags.add)
    without = {match.key for match in added} | {resolve(matcher.spellings, name) for name in front.tags.remove}
    return (*added, *(match for match in found if match.key not in without))


def unknown_tags(matcher: Matcher, front: FrontMatter, file: str, line: int) -> tuple[Problem, ...]:
    """Return a problem for each tag of the front matter that the vocabulary does not know, suggesting a similar one."""
    problems = []
    for name in _names(front):
        if (key := name.strip().casefold()) in matcher.spellings:
            continue
        similar = _most_similar(matcher, key)
        advice = f"did you mean {similar}? Else" if similar else "correct it, or"
        message, fix = f"tags.yaml has no subject {name!r}", f"{advice} add it to tags.yaml"
        problems.append(Problem(code="tags.unknown", message=message, fix=fix, file=file, line=line))
    return tuple(problems)


@lru_cache(maxsize=4096)  # difflib is slow, and the same unknown names recur
def _most_similar(matcher: Matcher, name: str) -> str:
    from difflib import get_close_matches  # imported late: most builds meet no unknown subject

    similar = get_close_matches(name, matcher.spellings, n=1, cutoff=0.6)
    return matcher.spellings[similar[0]] if similar else ""


def _names(front: FrontMatter) -> tuple[str, ...]:
    if isinstance(front.tags, Amendment):
        return (*front.tags.add, *front.tags.remove)
    return front.tags or ()


def _by_editor(spellings: Mapping[str, str], names: Iterable[str]) -> tuple[TagMatch, ...]:
    keys = dict.fromkeys(key for name in names if (key := resolve(spellings, name)))
    return tuple(TagMatch(key=key, score=1.0, evidence=(), by_editor=True) for key in keys)

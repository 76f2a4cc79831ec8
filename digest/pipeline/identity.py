"""One article, one entry: copies and versions that were found more than once are folded into the one that is shown.

Nothing but the articles decides, so that the result is that of any other build of them, whatever the order of files.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from digest.article import article_slug
from digest.config.key_names import folded
from digest.config.written_dates import iso_date
from digest.hashing import hex_digest
from digest.model import DateFact, Entry, Problem, Repeat, Value
from digest.pipeline.visibility import utc_time
from digest.store.memory import Kept
from digest.text.script import fold

# Names of columns, as they are compared.
_FETCHED: Final = (
    "fetched", "fetchedat", "fetchtime", "crawled", "crawledat", "crawltime", "scraped", "scrapedat", "retrieved",
    "retrievedat", "accessed", "抓取时间", "抓取時間", "采集时间", "採集時間", "爬取时间",
)  # fmt: skip
_MOST_IN_A_FILE: Final = 2  # titles of one file with one address; more, and the address is that of a list
_ALIKE: Final = 0.3  # share of the shorter title's pairs of characters that two titles of one article have in common
_NUMBER: Final = re.compile(r"\d+")
_EXCERPT: Final = 0.5  # of the length of the longest text
_NEITHER: Final = "delete either of them, or leave both"


class Folded(Value):
    """A copy or earlier version that is not shown, and the article it is folded into."""

    repeat: Repeat
    into: Repeat
    revised: bool  # its text is another


class Identities(NamedTuple):
    """The articles to go on with, in the order they were found, and what became of the others."""

    kept: dict[str, Kept]
    folded: tuple[Folded, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Group(NamedTuple):
    """What is known of one article."""

    shown: list[Kept]  # more than one where it could not be settled whether they are one article
    folded: list[Folded]
    problems: list[Problem]


def identified(found: Sequence[Kept], time_zone: str) -> Identities:
    """Return each article once: of its copies and versions, the newest text, and of equal ones the earliest."""
    groups = _groups(found)
    repeated = {id(version): _settled(group, ZoneInfo(time_zone)) for group in groups for version in group[:1]}
    members = {id(version) for group in groups for version in group}
    kept: dict[str, Kept] = {}
    folds: list[Folded] = []
    problems: list[Problem] = []
    for each in found:
        if group := repeated.get(id(each)):
            kept.update((version.entry.id, version) for version in group.shown)
            folds += group.folded
            problems += group.problems
        elif id(each) not in members:
            kept[each.entry.id] = each
    return Identities(_with_originals(kept), tuple(folds), tuple(problems))


def _groups(found: Sequence[Kept]) -> list[list[Kept]]:
    """Return the articles that share an address or an id of their feed, in the order they were found."""
    named, untrusted = [each for each in found if each.entry.identity], _untrusted_ids(found)
    parents: dict[str, str] = {}
    for entry in (each.entry for each in named):
        root = _root(parents, entry.identity)
        if entry.item_name and entry.item_name not in untrusted:
            parents[_root(parents, entry.item_name)] = root
    groups: dict[str, list[Kept]] = defaultdict(list)
    for each in named:
        groups[_root(parents, each.entry.identity)].append(each)
    return [group for group in groups.values() if len(group) > 1]


def _root(parents: dict[str, str], name: str) -> str:
    """Return the name that represents a group of names."""
    while (parent := parents.setdefault(name, name)) != name:
        name = parent
    return name


def _untrusted_ids(found: Iterable[Kept]) -> set[str]:
    """Return the ids that one file gives to articles with different addresses."""
    addresses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        if each.entry.item_name:
            addresses[each.entry.file, each.entry.item_name].add(each.entry.identity)
    return {name for (_, name), found_at in addresses.items() if len(found_at) > 1}


def _settled(group: Sequence[Kept], zone: tzinfo) -> _Group:
    """Decide which version of an article is shown, and which others are it."""
    times = {id(version): _newest_time(version.entry, zone) for version in group}
    oldest_first = sorted(group, key=lambda each: (times[id(each)], each.entry.file, each.entry.index))
    by_editors = [version for version in oldest_first if not version.entry.filed]
    shown = _chosen(by_editors or oldest_first)
    is_list = not by_editors and _is_list(group)
    ours: list[Kept] = []
    others: list[Kept] = []
    for version in oldest_first:
        is_same = version is shown or _is_one_article(version.entry, shown.entry, copies_only=is_list)
        (ours if is_same else others).append(version)
    folds = [_fold(version.entry, shown.entry) for version in ours if version is not shown]
    problems = [_unsettled(version.entry, shown.entry, is_list=is_list) for version in others]
    return _Group([_united(shown, ours), *map(_by_file, others)], folds, problems)


def _chosen(oldest_first: Sequence[Kept]) -> Kept:
    """Return the version to show: the newest text that is no mere excerpt of a longer one, in its earliest copy."""
    longest = max(version.entry.length for version in oldest_first)
    whole = [version for version in oldest_first if version.entry.length >= _EXCERPT * longest]
    newest = whole[-1].entry
    return next(version for version in whole if _text_of(version.entry) == _text_of(newest))


def _text_of(entry: Entry) -> tuple[object, ...]:
    """Return what makes two versions equal for a reader: the text, and whether it may be shown."""
    front = entry.front
    text = entry.text_digest or fold(entry.facts.title)
    return text, entry.facts.language, front.draft, front.held, front.publish_at, front.expires


def _same_front(one: Entry, other: Entry) -> bool:
    """Whether two files of editors say the same."""
    dateless = [replace(entry.front, date=None, updated=None, url=None, extra={}) for entry in (one, other)]
    return dateless[0] == dateless[1] and _text_of(one) == _text_of(other) and one.facts.title == other.facts.title


def _is_list(group: Iterable[Kept]) -> bool:
    """Whether an address is that of a list of articles: one file gives it to several titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for version in group:
        titles[version.entry.file].add(fold(version.entry.facts.title))
    return any(len(found) > _MOST_IN_A_FILE for found in titles.values())


def _is_one_article(one: Entry, shown: Entry, *, copies_only: bool) -> bool:
    """Whether a text with the address of the one that is shown is a version of it.

    The file of an editor takes precedence over what was scraped, and is folded only if it says nothing else. Scraped texts
    are equal, or their titles are alike in all but words: numbers tell the parts of a series apart.
    """
    if not one.filed:
        return _same_front(one, shown)
    if not shown.filed or _text_of(one)[0] == _text_of(shown)[0]:
        return True
    if copies_only:
        return False
    titles = [fold(entry.facts.title) for entry in (one, shown)]
    pairs = [{*pairwise(title)} for title in titles]
    numbers = [_NUMBER.findall(title) for title in titles]
    least = min(map(len, pairs))
    return bool(least) and numbers[0] == numbers[1] and len(pairs[0] & pairs[1]) >= _ALIKE * least


def _newest_time(entry: Entry, zone: tzinfo) -> datetime:
    """Return when a version was fetched, else updated, else published; the beginning of time if nothing is known."""
    fetched = next((value for name, value in entry.front.extra.items() if folded(name) in _FETCHED), "")
    date = entry.facts.date
    for written in (iso_date(fetched) if fetched else "", entry.front.updated, date and (date.timestamp or date.value)):
        with suppress(ValueError):  # no time
            if written:
                return utc_time(written, zone)
    return datetime.min.replace(tzinfo=UTC)


def _united(shown: Kept, versions: Sequence[Kept]) -> Kept:
    """Return the shown version with the name of the first, the date at which the article was first published, and its repeats."""
    entry, first = shown.entry, versions[0].entry
    id_ = first.identity if entry.filed else entry.id
    date, updated = _first_date(entry, [version.entry for version in versions])
    changed = replace(
        entry, id=id_, slug=article_slug(entry.front, id_), facts=replace(entry.facts, date=date),
        front=replace(entry.front, updated=updated),
    )  # fmt: skip
    repeats = tuple(_place(version.entry) for version in versions if version is not shown)
    changed = replace(changed if changed == entry else with_new_digests(changed), repeats=repeats)
    return replace(shown, entry=changed)


def _first_date(entry: Entry, versions: Iterable[Entry]) -> tuple[DateFact | None, str | None]:
    """Return the earliest day that versions give, and when the article was updated, if what is shown is a later text."""
    date = entry.facts.date
    if not entry.filed or date is None or date.precision != "day":
        return date, entry.front.updated
    days = [found for each in versions if (found := each.facts.date) is not None and found.precision == "day"]
    first = min(days, key=lambda found: found.value)
    if first.value >= date.value:
        return date, entry.front.updated
    return first, entry.front.updated or date.timestamp or date.value


def _by_file(version: Kept) -> Kept:
    """Return a version that is an article of its own, with the id by its file."""
    entry = version.entry
    if not entry.filed:
        return version
    named = replace(
        entry, id=entry.filed, slug=article_slug(entry.front, entry.filed), filed="", identity="", item_name=""
    )
    return replace(version, entry=with_new_digests(named))


def with_new_digests(entry: Entry) -> Entry:
    """Return an article that was changed after its stages, with digests of its own."""
    named = f"{entry.id} {entry.slug} {entry.facts.date} {entry.front.updated} {entry.front.aliases}"
    card, digest = (
        hex_digest(f"{known}{named}".encode("utf-8", "surrogatepass")) for known in (entry.card, entry.digest)
    )
    return replace(entry, card=card, digest=digest)


def _with_originals(kept: dict[str, Kept]) -> dict[str, Kept]:
    """Return the articles with translations attached to originals whose id is not that of their file."""
    attached = [each for each in kept.values() if each.entry.translation_of and each.entry.translation_of not in kept]
    if not attached:
        return kept
    names = {
        name: id_
        for id_, each in kept.items()
        for name in (each.entry.filed, *(one.id for one in each.entry.repeats))
        if name
    }
    for each in attached:
        if original := names.get(each.entry.translation_of):
            kept[each.entry.id] = replace(each, entry=replace(each.entry, translation_of=original))
    return kept


def _place(entry: Entry) -> Repeat:
    return Repeat(id=entry.filed or entry.id, file=entry.file, line=entry.line)


def _fold(entry: Entry, shown: Entry) -> Folded:
    revised = _text_of(entry)[0] != _text_of(shown)[0]
    return Folded(repeat=_place(entry), into=_place(shown), revised=revised)


def _unsettled(entry: Entry, shown: Entry, *, is_list: bool) -> Problem:
    where = f"{shown.file}:{shown.line}" if shown.line else shown.file
    if is_list:
        message = f"its address is that of other articles too ({where}), so that it does not say which article this is"
        fix = "give each article its own address, or leave the column of addresses out"
        return Problem(code="repeat.shared-address", message=message, fix=fix, file=entry.file, line=entry.line)
    message = f"it has the address of {where}, but another text; both are shown"
    fix = _NEITHER if entry.filed else "delete one of the two files, or correct `url:` in one"
    return Problem(code="repeat.unsettled", message=message, fix=fix, file=entry.file, line=entry.line)


def same_texts(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the articles that repeat the text of another, without an address that could tell whether they are one."""
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.text_digest and not entry.identity and not entry.translation_of:
            by_text[entry.text_digest].append(entry)
    for first, *others in by_text.values():
        for entry in others:
            message = f"it has the text of {first.file}:{first.line}, and neither has an address; both are shown"
            yield Problem(code="repeat.same-text", message=message, fix=_NEITHER, file=entry.file, line=entry.line)

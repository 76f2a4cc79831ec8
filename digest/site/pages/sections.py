"""Articles of a list under headings of their dates."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from digest.model import Value
from digest.site.edition import CardStyle, Edition

BY_DAY = 10  # characters of an ISO day
BY_MONTH = 7  # characters of an ISO month


class Section(Value):
    """Articles of one date."""

    title: str
    value: str  # the date for machines; "" for the undated
    weekday: str
    href: str
    cards: tuple[Markup, ...]
    left_out: int = 0  # articles that only the page of the day lists


def sections(
    edition: Edition, ids: Sequence[str], precision: int, style: CardStyle = "card", per_day: int | None = None
) -> tuple[Section, ...]:
    """Group articles by their dates, to the precision BY_DAY or BY_MONTH; only so many `per_day` are shown, or all."""
    found: list[Section] = []
    for value, members in groupby(ids, key=lambda entry_id: edition.date(entry_id)[:precision]):
        group = tuple(members)
        is_day = len(value) == BY_DAY
        shown = group[:per_day] if is_day else group
        found.append(
            Section(
                title=edition.messages.date(value) if value else edition.messages("Undated"),
                value=value,
                weekday=edition.messages.weekday(value) if is_day else "",
                href=edition.link(_list_path(edition, value)),
                cards=edition.cards(shown, style),
                left_out=len(group) - len(shown),
            )
        )
    return tuple(found)


def _list_path(edition: Edition, value: str) -> str:
    addresses = edition.outline.addresses
    return addresses.period(edition.language, value) if value else addresses.undated(edition.language)

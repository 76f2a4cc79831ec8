"""Interface messages in one language: plurals, numbers and dates, from a catalog alone."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from digest.model import DateFact

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Messages:
    """One catalog: `messages("Earlier")`, `messages.count("{count} article", 3)`, `messages.date("2024-05")`.

    A message that the catalog lacks is shown as its msgid, which is English.
    """

    def __init__(self, language: str, catalog: Mapping[str, tuple[str, ...]]) -> None:
        self.language = language
        self._catalog = catalog
        self.date = lru_cache(maxsize=8_192)(self._date)

    def __call__(self, message: str, **values: str | int) -> str:
        """Return a message with its values filled in."""
        forms = self._catalog.get(message)
        text = forms[0] if forms and forms[0] else message
        return text.format(**values) if values else text

    def count(self, message: str, count: int, **values: str | int) -> str:
        """Return a message with a count, in the right plural, the number grouped by thousands."""
        forms = self._catalog.get(message) or (message,)
        form = forms[0] if count == 1 else forms[-1]
        return (form or message).format(count=self.number(count), **values)

    def number(self, number: int) -> str:
        """Return a whole number grouped by thousands, as all three languages do."""
        return f"{number:,}"

    def month(self, month: int) -> str:
        """Return the name of a month."""
        return self(MONTHS[month - 1])

    def weekday(self, day: str) -> str:
        """Return the name of the weekday of an ISO date."""
        return self(WEEKDAYS[date.fromisoformat(day).weekday()])

    def of(self, fact: DateFact | None) -> str:
        """Return an article's date as precisely as it is known, "Undated" if it is not."""
        return self.date(fact.value) if fact else self("Undated")

    def _date(self, value: str) -> str:
        parts = value.split("-")
        year, month, day = parts[0], int(parts[1]) if len(parts) > 1 else 0, int(parts[2]) if len(parts) > 2 else 0
        if day:
            return self("{day} {month_name} {year}", year=year, month=month, month_name=self.month(month), day=day)
        if month:
            return self("{month_name} {year}", year=year, month=month, month_name=self.month(month))
        return self("Year {year}", year=year)

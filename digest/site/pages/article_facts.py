"""The facts in the margin of an article, each with the words it was read from."""

from msgspec.structs import replace

from digest.model import Entry, SourcePolicy, Value
from digest.site.addresses import web
from digest.site.edition import Edition

_BY_EDITOR = "front matter"  # the evidence of a fact that an editor gave
_LONGEST_EVIDENCE = 120  # characters


class Fact(Value):
    """A line of the margin: what is known, and the words it was read from."""

    name: str
    text: str
    lang: str = ""
    href: str = ""
    outside: bool = False
    value: str = ""  # for machines: the date
    evidence: str = ""
    cited: bool = False  # printed on paper too

    @property
    def given(self) -> bool:
        """Whether an editor gave it."""
        return self.evidence == _BY_EDITOR


def article_facts(edition: Edition, entry: Entry, policy: SourcePolicy) -> tuple[Fact, ...]:
    """Return the facts of an article in reading order, without evidence where only a part of the text may be shown."""
    known = [fact for fact in _facts(edition, entry) if fact.text]
    if policy == "full":
        return tuple(known)
    return tuple(fact if fact.given else replace(fact, evidence="") for fact in known)


def _facts(edition: Edition, entry: Entry) -> list[Fact]:
    messages, facts = edition.messages, entry.facts
    evidence = dict(facts.evidence)
    address = web(facts.url)
    return [
        _date_fact(edition, entry, evidence),
        Fact(
            name=messages("Source"),
            text=edition.source_name(facts.source) if facts.source else messages("Unknown"),
            href=edition.source_link(facts.source),
            evidence=_unless_same(evidence.get("source", ""), facts.source),
            cited=True,
        ),
        _people(edition, "Author", facts.authors, evidence.get("authors", "")),
        _people(edition, "Editor", facts.editors, evidence.get("editors", "")),
        _people(edition, "Photographs", facts.photographers, evidence.get("photographers", "")),
        Fact(name=messages("Taken from"), text=edition.source_name(facts.origin) if facts.origin else ""),
        Fact(name=messages("Dateline"), text=facts.dateline, lang=edition.foreign_lang(facts.language)),
        Fact(name=messages("Original title"), text=facts.original_title),
        Fact(name=messages("Language"), text=edition.language_name(facts.language)),
        Fact(name=messages("Address"), text=_host(address), href=address, outside=True, cited=True),
    ]


def _date_fact(edition: Edition, entry: Entry, evidence: dict[str, str]) -> Fact:
    date = entry.facts.date
    if date is None:
        return Fact(name=edition.messages("Date"), text=edition.messages("Undated"), evidence=evidence.get("date", ""))
    text = edition.messages.date(date.value)
    clock = date.timestamp[11:16]
    repeated = date.evidence.replace(" ", "T") in (date.value, date.timestamp[:16])
    return Fact(
        name=edition.messages("Date"),
        text=f"{text} {clock}" if clock else text,
        value=date.timestamp or date.value,
        href=edition.link(edition.outline.addresses.period(edition.language, date.value)),
        evidence="" if repeated else _unless_same(date.evidence, text),
    )


def _people(edition: Edition, role: str, names: tuple[str, ...], evidence: str) -> Fact:
    text = edition.messages(", ").join(map(edition.source_name, names)) if names else ""
    return Fact(name=edition.messages(role), text=text, evidence=_unless_same(evidence, ", ".join(names)))


def _unless_same(evidence: str, text: str) -> str:
    return "" if evidence.strip() == text else evidence.strip()[:_LONGEST_EVIDENCE]


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0] or address

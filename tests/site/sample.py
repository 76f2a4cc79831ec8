"""Small libraries of invented articles, and the bundle that ships, for the tests of the site."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from babel.messages.pofile import read_po
from bs4 import Tag as Element

from digest.config.settings import Settings
from digest.config.vocabulary import Tag, Vocabulary
from digest.languages import Language
from digest.model import (  # fmt: skip
    Block,
    Body,
    Correction,
    DateFact,
    Entry,
    Facts,
    FrontMatter,
    Library,
    Precision,
    Story,
    TagMatch,
)
from digest.page import Page
from digest.site import Bundle, made_together, plan
from digest.site.render import Renderer

PROJECT = Path(__file__).parents[2]
LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "en": "en"}
ABOUT = {"zh-Hans": "# 关于\n\n一份小小的文摘。", "en": "# About\n\nA small digest."}
VOCABULARY = Vocabulary(
    tags=(
        Tag(
            key="tea",
            names={"zh-Hans": "茶叶", "zh-Hant": "茶葉", "en": "Tea"},
            descriptions={"zh-Hans": "种茶、制茶与饮茶。", "en": "Growing, making and drinking tea."},
        ),
        Tag(key="rail", names={"zh-Hans": "铁路", "en": "Railways"}, descriptions={}),
        Tag(key="bees", names={"zh-Hans": "蜜蜂", "en": "Bees"}, descriptions={}),
    )
)
TEXT = (
    Block(kind="paragraph", text="第一段讲茶农如何发现新的嫁接办法。"),
    Block(kind="paragraph", text="第二段讲价钱。"),
)


@cache
def bundle() -> Bundle:
    """Read the templates, the newspaper theme and the catalogs as they ship."""
    templates = {
        path.relative_to(PROJECT / "templates").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((PROJECT / "templates").rglob("*.*"))
        if path.suffix in (".html", ".svg", ".xml")
    }
    static = PROJECT / "themes/newspaper/static"
    assets = {
        f"static/{path.relative_to(static).as_posix()}": path.read_bytes() for path in sorted(static.rglob("*.*"))
    }
    return Bundle(
        templates=templates, assets=assets, messages={code: catalog(code) for code in LOCALES}, digest="bundle"
    )


def catalog(code: str) -> dict[str, tuple[str, ...]]:
    """Read one catalog."""
    path = PROJECT / "templates/locale" / LOCALES[code] / "LC_MESSAGES/digest.po"
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    words: dict[str, tuple[str, ...]] = {}
    for message in messages:
        name = message.id if isinstance(message.id, str) else message.id[0]
        words[name] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return words


def entry(
    name: str,
    title: str = "茶农的新办法",
    date: str = "2024-05-01",
    *,
    language: Language = "zh-Hans",
    tags: tuple[str, ...] = ("tea",),
    source: str = "山城早报",
    summary: str = "",
    url: str = "",
    front: FrontMatter | None = None,
    translation_of: str = "",
    length: int = 40,
    salt: str = "",
) -> Entry:
    """Make an entry as the per-item half would."""
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    fact = DateFact(
        value=date[:10],
        precision=precisions.get(len(date[:10]), "day"),
        evidence=date,
        timestamp=date if len(date) > 10 else "",
    )
    facts = Facts(title=title, language=language, date=fact if date else None, source=source, url=url)
    found = Entry(
        id=name, slug=name, file=f"{name}.md", index=0, line=1, facts=facts,
        tags=tuple(TagMatch(key=key, score=1.0, evidence=("茶农（题）",)) for key in tags), summary=summary,
        front=front or FrontMatter(), length=length, removed=0, image="", digest="", card="",
        translation_of=translation_of,
    )  # fmt: skip
    text = repr(found)
    card = blake2b(text.encode(), digest_size=16).hexdigest()
    import msgspec

    digest = blake2b((text + salt).encode(), digest_size=16).hexdigest()
    return msgspec.structs.replace(found, card=card, digest=digest)


def library(
    *entries: Entry, stories: tuple[Story, ...] = (), related: dict[str, tuple[str, ...]] | None = None
) -> Library:
    """Gather entries into a library, newest first."""
    originals = [found for found in entries if not found.translation_of]
    dated = sorted(
        (e for e in originals if e.facts.date),
        key=lambda e: (e.facts.date.value if e.facts.date else "", e.id),
        reverse=True,
    )
    undated = sorted((e for e in originals if not e.facts.date), key=lambda e: e.id)
    translations: dict[str, dict[str, Entry]] = {}
    for found in entries:
        if found.translation_of:
            translations.setdefault(found.translation_of, {})[found.facts.language] = found
    ordered = [*dated, *undated]
    return Library(
        order=tuple(found.id for found in ordered),
        entries={found.id: found for found in ordered},
        translations=translations,
        tags=_index((tag.key, e.id) for e in ordered for tag in e.tags),
        sources=_index((e.facts.source, e.id) for e in ordered if e.facts.source),
        days=_index((e.facts.date.value, e.id) for e in dated if e.facts.date and len(e.facts.date.value) == 10),
        months=_index((e.facts.date.value[:7], e.id) for e in dated if e.facts.date and len(e.facts.date.value) >= 7),
        years=_index((e.facts.date.value[:4], e.id) for e in dated if e.facts.date),
        undated=tuple(e.id for e in undated),
        stories=stories,
        story_of={member: story.key for story in stories for member in story.members},
        related=related or {},
    )


def site(
    found: Library,
    settings: Settings | None = None,
    bodies: dict[str, Body] | None = None,
    vocabulary: Vocabulary = VOCABULARY,
    about: dict[str, str] | None = None,
) -> dict[str, bytes]:
    """Render every page of a library that is rendered by itself: path → bytes."""
    chosen = settings or Settings()
    texts = ABOUT if about is None else about
    known = bodies or {}
    renderer = Renderer(
        found, chosen, vocabulary, texts, bundle(), lambda name: known.get(name, Body(blocks=TEXT, removals=()))
    )
    planned = pages(found, chosen, vocabulary, texts)
    return {page.path: renderer.render(page) for page in planned if not made_together(page)}


def pages(
    found: Library,
    settings: Settings | None = None,
    vocabulary: Vocabulary = VOCABULARY,
    about: dict[str, str] | None = None,
) -> tuple[Page, ...]:
    """Plan a library."""
    return plan(found, settings or Settings(), vocabulary, ABOUT if about is None else about, bundle())


def one(page: Element, selector: str) -> Element:
    """Return the first element of a page that a selector matches."""
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def _index(pairs: object) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:  # type: ignore[attr-defined]  # any iterable of pairs
        index[key] = (*index.get(key, ()), value)
    return index


__all__ = ["ABOUT", "Correction", "bundle", "catalog", "entry", "library", "one", "pages", "site"]

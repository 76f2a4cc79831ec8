"""Whatever changes, a warm build equals a cold one byte for byte: each field of each noun is changed in turn.

EXAMPLES=200 pytest -n0 tests/laws/test_every_change.py tries more than the few sequences of the usual run.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from digest.commands.build import build_site
from digest.config.fields import FIELDS
from digest.config.settings import _READERS
from digest.errors import DigestError
from digest.site_paths import SitePaths
from tests.sitebuilding import tree

EXAMPLES: Final = int(os.environ.get("EXAMPLES", "2"))
STEPS: Final = 12

LIBRARY = (
    "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n\n馆长周明说，开馆第一周每天延长两小时。\n"
)
OPERA = "聲音合成系統昨天在臺北歌劇院首次登場。歌手林語說：「我的聲音屬於我。」\n\n![舞台](https://example.org/a.jpg)\n\n觀眾反應不一。\n"
FERRY = "The ferry sailed on Monday with [two engines](https://example.org/x).\n\nNobody was late, said Ada Quill.\n\n- one\n- two\n"
BODIES: Final = (
    LIBRARY, LIBRARY.replace("三层", "四层") + "\n读者排队两小时。\n", OPERA, FERRY, FERRY + "\nSubscribe to our newsletter\n", "短。\n", "",
)  # fmt: skip
NAMES: Final = (
    "a.md",
    "b.md",
    "a.en.md",
    "b.zh-Hans.md",
    "deep/c.md",
    "d.txt",
    "e.html",
    "f.jsonl",
    "about.md",
    "about.en.md",
)

# every key of front matter, with values that change what is shown; None removes the key
FRONT: Final[dict[str, tuple[object, ...]]] = {
    "title": ("渡轮启航", "圖書館開放", {"zh-Hans": "渡轮", "en": "Ferry"}, None),
    "date": ("2025-03-01", "2025-03-02T08:00:00+08:00", "2024-05", "2023", None),
    "updated": ("2025-03-04", None),
    "authors": (["何渡"], ["何渡", "Ada Quill"], None),
    "editors": (["田野"], None),
    "source": ("新华社", "新華社", "Bay\nNews", "海湾报", None),
    "url": ("https://example.org/a?b=c", "https://other.example/", None),
    "language": ("zh-Hant", "en", "zh-Hans", None),
    "tags": (["ferry"], {"add": ["library"], "remove": ["ferry"]}, ["unknown"], None),
    "keywords": (["fog"], ["ferry", "fog"], None),
    "summary": ("渡轮换上了电动机组。", {"en": "A ferry."}, None),
    "slug": ("ferry", "Ferry-2", None),
    "aliases": (["old/ferry"], ["old/ferry", "ferry-3"], None),
    "story": ("opening", None),
    "draft": (True, None),
    "publish_at": ("2026-10-01", "2030-01-01", None),
    "expires": ("2026-10-01", "2030-01-01", None),
    "clean": (False, None),
    "keep": ("newsletter", None),
    "drop": (["馆长"], None),
    "canonical": ("https://example.org/a", None),
    "corrections": ([{"date": "2025-04-03", "text": "票价有误。"}], None),
    "translation": ("edited", "machine", None),
    "policy": ("excerpt", "link", None),
    "kind": ("round-up", "opinion", None),
    "extra": ({"rating": "4"}, None),
}
SETTINGS: Final[dict[str, tuple[object, ...]]] = {
    "title": ("海湾", {"en": "Bay", "zh-Hans": "湾"}, None),
    "description": ("新闻", None),
    "base_url": ("https://example.org/digest/", "https://example.org/", None),
    "languages": (["en"], ["zh-Hant", "en"], None),
    "theme": ("compact", "own", None),
    "article_path": ("{year}/{slug}", None),
    "index_links": (False, None),
    "timezone": ("Europe/London", None),
    "page_size": (1, 2, None),
    "feed_size": (1, None),
    "images": ("drop", None),
    "policy": ("excerpt", "link", None),
    "foreign_tags": ("ignore", None),
    "show_removed": (False, None),
    "search": (False, None),
    "share_images": (False,),
    "share_fonts": (None,),
    "precompress": (["gzip"], None),
    "report": (True, None),
    "check": ({"ignore": ["content"]}, None),
    "protect": (["林語"], None),
    "conversion_fixes": ({"圖書館": "書館"}, None),
}
FILES: Final[dict[str, tuple[str | None, ...]]] = {
    "content/tags.yaml": (
        "tags:\n  library:\n    name: Library\n    any: [图书馆]\n  ferry:\n    name: Ferry\n    any: [ferry, 渡轮]\n",
        "tags:\n  ferry:\n    name: {en: Ferries, zh-Hans: 渡轮}\n    description: {en: Ships.}\n    any: [ferry]\n",
        None,
    ),
    "content/sources/bay.yaml": (
        "name: 海湾报\nmatch: {names: [海湾报, Bay News]}\nlines: {drop: [短。]}\n",
        "name: 湾报\nmatch: {names: [海湾报]}\npolicy: excerpt\n",
        None,
    ),
    "content/takedowns.yaml": ("- id: a\n  date: 2025-04-02\n  reason: 应要求撤下。\n", "- id: b\n  date: 2025-04-02\n  reason: 撤。\n", None),
    "content/redirects.yaml": ("old/ferry: a\n", "articles/b: d\narticles/gone: gone\n", None),
    "static/CNAME": ("a.example\n", "b.example\n", None),
    "templates/404.html": ("lost", "{{ title }}", "{% if %}", None),
    "templates/partials/footer.html": ("<footer>ours</footer>", None),
    "templates/locale/en/LC_MESSAGES/digest.po": ('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Search"\nmsgstr "Find"\n', None),
    "themes/own/theme.yaml": ("name: own\n", None),
    "themes/own/static/style.css": ("a {}", "b {}", None),
}  # fmt: skip
NOW: Final = ("1790000000", "1761000000", "1900000000")
CHANGES: Final[list[tuple[str, str, object]]] = [
    *(("front", key, value) for key, values in FRONT.items() for value in values),
    *(("setting", key, value) for key, values in SETTINGS.items() for value in values),
    *(("file", name, value) for name, values in FILES.items() for value in values),
    *(("body", "", value) for value in BODIES),
    *(("now", "", value) for value in NOW),
    *(("rename", "", name) for name in NAMES),
    *(("add", "", name) for name in NAMES),
    *(("remove", "", None), ("touch", "", None), ("lose", "output", None), ("lose", "memory", None)),
]


def test_every_key_is_changed() -> None:
    assert FRONT.keys() == FIELDS.keys()
    assert SETTINGS.keys() == _READERS.keys()


class Article:
    """An article as an editor has it: front matter and body."""

    def __init__(self) -> None:
        self.front: dict[str, object] = {}
        self.body = LIBRARY

    def written(self, name: str) -> str:
        if name.endswith(".jsonl"):
            rows = [{**self.front, "text": self.body}, {"title": "row", "text": OPERA}]
            return "\n".join(map(json.dumps, rows))
        if name.endswith(".html"):
            return f"<html><head><title>{self.front.get('title', 'page')}</title></head><body><article><p>{self.body}</p></article></body></html>"
        return f"---\n{yaml.safe_dump(self.front, allow_unicode=True)}---\n{self.body}" if self.front else self.body


class Editing(RuleBasedStateMachine):
    """A site that is edited and built again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="editing-"))
        self.articles = {name: Article() for name in ("a.md", "b.md", "d.txt")}
        self.articles["b.md"].body, self.articles["d.txt"].body = OPERA, FERRY
        self.articles["a.md"].front = {"title": "图书馆开放", "date": "2025-03-01", "source": "新华社"}
        self.settings: dict[str, object] = {}
        os.environ["SOURCE_DATE_EPOCH"] = NOW[0]
        for name in self.articles:
            self.write(name)
        self.built()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @precondition(lambda self: self.articles)
    @rule(changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9)), min_size=1, max_size=3))
    def edit(self, changes: list[tuple[tuple[str, str, object], int]]) -> None:
        for (noun, field, value), number in changes:
            if self.articles:
                getattr(self, noun)(sorted(self.articles)[number % len(self.articles)], field, value)
        warm, cold = self.built(), self.built("cold")
        assert warm == cold
        assert tree(self.root / "output") == tree(self.root / "cold")

    def built(self, output: str = "output") -> str:
        """Build the site, "cold" without what an earlier build left; return why it could not be built."""
        paths = SitePaths(str(self.root), str(self.root / "content"), str(self.root / output))
        if output == "cold":
            shutil.rmtree(paths.memory, ignore_errors=True)
            shutil.rmtree(paths.output, ignore_errors=True)
        try:
            build_site(paths, drafts=False, jobs=1)
        except DigestError as error:
            shutil.rmtree(
                self.root / "output", ignore_errors=True
            )  # the old site stays, but there is nothing to compare it with
            return f"{error.file}:{error.line} {error.message}"
        return ""

    def write(self, name: str) -> None:
        self.file("", f"content/{name}", self.articles[name].written(name))

    def front(self, name: str, key: str, value: object) -> None:
        self.articles[name].front.pop(key, None)
        if value is not None:
            self.articles[name].front[key] = value
        self.write(name)

    def body(self, name: str, _: str, value: object) -> None:
        self.articles[name].body = str(value)
        self.write(name)

    def setting(self, _: str, key: str, value: object) -> None:
        self.settings.pop(key, None)
        if value is not None:
            self.settings[key] = value
        self.file("", "digest.yaml", yaml.safe_dump(self.settings, allow_unicode=True) if self.settings else None)

    def file(self, _: str, name: str, value: object) -> None:
        path = self.root / name
        if value is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(value), encoding="utf-8")

    def now(self, _: str, __: str, value: object) -> None:
        os.environ["SOURCE_DATE_EPOCH"] = str(value)

    def add(self, _: str, __: str, new: object) -> None:
        self.articles.setdefault(str(new), Article())
        self.write(str(new))

    def rename(self, name: str, __: str, new: object) -> None:
        article = self.articles.pop(name)
        self.file("", f"content/{name}", None)
        self.articles[str(new)] = article
        self.write(str(new))

    def remove(self, name: str, _: str, __: object) -> None:
        del self.articles[name]
        self.file("", f"content/{name}", None)

    def touch(self, name: str, _: str, __: object) -> None:
        os.utime(self.root / "content" / name, (1_700_000_000, 1_700_000_000))

    def lose(self, _: str, what: str, __: object) -> None:
        if what == "memory":
            shutil.rmtree(self.root / ".digest", ignore_errors=True)
        else:
            for page in list((self.root / "output").rglob("index.html"))[::3]:
                page.unlink()


Editing.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
TestEditing = Editing.TestCase

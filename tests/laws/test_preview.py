"""A preview that stays in memory gives the bytes of a fresh build after every change, also after errors."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from digest.errors import ConfigurationError, ContentError, DigestError
from digest.parallel import WORTH_A_PROCESS, Pool
from digest.pipeline.build import Report
from digest.preview.builder import Builder
from digest.site_paths import SitePaths
from tests.sitebuilding import EPOCH, LIMIT, build, digest, times, tree, write

SETTINGS = "title: 海湾日报\nbase_url: https://example.org/\nlanguages: [zh-Hans, en]\n"
TEXT = "第{0}天，海湾市图书馆的读者借走了一本讲声音的书，还书的人说书里夹着一张乐谱。\n\n馆员把乐谱交给了第{0}号失物招领处。\n"
FOOTER = "templates/partials/footer.html"


def article(number: int) -> str:
    return f"---\ndate: 2026-0{number // 28 + 1}-{number % 28 + 1:02}\n---\n{TEXT.format(number)}"


class Preview:
    """A site and its resident builder."""

    def __init__(self, site: Path, pool: Pool) -> None:
        self.site = site
        self.paths = SitePaths(str(site), str(site / "content"), str(site / "output"))
        self._builder = Builder(self.paths, pool, lambda *_: None, drafts=False)
        self._cold = 0

    def build(self, epoch: str = EPOCH) -> Report:
        """Build at a time, in seconds since 1970."""
        reports: list[Report] = []
        self._builder.build(datetime.fromtimestamp(int(epoch), UTC).isoformat(), reports.append)
        (report,) = reports
        return report

    def equals_a_fresh_build(self, epoch: str = EPOCH) -> bool:
        """Build in another process and folder, without memory, and compare all files."""
        self._cold += 1
        folder = self.site.parent / f"cold{self._cold}"
        done = digest(
            self.site, "build", "--jobs", "1", "--output", str(folder), environment={"SOURCE_DATE_EPOCH": epoch}
        )
        assert done.returncode == 0, done.stderr
        return tree(self.site / "output") == tree(folder)

    def add(self, name: str, text: str) -> None:
        """Append a paragraph to a file."""
        with open(self.site / name, "ab") as stream:
            stream.write(f"\n{text}\n".encode())

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.site / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new).encode())


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return the preview of a site that was built once; all tests share it and its memory."""
    files = {f"content/a{number:02}.md": article(number) for number in range(WORTH_A_PROCESS + 4)}
    translation = (
        "On day 3 a reader of the Bay City library borrowed a book about voices.\n\nIt held a sheet of music.\n"
    )
    site = tmp_path_factory.mktemp("preview") / "site"
    write(site, {"digest.yaml": SETTINGS, "content/a03.en.md": translation, **files})
    with Pool(2, "spawn") as pool:  # as `digest serve` does
        started = Preview(site, pool)
        assert started.build().written > WORTH_A_PROCESS
        assert started.equals_a_fresh_build()
        yield started


def test_every_edit_gives_what_a_fresh_build_gives(preview: Preview) -> None:
    site = preview.site
    steps: list[Callable[[], object]] = [
        lambda: preview.edit("content/a05.md", "读者", "学者"),  # the same size, at once after a build
        lambda: write(site, {"content/a05.md": article(5) + "\n周末有讲座。\n"}),
        lambda: write(site, {"content/new.md": article(50).replace("图书馆", "博物馆")}),
        lambda: preview.edit("content/a03.en.md", "sheet", "page"),
        (site / "content" / "a07.md").unlink,
        (site / "content" / "a03.md").unlink,  # its translation is an article now
        lambda: (site / "content" / "a08.md").rename(site / "content" / "b08.md"),
        lambda: write(site, {FOOTER: "<footer>暮色</footer>"}),
        lambda: preview.edit(FOOTER, "暮色", "晨光"),
        (site / FOOTER).unlink,
        lambda: preview.edit("digest.yaml", "海湾日报", "海湾晚报"),
        lambda: preview.edit("digest.yaml", "zh-Hans, en", "zh-Hans"),
        lambda: write(site, {"content/about.md": "# 关于\n\n我们读报。\n"}),
        lambda: write(site, {"content/takedowns.yaml": "- {id: a09, date: 2026-03-01, reason: 应来源要求}\n"}),
    ]
    for number, step in enumerate(steps):
        step()
        assert preview.build().written, f"step {number}"
        assert preview.equals_a_fresh_build(), f"step {number}"
    before = times(site / "output")
    assert preview.build().written == 0
    assert times(site / "output") == before


BROKEN: dict[str, tuple[type[DigestError], str, str]] = {
    "a misspelt setting": (ConfigurationError, "digest.yaml", "titel: x\n"),
    "no YAML": (ConfigurationError, "digest.yaml", "title: [\n"),
    "an unknown theme": (ConfigurationError, "digest.yaml", SETTINGS + "theme: none\n"),
    "a template": (DigestError, FOOTER, "{% if %}"),
    "a value a template lacks": (DigestError, FOOTER, "{{ nothing.at.all }}"),
    "takedowns": (ConfigurationError, "content/takedowns.yaml", "- nothing: at all\n"),
}


def test_an_error_changes_nothing_and_the_next_build_recovers(preview: Preview) -> None:
    for number, (name, (kind, file, text)) in enumerate(BROKEN.items()):
        path, before = preview.site / file, tree(preview.site / "output")
        original = path.read_bytes() if path.exists() else None
        preview.add("content/a10.md", f"前一版{number}。")
        write(preview.site, {file: text})
        for _ in range(2):
            with pytest.raises(kind):
                preview.build()
            assert tree(preview.site / "output") == before, name
        preview.add("content/a11.md", f"后一版{number}。")
        if original is None:
            path.unlink()
        else:
            path.write_bytes(original)
        assert preview.build().written, name
        assert preview.equals_a_fresh_build(), name


def test_an_error_of_the_content_is_recovered_from(preview: Preview) -> None:
    content, before = preview.site / "content", tree(preview.site / "output")
    content.rename(preview.site / "elsewhere")
    with pytest.raises(ContentError):
        preview.build()
    content.mkdir()
    with pytest.raises(ContentError):
        preview.build()
    assert tree(preview.site / "output") == before
    content.rmdir()
    (preview.site / "elsewhere").rename(content)
    preview.edit("content/a12.md", "读者", "学者")
    preview.build()
    assert preview.equals_a_fresh_build()


def test_other_builds_in_between_are_noticed(preview: Preview) -> None:
    site = preview.site
    preview.edit("content/a13.md", "读者", "学者")
    build(site)  # with the state that the preview will find
    assert preview.build().written == 0
    assert preview.equals_a_fresh_build()
    preview.edit("content/a13.md", "学者", "作者")
    build(site)
    preview.edit("content/a13.md", "作者", "读者")  # the preview has seen this text before
    preview.build()
    assert preview.equals_a_fresh_build()
    write(site, {"content/draft.md": f"---\ndraft: true\n---\n{TEXT.format(99)}"})
    build(site, "--drafts")
    preview.edit("content/a14.md", "读者", "学者")
    preview.build()
    assert preview.equals_a_fresh_build()
    assert not any("/draft/" in path for path in tree(site / "output"))
    (site / "content" / "a15.md").unlink()
    build(site)
    write(site, {"content/a15.md": article(15)})
    preview.build()
    assert preview.equals_a_fresh_build()


def test_what_is_deleted_in_between_is_built_again(preview: Preview) -> None:
    site = preview.site
    for lost in (".digest", "output"):
        shutil.rmtree(site / lost)
        preview.add("content/a16.md", f"{lost} 不见了。")
        preview.build()
        assert preview.equals_a_fresh_build(), lost
    (site / "output" / "zh-hans" / "articles" / "a17" / "index.html").write_bytes(b"somebody was here")
    preview.build()
    assert preview.equals_a_fresh_build()
    pack = Path(preview.paths.memory, "bodies.pack")
    pack.write_bytes(b"\0" * pack.stat().st_size)
    preview.edit("content/a16.md", "乐谱", "书")
    preview.build()
    assert preview.equals_a_fresh_build()


def test_time_passes_between_two_builds(preview: Preview) -> None:
    later = str(int(EPOCH) + 86_400 * 30)
    due = datetime.fromtimestamp(int(EPOCH) + 86_400, UTC).strftime("%Y-%m-%d")
    write(preview.site, {"content/due.md": f"---\npublish_at: {due}\n---\n{TEXT.format(98)}"})
    write(preview.site, {"content/old.md": f"---\nexpires: {due}\n---\n{TEXT.format(97)}"})
    for epoch, shown in ((EPOCH, "old"), (later, "due"), (EPOCH, "old")):
        preview.build(epoch)
        assert preview.equals_a_fresh_build(epoch)
        articles = {
            path.split("/")[2] for path in tree(preview.site / "output") if path.startswith("zh-hans/articles/")
        }
        assert articles & {"old", "due"} == {shown}


def test_a_browser_is_notified_when_the_new_page_is_there(tmp_path: Path) -> None:
    site = write(tmp_path, {"digest.yaml": SETTINGS, "content/a00.md": article(0)})
    with served(site) as address, urlopen(f"{address}.digest/events", timeout=LIMIT) as events:
        assert any(line.startswith(b"data: ") for line in events)  # the build that there was
        for number, (file, old, new) in enumerate(
            (
                ("content/a00.md", "读者", "学者"),
                ("digest.yaml", "title:", "titel:"),  # an error, which the page shows
                ("digest.yaml", "titel: 海湾日报", "title: 海湾晚报"),
                ("content/a00.md", "学者", "作者"),
            )
        ):
            path = site / file
            path.write_bytes(path.read_text(encoding="utf-8").replace(old, new).encode())
            assert any(line.startswith(b"data: ") for line in events), f"step {number}"
            with urlopen(f"{address}zh-hans/articles/a00/", timeout=LIMIT) as answer:
                assert new.removeprefix("title: ").rstrip(":") in answer.read().decode(), f"step {number}"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Run `digest serve` in a folder and yield the address it prints."""
    command = [sys.executable, "-m", "digest", "serve", "--port", "0", "--jobs", "1"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            (address,) = next(filter(None, (re.findall(r"http://127\.0\.0\.1:\d+/", line) for line in process.stdout)))
            yield address
        finally:
            process.kill()

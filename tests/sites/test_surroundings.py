"""What stops a build and what does not: names, folders, variables, templates. No traceback from any of them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import absent
from tests.sitebuilding import EPOCH, build, digest, tree, write

FERRY = (
    "The council of the harbour town voted to keep the old ferry for a year, until the new one is launched in spring.\n"
)
SITE = {
    "digest.yaml": "title: Harbour\nbase_url: https://harbour.example/\n",
    "content/ferry.txt": FERRY,
    "content/sub/lamp.txt": "A lamp. " + FERRY,
}
ROOT = os.name == "posix" and os.geteuid() == 0
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all") if ROOT else ()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", SITE)


@pytest.fixture
def locked(site: Path) -> Iterator[Path]:
    """Yield a site whose permissions are given back at the end."""
    if os.name != "posix":
        pytest.skip("permissions are those of POSIX")
    if ROOT and shutil.which("setpriv") is None:
        absent("setpriv, which takes permissions from root,")
    yield site
    for folder in (site, site / "content" / "sub"):
        folder.chmod(0o755)


def run(folder: Path, *arguments: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a user whom permissions bind; `shell` is appended to the command line."""
    command = [*WITHOUT_RIGHTS, sys.executable, "-m", "digest", *arguments]
    line = shlex.join(command) + shell
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_site_that_cannot_be_written_is_built_elsewhere(locked: Path, tmp_path: Path) -> None:
    build(locked, "--output", str(tmp_path / "usual"))
    shutil.rmtree(locked / ".digest")
    locked.chmod(0o555)
    for _ in range(2):
        done = run(locked, "build", "--output", str(tmp_path / "out"))
        assert done.returncode == 0
        assert ".digest cannot be written (Permission denied)" in done.stderr
    assert tree(tmp_path / "out") == tree(tmp_path / "usual")
    assert run(locked, "check").returncode == 0


def test_a_folder_that_cannot_be_listed_is_refused_and_the_rest_built(locked: Path) -> None:
    build(locked)
    (locked / "content" / "sub").chmod(0)
    done = run(locked, "build")
    assert done.returncode == 0
    assert "refused sub: this folder cannot be listed" in done.stdout
    assert (locked / "output" / "en" / "articles" / "ferry" / "index.html").exists()
    assert not (locked / "output" / "en" / "articles" / "sub-lamp").exists()
    (locked / "content" / "sub").chmod(0o755)
    assert "refused          0" in build(locked)


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_built(locked: Path) -> None:
    write(locked, {"content/rows.csv": "title,text\nRow,A row about the harbour and its ferry.\n"})
    for name in ("sub/lamp.txt", "rows.csv"):
        (locked / "content" / name).chmod(0)
    done = run(locked, "build")
    assert done.returncode == 0
    assert done.stdout.count("cannot be read: Permission denied") == 2


def test_files_that_systems_leave_in_folders_are_ignored(site: Path) -> None:
    build(site)
    for name in (".DS_Store", "Thumbs.db", "Desktop.ini"):
        for folder in ("output", "output/en", "content", "content/sub"):
            (site / folder / name).write_bytes(b"\0")
    assert "not read" not in build(site)
    write(site, {"content/ferry.txt": "Changed. " + FERRY})
    build(site)
    assert (site / "output" / "en" / ".DS_Store").exists()


@pytest.mark.parametrize("name", [b"\xd0\xc2\xce\xc5.txt", b"sub\xff/\xfe.txt", b"\xff.csv", b"\xed\xa0\x80.md"])
def test_names_that_are_not_utf8_are_built(site: Path, name: bytes) -> None:
    path = os.fsencode(site / "content") + b"/" + name
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.write(b"title,text\nA,B of the harbour\n" if name.endswith(b"csv") else FERRY.encode())
    except OSError:
        if sys.platform == "linux":
            raise
        pytest.skip("this file system has no such names")
    assert "articles         3" in build(site)
    for command in (("check",), ("report",), ("inspect", "content"), ("tags", "suggest")):
        assert digest(site, *command).returncode == 0


def test_a_template_whose_name_is_not_utf8(site: Path) -> None:
    path = os.fsencode(site) + b"/templates/\xd0\xc2.html"
    os.mkdir(os.path.dirname(path))
    try:
        with open(path, "wb") as stream:
            stream.write(b"{{ 1 }}")
    except OSError:
        if sys.platform == "linux":
            raise
        pytest.skip("this file system has no such names")
    build(site)


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("article.html", '{% extends "article.html" %}', 1, "it extends, includes or calls itself"),
        ("home.html", '\n{% include "home.html" %}', 2, "it extends, includes or calls itself"),
        ("about.html", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "it extends, includes or calls itself"),
        ("partials/footer.html", "\n\n{{ 7 % 0 }}", 3, "ZeroDivisionError"),
        ("partials/footer.html", "{{ '%d' % site }}", 1, "TypeError"),
        ("partials/footer.html", "{{ [].pop() }}", 1, "IndexError"),
        ("partials/footer.html", "{{ nobody.knows }}", 1, "'nobody' is undefined"),
        ("partials/footer.html", "{% include 'missing.html' %}", 1, "there is no template missing.html"),
        ("partials/footer.html", "{% for x in y %}", 1, "Unexpected end of template"),
        ("partials/footer.html", "{% for a in b %}" * 30 + "{% endfor %}" * 30, 0, "SyntaxError"),
        ("partials/footer.html", "{{ " + "(" * 3000 + ")" * 3000 + " }}", 0, "itself"),
        ("partials/cards.html", "{% macro lead(c) %}\n{{ c.title / 2 }}{% endmacro %}", 2, "TypeError"),
        ("atom.xml", "{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("sitemap.xml", "{{ 1 / 0 }}", 1, "ZeroDivisionError"),
    ],
)
def test_a_template_that_fails_stops_the_build_with_its_line(
    site: Path, name: str, text: str, line: int, words: str
) -> None:
    shipped = Path(__file__).parents[2] / "templates"
    if not (shipped / name).exists():
        pytest.fail(f"there is no shipped template {name}")
    write(site, {f"templates/{name}": text, "content/about.md": "About us.\n"})
    done = digest(site, "build")
    assert done.returncode == 3, done.stdout + done.stderr
    assert f"{name}:{line}: " in done.stderr if line else f"{name}: " in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("value", ["1790000000000", "9" * 400, "soon", "²", "-1", "1e9", "٣"])
def test_a_time_that_is_none_is_a_usage_error(site: Path, value: str) -> None:
    for command in ("build", "check"):
        done = digest(site, command, environment={"SOURCE_DATE_EPOCH": value})
        assert done.returncode == 2
        assert "SOURCE_DATE_EPOCH" in done.stderr
        assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


def test_a_time_at_the_edges(site: Path) -> None:
    for value in ("0", "253402300799", "", " 1790000000 "):
        assert digest(site, "build", environment={"SOURCE_DATE_EPOCH": value}).returncode == 0


@pytest.mark.parametrize("title", [b"\xd0\xc2\xce\xc5", "\udc80".encode("utf-8", "surrogatepass")])
def test_a_title_that_is_not_utf8_leaves_no_file(site: Path, title: bytes) -> None:
    done = digest(site, "new", os.fsdecode(title))
    assert (done.returncode, "the title is not UTF-8" in done.stderr) == (2, True)
    assert not list((site / "content").rglob("*.md"))


def test_a_title_with_control_characters_makes_an_article_that_can_be_read(site: Path) -> None:
    assert digest(site, "new", 'A "title"\n\\ with\x07 \x1b[31mall\t').returncode == 0
    assert "problems" not in build(site, "--drafts")
    assert digest(site, "new", "…").returncode == 0
    assert digest(site, "new", "长" * 400).returncode == 0


def test_yml_is_read_where_yaml_is_not(site: Path) -> None:
    (site / "digest.yaml").rename(site / "digest.yml")
    takedown = "- id: ferry\n  date: 2026-05-01\n  reason: a court said so\n"
    write(site, {"content/takedowns.yml": takedown})
    build(site)
    assert "<title>Harbour" in (site / "output" / "en" / "index.html").read_text(encoding="utf-8")
    assert (site / "output" / "en" / "takedowns" / "index.html").exists()
    write(site, {"content/takedowns.yaml": takedown})
    done = digest(site, "build")
    assert done.returncode == 3
    assert "takedowns.yml: " in done.stderr


def test_a_language_at_the_root_of_the_site(site: Path) -> None:
    languages = 'languages: {zh-Hans: zh, en: ""}\narticle_path: "{slug}"\n'
    names = ("zh", "search", "static")
    address = 'title: Harbour\nbase_url: "https://港.example/渡轮%20news/"\n'
    write(site, {"digest.yaml": address + languages, **{f"content/{name}.txt": FERRY for name in names}})
    build(site)
    output = site / "output"
    assert '<html lang="en"' in (output / "index.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hans"' in (output / "zh" / "index.html").read_text(encoding="utf-8")
    assert {"ferry", "search", "static"} <= {path.name for path in output.iterdir()}
    assert "lang=" in (output / "zh" / "ferry" / "index.html").read_text(encoding="utf-8")
    assert "[site." not in digest(site, "check").stdout
    assert digest(site, "build", "--strict").returncode == 1  # three articles have another address than they asked for


def test_closed_streams_and_a_lost_folder(site: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("closed streams are a matter of POSIX shells")
    for shell in (" >&-", " 2>&-", " >&- 2>&-", " | head -0", " </dev/null >/dev/null"):
        assert "Traceback" not in run(site, "build", shell=shell).stderr
        assert (site / "output" / "index.html").exists()
        shutil.rmtree(site / "output")
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'rmdir "{gone}"; "{sys.executable}" -m digest build'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["sh", "-c", line], cwd=gone, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "current folder cannot be found" in done.stderr) == (3, True), done.stderr


CLASHING = {
    "content/What now?.txt": FERRY,
    "content/what-now.md": f"---\ndate: 2020-05-01\naliases: [/old/Post.html, /en/search/]\n---\n{FERRY}",
    "content/Straße.html": f"<html><head><meta property='og:site_name' content='Straße Post'></head><body><p>{FERRY}</p></body></html>",
    "content/STRASSE.html": f"<html><head><meta property='og:site_name' content='STRASSE Post'></head><body><p>{FERRY}</p></body></html>",
    "content/rows.jsonl": '{"title": "Row", "text": "A lamp for the harbour.", "slug": "ferry", "aliases": ["/old/Post.html"]}\n{"title": "Cut"}\n',
}


@pytest.mark.skipif(os.name != "posix", reason="these names are no names of files elsewhere")
def test_clashing_addresses_are_settled_and_a_warm_build_equals_a_cold_one(site: Path) -> None:
    build(site)
    before = (site / "output" / "en" / "articles" / "ferry" / "index.html").read_bytes()
    write(site, CLASHING)
    told = build(site)
    assert told.count("belongs to the article of") == 3
    assert told.count("is not redirected: its address belongs to") == 2
    articles = site / "output" / "en" / "articles"
    assert len(list(articles.iterdir())) == 7
    assert "keep the old ferry" in (articles / "ferry" / "index.html").read_text(encoding="utf-8")
    assert before
    moved = site / "output" / "old" / "Post.html"
    assert 'url=../en/articles/what-now/index.html"' in moved.read_text(encoding="utf-8")
    assert "/old/Post.html /en/articles/what-now/ 301\n" in (site / "output" / "_redirects").read_text()
    checked = digest(site, "check").stdout
    assert "[site." not in checked
    assert (checked.count("[address.taken]"), checked.count("[alias.taken]")) == (3, 2)
    warm = tree(site / "output")
    shutil.rmtree(site / ".digest")
    shutil.rmtree(site / "output")
    build(site)
    assert tree(site / "output") == warm
    (site / "content" / "what-now.md").unlink()
    build(site)
    warm = tree(site / "output")
    shutil.rmtree(site / ".digest")
    shutil.rmtree(site / "output")
    build(site)
    assert tree(site / "output") == warm

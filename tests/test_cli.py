"""Commands from the outside: what they print, their exit codes, and that no input causes a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli import COMMANDS
from tests.conftest import ROOT
from tests.sitebuilding import LIMIT, build, digest, tree, write

TEXT = "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"
INTERFACE = [
    "file", "index", "id", "title", "title_made", "date", "date_precision", "date_evidence", "authors", "editors", "source",
    "language", "url", "kind", "tags", "summary", "blocks", "removed", "translations", "problems",
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"content/library.txt": TEXT})


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    assert digest(tmp_path, "init", "site").returncode == 0
    assert "articles         1" in build(tmp_path / "site", "--strict")
    assert digest(tmp_path, "init", "site").returncode == 3
    draft = digest(tmp_path / "site", "new", 'A "quoted" title').stdout.strip()
    assert "draft: true" in (tmp_path / "site" / draft).read_text(encoding="utf-8")


def test_a_command_is_a_row_of_the_table_a_file_and_a_line_of_the_readme() -> None:
    files = {path.stem for path in (ROOT / "digest" / "commands").glob("*.py")} - {"__init__"}
    assert files - set(COMMANDS) == set(), "these files of digest/commands/ have no row in cli.COMMANDS"
    assert set(COMMANDS) - files == set(), "these rows of cli.COMMANDS have no file in digest/commands/"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"digest {name}" not in readme] == [], (
        "README.md does not mention these commands"
    )


def test_help_lists_all_commands(tmp_path: Path) -> None:
    listed = digest(tmp_path, "--help").stdout
    assert [name for name in COMMANDS if f"\n    {name} " not in listed] == []
    assert digest(tmp_path).stdout == listed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(tmp_path: Path, name: str) -> None:
    done = digest(tmp_path, name, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: digest {name} ")


def test_only_the_chosen_command_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from digest.cli import main; main(['--no-color', 'schema'])\n"
        "print(*(name for name in sys.modules if name.startswith('digest.commands.')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=LIMIT
    )
    assert done.stderr.split() == ["digest.commands.schema"]


def test_the_table_counts_what_was_done(site: Path) -> None:
    table = build(site)
    assert "articles         1  zh-Hans 1" in table
    assert "written, 0 unchanged, 0 removed" in table
    assert "0 written" in build(site)
    write(site, {"content/second.txt": TEXT.replace("图书馆", "博物馆")})
    assert "articles         2" in build(site)
    (site / "content" / "second.txt").unlink()
    assert " 0 removed" not in build(site)


def test_piped_output_has_no_colour(site: Path) -> None:
    done = digest(site, "build")
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("files", "arguments", "code", "words"),
    [
        *(({}, [command], 3, ["no site here", "digest init"]) for command in ("build", "serve", "check", "report")),
        ({}, ["new", "title"], 3, ["no site here", "digest init"]),
        ({"digest.yaml": "title: a\n"}, ["build"], 3, ["content", "what to do"]),
        ({"content/.keep": ""}, ["build"], 3, ["no article", "what to do"]),
        ({"content/a.txt": TEXT, "digest.yaml": "title: [\n"}, ["build"], 3, ["digest.yaml:"]),
        ({"content/a.txt": TEXT, "digest.yaml": "them: compact\n"}, ["build"], 3, ["digest.yaml:1", "theme"]),
        ({"content/a.txt": TEXT, "digest.yaml": "theme: nothing\n"}, ["build"], 3, ["nothing", "newspaper"]),
        ({"content/a.txt": TEXT, "content/tags.yaml": "a: &x [*x]\n"}, ["build"], 3, ["tags.yaml:1"]),
        ({"content/a.txt": TEXT}, ["build", "--config", "none.yaml"], 3, ["none.yaml"]),
        ({"content/a.txt": TEXT, "output/thesis.doc": "x"}, ["build"], 3, ["thesis.doc", "what to do"]),
        ({"content/a.txt": TEXT, "output": "x"}, ["build"], 3, ["not a folder"]),
        ({"content/a.txt": TEXT}, ["build", "--jobs", "many"], 2, ["--jobs"]),
        ({"content/a.txt": TEXT}, ["publish"], 2, ["publish"]),
        ({"content/a.txt": TEXT}, ["inspect", "nowhere.txt"], 3, ["nowhere.txt"]),
    ],
)  # fmt: skip
def test_an_error_names_its_place_and_the_remedy(
    tmp_path: Path, files: dict[str, str], arguments: list[str], code: int, words: list[str]
) -> None:
    write(tmp_path, files)
    done = digest(tmp_path, *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert [word for word in words if word not in done.stderr] == [], done.stderr
    assert not (tmp_path / "output" / "index.html").exists()


def test_under_strict_problems_change_the_exit_code(site: Path) -> None:
    assert digest(site, "build", "--strict").returncode == 0
    write(site, {"content/odd.md": f"---\ntitel: 馆\n---\n{TEXT.replace('图书馆', '档案馆')}"})
    done = digest(site, "build", "--strict")
    assert done.returncode == 1
    assert "odd.md:2" in done.stdout
    assert "title" in done.stdout
    again = digest(site, "build", "--strict")
    assert again.returncode == 1
    assert "odd.md:2" in again.stdout


def test_a_full_disk_leaves_the_site_unchanged(site: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limits of file size")
    build(site)
    before = tree(site / "output")
    write(site, {"content/second.txt": TEXT.replace("图书馆", "博物馆") * 40})
    done = subprocess.run(
        [sys.executable, "-m", "digest", "build", "--jobs", "1"], cwd=site, capture_output=True, text=True, check=False, timeout=LIMIT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)),
    )  # fmt: skip
    assert done.returncode == 3, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "what to do" in done.stderr
    assert tree(site / "output") == before
    build(site)


def test_inspect_prints_its_interface(site: Path) -> None:
    write(site, {"content/rows.csv": f"title,text\n馆,{TEXT.splitlines()[0]}\n,\n"})
    rows = [json.loads(line) for line in digest(site, "inspect", "--json", "content").stdout.splitlines()]
    assert [list(row) for row in rows] == [INTERFACE] * 3
    assert [(Path(row["file"]).name, row["index"]) for row in rows] == [
        ("library.txt", 0),
        ("rows.csv", 0),
        ("rows.csv", 1),
    ]
    assert rows[2]["problems"][0]["code"] == "refused.empty"


def test_inspect_gives_the_same_with_and_without_memory_and_processes(root: Path, tmp_path: Path) -> None:
    plain = digest(root, "inspect", "--json", "--no-memory", "--jobs", "1", "content").stdout
    assert plain == digest(root, "inspect", "--json", "--no-memory", "--jobs", "3", "content").stdout
    copy = tmp_path / "site"
    shutil.copytree(root / "content", copy / "content")
    build(copy)
    assert plain == digest(copy, "inspect", "--json", "content").stdout
    assert len(plain.splitlines()) > 40


def test_inspect_shows_what_is_removed_and_why(site: Path) -> None:
    write(site, {"content/notice.txt": f"{TEXT}\n责任编辑：沈一苇\n"})
    shown = digest(site, "inspect", "content/notice.txt").stdout
    assert "- 责任编辑：沈一苇" in shown
    assert "[editor:" in shown


def test_check_lists_what_an_editor_may_add(site: Path) -> None:
    listed = digest(site, "check").stdout
    assert "content.undated" in listed
    assert "date: " in listed
    assert "content.no-translation" in listed
    assert "create the file" in listed
    assert digest(site, "check", "--strict").returncode == 0


def test_check_lists_doubtful_subjects_and_takedowns_that_match_nothing(site: Path) -> None:
    weak = (
        "港口的食堂换了菜单，厨师说今年的鱼比去年多。\n\n" * 8
        + "有人在食堂里谈到配音演员的声音被克隆，声音权官司还没有判。\n"
    )
    write(site, {"content/weak.txt": weak, "content/takedowns.yaml": "- {id: gone, date: 2026-01-02, reason: asked}\n"})
    listed = digest(site, "check").stdout
    assert "content/takedowns.yaml:1: no article has the id 'gone'" in listed
    assert "content.weak-subject" in listed
    assert "weak evidence for subject" in listed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_the_remembered_summary_is_printed_without_the_colours_of_the_last_terminal(site: Path) -> None:
    write(site, {"content/none.txt": "\n"})
    for old in (site / "content").iterdir():
        os.utime(old, (1_700_000_000, 1_700_000_000))
    controller, terminal = os.openpty()
    command = [sys.executable, "-m", "digest", "build"]
    subprocess.run(
        command,
        cwd=site,
        stdout=terminal,
        stderr=terminal,
        check=True,
        env={**os.environ, "TERM": "xterm"},
        timeout=LIMIT,
    )
    os.close(terminal)
    shown = b""
    try:
        while data := os.read(controller, 65_536):
            shown += data
    except OSError:
        os.close(controller)  # all has been read
    assert b"\x1b[31mrefused" in shown
    assert "\x1b" not in digest(site, "build").stdout


def test_files_that_are_not_read_are_reported(site: Path) -> None:
    write(site, {"content/scan.pdf": "x", "content/old/letter.doc": "x", "content/tags.yaml": ""})
    (site / "content" / "link.txt").symlink_to("library.txt")
    assert "not read         3  .doc 1, .pdf 1, link 1" in build(site, "--strict")
    listed = digest(site, "check").stdout
    assert "1 file (.pdf) is not read: scan.pdf" in listed
    assert "1 link is not read: link.txt" in listed
    assert "files of this kind are not read" in digest(site, "inspect", "content/scan.pdf").stdout


def test_two_files_whose_names_differ_in_composition_alone_are_not_lost(site: Path) -> None:
    write(site, {"content/caf\u00e9.txt": TEXT, "content/cafe\u0301.txt": TEXT})
    assert "same name" in build(site)


def test_output_inside_the_content_is_refused(site: Path) -> None:
    for command in ("build", "report"):
        done = digest(site, command, "--output", "content/site")
        assert (done.returncode, "inside content" in done.stderr) == (3, True)
    assert not (site / "content" / "site").exists()


def test_names_cannot_control_the_terminal(site: Path) -> None:
    write(site, {"content/a\x1b]0;b.txt": ""})
    assert "a\\x1b]0;b.txt" in build(site)


def test_a_draft_may_be_empty(site: Path) -> None:
    assert digest(site, "new", "夜航").returncode == 0
    assert "held back        1  1 draft (2026/" in build(site, "--strict")
    assert "articles         2" in build(site, "--strict", "--drafts")


def test_front_matter_without_end_holds_the_article_back(site: Path) -> None:
    write(site, {"content/a.md": f"---\ntitle: 夜航\n\n{TEXT}", "content/b.md": f"---\n\n{TEXT}"})
    printed = build(site)
    assert "held back a.md:1: the front matter that begins here has no end; the article is held back" in printed
    assert "held back        1  1 with unclear front matter" in printed
    assert "b.md" not in printed
    checked = digest(site, "check").stdout
    assert "a.md:1: the front matter that begins here has no end; the article is held back  [held.fence]" in checked


def test_a_site_with_nothing_left_to_show_is_built_empty(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": f"---\ntitle: Nets\nexpires: 2026-03-01\n---\n{TEXT}", "content/b.txt": " "})
    page = tmp_path / "output" / "en" / "articles" / "a" / "index.html"
    for time, shown in (("1770000000", True), ("1780000000", False), ("1780000000", False)):
        done = digest(tmp_path, "build", environment={"SOURCE_DATE_EPOCH": time})
        assert done.returncode == 0, done.stderr
        assert page.exists() == shown
    assert (tmp_path / "output" / "en" / "index.html").exists()
    assert "refused b.txt" in done.stdout
    assert digest(tmp_path, "check", "--strict").returncode == 1


def test_a_second_text_in_one_language_is_reported(site: Path) -> None:
    write(site, {"content/library.zh.md": TEXT, "content/library.en.md": "---\ntitle: Library\n---\n"})
    printed = build(site)
    assert "library.zh.md:1: its original, or another translation of it, is in zh-Hans already" in printed
    assert "library.en.md" not in printed


def test_the_advice_for_a_row_is_to_fill_in_its_columns(tmp_path: Path) -> None:
    write(tmp_path, {"content/list.csv": f'text\n"{TEXT}"\n'})
    listed = digest(tmp_path, "check").stdout
    assert "add to the columns of its row in the table: date: YYYY-MM-DD" in listed
    assert "move the article to a file of its own" in listed

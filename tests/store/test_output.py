"""Writing output/: exactly the planned files, the old site or the new one, no file of others, no unsafe path."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import OutputError, PlanError
from digest.store import listing, output
from digest.store.output_paths import check_paths
from digest.store.sealed import write_json
from tests.sitebuilding import times, tree, write


def publish(folder: Path, files: dict[str, bytes]) -> int:
    site = output.open_site(str(folder))
    output.begin(site)
    staged = [output.stage(site, path, data, None) for path, data in files.items()]
    output.commit(site, [item.path for item in staged if item.changed], files)
    output.abandon(site)
    return sum(item.changed for item in staged)


def planned(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(folder).items() if path != listing.LISTING}


def test_the_folder_holds_exactly_the_plan(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"a/index.html": b"1", "b/c/index.html": b"2", "x.css": b"3"})
    publish(site, {"a/index.html": b"1", "b/index.html": b"4", "x.css": b"5"})
    assert planned(site) == {"a/index.html": b"1", "b/index.html": b"4", "x.css": b"5"}
    assert not (site / "b" / "c").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


def test_same_bytes_are_not_touched(tmp_path: Path) -> None:
    site = tmp_path / "output"
    files = {"a/index.html": b"1", "b.css": b"2"}
    publish(site, files)
    before = times(site)
    assert publish(site, files) == 0
    assert times(site) == before


def test_foreign_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "output"
    site.mkdir()
    (site / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(OutputError, match=r"thesis\.doc"):
        output.open_site(str(site))
    publish_target = tmp_path / "other"
    publish(publish_target, {"index.html": b"1"})
    (publish_target / "mine.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        output.open_site(str(publish_target))
    assert (publish_target / "mine.txt").read_bytes() == b"mine"


def test_the_state_after_a_commit_is_that_of_the_disk(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"a/b/index.html": b"1", "gone/index.html": b"2", "c.css": b"3"})
    target = output.open_site(str(site))
    output.begin(target)
    files = {"a/b/index.html": b"1", "a/new/index.html": b"4", "c.css": b"5"}
    staged = [output.stage(target, path, data, None) for path, data in files.items()]
    changed = [item.path for item in staged if item.changed]
    output.commit(target, changed, files)
    after = output.state_after(target, {item.path: item.written for item in staged}, changed)
    assert after == listing.state_of(str(site), listing.listed(str(site)))


@pytest.mark.parametrize("place", ["mine.txt", "a/mine.txt", "a/b/mine.txt", "a/b/new/mine.txt"])
def test_foreign_files_are_found_where_the_folders_were_known(tmp_path: Path, place: str) -> None:
    site = tmp_path / "output"
    publish(site, {"a/b/index.html": b"1", "c.css": b"2"})
    for folder in (site, site / "a", site / "a" / "b"):
        os.utime(folder, ns=(0, 0))  # long ago: a clock of milliseconds shows the change
    known = output.open_site(str(site)).folders
    assert output.open_site(str(site), known).present.keys() == {"a/b/index.html", "c.css", listing.LISTING}
    (site / place).parent.mkdir(exist_ok=True)
    (site / place).write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        output.open_site(str(site), known)


def test_foreign_files_are_found_at_any_depth(tmp_path: Path) -> None:
    site = tmp_path / "output"
    files = {"a/b/index.html": b"1", "c.css": b"2"}
    publish(site, files)
    assert output.open_site(str(site)).present.keys() == {*files, listing.LISTING}
    for place in ("a/b/mine.txt", "a/mine.txt", "new/folder/mine.txt"):
        path = site / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
        with pytest.raises(OutputError, match=r"mine\.txt"):
            output.open_site(str(site))
        path.unlink()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "output", tmp_path / "outside"
    publish(site, {"a/index.html": b"1"})
    outside.mkdir()
    (site / "a" / "index.html").unlink()
    (site / "a").rmdir()
    (site / "a").symlink_to(outside)
    with pytest.raises(OutputError):
        output.open_site(str(site))
    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_what_is_staged_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    (outside / "theirs").write_bytes(b"2")
    (tmp_path / ".output.staging").symlink_to(outside)
    publish(site, {"index.html": b"1"})
    (site / listing.STAGING).symlink_to(outside)
    publish(site, {"index.html": b"3"})
    assert [path.read_bytes() for path in outside.iterdir()] == [b"2"]
    assert (site / "index.html").read_bytes() == b"3"


def test_a_hidden_folder_of_version_control_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"index.html": b"1"})
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_bytes(b"ref")
    publish(site, {"index.html": b"2"})
    assert (site / ".git" / "HEAD").read_bytes() == b"ref"


@pytest.mark.parametrize("stop_after", range(6))
def test_a_run_stopped_at_any_move_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    site = tmp_path / "output"
    publish(site, {"a/index.html": b"old", "b/index.html": b"old", "stale/index.html": b"old"})
    moves = 0
    replace = os.replace

    def stopping(source: str, target: str) -> None:
        nonlocal moves
        if str(target).startswith(str(site)) and listing.STAGING not in str(target):
            if moves == stop_after:
                raise KeyboardInterrupt
            moves += 1
        replace(source, target)

    new = {"a/index.html": b"new", "b/index.html": b"new", "c/index.html": b"new"}
    target = output.open_site(str(site))
    output.begin(target)
    staged = [output.stage(target, path, data, None) for path, data in new.items()]
    monkeypatch.setattr(os, "replace", stopping)
    stopped = False
    try:
        output.commit(target, [item.path for item in staged], new)
    except KeyboardInterrupt:
        stopped = True
    monkeypatch.setattr(os, "replace", replace)
    assert stopped or stop_after == 5
    output.open_site(str(site))
    assert planned(site) == new
    assert not (site / listing.STAGING).exists()


def test_a_run_stopped_before_its_decision_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "output"
    old = {"a/index.html": b"old"}
    publish(site, old)
    target = output.open_site(str(site))
    output.begin(target)
    output.stage(target, "a/index.html", b"new", None)
    output.open_site(str(site))
    assert planned(site) == old


def interrupted(site: Path, move: list[str], remove: list[str], staged: dict[str, bytes]) -> None:
    """Leave a run that wrote its journal and stopped, with a seal that holds: anybody can write that."""
    (site / listing.STAGING / "files").mkdir(parents=True)
    write(site / listing.STAGING / "files", staged)
    write_json(str(site / listing.STAGING / output.JOURNAL), {"move": move, "remove": remove})


@pytest.mark.parametrize(
    "path", ["../victim", "{tmp}/victim", "a/../../victim", ".git/hooks/pre-commit", "out/victim", "C:x", ".htaccess"]
)
def test_no_path_of_a_journal_leaves_the_folder(tmp_path: Path, path: str) -> None:
    site, path = tmp_path / "output", path.replace("{tmp}", str(tmp_path))
    publish(site, {"index.html": b"1"})
    (tmp_path / "outside").mkdir()
    write(tmp_path, {"victim": b"theirs", "outside/victim": b"theirs"})
    (site / "out").symlink_to(tmp_path / "outside")
    before = {name: data for name, data in tree(tmp_path).items() if listing.STAGING not in name}
    for move, remove in (([path], []), ([], [path]), (["index.html", path], [path])):
        interrupted(site, move, remove, {"index.html": b"planted", "victim": b"planted"})
        write(site / listing.STAGING, {"victim": b"planted", ".git/hooks/pre-commit": b"planted"})
        with suppress(OutputError):  # the link is not ours
            output.open_site(str(site))
        assert {name: data for name, data in tree(tmp_path).items() if listing.STAGING not in name} == before
        assert not (site / ".git").exists()


def test_links_among_staged_files_move_nothing_into_the_site(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"index.html": b"1"})
    write(tmp_path, {"outside/index.html": b"theirs", "outside/a/b.html": b"theirs"})
    for linked, target, path in (("files", "outside", "index.html"), ("files/a", "outside/a", "a/b.html")):
        interrupted(site, [path], [], {})
        link = site / listing.STAGING / linked
        if link.exists():
            link.rmdir()
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(tmp_path / target)
        output.open_site(str(site))
        assert planned(site) == {"index.html": b"1"}
        assert tree(tmp_path / "outside") == {"index.html": b"theirs", "a/b.html": b"theirs"}


def test_a_list_of_files_makes_nothing_ours_that_is_hidden_or_outside(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"index.html": b"1"})
    write(tmp_path, {"victim": b"theirs", "output/.htaccess": b"theirs", "output/.git/HEAD": b"theirs"})
    names = ["index.html", "../victim", str(tmp_path / "victim"), ".htaccess", ".git/HEAD", "a/../../victim"]
    (site / listing.LISTING).write_text("\n".join(names), encoding="utf-8")
    publish(site, {"index.html": b"2"})
    assert (tmp_path / "victim").read_bytes() == b"theirs"
    assert {path for path in tree(site) if path[0] == "."} == {".htaccess", ".git/HEAD", listing.LISTING}


def test_a_damaged_list_of_files_is_made_up_for_by_what_is_remembered(tmp_path: Path) -> None:
    site = tmp_path / "output"
    publish(site, {"a/index.html": b"1", "index.html": b"1"})
    for damaged in (b"", b"\xff\xfe", b"a/index.htm\nindex.html\n"):
        (site / listing.LISTING).write_bytes(damaged)
        with pytest.raises(OutputError, match=r"index\.html"):
            output.open_site(str(site))
        known = output.open_site(str(site), remembered=lambda: ["a/index.html", "index.html"])
        assert known.present.keys() == {"a/index.html", "index.html", listing.LISTING}


@pytest.mark.parametrize("journal", [b"", b"{}", b'{"move": [], "remove": []}', b"\xff", b"[" * 100_000])
def test_a_damaged_journal_is_ignored(tmp_path: Path, journal: bytes) -> None:
    site = tmp_path / "output"
    publish(site, {"a/index.html": b"old"})
    write(site / listing.STAGING, {output.JOURNAL: journal, "files/a/index.html": b"new"})
    assert output.open_site(str(site)).present.keys() == {"a/index.html", listing.LISTING}
    assert planned(site) == {"a/index.html": b"old"}


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "output"
    publish(site, {"a/index.html": b"old"})
    target = output.open_site(str(site))
    output.begin(target)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output, "_write", full)
    with pytest.raises(OSError, match="No space"):
        output.stage(target, "a/index.html", b"new", None)
    monkeypatch.undo()
    output.abandon(target)
    assert planned(site) == {"a/index.html": b"old"}
    assert "full" in str(output.cannot_write(OSError(errno.ENOSPC, ""), str(site)))


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/x",
        "a//b",
        "a/./b",
        "a/../b",
        "con.html",
        "a/NUL/index.html",
        "a\\b",
        "a\x00b",
        "x" * 256,
        "文" * 90,
        "a ",
        "a.",
    ],
)
def test_unsafe_paths_are_refused(path: str) -> None:
    with pytest.raises(PlanError):
        check_paths([path])


@pytest.mark.parametrize(("one", "two"), [("a/x", "a/X"), ("\u00e9", "e\u0301"), ("same", "same")])
def test_paths_that_are_equal_on_some_disk_are_refused(one: str, two: str) -> None:
    with pytest.raises(PlanError, match="claim one path"):
        check_paths([one, two])


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_accepted_path_leaves_the_folder(segments: list[str]) -> None:
    path = "/".join(segments)
    try:
        check_paths([path])
    except PlanError:
        return
    assert os.path.normpath(os.path.join("/site", path)).startswith("/site/")

"""What an editor holds back or takes down, on whole sites: absent from every file, and a second build equals a cold one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.sitebuilding import build, digest, tree, write

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, AFTER = (str(int(datetime(2026, month, 1, tzinfo=UTC).timestamp())) for month in (3, 5))
TEXT = "码头的老吊车昨天转动了最后一次。看热闹的人站满了栈桥，司机把吊钩放到水面，又慢慢收回来。\n\n吊车明天拆走。\n"
TAKEDOWN = "- {id: crane, date: 2026-02-03, reason: {en: The driver asked}}\n"


def article(word: str, front: str = "") -> str:
    return f"---\ntitle: 吊车{word}\ndate: 2026-01-02\n{front}---\n\n{word}：{TEXT}"


def containing(folder: Path, word: str) -> list[str]:
    """Return the files of a site that contain a word."""
    return [path for path, data in tree(folder / "output").items() if word.encode() in data and path != ".digest-files"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "digest.yaml": "base_url: https://quay.example/\nreport: true\n",
            "content/crane.md": article("alpha", "aliases: [old-crane]\n"),
            "content/crane.en.md": "---\ntitle: The alphacrane\n---\n\nThe alphacrane turned for the last time.\n",
            "content/later.md": article("beta", "publish_at: 2026-04-01\n"),
            "content/until.md": article("gamma", "expires: 2026-04-01\n"),
            "content/draft.md": article("delta", "draft: true\n"),
            "content/kept.md": article("epsilon"),
        },
    )


def test_scheduled_and_expired_articles_and_drafts_are_in_no_file(site: Path) -> None:
    for now, shown, hidden in ((BEFORE, "gamma", "beta"), (AFTER, "beta", "gamma")):
        assert digest(site, "build", environment={"SOURCE_DATE_EPOCH": now}).returncode == 0
        assert containing(site, shown)
        assert containing(site, hidden) == []
        assert containing(site, "delta") == []
    build(site, "--drafts")
    assert containing(site, "delta")


def test_what_is_taken_down_leaves_every_file_and_does_not_come_back(site: Path) -> None:
    build(site)
    assert len(containing(site, "alpha")) > 8
    write(site, {"content/takedowns.yaml": TAKEDOWN})
    build(site)
    assert containing(site, "alpha") == []
    assert "The driver asked" in (site / "output/en/articles/crane/index.html").read_text(encoding="utf-8")
    write(site, {"content/crane.md": article("alpha", "source: 码头晚报\n")})  # a later import brings it again
    build(site)
    assert containing(site, "alpha") == []
    build(site, "--output", str(site / "cold"))
    assert tree(site / "output") == tree(site / "cold")
    (site / "content/takedowns.yaml").unlink()
    build(site)
    assert containing(site, "alpha")
    assert not (site / "output/en/takedowns").exists()


def test_a_takedown_that_cannot_be_read_stops_the_build_and_leaves_the_site(site: Path) -> None:
    write(site, {"content/takedowns.yaml": TAKEDOWN})
    build(site)
    before = tree(site / "output")
    write(site, {"content/takedowns.yaml": TAKEDOWN.replace("reason", "resaon")})
    done = digest(site, "build")
    assert done.returncode == 3
    assert "content/takedowns.yaml:1" in done.stderr
    assert 'did you mean "reason"' in done.stderr
    assert tree(site / "output") == before

"""Articles that leave a site, with the cause, and addresses that change, with redirects: in whole sites, built again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pipeline.test_identity import FERRY, LIBRARY, SMALL, articles, built, page, row, table
from tests.sitebuilding import build, digest, tree, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"digest.yaml": SMALL})


def many(*numbers: int) -> str:
    return table(*(row(f"{FERRY}第{n}班。", title=f"船讯 {n}", url=f"https://news.example/{n}") for n in numbers))


def redirect(site: Path, name: str) -> str:
    return (site / f"output/zh-hans/articles/{name}/index.html").read_text(encoding="utf-8")


def test_a_renamed_file_without_an_address_leaves_a_redirect_that_lasts(site: Path) -> None:
    write(site, {"content/night.md": f"---\ntitle: 夜航\n---\n{FERRY}\n", "content/other.txt": LIBRARY})
    built(site)
    (site / "content/night.md").rename(site / "content/ferry.md")
    assert "left" not in built(site)
    assert {*articles(site)} == {"ferry", "other"}
    assert "articles/ferry/index.html" in redirect(site, "night")
    (site / "content/ferry.md").rename(site / "content/boat.md")
    built(site)
    assert "articles/boat/index.html" in redirect(site, "night")
    assert "articles/boat/index.html" in redirect(site, "ferry")
    (site / "content/boat.md").rename(site / "content/night.md")
    built(site)
    assert {*articles(site)} == {"night", "other"}
    assert "articles/night/index.html" in redirect(site, "ferry")
    shutil.rmtree(site / ".digest")
    before = tree(site / "output")
    built(site)
    assert tree(site / "output") == before


def test_a_former_address_of_an_article_that_is_taken_down_is_a_notice(site: Path) -> None:
    write(site, {"content/night.md": FERRY, "content/other.txt": LIBRARY})
    built(site)
    (site / "content/night.md").rename(site / "content/ferry.md")
    built(site)
    write(site, {"content/takedowns.yaml": "- id: ferry.md\n  date: 2026-06-01\n  reason: 应要求撤下。\n"})
    built(site)
    for name in ("night", "ferry"):
        assert "应要求撤下" in redirect(site, name)


def test_a_slug_that_is_changed_leaves_a_redirect(site: Path) -> None:
    write(site, {"content/a.md": f"---\nslug: night\n---\n{FERRY}\n"})
    built(site)
    write(site, {"content/a.md": f"---\nslug: ferry\n---\n{FERRY}\n"})
    built(site)
    assert "articles/ferry/index.html" in redirect(site, "night")


def test_an_article_path_that_is_changed_leaves_none(site: Path) -> None:
    write(site, {"content/a.md": FERRY})
    built(site)
    write(site, {"digest.yaml": f"{SMALL}article_path: '{{slug}}'\n"})
    built(site)
    assert not (site / "content/redirects.yaml").exists()


def test_addresses_by_file_of_an_earlier_program_lead_to_those_by_address(site: Path) -> None:
    """A site that was built when all articles were named by their files: its output is there, and no memory of this kind."""
    write(
        site,
        {
            "content/saved.html": page(),
            "content/feed.csv": table(row(FERRY, title="渡轮", url="https://news.example/ferry")),
        },
    )
    build(site)
    listing = site / "output/.digest-files"
    listing.write_text(listing.read_text(encoding="utf-8") + "zh-hans/articles/saved/index.html\n", encoding="utf-8")
    write(site, {"output/zh-hans/articles/saved/index.html": "as it was"})
    shutil.rmtree(site / ".digest")
    built(site)
    (name,) = (name for name in articles(site) if name.startswith("library"))
    assert f"articles/{name}/index.html" in redirect(site, "saved")
    assert "feed" not in (site / "content/redirects.yaml").read_text(encoding="utf-8")


def test_what_leaves_is_reported_with_the_cause(site: Path) -> None:
    item = (
        "<item><title>船讯 {0}</title><link>https://feed.example/{0}</link><description>"
        + FERRY
        + "{0}</description></item>"
    )
    feed = '<rss version="2.0"><channel><title>海湾报</title>{0}</channel></rss>'
    write(site, {"content/rows.csv": many(*range(8)), "content/a.txt": LIBRARY, "content/b.txt": FERRY})
    write(site, {"content/feed.xml": feed.format("".join(map(item.format, range(4))))})
    build(site)
    (site / "content/a.txt").unlink()
    write(site, {"content/b.txt": f"---\ndraft: true\n---\n{FERRY}", "content/rows.csv": many(*range(5))})
    write(site, {"content/feed.xml": feed.format("".join(map(item.format, range(2, 6))))})
    printed = built(site)
    assert (
        "left             7  row gone 3 (rows.csv 3); feed rolled over 2 (feed.xml 2); file deleted 1 (a.txt 1)"
        in printed
    )
    assert "withheld 1 (b.txt 1)" in printed
    assert "left" not in build(site)


def test_a_build_that_would_remove_many_articles_is_stopped(site: Path) -> None:
    write(site, {"content/rows.csv": many(*range(40)), "content/a.txt": LIBRARY})
    build(site)
    before = tree(site / "output")
    write(site, {"content/rows.csv": many(*range(10)), "content/b.txt": FERRY})
    for _ in range(2):
        done = digest(site, "build")
        assert done.returncode == 3
        assert "30 of 41 articles would leave the site: row gone 30 (rows.csv 30)" in done.stderr
        assert "--allow-removals" in done.stderr
        assert tree(site / "output") == before
    assert "left            30" in built(site)
    assert len(articles(site)) == 12


def test_twenty_articles_and_a_tenth_may_leave_without_a_question(site: Path) -> None:
    write(site, {"content/rows.csv": many(*range(30))})
    build(site)
    write(site, {"content/rows.csv": many(*range(10))})
    assert "left            20" in build(site)


def test_withholding_is_never_stopped(site: Path) -> None:
    write(site, {f"content/{n}.md": f"---\nurl: https://news.example/{n}\n---\n{FERRY}{n}" for n in range(30)})
    build(site)
    write(
        site,
        {f"content/{n}.md": f"---\nurl: https://news.example/{n}\ndraft: true\n---\n{FERRY}{n}" for n in range(30)},
    )
    assert "left            30  withheld 30" in build(site)


def test_redirects_of_an_editor_are_kept_and_mistakes_named(site: Path) -> None:
    write(site, {"content/a.md": FERRY, "content/redirects.yaml": "old/ferry: a\nold/gone: nobody\n"})
    built(site)
    assert (site / "output/zh-hans/old/ferry/index.html").is_file()
    assert not (site / "output/zh-hans/old/gone").exists()
    (site / "content/a.md").rename(site / "content/b.md")
    built(site)
    assert (site / "content/redirects.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        '"articles/a": "b"', '"old/ferry": "b"', '"old/gone": "nobody"',
    ]  # fmt: skip
    write(site, {"content/redirects.yaml": "- a\n"})
    done = digest(site, "build")
    assert (done.returncode, "redirects.yaml:1" in done.stderr) == (3, True)


def test_where_redirects_cannot_be_written_the_rest_is_built(site: Path) -> None:
    write(site, {"content/a.md": FERRY})
    build(site)
    (site / "content/a.md").rename(site / "content/b.md")
    (site / "content/redirects.yaml.partial").mkdir()
    printed = build(site)
    assert "former addresses cannot be recorded" in printed
    assert {*articles(site)} == {"b"}


def test_stories_that_merge_leave_a_redirect_to_the_story(site: Path) -> None:
    for name, story in (("a", "ferries"), ("b", "ferries"), ("c", "boats"), ("d", "boats")):
        text = (
            f"---\ntitle: 船讯 {name}\nstory: {story}\n---\n{FERRY if story == 'ferries' else LIBRARY}第 {name} 班。\n"
        )
        write(site, {f"content/{name}.md": text})
    built(site)
    for name in ("c", "d"):
        path = site / f"content/{name}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("story: boats", "story: ferries"), encoding="utf-8")
    built(site)
    former = (site / "output/zh-hans/stories/boats/index.html").read_text(encoding="utf-8")
    assert 'zh-hans/stories/ferries/index.html"' in former
    assert "stories/boats" in (site / "content/redirects.yaml").read_text(encoding="utf-8")
    assert digest(site, "check").returncode == 0

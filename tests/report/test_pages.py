"""The report through the command line: what it shows, what it never shows, and that a second run writes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from digest.report.views import place_of
from tests.sitebuilding import build, digest, times, tree, write

STORY = (
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。\n气象台说，未来三天海上风浪平缓，适合作业，船队将北上。\n"
)
HOSTILE = "<script>alert(1)</script>"
FILES = {
    "digest.yaml": "languages: [zh-Hans, en]\n",
    "content/sea.txt": f"渔港开海那一天\n来源：海风日报\n{STORY}责任编辑：王海\n",
    "content/made.txt": STORY,
    "content/hostile.txt": f'---\ntitle: "{HOSTILE}"\nsource: "{HOSTILE}"\ndate: 2026-05-01\ndrop: ["</del>"]\n---\n{STORY}\n'
    f'\n</del></p>{HOSTILE}" onclick="x，这一行是编辑不要的。\n',
    "content/draft.txt": f"---\ndraft: true\ntitle: 秘密\n---\n{STORY}",
    "content/linked.md": f"---\ntitle: 摘要\nsource: 别报\npolicy: link\ndate: 2026-05-02\n---\n{STORY}\n责任编辑：林舟\n",
    "content/list.txt": "责任编辑：王海\n版权所有 未经授权不得转载\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def report(site: Path, *arguments: str) -> Path:
    done = digest(site, "report", "--language", "en", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "report"


def page(folder: Path, name: str) -> BeautifulSoup:
    """Return the page of the report with a name that precedes the digest in its file name."""
    (path,) = [path for path in folder.rglob("*.html") if re.match(rf"{name}(-[0-9a-f]{{10}})?\.html", path.name)]
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def rows(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return the rows of the tables of a page: heading → cells."""
    return {
        row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in page.select("tbody tr") if row.th
    }


def test_an_article_shows_each_removal_with_rule_reason_and_line_and_each_fact_with_its_evidence(site: Path) -> None:
    article = page(report(site), "sea")
    (removed,) = [row for row in article.select(".row.dropped") if "责任编辑" in row.get_text()]
    assert removed.select_one("del")
    text = " ".join(removed.get_text().split())
    assert "Editor's name editor.line · line 5 · names" in text
    kept = article.select(".row:not(.dropped)")
    assert [row.select("p")[0].get_text() for row in kept] == STORY.splitlines()
    facts = rows(article)
    assert facts["Source"] == ["海风日报", "来源：海风日报", "line of the article"]
    assert facts["Date"][0] == "Unknown"
    assert "date: YYYY-MM-DD" in article.get_text()


def test_colour_never_carries_meaning_alone(site: Path) -> None:
    for path in report(site).rglob("*.html"):
        for mark in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(".dropped"):
            assert mark.select_one("del"), path
            assert mark.select_one(".kind"), path


def test_the_editors_page_gives_the_line_to_add(site: Path) -> None:
    text = page(report(site), "editor").get_text()
    for line in (
        "date: YYYY-MM-DD", 'title: "渔港昨天开海', 'source: ""', "tags: [key]", "clean: false", "translation: edited", "made.en.md",
    ):  # fmt: skip
        assert line in text, line


def test_the_summary_counts_by_source_and_by_rule(site: Path) -> None:
    counts = rows(page(report(site), "index"))
    assert counts["海风日报"][0] == "1"
    assert counts["editor.line"][:2] == ["Editor's name", "2"]
    assert counts["front-matter.drop"][0] == "Dropped by an editor"


def test_every_rule_is_explained_and_every_link_leads_somewhere(site: Path) -> None:
    folder = report(site)
    assert "it only says the title again" in page(folder, "rules").get_text()
    for path in folder.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for link in soup.select("a[href], link[href]"):
            address, _, anchor = str(link["href"]).partition("#")
            target = (path.parent / unquote(address.partition("?")[0])).resolve() if address else path
            assert target.is_file(), (path, address)
            if anchor and target.suffix == ".html":
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), (path, anchor)


def test_hostile_text_is_escaped(site: Path) -> None:
    for path in report(site).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        soup = BeautifulSoup(text, "html.parser")
        assert HOSTILE not in text
        assert not soup.select("script, style, iframe, [style], [onclick]"), path
        robots = soup.select_one('meta[name="robots"]')
        assert robots is not None
        assert robots["content"] == "noindex"


def test_a_second_run_writes_nothing_and_an_edit_only_the_pages_concerned(site: Path) -> None:
    folder = report(site)
    before = times(folder)
    report(site)
    assert times(folder) == before
    write(site, {"content/sea.txt": FILES["content/sea.txt"].replace("王海", "林舟")})
    after = times(report(site))
    changed = {path for path in after if after[path] != before.get(path)}
    assert any(path.startswith("articles/sea-") for path in changed)
    assert not any(path.startswith("articles/made-") for path in changed)
    cold = write(site.parent / "cold", {**FILES, "content/sea.txt": FILES["content/sea.txt"].replace("王海", "林舟")})
    assert tree(report(cold)) == tree(folder)


def test_a_site_has_a_report_only_if_the_settings_say_so(site: Path) -> None:
    build(site)
    assert not (site / "output/report").exists()
    assert "report/index.html" not in (site / "output/zh-hans/index.html").read_text(encoding="utf-8")
    write(site, {"digest.yaml": "languages: [zh-Hans, en]\nreport: true\nbase_url: https://sea.example/\n"})
    build(site)
    output = site / "output"
    assert (output / "report/index.html").is_file()
    assert "../report/index.html" in (output / "zh-hans/index.html").read_text(encoding="utf-8")
    assert not [path for path in output.glob("sitemap*.xml") if "report/" in path.read_text(encoding="utf-8")]
    assert 'href="../../zh-hans/' in str(page(output / "report", "sea"))
    done = digest(site, "check")
    assert "site." not in done.stdout, done.stdout
    write(site, {"digest.yaml": "languages: [zh-Hans, en]\n"})
    build(site)
    assert not (output / "report").exists()


def test_a_warm_site_with_a_report_equals_a_cold_one(site: Path) -> None:
    write(site, {"digest.yaml": "languages: [zh-Hans, en]\nreport: true\n"})
    build(site)
    before = times(site / "output")
    build(site, "--jobs", "2")
    assert times(site / "output") == before
    write(site, {"content/made.txt": f"新的一行写在最前面，说的是船队出发之前的事情。\n{STORY}"})
    build(site)
    cold = write(site.parent / "cold", {**FILES, "digest.yaml": "languages: [zh-Hans, en]\nreport: true\n"})
    write(cold, {"content/made.txt": f"新的一行写在最前面，说的是船队出发之前的事情。\n{STORY}"})
    build(cold)
    assert tree(cold / "output") == tree(site / "output")


def test_the_report_of_a_site_has_no_drafts_and_no_withheld_text(site: Path) -> None:
    complete = report(site)
    assert list(complete.glob("articles/draft-*"))
    assert "渔港昨天开海" in page(complete, "linked").get_text()
    write(site, {"digest.yaml": "languages: [zh-Hans, en]\nreport: true\n"})
    build(site)
    public = site / "output/report"
    assert not list(public.glob("articles/draft-*"))
    assert "秘密" not in "".join(path.read_text(encoding="utf-8") for path in public.rglob("*.html"))
    text = page(public, "linked").get_text()
    assert "渔港昨天开海" not in text
    assert "责任编辑：林舟" in text


def test_a_language_cannot_have_the_folder_of_the_report(site: Path) -> None:
    write(site, {"digest.yaml": "languages: {zh-Hans: report}\nreport: true\n"})
    done = digest(site, "build")
    assert done.returncode == 3
    assert 'digest.yaml:1: languages: "report" cannot be' in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_of_a_source_are_shown_with_their_place_and_change_the_report(site: Path) -> None:
    folder = report(site)
    rules = "name: 海风日报\nlines:\n  drop:\n    - 气象台说，未来三天海上风浪平缓，适合作业，船队将北上。\n"
    write(site, {"content/sources/seawind.yaml": rules})
    report(site)
    text = page(folder, "sea").get_text()
    assert "source.seawind.1" in text
    assert "content/sources/seawind.yaml:4" in text
    (site / "content/sources/seawind.yaml").unlink()
    report(site)
    assert "source.seawind.1" not in page(folder, "sea").get_text()


def test_check_runs_the_cases_and_names_lines_that_recur(site: Path) -> None:
    many = {
        f"content/sea{n}.txt": f"第{n}天的船队\n来源：海风日报\n第{n}天清早，船队到了第{n}个港口，大家都上了岸。\n"
        f"海风日报，每天早上送到您的门口，一年三百六十五天。\n"
        for n in range(4)
    }
    rules = "name: 海风日报\ncases:\n  - text: 渔港昨天开海，上千条渔船陆续离岸。\n    dropped: [渔港昨天开海，上千条渔船陆续离岸。]\n"
    write(site, {**many, "content/sources/seawind.yaml": rules})
    listed = digest(site, "check").stdout
    assert "content/sources/seawind.yaml:4:" in listed
    assert "source.case-failed" in listed
    assert '"海风日报，每天早上送到您的门口，一年三百六十五天。" is in 4 of' in listed
    assert "lines: keep:" in listed


def test_broken_rules_stop_the_build_with_file_and_line(site: Path) -> None:
    write(site, {"content/sources/seawind.yaml": "name: a\nlines:\n  drop:\n    - pattern: '*'\n"})
    done = digest(site, "build")
    assert done.returncode == 3
    assert "content/sources/seawind.yaml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        ("front matter", "given by an editor"),
        ("content/sources/a.yaml: name", "from the rules of its source"),
        ("JSON-LD author: x", "description for search engines (JSON-LD)"),
        ("og:title", "metadata of the page"),
        ("article:published_time: 2026", "metadata of the page"),
        ("<title>", "title of the page"),
        ("来源：海风日报", "line of the article"),
        ("By Jane Doe", "line of the article"),
    ],
)
def test_the_place_of_evidence(evidence: str, place: str) -> None:
    assert place_of(evidence) == place


def test_a_change_of_rules_is_built_after_a_build_with_nothing_to_do(site: Path) -> None:
    line = "气象台说，未来三天海上风浪平缓，适合作业，船队将北上。"
    build(site)
    assert " 0 written" in build(site)
    write(site, {"content/sources/seawind.yaml": f"name: 海风日报\nlines:\n  drop: [{line}]\n"})
    build(site)
    (article,) = (site / "output/zh-hans/articles/sea").glob("index.html")
    text = BeautifulSoup(article.read_text(encoding="utf-8"), "html.parser").select_one(".text .body")
    assert text is not None
    assert line not in text.get_text()
    warm = tree(site / "output")
    write(site, {"content/sea.txt": f"---\nkeep: [风浪平缓]\n---\n{FILES['content/sea.txt']}"})
    build(site)
    assert line in article.read_text(encoding="utf-8")
    write(site, {"content/sea.txt": FILES["content/sea.txt"]})
    build(site)
    assert tree(site / "output") == warm


def test_its_language_is_the_first_of_the_site_or_the_given_one(site: Path) -> None:
    for code, heading in (("zh-Hant", "請留意"), ("", "请留意")):
        done = digest(site, "report", *(["--language", code] if code else []))
        assert done.returncode == 0
        article = page(site / "report", "sea")
        assert (article.html and article.html["lang"]) == (code or "zh-Hans")
        assert heading in article.get_text()
    assert "请编辑留意" in page(site / "report", "editor").get_text()

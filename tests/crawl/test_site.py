"""Each problem of a built site is found and named; a sound site has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config.settings import Settings, SiteLanguage
from digest.crawl.site import problems_of_site
from digest.model import Problem
from digest.parallel import Pool
from tests.sitebuilding import digest, write

BASE = "https://news.example/sub/"
SETTINGS = Settings(
    base_url=BASE, languages=(SiteLanguage(code="en", path="en"), SiteLanguage(code="zh-Hans", path="zh"))
)
HEAD = (
    '<!doctype html><html lang="{lang}"><head><title>Tea</title><link rel="canonical" href="{base}{lang}/">'
    '<link rel="alternate" hreflang="en" href="{base}en/"><link rel="alternate" hreflang="zh" href="{base}zh/">'
    '<link rel="stylesheet" href="../style.css?v=1"></head>'
)
ENGLISH = (
    HEAD.format(lang="en", base=BASE) + '<body><h1 id="top">Tea</h1><a href="../zh/#top">中文</a>'
    '<img src="../leaf.png" alt="A leaf"><svg aria-hidden="true"></svg><script src="../a.js"></script></body></html>'
)
CHINESE = (
    HEAD.format(lang="zh", base=BASE) + '<body><h1 id="top">茶</h1><a href="/sub/en/#top">English</a></body></html>'
)
SOUND = {"en/index.html": ENGLISH, "zh/index.html": CHINESE, "style.css": "a{}", "a.js": "", "leaf.png": ""}


def found(folder: Path, settings: Settings = SETTINGS) -> list[Problem]:
    return list(problems_of_site(str(folder), settings, Pool(1), lambda *_: None))


def codes(folder: Path, settings: Settings = SETTINGS) -> list[str]:
    return [problem.code.removeprefix("site.") for problem in found(folder, settings)]


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    assert found(write(tmp_path, SOUND)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("</body>", '<a href="gone.html">x</a></body>', "dead-link"),
        ("</body>", '<a href="/sub/gone/">x</a></body>', "dead-link"),
        ("../zh/#top", "../zh/#bottom", "dead-anchor"),
        ("</body>", '<p id="top"></p></body>', "repeated-id"),
        (' lang="en"', "", "no-language"),
        ("<title>Tea</title>", "", "no-title"),
        (' alt="A leaf"', "", "no-alternative"),
        ('<svg aria-hidden="true">', "<svg>", "no-alternative"),
        ("../a.js", "https://cdn.example/a.js", "third-party"),
        ("../leaf.png", "//cdn.example/leaf.png", "third-party"),
        ("<body>", '<body style="color:red">', "inline"),
        ("<body>", '<body onload="go()">', "inline"),
        ("</head>", "<style>a{}</style></head>", "inline"),
        ("</body>", "<script>go()</script></body>", "inline"),
        ("../zh/#top", "JavaScript:go()", "inline"),
        ("</body>", "x" * 60_000 + "</body>", "too-heavy"),
        (f'<link rel="canonical" href="{BASE}en/">', "", "no-canonical"),
        (f'canonical" href="{BASE}en/"', f'canonical" href="{BASE}en/gone/"', "dead-canonical"),
        (f'hreflang="zh" href="{BASE}zh/"', f'hreflang="zh" href="{BASE}zh/gone/"', "hreflang"),
        (f'<link rel="alternate" hreflang="en" href="{BASE}en/">', "", "hreflang"),
        (f'<link rel="alternate" hreflang="zh" href="{BASE}zh/">', "", "hreflang"),
    ],
)
def test_a_problem_is_found_in_its_file(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in ENGLISH
    write(tmp_path, {**SOUND, "en/index.html": ENGLISH.replace(old, new, 1)})
    assert code in codes(tmp_path)
    assert all(problem.fix and problem.file.endswith(".html") for problem in found(tmp_path))


def test_data_in_a_script_element_is_allowed(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{}</script></body>'
    assert codes(write(tmp_path, {**SOUND, "en/index.html": ENGLISH.replace("</body>", data)})) == []


def test_heavy_style_sheets_and_scripts_are_named(tmp_path: Path) -> None:
    write(tmp_path, {**SOUND, "style.css": "a{}" * 7_000, "a.js": "go();" * 2_500})
    messages = " ".join(problem.message for problem in found(tmp_path))
    assert "style sheets weigh 21.0 kB" in messages
    assert "scripts weigh 12.5 kB" in messages


def test_a_page_missing_in_a_language_is_reported(tmp_path: Path) -> None:
    bare = '<!doctype html><html lang="en"><title>x</title><meta name="robots" content="noindex">'
    (problem,) = found(write(tmp_path, {**SOUND, "en/only/index.html": bare}))
    assert (problem.code, problem.file) == ("site.missing-language", "en/only/index.html")
    assert "zh-Hans" in problem.message


def test_canonical_links_are_not_checked_without_an_address(tmp_path: Path) -> None:
    bare = '<!doctype html><html lang="en"><title>x</title>'
    write(tmp_path, {"en/index.html": bare, "zh/index.html": bare})
    assert codes(tmp_path, Settings(languages=SETTINGS.languages)) == []


@pytest.mark.parametrize("html", ["", "<", "<a href='http://[x'>", "\x00", "<a href='%ff%'>", "<p>" * 20_000, "\udc80"])
def test_no_page_stops_the_crawl(tmp_path: Path, html: str) -> None:
    codes(write(tmp_path, {"en/index.html": html.encode("utf-8", "surrogatepass"), "zh/index.html": b"\xff\xfe"}))


def test_the_command_prints_file_and_problem(tmp_path: Path) -> None:
    write(tmp_path, {"content/tea.txt": "茶园开放\n\n茶园今天开放，市民可以免费参观，开放时间为每天上午九点。\n"})
    assert digest(tmp_path, "build").returncode == 0
    page = tmp_path / "output" / "en" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<a href="gone/">x</a></main>'), "utf-8")
    done = digest(tmp_path, "check", "--strict")
    assert "en/index.html: a link leads to en/gone, which does not exist  [site.dead-link]" in done.stdout
    assert done.returncode == 1

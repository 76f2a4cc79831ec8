"""Nothing is public by mistake: every way to write that an article is not to be shown, and ways to misspell it."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from digest.model import FrontMatter, Record
from digest.readers import read
from tests.readers.test_splitting import cases

BODY = "\nThe night ferry left the harbour at nine and nobody on the quay waved to the captain.\n"
LATER = "2091-03-04"
# Written before the program could read them.
DRAFTS = [
    "---\ntitle: Nets\ndraft: TRUE\n---\n",
    "---\ntitle: Nets\ndraft: 'x'\n---\n",
    "---\ntitle: Nets\ndraft: ✓\n---\n",
    "---\ntitle: Nets\nDRAFT: ja\n---\n",
    "---\ntitle: 渔网\n草稿: 是\n---\n",
    "---\ntitle: Nets\nDraft: oui?\n---\n",
    "---\ntitle: Nets\npublished: no\n---\n",
    "---\ntitle: Nets\nis_published: 0\n---\n",
    "---\ntitle: Nets\nvisibility: private\n---\n",
    "---\ntitle: Nets\npost_status: pending\n---\n",
    "---\ntitle: Nets\nstatus: Draft\n---\n",
    "---\ntitle: 渔网\n状态: 草稿\n---\n",
    "---\ntitle: Nets\nhidden: true\n---\n",
    "---\ntitle: Nets\ndraft: false\npublished: false\n---\n",
    '+++\ntitle = "Nets"\ndraft = true\n+++\n',
    '+++\ntitle = "Nets"\nDraft = 1\n[params]\ncolour = "blue"\n+++\n',
    '{"title": "Nets", "draft": true}\n',
    '{\n  "title": "Nets",\n  "published": false\n}\n',
    "Title: Nets\nStatus: draft\n",
    "Title: Nets\nAuthor: A. Quay\nStatus: hidden\n",
    ".. title: Nets\n.. status: private\n",
    "<!--\n.. title: Nets\n.. slug: nets\n.. status: draft\n-->\n",
    "title: Nets\ndraft: yes\n---\n",
]
HELD = [
    "---\ntitle: Nets\ndraft: tru\n---\n",
    "---\ntitle: Nets\ndraft: perhaps\n---\n",
    "---\ntitle: Nets\ndraft: [true]\n---\n",
    "---\ntitle: Nets\ndraft: 2\n---\n",
    "---\ntitle: Nets\ndratf: true\n---\n",
    "---\ntitle: Nets\ndrfat: x\n---\n",
    "---\ntitle: Nets\npublished: soon\n---\n",
    "---\ntitle: Nets\npublished: flase\n---\n",
    "---\ntitle: Nets\nstatus: half-finished\n---\n",
    "---\ntitle: Nets\nvisibility: friends\n---\n",
    "---\ntitle: Nets\npublish_at: after the holidays\n---\n",
    "---\ntitle: Nets\npublish_at: 2026-02-30\n---\n",
    "---\ntitle: Nets\npublish_att: 2091-01-01\n---\n",
    "---\ntitle: Nets\npublishDate: next Monday\n---\n",
    "---\ntitle: Nets\nexpires: never ever\n---\n",
    "---\ntitle: Nets\nexpiers: 2020-01-01\n---\n",
    "---\ntitle: Nets\npolicy: summary\n---\n",
    "---\ntitle: Nets\npolcy: link\n---\n",
    "---\ntitle: Nets\nclean: nope!\n---\n",
    "---\ntitle: Nets\nclaen: false\n---\n",
    "---\ntitle: Nets\nkeep: {a: b}\n---\n",
    "---\ntitle: Nets\ndropp: [advert]\n---\n",
    "---\ntitle: The ferry: late again\n---\n",
    "---\ntitle: Nets\nextra:\n  colour: blue\n  draft: true\n---\n",
    "---\ntitle: |\n  Nets\n  draft: true\n---\n",
    '+++\ntitle = "Nets\ndraft = true\n+++\n',
    '+++\ntitle = "Nets"\ndraft = true\n',
    '{"title": "Nets", "draft": true,}\n',
    '{"title": "Nets" "draft": true}\n',
    '{"draft": true, "draft": false, "title": "Nets"}\n',
    "--\ntitle: Nets\ndraft: true\n--\n",
    "-----\ntitle: Nets\ndraft: true\n-----\n",
    "---  yml\ntitle: Nets\n---\n",
    "--- title: Nets\ndraft: true\n---\n",
    "\n\n\n---\ntitle: Nets\n---\n",
    "\t---\ntitle: Nets\n---\n",
    "<!-- from the wire -->\n\n---\ntitle: Nets\n---\n",
    "———\ntitle: Nets\ndraft: true\n———\n",
    "---\ntitle: Nets\ndraft: true\n",
    "---\ntitle: Nets\ndraft: true\n-- -\n",
    "---\n- draft: true\n---\n",
    "---\ndraft true\n---\n",
    "```yaml\ntitle: Nets\ndraft: true\n```\n",
    "# Nets\n\n---\ndraft: true\n---\n",
    "draft: true\n",
    "++++\ntitle = 'Nets'\n++++\n",
    ';;;\n"title": "Nets",\n"draft": true\n;;;\n',
]
SCHEDULED = [
    f"---\ntitle: Nets\npublishDate: {LATER}\n---\n",
    f"---\ntitle: Nets\npublish-at: {LATER}\n---\n",
    "---\ntitle: Nets\nPublish_At: 2091/3/4\n---\n",
    "---\ntitle: Nets\npublish_at: 2091年3月4日\n---\n",
    f"+++\ntitle = 'Nets'\npublishDate = {LATER}\n+++\n",
    f'{{"title": "Nets", "publishDate": "{LATER}"}}\n',
    f"---\ntitle: Nets\nembargo: {LATER}\n---\n",
]
EXPIRED = [
    "---\ntitle: Nets\nexpiryDate: 2020-01-02\n---\n",
    "---\ntitle: Nets\nunpublishdate: 2020-01-02\n---\n",
    "+++\ntitle = 'Nets'\nexpiryDate = 2020-01-02\n+++\n",
    "---\ntitle: Nets\nexpires: 2091-01-01\nexpiryDate: 2020-01-02\n---\n",
]
# An editor's or another generator's front matter that withholds nothing.
SHOWN = [
    "---\ntitle: Nets\ndraft: false\n---\n",
    "---\ntitle: Nets\ndraft: 否\n---\n",
    "---\ntitle: Nets\ndraft:\n---\n",
    "---\ntitle: Nets\npublished: true\nstatus: publish\nvisibility: public\n---\n",
    "---\ntitle: Nets\npublished: 2024-05-01\n---\n",
    "---\ntitle: Nets\npublishDate: 2024-05-01T08:00:00+08:00\n---\n",
    "---\ntitle: Nets\nlayout: post\ncraft: knots\nlastmod: 2024-05-02\ncategories: [sea]\n---\n",
    "+++\ntitle = 'Nets'\ndate = 2024-05-01T08:00:00+08:00\ndraft = false\n+++\n",
    '{"title": "Nets", "date": "2024-05-01", "draft": false}\n',
    "Title: Nets\nDate: 2024-05-01 10:00\nCategory: sea\n",
    ".. title: Nets\n.. date: 2024-05-01 10:00:00 UTC+08:00\n.. tags: sea\n",
    "title: Nets\ndate: 2024-05-01\n---\n",
]
# Scraped texts whose rules, labels and brackets are no front matter: nothing of them is lost or held back.
TEXTS = [
    "---\nThe nets were mended.\n---\n",
    "---\n\nThe nets were mended.\n",
    "-----\n标题：渔网\n来源：河口在线\n-----\n",
    "----------\nTitle: Nets\nDate: 2024-05-01\n----------\n",
    "----\nThe nets were mended: all of them.\n----\n",
    "----\n\n# Nets\n",
    "***\nSource: Estuary Online\n***\n",
    "来源：河口在线\n时间：2024-05-01\n",
    "Policy: the council wants new nets.\n",
    "Status: the nets are mended.\n",
    "{Photograph: A. Quay}\n",
    "{{ site.title }}\n",
    "{\nNets\n}\n",
    "+++ Live +++ the nets are mended +++\n",
    "+++\nThe nets were mended.\n+++\n",
    "<!-- saved from the harbour's page -->\n# Nets\n",
    ".. and then the nets were mended.\n",
    "Nets\n----\n",
    "He said: draft animals pulled the nets.\n",
    "Expires: the season of eels.\n",
    "---\nNote: the harbour: closed\n---\n",
    "# Nets\n\nThe draft: a first version, was read aloud.\n",
]


def front(text: str, file: str = "a.md") -> FrontMatter:
    (found,) = read(file, (text + BODY).encode())
    assert isinstance(found, Record)
    assert found.text.endswith(BODY.lstrip("\n"))
    held = [problem for problem in found.problems if problem.code.startswith("held.")]
    assert bool(held) == found.front.held
    assert all(problem.fix and problem.file == file and problem.line >= 1 for problem in held)
    return found.front


@pytest.mark.parametrize("text", DRAFTS)
def test_what_clearly_means_a_draft_is_a_draft(text: str) -> None:
    found = front(text)
    assert (found.draft, found.held) == (True, False)


@pytest.mark.parametrize("text", HELD)
@pytest.mark.parametrize("file", ["a.md", "a.txt", "a.html"])
def test_what_cannot_be_read_or_is_nearly_a_key_is_held_back(text: str, file: str) -> None:
    assert front(text, file).held


@pytest.mark.parametrize("text", SCHEDULED)
def test_a_later_time_of_publication(text: str) -> None:
    found = front(text)
    assert (found.publish_at, found.held) == (LATER, False)


@pytest.mark.parametrize("text", EXPIRED)
def test_an_end_of_publication(text: str) -> None:
    found = front(text)
    assert (found.expires, found.held) == ("2020-01-02", False)


@pytest.mark.parametrize("text", SHOWN)
def test_front_matter_that_withholds_nothing(text: str) -> None:
    found = front(text)
    assert (found.held, found.draft, found.expires) == (False, False, None)
    assert found.titles == {"": "Nets"}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("file", ["a.md", "a.txt"])
def test_text_that_is_no_front_matter_is_shown_whole(text: str, file: str) -> None:
    (found,) = read(file, (text + BODY).encode())
    assert isinstance(found, Record)
    assert not found.front.held
    assert found.text.endswith(text + BODY) or text.startswith("<!--")


# Written when the program could read the above; each was tried before it was added.
MORE_DRAFTS = [
    "---\ntitle: Nets\n'draft' : 1\n---\n",
    "---\ntitle: Nets\ndraft: ｔｒｕｅ\n---\n",
    "---\ntitle: Nets\nｄｒａｆｔ: true\n---\n",
    "---\ntitle: Nets\n_draft: yes\n---\n",
    "---\ntitle: Nets\ndraft: true # until Monday\n---\n",
    "---\ntitle: Nets\ndraft: Draft\n---\n",
    "---\ntitle: Nets\ndraft: 对\n---\n",
    "---\ntitle: Nets\npublished: nein\n---\n",
    "---\ntitle: Nets\npublish: f\n---\n",
    "---\ntitle: Nets\nprivate: on\n---\n",
    "---\ntitle: Nets\nstate: unpublished\n---\n",
    "---\ntitle: Nets\nstatus: [draft, urgent]\n---\n",
    "---\ntitle: 渔网\n是否公开: 否\n---\n",
    "---\ntitle: 渔网\n发布状态: 待审核\n---\n",
    "---\r\ntitle: Nets\r\ndraft: true\r\n---\r\n",
    "\ufeff---\ntitle: Nets\ndraft: true\n---\n",
    "+++\ndraft = true\ntitle = 'Nets'\ntags = ['a']\n+++\n",
    "Title: Nets\nDraft: true\nDraft: false\n",
    "TITLE: Nets\nPUBLISHED: false\n",
    ".. title: Nets\n.. hidetitle: yes\n.. published: no\n",
]
MORE_HELD = [
    "---\ntitle: Nets\ndraft: 'true, for now'\n---\n",
    "---\ntitle: Nets\ndraft: no?\n---\n",
    "---\ntitle: Nets\ndraft : truee\n---\n",
    "---\ntitle: Nets\nis-draft: somewhat\n---\n",
    "---\ntitle: Nets\nDRAFT STATUS: true\n---\n",
    "---\ntitle: Nets\npublsh_at: 2091-01-01\n---\n",
    "---\ntitle: Nets\npublish at: 2091/13/01\n---\n",
    "---\ntitle: Nets\nembargo: until noon\n---\n",
    "---\ntitle: Nets\nexpire: 2020-01-01\n---\n",
    "---\ntitle: Nets\nexpires: 1/2/2020\n---\n",
    "---\ntitle: Nets\nexpiryDate: last year\n---\n",
    "---\ntitle: Nets\npolicy: [link]\n---\n",
    "---\ntitle: Nets\npolicy: lnik\n---\n",
    "---\ntitle: Nets\nkeeps: the bell\n---\n",
    "---\ntitle: Nets\ndrpo: the bell\n---\n",
    "---\ntitle: Nets\nvisble: false\n---\n",
    "---\ntitle: Nets\nstaus: draft\n---\n",
    "---\ntitle: Nets\n\tdraft: true\n---\n",
    "---\ntitle: Nets\ndraft：true\n---\n",
    "---\ntitle: Nets\nauthors: [A\ndraft: true\n---\n",
    "---\ntitle: Nets\n*draft: true\n---\n",
    "---\ntitle: 'Nets\ndraft: true\n---\n",
    "---\ntitle: Nets\ndraft: true\n+++\n",
    "---\ntitle: Nets\ndraft: true\n ---\n",
    "-- -\ntitle: Nets\ndraft: true\n---\n",
    "=====\ntitle: Nets\ndraft: true\n=====\n",
    "- --\ntitle: Nets\nexpires: 2020-01-01\n---\n",
    "<!-- draft: true -->\n# Nets\n",
    "<!--\ntitle: Nets\nstatus: draft\n-->\n",
    "**Draft**: yes\n\n# Nets\n",
    "# Nets\n\ndraft: true\n",
    "> draft: true\n",
    ":draft: true\n",
    "{title: 'Nets', draft: true}\n",
    '{"title": "Nets", "draft": true\n',
    "+++\ntitle: Nets\ndraft: true\n+++\n",
    "---toml\ntitle = 'Nets'\n---\n",
    "--- # front matter\ntitle: Nets\ndraft: true\n---\n",
]
MORE_TEXTS = [
    "——\n渔网补好了：全部。\n——\n",
    "---\n# Nets\n---\n",
    "--\nA. Quay\n--\n",
    "----\nTitle: Nets\nDate: 2024-05-01\n\nThe nets\n----\n",
    "状态：渔网已经补好。\n",
    "发布：2024年5月1日\n",
    "公开：渔网的价格\n",
    "Public: 12,000 people came.\n",
    "Published: 1 May 2024\n",
    "Updated: 2024-05-01\n",
    "Keep: the nets dry.\n",
    "Type: report\n",
    '"Nets": a story\n',
    "{% include nets.html %}\n",
    "[draft]: https://example.org/draft\n",
    "Draft horses: a history\n",
    "* * *\n\nThe nets were mended.\n\n* * *\n",
    "|a|b|\n|---|---|\n|draft|true|\n",
    "=======\nNets\n=======\n",
    "……\n",
]


@pytest.mark.parametrize("text", MORE_DRAFTS)
def test_more_that_clearly_means_a_draft(text: str) -> None:
    test_what_clearly_means_a_draft_is_a_draft(text)


@pytest.mark.parametrize("text", MORE_HELD)
@pytest.mark.parametrize("file", ["a.md", "a.txt"])
def test_more_that_is_held_back(text: str, file: str) -> None:
    assert front(text, file).held


@pytest.mark.parametrize("text", MORE_TEXTS)
@pytest.mark.parametrize("file", ["a.md", "a.txt"])
def test_more_text_that_is_no_front_matter(text: str, file: str) -> None:
    test_text_that_is_no_front_matter_is_shown_whole(text, file)


DRAFT_CELLS = [
    ("draft", "1"), ("Draft", "是"), ("draft", "x"), ("DRAFT", "Y"), ("is_draft", "1.0"), ("草稿", "对"), ("draft?", "TRUE"),
    ("published", "0"), ("published", "False"), ("published", "no"), ("已发布", "否"), ("visible", "false"), ("public", "n"),
    ("status", "draft"), ("Status", "PENDING"), ("post_status", "private"), ("状态", "草稿"), ("visibility", "hidden"),
    ("state", "draft"), ("hidden", "yes"), ("unpublished", "1"),
]  # fmt: skip
HELD_CELLS = [
    ("draft", "ture"), ("draft", "2"), ("draft", "not sure"), ("drfat", "1"), ("drafts", "no"), ("published", "flase"),
    ("status", "halfway"), ("visibility", "friends"), ("publish_at", "soon"), ("publish-at", "2026-02-30"), ("expires", "later"),
    ("policy", "lnk"), ("polcy", "link"), ("clean", "maybe"), ("publised", "false"), ("hidden", "sometimes"),
]  # fmt: skip
SHOWN_CELLS = [
    ("draft", ""), ("draft", "0"), ("draft", "NaN"), ("draft", "None"), ("draft", "否"), ("published", "true"),
    ("published", "2024-05-01"), ("published", "3 days ago"), ("published", "昨天"), ("published", "May 5, 2024"),
    ("publish_date", "yesterday evening"), ("publish_date", "2024-05-01"), ("status", "200"), ("status", "publish"),
    ("status", "success"), ("state", "Ohio"), ("type", "report"), ("craft", "nets"), ("crop", "wheat"), ("public", "12,000"),
    ("expires", "nan"), ("visible", "1"), ("embargo", "of 1807"),
]  # fmt: skip


def row_front(name: str, value: str, form: str) -> FrontMatter:
    if form == "jsonl":
        text = json.dumps({"title": "Nets", name: value, "text": BODY})
    else:
        written = io.StringIO()
        csv.writer(written).writerows([["title", name, "text"], ["Nets", value, BODY]])
        text = written.getvalue()
    (found,) = read(f"a.{form}", text.encode())
    assert isinstance(found, Record)
    assert found.front.titles == {"": "Nets"}
    assert found.front.held == any(problem.code.startswith("held.") for problem in found.problems)
    return found.front


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(("name", "value"), DRAFT_CELLS)
def test_a_column_that_clearly_means_a_draft(name: str, value: str, form: str) -> None:
    found = row_front(name, value, form)
    assert (found.draft, found.held) == (True, False)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(("name", "value"), HELD_CELLS)
def test_a_column_that_is_not_clear_holds_its_row_back(name: str, value: str, form: str) -> None:
    assert row_front(name, value, form).held


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(("name", "value"), SHOWN_CELLS)
def test_columns_of_scraped_tables_withhold_nothing(name: str, value: str, form: str) -> None:
    found = row_front(name, value, form)
    assert (found.draft, found.held, found.expires) == (False, False, None)


@pytest.mark.parametrize(
    ("value", "verdict"), [(True, "draft"), (1, "draft"), (False, ""), (None, ""), (2, "held"), ({"a": 1}, "held")]
)
def test_values_of_json(value: object, verdict: str) -> None:
    (found,) = read("a.jsonl", json.dumps({"title": "Nets", "draft": value, "text": BODY}).encode())
    assert isinstance(found, Record)
    assert ("draft" if found.front.draft else "held" if found.front.held else "") == verdict


def test_what_withholds_a_text_file_withholds_all_its_articles() -> None:
    joined = "\n".join(next(lines for name, lines, _ in cases() if name.startswith("a notice closes")))
    for key in ("publish_at: 2091-01-01", "expires: 2020-01-01", "policy: link", "draft: tru", "draft: true"):
        first, second = read("a.txt", f"---\ntitle: Nets\n{key}\n---\n{joined}".encode())
        assert isinstance(first, Record)
        assert isinstance(second, Record)
        assert second.front == msgspec.structs.replace(first.front, titles={})
        assert second.front != FrontMatter()

"""Nothing is public by mistake: every way to write that an article is not to be shown, and ways to misspell it."""

from __future__ import annotations

import pytest

from digest.model import FrontMatter, Record
from digest.readers import read

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

"""Facts cannot control a terminal or a page, wherever they are read from."""

from __future__ import annotations

import json

import msgspec
import pytest

from digest.article import articles, stages
from digest.config.vocabulary import Vocabulary
from digest.model import Article
from digest.readers import read

NASTY = "\x01\x1b[31m\x9b\u202e\n"
TEXT = "The night ferry left the harbour at nine and nobody on the quay waved to the captain, as it was late."
JSON_LD = {"@type": "NewsArticle", "headline": f"The ferry{NASTY} left", "publisher": {"name": f"Wire{NASTY}"},
           "author": {"name": f"Ann{NASTY} Quay"}, "datePublished": "2024-05-01"}  # fmt: skip
FILES = {
    "a.html": f"<html><head><script type='application/ld+json'>{json.dumps(JSON_LD)}</script></head><body><article>"
    f"<h1>The ferry left</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>",
    "b.html": "<html><head><meta property='og:site_name' content='Wi&#1;re&#8238;'><meta name='author' content='A&#x9d; Quay'>"
    f"</head><body><h1>The&#27; ferry&#8238; left</h1><p>{TEXT}</p></body></html>",
    "c.txt": f"标题：渡轮{NASTY}来源：河口\u202e在线\n记者：何\u2066渡\n\n渡轮换上了电动机组，老乘客说船开起来安静了许多。\n",
}  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_facts_are_printable(file: str) -> None:
    (found,) = articles(read(file, FILES[file].encode()), stages(Vocabulary()))
    assert isinstance(found, Article)
    texts = json.dumps(msgspec.to_builtins(found.entry.facts), ensure_ascii=False)
    assert "\\n" not in texts
    assert "\\u00" not in texts
    assert not {"\x1b", "\x9b", "\x9d", "\u202e", "\u2066"} & set(texts)
    assert found.entry.facts.source

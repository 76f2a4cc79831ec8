"""A thousand random pieces of the demo's articles and the seeds' find all articles that contain them, and no others."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.search import terms
from digest.search.index import build
from digest.search.terms import SearchDocument, lines
from digest.text.convert import converter
from tests.search.reader import Reader
from tests.sitebuilding import LIMIT

QUERIES = 1_000


def documents(*folders: Path) -> list[SearchDocument]:
    """Return the articles of some folders for search: titles and blocks."""
    command = [sys.executable, "-m", "digest", "inspect", "--json", "--no-memory", *map(str, folders)]
    shown = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, timeout=LIMIT
    ).stdout.splitlines()
    articles = [json.loads(line) for line in shown]
    texts = ["\n".join([article["title"], *(block["text"] for block in article["blocks"])]) for article in articles]
    return [SearchDocument(texts=(("zh-Hans", text),)) for text in texts]


def pieces(library: list[SearchDocument]) -> Iterator[str]:
    """Yield random pieces of 2 to 12 characters, in either script; a piece that begins with letters begins with their word."""
    chance = random.Random(20)
    scripts = (converter("zh-Hans", "zh-Hant"), converter("zh-Hant", "zh-Hans"), str)
    every = [line for document in library for _, text in document.texts for line in text.split("\n") if len(line) > 1]
    while True:
        line = chance.choice(every)
        start = chance.randrange(len(line) - 1)
        piece = line[start : start + chance.randint(2, 12)]
        begins = not (
            terms.is_word(terms.folded(line[start])) and start and terms.is_word(terms.folded(line[start - 1]))
        )
        if begins and len(terms.tokens(piece)) > 1:
            yield chance.choice(scripts)(piece)


@pytest.mark.parametrize("of", ["demo", "seeds"])
def test_random_pieces_are_found_exactly(of: str, root: Path, request: pytest.FixtureRequest) -> None:
    folder = root / "content" if of == "demo" else request.getfixturevalue("shared") / "seeds"
    library = documents(folder)
    reader = Reader(build(library, 64))
    known = [[terms.name(line) for line in lines(document)] for document in library]
    several = 0
    found = pieces(library)
    for _ in range(QUERIES):
        query = next(found)
        wanted = re.escape(terms.name(terms.tokens(query)))
        start = f"(?<![{terms.LETTERS}])" if terms.is_word(terms.tokens(query)[0]) else ""
        pattern = re.compile(start + wanted)
        expected = [number for number, texts in enumerate(known) if any(map(pattern.search, texts))]
        assert reader.phrase(query) == expected, query
        several += len(expected) > 1
    assert several > QUERIES // 20

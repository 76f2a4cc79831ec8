"""Fonts for share images: which files have Han glyphs, which characters they cover, and how wide these are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from digest.hashing import digest, hex_digest
from digest.languages import LANGUAGE_INFO, LANGUAGES
from digest.model import Value
from digest.store.listing import files_in
from digest.store.memory import recalled

if TYPE_CHECKING:  # an optional library
    from fontTools.ttLib import TTFont

EM: Final = 1000  # unit of widths: thousandths of the font size
_FOLDERS: Final = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
# Beginnings of the file names of fonts with Han glyphs, serif faces first.
_FAMILIES: Final = (
    *("notoserifcjk", "sourcehanserif", "notoserifsc", "notoseriftc", "songti", "simsun", "notosanscjk"),
    *("sourcehansans", "notosanssc", "notosanstc", "pingfang", "msyh", "stheiti", "wqy"),
)
_HAN: Final = "中文的一是不"
_MOST: Final = 16  # files of one folder


class Face(Value, dict=True):
    """A font for one language."""

    family: str
    ranges: tuple[tuple[int, int], ...]  # first and last code points of what it covers
    widths: dict[str, int]  # of the characters that are not one em wide

    @cached_property
    def _covered(self) -> frozenset[int]:
        return frozenset(char for first, last in self.ranges for char in range(first, last + 1))

    def covers(self, text: str) -> bool:
        """Whether there is a glyph for every character."""
        return self._covered.issuperset(map(ord, text))

    def width(self, text: str) -> int:
        """Return the width of a text in thousandths of the font size."""
        return sum([self.widths.get(char, EM) for char in text])


class Fonts(Value):
    """The fonts of the share images of a site."""

    files: tuple[str, ...]
    faces: dict[str, Face]  # by language
    digest: str  # hex, of the bytes of all files


def load_fonts(folder: str, memory: str) -> Fonts | None:
    """Return the fonts of a folder, or of this system (""), remembered until a font file changes.

    None if they have no Han glyphs. Raises: ImportError without fontTools.
    """
    files = font_files(folder)
    state = digest(msgspec.msgpack.encode([(path, os.stat(path).st_size, os.stat(path).st_mtime_ns) for path in files]))
    found = recalled(memory, "fonts.bin", state, tuple[Fonts, ...], lambda: tuple(filter(None, [read_fonts(files)])))
    return found[0] if found else None


def font_files(folder: str) -> tuple[str, ...]:
    """Return the font files of a folder, or the first known family of this system."""
    if folder:
        return tuple(sorted(_fonts_in(folder)))[:_MOST]
    found = {
        path: os.path.basename(path).lower() for place in _FOLDERS for path in _fonts_in(os.path.expanduser(place))
    }
    for beginning in _FAMILIES:
        family = [path for path, name in found.items() if name.startswith(beginning)]
        usual = [path for path in family if "regular" in found[path] or "bold" in found[path]]
        if family:
            return tuple(sorted(usual or family))[:_MOST]
    return ()


def read_fonts(files: tuple[str, ...]) -> Fonts | None:
    """Read font files; None if a language has no face with Han glyphs. Raises ImportError without fontTools."""
    fonts = [font for path in files for font in _faces(path)]
    chosen = {str(code): _chosen(fonts, code) for code in LANGUAGES} if fonts else {}
    read = {family: _face(family, font) for family, font in dict(chosen.values()).items()}
    faces = {code: read[family] for code, (family, _) in chosen.items()}
    if not faces or any(not face.covers(_HAN) for face in faces.values()):
        return None
    return Fonts(
        files=files, faces=faces, digest=hex_digest(b"".join(digest(Path(file).read_bytes()) for file in files))
    )


def _fonts_in(folder: str) -> Iterable[str]:
    try:
        return [seen.path for seen in files_in(folder) if seen.path.lower().endswith((".ttf", ".otf", ".ttc", ".otc"))]
    except OSError:
        return []


def _faces(path: str) -> list[tuple[str, TTFont]]:
    """Return the fonts of a file with their families; none if the file is not a font."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        is_collection = path.lower().endswith(("ttc", "otc"))
        fonts = list(TTCollection(path, lazy=True)) if is_collection else [TTFont(path, lazy=True)]
        return [(str(font["name"].getBestFamilyName() or ""), font) for font in fonts]
    except (TTLibError, KeyError, ValueError, AssertionError, EOFError):
        return []


def _chosen(fonts: list[tuple[str, TTFont]], language: str) -> tuple[str, TTFont]:
    """Return the font whose glyphs are those of a language's script, in the boldest of its weights."""
    own = [pair for pair in fonts if pair[0].lower().endswith(LANGUAGE_INFO[language].font_suffixes)] or fonts
    weights = [pair for pair in own if pair[0] == own[0][0]]
    return max(weights, key=lambda pair: int(pair[1]["OS/2"].usWeightClass))


def _face(family: str, font: TTFont) -> Face:
    cmap, metrics = font.getBestCmap() or {}, font["hmtx"].metrics
    scale = EM / font["head"].unitsPerEm
    widths = {chr(code): round(metrics[glyph][0] * scale) for code, glyph in cmap.items()}
    narrow = {char: width for char, width in widths.items() if width != EM}
    # consecutive code points have one difference to their places
    runs = [[code for _, code in run] for _, run in groupby(enumerate(sorted(cmap)), lambda pair: pair[1] - pair[0])]
    return Face(family=family, ranges=tuple((run[0], run[-1]) for run in runs), widths=narrow)

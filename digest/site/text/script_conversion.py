"""Conversion between the two scripts of Chinese, on demand: OpenCC is loaded when a page first needs it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from digest.text.script import fold

_JOINT: Final = "\x1e"  # between texts that are converted together


class ScriptConverter:
    """Conversion with the site's protected names and fixes."""

    def __init__(self, protect: tuple[str, ...], fixes: Mapping[str, str]) -> None:
        self._protect = protect
        self._fixes = fixes
        self._converters: dict[tuple[str, str], Callable[[str], str]] = {}
        self.short = lru_cache(maxsize=65_536)(self.convert)

    def convert(self, text: str, source: str, target: str) -> str:
        """Return a text in another script; `source` and `target` are language codes."""
        if source == target or not text:
            return text
        known = self._converters.get((source, target))
        if known is None:
            known = self._converters[source, target] = self._converter(source, target)
        return known(text)

    def together(self, texts: list[str], source: str, target: str) -> list[str]:
        """Convert many texts in one call; as many come back."""
        if source == target or not texts:
            return texts
        parts = self.convert(_JOINT.join(texts), source, target).split(_JOINT)
        return parts if len(parts) == len(texts) else [self.convert(text, source, target) for text in texts]

    def name(self, name: str, language: str) -> str:
        """Return a proper name, whose script is not known, as a page in `language` writes it."""
        if name.isascii():
            return name
        if language == "zh-Hant":
            return self.convert(name, "zh-Hans", language)
        if language == "zh-Hans" and fold(name) != name.lower():
            return self.convert(name, "zh-Hant", language)
        return name

    def _converter(self, source: str, target: str) -> Callable[[str], str]:
        from digest.text.convert import converter

        return converter(source, target, self._protect, self._fixes)

"""The words an article says most, for related reading: pairs of Han characters and Latin words, chosen from it alone.

Which of them are worth something is told later, by how few articles share them (related.py).
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Final
from zlib import crc32

from digest.stories.common_words import LATIN as COMMON_LATIN
from digest.stories.opening import HAN_RUN, cut, latin_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.stories.opening import Head

_MOST: Final = 40
_ENOUGH: Final = 24  # words a short text gives, though it says each of them once
_SIZE: Final = 2


def words(head: Head) -> tuple[int, ...]:
    """Return numbers for at most 40 words, most of them said twice at least; equal for both scripts of one text."""
    title = head.folded[: head.title]
    above = [*_pairs(HAN_RUN.findall(title)), *latin_words(title)]
    counts = Counter(chain(_pairs(head.runs), head.words, above, above))  # what stands in the title is said thrice
    often = [term for term, count in counts.items() if count > 1 and term not in COMMON_LATIN]
    often.sort(key=counts.__getitem__, reverse=True)  # sorting keeps the order of equals: that of the text
    if len(often) < _ENOUGH:
        once = (term for term, count in counts.items() if count == 1 and term not in COMMON_LATIN)
        often += islice(once, _ENOUGH - len(often))
    return tuple(sorted({crc32(term.encode()) for term in often[:_MOST]}))


def _pairs(runs: Sequence[str]) -> Iterator[str]:
    """Yield all pairs of neighbouring characters."""
    return chain.from_iterable([(run,) if len(run) == _SIZE else cut(len(run), _SIZE)(run) for run in runs])

"""Kinds of terms in a signature: each term is a number of 32 bits whose lowest tell its kind."""

from typing import Final

CLAUSE, RUN, NAME, TITLE = range(4)
KIND: Final = 3
NUMBER: Final = 0xFFFFFFFC
SECTIONS: Final = 16  # parts of a text by which it is told where a term stands

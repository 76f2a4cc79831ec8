"""Kinds of terms in a signature: each term is a number whose lowest bits tell its kind."""

from typing import Final

CLAUSE, RUN, NAME, TITLE = range(4)
KIND_BITS: Final = 2

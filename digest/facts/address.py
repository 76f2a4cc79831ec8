"""The article's own address: http or https, without the marks by which visits are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from digest.facts.page_metadata import Head

_LONGEST: Final = 2_000
_BLANK: Final = re.compile(r"[\x00-\x20\s]")
# Parameters that say where a visit came from, not what is shown.
_TRACKING: Final = frozenset(
    (
        "spm", "scm", "fbclid", "gclid", "msclkid", "yclid", "dclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "srsltid", "from", "fromid",
        "source", "ref", "referer", "referrer", "log_from", "cre", "rfunc", "tj", "wfr", "isappinstalled", "scene", "nsukey", "bd_vid",
        "hmsr", "vt", "cmpid", "ocid", "ncid", "smid", "feature",
    )
)  # fmt: skip
_TRACKING_FAMILIES: Final = ("utm_", "share")


def read_address(head: Head) -> tuple[str, str]:
    """Return the article's address and where it was read, else two empty strings; a home page is nobody's address."""
    told = [(name, value) for name in ("canonical", "og:url", "twitter:url") for value in head.names.get(name, ())]
    told += [("JSON-LD url", value) for value in head.told("url")]
    return next(((address, name) for name, value in told if (address := clean_address(value))), ("", ""))


def clean_address(value: str) -> str:
    """Return an absolute http(s) address without tracking parameters and fragment, else an empty string."""
    value = value.strip()
    if len(value) > _LONGEST or _BLANK.search(value):
        return ""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username or port == 0:
        return ""
    query = [(key, word) for key, word in parse_qsl(parts.query, keep_blank_values=True) if not _counts_visits(key)]
    if parts.path in ("", "/") and not query:
        return ""
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, urlencode(query), ""))


def _counts_visits(key: str) -> bool:
    return key.lower() in _TRACKING or key.lower().startswith(_TRACKING_FAMILIES)

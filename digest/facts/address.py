"""The article's own address: http or https, without tracking parameters."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from digest.facts.page_metadata import PageMetadata

_LONGEST: Final = 2_000
_BLANK: Final = re.compile(r"[\x00-\x20\s]")
# Parameters for where a visit came from, not for what is shown.
_TRACKING: Final = frozenset(
    (
        "spm", "scm", "fbclid", "gclid", "msclkid", "yclid", "dclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "srsltid", "from", "fromid",
        "source", "ref", "referer", "referrer", "log_from", "cre", "rfunc", "tj", "wfr", "isappinstalled", "scene", "nsukey", "bd_vid",
        "hmsr", "vt", "cmpid", "ocid", "ncid", "smid", "feature",
    )
)  # fmt: skip
_TRACKING_FAMILIES: Final = ("utm_", "share")


def read_address(metadata: PageMetadata) -> tuple[str, str]:
    """Return the article's address and where it was read, else two empty strings; a home page is no article's address."""
    named = [(name, value) for name in ("canonical", "og:url", "twitter:url") for value in metadata.values(name)]
    named += [("JSON-LD url", value) for value in metadata.json_ld("url")]
    return next(((address, name) for name, value in named if (address := clean_address(value))), ("", ""))


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
    query = [
        (key, text)
        for key, text in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in _TRACKING and not key.lower().startswith(_TRACKING_FAMILIES)
    ]
    if parts.path in ("", "/") and not query:
        return ""
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, urlencode(query), ""))

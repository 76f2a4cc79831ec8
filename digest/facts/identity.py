"""Identity: addresses that differ only in how an article is reached are one, and name it wherever it was found."""

import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from digest.facts.address import clean_address
from digest.hashing import hex_digest
from digest.text.slug import slug

# Labels of hosts that show the articles of another host in another form.
_MIRROR: Final = re.compile(r"(^|\.)(?:(?:www\d?|m|mobile|amp|wap|3g)\.)+(?=[^.]+\.)")
_AMP_PATH: Final = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$)", re.IGNORECASE)
_INDEX: Final = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?)$", re.IGNORECASE)
_SUFFIX: Final = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_FORMS: Final = frozenset({"amp", "outputtype", "mobile", "wap"})  # parameters for the form of a page
_WECHAT: Final = "mp.weixin.qq.com"
_WECHAT_IDENTITY: Final = ("__biz", "mid", "idx", "sn")
_WEB_PORTS: Final = (None, 80, 443)
# Ids that no two feeds share: URIs, UUIDs and long digests.
_GLOBAL_ID: Final = re.compile(
    r"(?:tag|urn|doi|at):\S{4,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,}", re.IGNORECASE
)
_LONGEST_WORDS: Final = 40  # characters of an address that are kept in the name
_SHORTEST_WORDS: Final = 4
_DIGEST: Final = 6  # bytes: of a million articles of one host, two share a name with a probability of 0.2 %


def address_name(address: str) -> str:
    """Return the name of the article at an address, a slug that ends in a digest; "" if no article has this address.

    Scheme, tracking parameters, hosts for phones, AMP, a slash at the end and fragments do not count.
    """
    key = _address_key(address.strip())
    if not key:
        return ""
    host, _, path = key.partition("?")[0].partition("/")
    segment = unquote(path.rpartition("/")[2])
    words = slug(_SUFFIX.sub("", segment))[:_LONGEST_WORDS].strip("-")
    if len(words) < _SHORTEST_WORDS:
        words = f"{slug(host)[:_LONGEST_WORDS]}-{words}".strip("-")
    return f"{words}-{hex_digest(key.encode('utf-8', 'surrogatepass'), _DIGEST)}"


def item_name(item_id: str) -> str:
    """Return the name of the item that a feed or a table gives an id; "" if other feeds may use the same id."""
    item_id = item_id.strip()
    if name := address_name(item_id):
        return name
    return (
        f"item-{hex_digest(item_id.lower().encode('utf-8', 'surrogatepass'), _DIGEST)}"
        if _GLOBAL_ID.fullmatch(item_id)
        else ""
    )


def _address_key(address: str) -> str:
    """Return what identifies an article in its address: host, path and parameters; "" for what is no article's address."""
    clean = clean_address(address)
    if not clean:
        return ""
    parts = urlsplit(clean)
    host = _MIRROR.sub(r"\1", (parts.hostname or "").rstrip("."))
    if parts.port not in _WEB_PORTS:
        host = f"{host}:{parts.port}"
    path = quote(
        re.sub(r"/{2,}", "/", unquote(parts.path, errors="surrogateescape")), safe="/-_.~", errors="surrogateescape"
    )
    path = _INDEX.sub("", _AMP_PATH.sub("", path)).rstrip("/")
    query = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name.lower() not in _FORMS
    ]
    if host == _WECHAT:
        query = [(name, value) for name, value in query if name in _WECHAT_IDENTITY and path == "/s"]
    route = urlsplit(address).fragment
    route = f"#{route}" if route.startswith(("/", "!")) else ""  # the page of an application that runs in the browser
    if not path and not query and not route:
        return ""
    return f"{host}{path or '/'}{'?' if query else ''}{urlencode(sorted(query))}{route}"

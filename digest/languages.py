"""The languages of the interface: one row a language. A new one needs a row and a catalog.

Only the standard library is imported here, so that the command line can offer the languages at no cost.
"""

from typing import Final, NamedTuple, TypeAlias

Language: TypeAlias = str
"""The code of a row; what comes from outside is checked by `language_of`."""


class LanguageInfo(NamedTuple):
    code: Language  # BCP 47, as in the lang attribute; its catalog is templates/locale/<code, with "_">
    own_name: str
    english_name: str  # a message of the catalogs
    codes: tuple[str, ...]  # other BCP 47 codes that mean it, in lower case
    other_script: Language | None  # the same language in another script, which texts are converted from
    locale: str  # Open Graph: og:locale
    news_code: str  # Google News: news:language
    font_suffixes: tuple[str, ...]  # how names of fonts with the glyphs of its script end
    default_title: str  # the title of a site that has none
    starter_title: str  # the title of a new site


_ROWS: Final = (
    LanguageInfo(
        code="zh-Hans",
        own_name="简体中文",
        english_name="Simplified Chinese",
        # Region and script decide; a bare `zh` leaves the script open and is therefore not here.
        codes=("zh-cn", "zh-sg", "zh-my", "zh-hans-cn", "zh-hans-sg", "zh-chs"),
        other_script="zh-Hant",
        locale="zh_CN",
        news_code="zh-cn",
        font_suffixes=(" sc", " cn"),
        default_title="文摘",
        starter_title="我的新闻文摘",
    ),
    LanguageInfo(
        code="zh-Hant",
        own_name="繁體中文",
        english_name="Traditional Chinese",
        codes=("zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk", "zh-hant-mo", "zh-cht"),
        other_script="zh-Hans",
        locale="zh_TW",
        news_code="zh-tw",
        font_suffixes=(" tc", " tw", " hk"),
        default_title="文摘",
        starter_title="我的新聞文摘",
    ),
    LanguageInfo(
        code="en",
        own_name="English",
        english_name="English",
        codes=("en-us", "en-gb", "en-au", "en-ca", "en-hk", "en-in", "en-nz", "en-sg"),
        other_script=None,
        locale="en_GB",
        news_code="en",
        font_suffixes=(" sc", " cn"),  # share images may quote Chinese
        default_title="Digest",
        starter_title="My News Digest",
    ),
)
LANGUAGES: Final[tuple[Language, ...]] = tuple(row.code for row in _ROWS)
LANGUAGE_INFO: Final = {row.code: row for row in _ROWS}
LANGUAGE_FIX: Final = f"use one of {', '.join(LANGUAGES)}"
_BY_CODE: Final = {code: row.code for row in _ROWS for code in (row.code.lower(), *row.codes)}


def language_of(code: str) -> Language | None:
    """Return the language that a BCP 47 code means, None if it means no language of ours or leaves the script open."""
    return _BY_CODE.get(code.strip().replace("_", "-").lower())

"""Make digest/text/han_characters.txt from OpenCC's dictionaries: which Han characters are Traditional or Simplified.

    python bench/han_characters.py

OpenCC (https://github.com/BYVoid/OpenCC) is under the Apache License 2.0.
"""

from __future__ import annotations

from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "digest" / "text" / "han_characters.txt"
UNIFIED = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
COMPATIBILITY = [chr(code) for code in range(0xF900, 0xFB00)]
# OpenCC's `t2s` leaves these to its dictionary of words.
ADDED = {"著": "着", "妳": "你", "牠": "它"}
HEADER = """\
# Han characters by script, made by bench/han_characters.py from the character dictionaries of OpenCC (Apache License 2.0).
# traditional: characters that OpenCC's t2s replaces, if Big5-HKSCS or GBK can encode them; and 著, 妳, 牠.
# simplified: what they are replaced by, in the same order.
# shared: those that are also written in Simplified text: GB 2312 can encode them.
# simplified-only: characters that OpenCC's s2t replaces, if GB 2312 can encode them and Big5 cannot.
"""


def tables() -> dict[str, str]:
    """Return the lines of the file by name."""
    to_simplified, to_traditional = opencc.OpenCC("t2s").convert, opencc.OpenCC("s2t").convert
    unified = frozenset(UNIFIED)
    pairs = dict(ADDED)
    for character in (*UNIFIED, *COMPATIBILITY):
        simplified = to_simplified(to_simplified(character))  # 薴 becomes 苧, and 苧 becomes 苎
        if simplified != character and simplified in unified and _encodable(character, "big5hkscs", "gbk"):
            pairs[character] = simplified
    traditional = "".join(sorted(pairs))
    return {
        "traditional": traditional,
        "simplified": "".join(pairs[character] for character in traditional),
        "shared": "".join(character for character in traditional if _encodable(character, "gb2312")),
        "simplified-only": "".join(
            character
            for character in UNIFIED
            if to_traditional(character) != character
            and character not in pairs
            and _encodable(character, "gb2312")
            and not _encodable(character, "big5")
        ),
    }


def _encodable(character: str, *encodings: str) -> bool:
    """Whether any of the encodings has the character."""
    return any(character.encode(encoding, "ignore") for encoding in encodings)


if __name__ == "__main__":
    lines = "".join(f"{name} {characters}\n" for name, characters in tables().items())
    TARGET.write_text(HEADER + lines, encoding="utf-8")

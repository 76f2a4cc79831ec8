"""The headline of a page saved as text is the line that repeats the page's title."""

from __future__ import annotations

import pytest

from digest.text.headline import follows, places


@pytest.mark.parametrize(
    ("lines", "bare", "found"),
    [
        (["渔港开海 - 海风网", "首页", "渔港开海", "渔船离岸"], False, (2,)),
        (["渔港昨天清晨开海_要闻_海风网", "海风网", "要闻", "渔港昨天清晨开海", "渔船离岸"], False, (3,)),
        (["渔港昨天清晨开海，船队北上 海角渔业局", "渔港昨天清晨开海，船队北上"], False, (1,)),
        (["渔港昨天清晨开海，船队北上", "首页", "渔港昨天清晨开海，船队北上"], False, ()),
        (["渔港昨天清晨开海，船队北上", "首页", "渔港昨天清晨开海，船队北上"], True, (2,)),
        (["渔港昨天清晨开海，船队北上。", "首页", "渔港昨天清晨开海，船队北上。"], True, ()),
        (["灯", "灯", "灯"], True, ()),
        ([], True, ()),
    ],
)
def test_places(lines: list[str], bare: bool, found: tuple[int, ...]) -> None:
    assert places(lines, bare=bare) == found


def test_words_that_go_on_are_the_headline_too() -> None:
    assert follows("渔港昨天清晨开海，船队北上-海风网 海角人的新闻", "渔港昨天清晨开海，船队北上")
    assert not follows("渔港昨天清晨开海，船队北上 老船长留守", "渔港昨天清晨开海，船队北上")

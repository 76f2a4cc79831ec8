"""The day that a page gives only in its scripts."""

from __future__ import annotations

import pytest

from digest.facts.dates.page_script import date_from_scripts


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<script>var ct = "1714704000";</script>', "2024-05-03"),
        ('<script>var t = {publishTime: "2024-05-03 10:20", id: 7}</script>', "2024-05-03"),
        ("<script>pubtime='2024-05-03'; publish_time = '2024-05-03 10:20'</script>", "2024-05-03"),
        ('<script>[{"pubDate": "2024-05-03"}, {"pubDate": "2024-05-01"}]</script>', ""),
        ('<script>product = "1714704000"; object.ct = "1714704000"</script>', ""),
        ("<script>pubDate = '2024-13-40'</script>", ""),
        ("<p>publishTime</p>", ""),
    ],
)
def test_date_from_scripts(html: str, day: str) -> None:
    found = date_from_scripts(html)
    assert (found.value if found else "") == day

"""Paths of a plan: inside the folder, storable anywhere, each only once."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import PlanError
from digest.store.output_paths import check_paths


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/x",
        "a//b",
        "a/./b",
        "a/../b",
        "con.html",
        "a/NUL/index.html",
        "a\\b",
        "a\x00b",
        "x" * 256,
        "文" * 90,
        "a ",
        "a.",
    ],
)
def test_unsafe_paths_are_refused(path: str) -> None:
    with pytest.raises(PlanError):
        check_paths([path])


@pytest.mark.parametrize(("one", "two"), [("a/x", "a/X"), ("\u00e9", "e\u0301"), ("same", "same")])
def test_paths_that_are_equal_on_some_disk_are_refused(one: str, two: str) -> None:
    with pytest.raises(PlanError, match="claim one path"):
        check_paths([one, two])


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_accepted_path_leaves_the_folder(segments: list[str]) -> None:
    path = "/".join(segments)
    try:
        check_paths([path])
    except PlanError:
        return
    assert os.path.normpath(os.path.join("/site", path)).startswith("/site/")

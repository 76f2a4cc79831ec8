"""The preview: a real server on loopback, real file changes, and pages that reload."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sitebuilding import LIMIT, write

ARTICLE = (
    "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    write(tmp_path, {"content/library.txt": ARTICLE})
    process = subprocess.Popen(
        [sys.executable, "-m", "digest", "serve", "--port", "0"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        yield tmp_path, wait_until_serving(process)
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """End the preview with the build it may be running."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(LIMIT)


def wait_until_serving(process: subprocess.Popen[str]) -> str:
    """Return the address that the preview prints once it serves."""
    assert process.stdout is not None
    output = ""
    for line in process.stdout:
        output += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    pytest.fail(f"the preview ended: {output}")


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=LIMIT) as answer:
        return str(answer.read().decode())


def wait_for(address: str, words: str) -> None:
    """Wait until a page holds some words."""
    for _ in range(600):
        if words in fetch(address):
            return
        time.sleep(0.1)
    pytest.fail(f"{words} did not appear at {address}")


def test_a_change_is_built_and_the_page_reloaded(preview: tuple[Path, str]) -> None:
    folder, address = preview
    page = f"{address}zh-hans/articles/library/index.html"
    assert "馆长说" in fetch(page)
    assert "reload.js" in fetch(page)
    with urllib.request.urlopen(f"{address}.digest/events", timeout=LIMIT) as events:
        (folder / "content" / "library.txt").write_text(ARTICLE + "\n周末有讲座。\n", encoding="utf-8")
        for line in events:
            if line.startswith(b"event: reload"):
                break
    wait_for(page, "周末有讲座")


def test_a_folder_that_comes_later_is_watched_too(preview: tuple[Path, str]) -> None:
    folder, address = preview
    write(folder, {"themes/dusk/theme.yaml": "name: Dusk\ndescription: Dark\n"})
    write(folder, {"digest.yaml": "title: 晚报\ntheme: dusk\n"})
    wait_for(f"{address}zh-hans/index.html", "晚报")
    write(folder, {"themes/dusk/templates/partials/footer.html": "<footer>暮色</footer>"})
    wait_for(f"{address}zh-hans/index.html", "暮色")


def test_nothing_outside_the_site_is_served(preview: tuple[Path, str]) -> None:
    _, address = preview
    for path in ("../content/library.txt", "%2e%2e/content/library.txt", "zh-hans/nothing/"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetch(address + path)


def test_reading_files_rebuilds_nothing(preview: tuple[Path, str]) -> None:
    folder, _ = preview
    time.sleep(1)
    page = folder / "output" / ".digest-files"
    stamp = next((folder / ".digest").iterdir()) / "items.bin"
    before = stamp.stat().st_mtime_ns
    for path in (folder / "content").iterdir():
        path.read_bytes()
    time.sleep(1)
    assert page.exists()
    assert stamp.stat().st_mtime_ns == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no ignored SIGINT to inherit")
def test_sigint_ends_it_in_the_background_too(tmp_path: Path) -> None:
    write(tmp_path, {"content/library.txt": ARTICLE})
    process = subprocess.Popen(
        ["sh", "-c", "trap '' INT; exec \"$@\"", "sh", sys.executable, "-m", "digest", "serve", "--port", "0"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        wait_until_serving(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0
    finally:
        process.kill()


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C on Windows")
def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    write(tmp_path, {"content/library.txt": ARTICLE, "json.py": "raise SystemExit('a file of the site is no module')"})
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "digest", "serve", "--port", "0"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        wait_until_serving(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0
    finally:
        process.kill()

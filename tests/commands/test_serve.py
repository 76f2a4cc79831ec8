"""The preview: a real server on loopback, real changes of files, a page that reloads."""

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

from tests.sitebuilding import write

LIMIT = 60  # seconds for anything that is waited for
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
    assert process.stdout is not None
    address = ""
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            address = found[0]
            break
    yield tmp_path, address
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(LIMIT)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=LIMIT) as answer:
        return str(answer.read().decode())


def wait_for(address: str, text: str) -> None:
    for _ in range(10 * LIMIT):
        if text in fetch(address):
            return
        time.sleep(0.1)
    pytest.fail(f"{text} never appeared at {address}")


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


def test_a_folder_created_later_is_watched_too(preview: tuple[Path, str]) -> None:
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


@pytest.mark.parametrize("ignored", [False, True], ids=["foreground", "background"])
def test_ctrl_c_ends_it(tmp_path: Path, ignored: bool) -> None:
    write(tmp_path, {"content/library.txt": ARTICLE, "json.py": "raise SystemExit('a file of the site is no module')"})
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "digest", "serve", "--port", "0"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    assert process.stdout is not None
    line = next(line for line in process.stdout if "serving" in line or "no module" in line)
    assert "serving" in line
    process.send_signal(signal.SIGINT)
    assert process.wait(LIMIT) == 0

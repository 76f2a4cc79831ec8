"""The preview: a real server on loopback, real file changes, and pages that reload."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
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
        if words in status(address)[1]:
            return
        time.sleep(0.1)
    pytest.fail(f"{words} did not appear at {address}")


def test_a_change_is_built_and_the_page_reloaded(preview: tuple[Path, str]) -> None:
    folder, address = preview
    page = f"{address}zh-hans/articles/library/index.html"
    assert "馆长说" in fetch(page)
    found = re.search(r'reload\.js" data-build="(\d+)"', fetch(page))
    assert found
    number = int(found[1])
    with urllib.request.urlopen(f"{address}.digest/events", timeout=LIMIT) as events:
        (folder / "content" / "library.txt").write_text(ARTICLE + "\n周末有讲座。\n", encoding="utf-8")
        for line in events:
            if line.startswith(b"data: ") and int(line[6:]) > number:
                break
    wait_for(page, "周末有讲座")


def test_a_folder_that_comes_later_is_watched_too(preview: tuple[Path, str]) -> None:
    folder, address = preview
    write(folder, {"themes/dusk/theme.yaml": "name: Dusk\ndescription: Dark\n"})
    write(folder, {"digest.yaml": "title: 晚报\ntheme: dusk\n"})
    wait_for(f"{address}zh-hans/index.html", "晚报")
    write(folder, {"themes/dusk/templates/partials/footer.html": "<footer>暮色</footer>"})
    wait_for(f"{address}zh-hans/index.html", "暮色")


def status(address: str, **headers: str) -> tuple[int, str]:
    """Return the status and the text of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=LIMIT) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_page_of_the_web_whose_name_leads_here_cannot_read_the_preview(preview: tuple[Path, str]) -> None:
    _, address = preview
    port = address.rstrip("/").rpartition(":")[2]
    for name, expected in (
        ("rebound.example", 403),
        ("127.0.0.1.rebound.example", 403),
        ("localhost", 200),
        ("[::1]", 200),
    ):
        for path in ("zh-hans/index.html", ".digest/reload.js"):
            assert status(address + path, Host=f"{name}:{port}")[0] == expected, name


def test_addresses_of_no_file(preview: tuple[Path, str]) -> None:
    _, address = preview
    assert status(f"{address}%00")[0] == 400
    assert status(f"{address}zh-hans/{'a' * 300}")[0] == 400
    assert status(f"{address}.digest-files")[0] == 404


def test_an_idle_connection_is_dropped(preview: tuple[Path, str]) -> None:
    _, address = preview
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        assert connection.recv(1000) == b""


def test_what_went_wrong_is_shown_in_the_page_until_it_is_corrected(preview: tuple[Path, str]) -> None:
    folder, address = preview
    page = f"{address}zh-hans/articles/library/index.html"
    assert "<details style" not in fetch(page)
    write(folder, {"content/other.md": f"---\ndate: <b>soon</b>\n---\n{ARTICLE}今年还有讲座。\n"})
    wait_for(page, "other.md:2: ")
    assert "&lt;b&gt;soon" in fetch(page)
    write(folder, {"digest.yaml": "titel: 晚报\n"})
    wait_for(page, "The build failed")
    assert "digest.yaml:1: " in fetch(page)
    (folder / "digest.yaml").unlink()
    (folder / "content" / "other.md").unlink()
    for _ in range(600):
        if "<details style" not in fetch(page):
            return
        time.sleep(0.1)
    pytest.fail("the panel stayed")


def test_below_a_sub_path_the_page_for_lost_addresses_works_as_on_the_host(preview: tuple[Path, str]) -> None:
    folder, address = preview
    write(folder, {"digest.yaml": "title: 晚报\nbase_url: https://news.example/paper/\n"})
    wait_for(f"{address}zh-hans/index.html", "晚报")
    code, page = status(f"{address}paper/zh-hans/nothing/")
    assert code == 404
    assert "reload.js" in page  # it becomes the page as soon as that exists
    found = re.search(r'href="/(paper/static/style[^"]*)"', page)
    assert found
    wait_for(address + found[1], "--ink")


def test_a_content_folder_that_goes_away_and_comes_back_is_watched_again(preview: tuple[Path, str]) -> None:
    folder, address = preview
    page, content = f"{address}zh-hans/articles/library/index.html", folder / "content"
    shutil.copytree(content, folder / "kept")
    shutil.rmtree(content)
    shutil.move(folder / "kept", content)
    write(folder, {"content/library.txt": ARTICLE + "\n周末有讲座。\n"})
    wait_for(page, "周末有讲座")
    shutil.copytree(content, folder / "next")
    content.rename(folder / "before")
    (folder / "next").rename(content)
    write(folder, {"content/library.txt": ARTICLE + "\n讲座改到周一。\n"})
    wait_for(page, "讲座改到周一")
    write(folder, {"content/library.txt": ARTICLE + "\n讲座取消。\n"})
    wait_for(page, "讲座取消")


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

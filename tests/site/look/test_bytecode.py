"""Compiled templates are kept outside of the site, where nobody else can write, and are compiled again if damaged."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import jinja2
import pytest

from digest.site.look.bytecode import CompiledTemplates, private_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the cache is not used")


def rendered(folder: Path, source: str = "{{ a }}!") -> str:
    loader = jinja2.DictLoader({"a.html": source})
    environment = jinja2.Environment(loader=loader, bytecode_cache=CompiledTemplates(str(folder)))
    return environment.get_template("a.html").render(a=1)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered(tmp_path) == "1!"
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    assert rendered(tmp_path) == "1!"
    assert file.stat().st_mtime_ns == before
    assert rendered(tmp_path, "{{ a }}?") == "1?"


def test_a_flipped_bit_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    rendered(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 1 << place % 8
        file.write_bytes(data)
        assert rendered(tmp_path) == "1!"


def test_what_jinja_would_unpickle_is_not_run(tmp_path: Path) -> None:
    class Planted:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "run"),)

    rendered(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(jinja2.bccache.bc_magic + pickle.dumps(Planted(), 2))
    assert rendered(tmp_path) == "1!"
    assert not (tmp_path / "run").exists()


def test_a_folder_that_others_could_have_written_to_is_not_used(tmp_path: Path) -> None:
    assert private_folder(str(tmp_path))
    folder = Path(private_folder(str(tmp_path)))
    folder.chmod(0o777)
    assert private_folder(str(tmp_path)) == ""
    folder.chmod(0o700)
    assert private_folder(str(tmp_path)) == str(folder)
    tmp_path.chmod(0o777)  # a temporary folder without the sticky bit: anybody may rename what is in it
    assert private_folder(str(tmp_path)) == ""
    tmp_path.chmod(0o1777)
    assert private_folder(str(tmp_path)) == str(folder)
    folder.rmdir()
    (tmp_path / "theirs").mkdir(0o700)
    folder.symlink_to("theirs")
    assert private_folder(str(tmp_path)) == ""
    if os.geteuid() == 0:
        folder.unlink()
        folder.mkdir(0o700)
        os.chown(folder, 1234, -1)
        assert private_folder(str(tmp_path)) == ""

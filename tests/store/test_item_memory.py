"""What is remembered of the input: appended to after an edit, and as whole as what was last written in full."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from digest.model import Rejected
from digest.store.item_memory import Remains, load_items, save_items
from digest.store.memory import FileMemory, Items, Outcome

ENVIRONMENT = b"program"


def key_of(name: str) -> bytes:
    return name.encode() * 2


def file(name: str) -> FileMemory:
    return FileMemory(size=1, changed=(1, 1), keys=(key_of(name),), attached=False)


def outcome(name: str) -> Outcome:
    refused = Rejected(id=name, file=name, index=0, line=1, reason="empty", message="of no text " * 9, fix="write some")
    return Outcome(rejected=(refused,))


@pytest.fixture
def items(tmp_path: Path) -> Items:
    (tmp_path / "bodies.pack").write_bytes(b"")
    names = [f"a{number}" for number in range(99)]
    items = Items(
        environment=ENVIRONMENT,
        files={name: file(name) for name in names},
        outcomes={key_of(name): outcome(name) for name in names},
    )
    save_items(str(tmp_path), items, Remains(environment=ENVIRONMENT), items.outcomes)
    return items


def with_one_more(folder: Path, name: str) -> None:
    """Remember what a build makes that finds a new file, and another one gone."""
    before = load_items(str(folder), ENVIRONMENT)
    files = {**before.files, name: file(name)}
    files.pop("a0", None)
    fresh = {key_of(name): outcome(name)}
    items = Items(environment=ENVIRONMENT, files=files, outcomes={**before.decoded(), **fresh})
    save_items(str(folder), items, before, fresh)


def test_what_was_made_anew_is_appended(tmp_path: Path, items: Items) -> None:
    path = tmp_path / "items.bin"
    whole = path.read_bytes()
    for name in ("b", "c"):
        with_one_more(tmp_path, name)
    assert path.read_bytes().startswith(whole)
    found = load_items(str(tmp_path), ENVIRONMENT)
    assert found.files.keys() == items.files.keys() - {"a0"} | {"b", "c"}
    assert found.decoded() == {**items.outcomes, key_of("b"): outcome("b"), key_of("c"): outcome("c")}


def test_a_build_that_made_nothing_writes_nothing(tmp_path: Path, items: Items) -> None:
    path = tmp_path / "items.bin"
    path.chmod(0o400)
    before = path.stat()
    known = load_items(str(tmp_path), ENVIRONMENT)
    save_items(str(tmp_path), msgspec.structs.replace(items, files=known.files), known, {})
    assert path.stat() == before


def test_once_much_was_added_all_is_written_anew(tmp_path: Path, items: Items) -> None:
    path = tmp_path / "items.bin"
    whole = path.read_bytes()
    for number in range(40):
        with_one_more(tmp_path, f"b{number}")
    assert not path.read_bytes().startswith(whole)
    found = load_items(str(tmp_path), ENVIRONMENT)
    assert found.files.keys() == items.files.keys() - {"a0"} | {f"b{number}" for number in range(40)}


@pytest.mark.parametrize("left", [1, 9, 40, -1])
def test_a_part_whose_writing_was_stopped_counts_for_nothing(tmp_path: Path, items: Items, left: int) -> None:
    path = tmp_path / "items.bin"
    with_one_more(tmp_path, "b")
    size = path.stat().st_size
    with_one_more(tmp_path, "c")
    data = path.read_bytes()
    path.write_bytes(data[: size + left] if left > 0 else data[:left])
    found = load_items(str(tmp_path), ENVIRONMENT)
    assert found.files.keys() == items.files.keys() - {"a0"} | {"b"}
    with_one_more(tmp_path, "d")
    assert load_items(str(tmp_path), ENVIRONMENT).files.keys() == found.files.keys() | {"d"}


def test_another_program_remembers_nothing(tmp_path: Path, items: Items) -> None:
    assert items.files
    with_one_more(tmp_path, "b")
    assert load_items(str(tmp_path), b"another") == Remains(environment=b"another")

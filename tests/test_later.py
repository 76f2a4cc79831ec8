"""Modules loaded later are as good as loaded at once."""

from __future__ import annotations

import subprocess
import sys

import pytest


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["ast", "inspect", "random", "tempfile"])
def test_what_jinja_hardly_uses_is_not_loaded_with_it(module: str) -> None:
    assert (
        printed(f"import sys; from digest import later; later.import_jinja(); print({module!r} in sys.modules)")
        == "False"
    )


def test_jinja_compiles_templates_and_has_all_its_filters(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("templates"))
    code = f"""
from digest import later
later.import_jinja()
import jinja2
cache = jinja2.FileSystemBytecodeCache({folder!r})
environment = jinja2.Environment(loader=jinja2.DictLoader({{"a": "{{{{ 'x' * 2 }}}}{{{{ [7] | random }}}}{{{{ given | attr('real') }}}}"}}), bytecode_cache=cache)
print(environment.get_template("a").render(given=5))
"""
    assert printed(code) == "xx75"


def test_what_was_loaded_later_is_the_module_itself() -> None:
    code = "from digest import later; later.import_jinja(); import inspect; print(inspect.signature(lambda one: 1))"
    assert printed(code) == "(one)"


def test_msgspec_is_whole_and_what_it_was_imported_without_can_be_had() -> None:
    code = """
from digest import later
later.import_msgspec()
import platform, uuid, msgspec
print(msgspec.json.decode(b'"12345678-1234-1234-1234-123456789012"', type=uuid.UUID).hex[:8], bool(platform.python_version()))
"""
    assert printed(code) == "12345678 True"

"""Modules that libraries import and a build hardly ever uses: they are loaded when something of them is first asked for.

To load them takes a tenth of the time in which one edited article is built.
"""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_JINJA: Final = {
    "ast": ("literal_eval",),
    "inspect": ("getattr_static", "isawaitable", "iscoroutinefunction"),
    "random": ("choice", "randrange"),
    "tempfile": ("NamedTemporaryFile", "gettempdir"),
}
_ADDRESSES: Final = {"ipaddress": ("ip_address",)}


class _Later(ModuleType):
    """Stands for a module: calls of these functions, and whatever else is asked for, are passed on to the module itself."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, _passed_on(self, function))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # importing asks whether it has a path
        return getattr(self.itself(), name)

    def itself(self) -> ModuleType:
        """Return the module it stands for."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


def _passed_on(module: _Later, name: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        return getattr(module.itself(), name)(*given, **named)

    return call


@contextmanager
def _instead(modules: dict[str, ModuleType | None]) -> Iterator[None]:
    """Have other modules in the place of those that are not loaded yet, for as long as something else is."""
    absent = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # None is how Python says that a module cannot be had
    try:
        yield
    finally:
        for name, module in absent.items():
            if sys.modules.get(name, ...) is module:
                del sys.modules[name]


def import_msgspec() -> None:
    """Import msgspec; from Python 3.11 on it takes from typing what it wants of typing_extensions."""
    modules: dict[str, ModuleType | None] = {"typing_extensions": None}
    if hasattr(os, "uname"):
        platform = _Later("platform", ())
        vars(platform)["system"] = lambda: os.uname().sysname  # all that uuid asks for, which msgspec imports
        modules["platform"] = platform
    with _instead(modules):
        importlib.import_module("msgspec")


def import_jinja() -> None:
    """Import jinja2, with what it needs to compile templates or for filters that ours do not use left for later."""
    _import("jinja2", _JINJA)


def import_addresses() -> None:
    """Import urllib.parse; hosts that are numbers of six groups are rare."""
    _import("urllib.parse", _ADDRESSES)


def _import(name: str, later: Mapping[str, tuple[str, ...]]) -> None:
    with _instead({module: _Later(module, functions) for module, functions in later.items()}):
        importlib.import_module(name)

"""The environment page templates run in: strict, escaping, and quick at both, because a page escapes hundreds of strings."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.environment import Environment
from markupsafe import Markup
from markupsafe import escape as escape_anything

from digest.errors import ConfigurationError
from digest.site.addresses import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame

    from digest.site.look.bundle import Bundle

_PRELUDE: Final = "\nfrom digest.site.look.templates import always, escape, join, said"
_MARK: Final = "{# always, escape, join, said #}"
"""Begins every source: compiled templates are remembered by their source, and those that call other functions must not be taken for ours."""


def escape(value: object) -> str:
    """Return text for HTML, as markupsafe does; most strings hold nothing to escape, and are asked for no more than that."""
    if value.__class__ is str:
        text: str = value
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        if '"' in text:
            text = text.replace('"', "&#34;")
        return text.replace("'", "&#39;") if "'" in text else text
    return value if value.__class__ is Markup else escape_anything(value)


def said(words: Callable[..., str], *message: str, **values: str | int) -> str:
    """Return an interface word; jinja's own way to call something first asks it what it wants to be passed."""
    return words(*message, **values)


@lru_cache(maxsize=4_096)
def always(words: Callable[[str], str], message: str) -> Markup:
    """Return for HTML what a template shows on every page: an interface word, or the link to a file of the theme."""
    return Markup(escape(words(message)))  # noqa: S704  (it is escaped)


join: Final = "".join
"""Puts together what stands side by side in a template, so that it passes through blocks and layouts as one piece."""

_TOGETHER: Final = "together"
_JOINED: Final = {f"{_TOGETHER}.append(": "yield identity(", f"{_TOGETHER}.extend((": "yield join(("}
_ONWARD: Final = "yield from "  # what a block or a layout gives goes on as one piece too
_OWN_CALLS: Final = frozenset(("_", "asset", "root_link"))

_environments: Final[dict[str, Environment]] = {}  # by the digest of their bundle


class Writer(CodeGenerator):
    """Writes templates as Python; what our own environment gives, the most frequent calls by far, is called directly."""

    _shown: frozenset[int] = frozenset()  # the calls in the output being written that always give the same

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  (jinja's name)
        called = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
        if isinstance(called, nodes.Name) and called.name in _OWN_CALLS:
            self.write("always(" if id(node) in self._shown else "said(")
            self.visit(node.node, frame)
            self.signature(node, frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  (jinja's name)
        """Write one piece where jinja writes many; it does so itself wherever it has a buffer."""
        if frame.buffer is None and len(node.nodes) > 1:
            frame = frame.copy()
            frame.buffer = _TOGETHER
        self._shown = frozenset(id(child) for child in node.nodes if _is_constant(child))
        super().visit_Output(node, frame)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        if x.startswith(_ONWARD):
            x = f"yield join({x.removeprefix(_ONWARD)})"
        super().writeline(_JOINED.get(x, x), node, extra)


def _is_constant(node: nodes.Node) -> bool:
    """Tell whether a node calls what our environment gives with one text alone: `_("Earlier")`."""
    if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
        return False
    return isinstance(node.node, nodes.Name) and node.node.name in _OWN_CALLS and isinstance(node.args[0], nodes.Const)


class Templates(Environment):
    """Jinja whose compiled templates use our `escape` and `said`."""

    code_generator_class = Writer

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        head, line, rest = (
            super()._generate(source, name, filename, defer_init).partition("\nfrom jinja2.runtime import")
        )
        imported, end, body = rest.partition("\n")
        return f"{head}{line}{imported}{_PRELUDE}{end}{body}"


def environment(bundle: Bundle, bytecode_cache: jinja2.BytecodeCache | None) -> Environment:
    """Return the environment of a bundle's templates, made once in a process; an unknown name in one is an error."""
    known = _environments.get(bundle.digest)
    if known is None:
        known = _environments[bundle.digest] = _environment(bundle, bytecode_cache)
    return known


def mistake(error: TemplateError, bundle: Bundle) -> ConfigurationError:
    """Return what is to be said of a template that cannot be used, with its line."""
    import traceback

    file, line = "", 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:  # a macro that our code called
            file, line = template.name, template.get_corresponding_lineno(number)
        elif frame.f_code.co_filename in bundle.templates:
            file, line = frame.f_code.co_filename, number
    if isinstance(error, TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    told = str(error.message or "").partition("\n")[0]
    fix = "mend this template in the theme or in templates/ of the site; docs/themes.md tells what templates are given"
    return ConfigurationError(f"this template cannot be used: {told}", fix=fix, file=file, line=line)


def _source(bundle: Bundle, name: str) -> tuple[str, str, None] | None:
    """Return a template with its name as that of its file, which errors tell."""
    return (_MARK + bundle.templates[name], name, None) if name in bundle.templates else None


def _environment(bundle: Bundle, bytecode_cache: jinja2.BytecodeCache | None) -> Environment:
    made = Templates(
        loader=jinja2.FunctionLoader(lambda name: _source(bundle, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=bytecode_cache,
    )
    stamps = {path: blake2b(data, digest_size=4).hexdigest() for path, data in bundle.assets.items()}

    def asset(path: str) -> str:
        """Return the link to a file of the theme, with a mark of its content so that browsers may keep it for ever."""
        return f"{ROOT}{path}?v={stamps.get(path, '0')}"

    made.globals["root_link"] = ROOT.__add__
    made.globals["asset"] = asset
    return made

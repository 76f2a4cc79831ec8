"""The Jinja environment of page, feed and sitemap templates; those of a site run in Jinja's sandbox, which keeps Python from them."""

import traceback
from typing import Final

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from digest.errors import ConfigurationError
from digest.hashing import hex_digest
from digest.site.addresses import ROOT
from digest.site.look.bundle import Bundle
from digest.site.look.bytecode import bytecode_cache

_environments: Final[dict[str, jinja2.Environment]] = {}  # by the digest of their bundle


def environment(bundle: Bundle) -> jinja2.Environment:
    """Return the environment of a bundle's templates, created once in a process. It escapes, and unknown names are errors."""
    known = _environments.get(bundle.digest)
    if known is None:
        known = _environments[bundle.digest] = _environment(bundle)
    return known


def template_error(error: Exception, bundle: Bundle) -> ConfigurationError | None:
    """Return the error to report for a template that cannot be used, with its file and line; None if it was none.

    Templates run code: whatever an expression of theirs raises, they are to be corrected.
    """
    file, line = "", 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:  # a macro that our code called
            file, line = template.name, template.get_corresponding_lineno(number)
        elif frame.f_code.co_filename in bundle.templates:
            file, line = frame.f_code.co_filename, number
        elif frame.f_code is jinja2.Environment.compile.__code__:
            file, line = frame.f_locals["name"], 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    elif not file and not isinstance(error, jinja2.TemplateError):
        return None
    fix = "correct the template in the theme or in templates/ of the site; docs/themes.md lists what it is given"
    return ConfigurationError(f"the template cannot be used: {_reason(error)}", fix=fix, file=file, line=line)


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it extends, includes or calls itself"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template {error}"
    message = str(error.message or "" if isinstance(error, jinja2.TemplateError) else error).partition("\n")[0]
    return message if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {message}"


def _environment(bundle: Bundle) -> jinja2.Environment:
    kind = SandboxedEnvironment if bundle.own else jinja2.Environment  # a sandbox takes half as long again
    created = kind(
        loader=jinja2.FunctionLoader(lambda name: _source(bundle, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=bytecode_cache(),
    )
    # with a digest of their content, so that browsers may keep them for ever
    assets = {path: f"{ROOT}{path}?v={hex_digest(data, 4)}" for path, data in bundle.assets.items()}
    created.globals["root_link"] = ROOT.__add__
    created.globals["asset"] = lambda path: assets.get(path, f"{ROOT}{path}?v=0")
    return created


def _source(bundle: Bundle, name: str) -> tuple[str, str, None] | None:
    """Return a template's source, and its name in place of a file name, which errors then report."""
    return (bundle.templates[name], name, None) if name in bundle.templates else None

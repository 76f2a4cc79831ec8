"""The environment of templates: it escapes, and an unknown name is an error."""

from __future__ import annotations

import jinja2
import markupsafe
import pytest

from digest.site.look import templates
from digest.site.look.bundle import Bundle
from digest.site.look.messages import Messages


def rendered(source: str, name: str = "page.html", **values: object) -> str:
    bundle = Bundle(templates={name: source}, assets={}, messages={}, digest=name + source)
    return templates.environment(bundle).get_template(name).render(_=Messages("en", {}), **values)


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "picture.svg"])
def test_values_are_escaped_once_in_every_kind_of_template(name: str) -> None:
    assert rendered("{{ a }}{{ b }}", name, a="<b>", b=markupsafe.Markup("<i>")) == "&lt;b&gt;<i>"
    assert rendered("{% macro m(x) %}{{ x }}{% endmacro %}{{ m('&') }}", name) == "&amp;"


def test_messages_are_escaped_and_filled_in() -> None:
    assert rendered('{{ _("a <{count}>", count="\'") }}{{ _.count("{count} hen", 2) }}') == "a &lt;&#39;&gt;2 hen"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ nobody }}")


def test_templates_of_a_site_cannot_reach_python() -> None:
    source = "{{ cycler.__init__.__globals__.os }}"
    assert "module" in rendered(source)
    bundle = Bundle(templates={"a.html": source}, assets={}, messages={}, digest="own", own=True)
    with pytest.raises(jinja2.exceptions.SecurityError):
        templates.environment(bundle).get_template("a.html").render()

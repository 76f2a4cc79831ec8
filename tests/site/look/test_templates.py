"""The environment of templates: it escapes as markupsafe does, and an unknown name is an error."""

from __future__ import annotations

import jinja2
import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.look.bundle import Bundle
from digest.site.look.messages import Words
from digest.site.look.templates import environment, escape


def written(source: str, **values: object) -> str:
    bundle = Bundle(templates={"page.html": source}, assets={}, words={}, digest=source)
    return environment(bundle, None).get_template("page.html").render(_=Words("en", {}), **values)


@given(st.text("ab<>&\"' 茶", max_size=20) | st.integers() | st.text().map(markupsafe.Markup))
def test_it_escapes_as_markupsafe_does(value: object) -> None:
    assert escape(value) == markupsafe.escape(value)


def test_what_a_template_prints_is_escaped_once() -> None:
    assert written("{{ a }}{{ b }}", a="<b>", b=markupsafe.Markup("<i>")) == "&lt;b&gt;<i>"
    assert written("{% macro m(x) %}{{ x }}{% endmacro %}{{ m('&') }}") == "&amp;"


def test_interface_words_are_escaped_and_filled_in() -> None:
    assert written('{{ _("a <{count}>", count="\'") }}{{ _.count("{count} hen", 2) }}') == "a &lt;&#39;&gt;2 hen"


def test_a_word_alone_is_escaped_once_wherever_it_stands() -> None:
    assert (
        written('{{ _("a & b") }}{{ _("a & b")|upper }}{% set c = _("a & b") %}{{ c }}')
        == "a &amp; bA &amp; Ba &amp; b"
    )


def test_blocks_of_a_layout_stand_in_their_places() -> None:
    source = "{% block a %}1{% block b %}{{ x }}{% endblock %}3{% endblock %}{% for y in '45' %}{% block c scoped %}{{ y }}{% endblock %}{% endfor %}"
    assert written(source, x="<") == "1&lt;345"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        written("{{ nobody }}")

"""Whatever way a template takes, a value that changes the text stands in its trace, even where nothing is printed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.failures import MISTAKES
from planner.manuscript.marks import plain, unmarked
from planner.manuscript.recorder import Recorder
from planner.missing import Missing
from planner.namespace import Namespace

SECRET, ROWS = "r.secret", "r.rows"
OPEN: dict[str, Any] = {"p.three": 3, "p.word": "甲", "p.none": Missing("p.none"), "p.list": ("東", "西")}
WORDS = "{% macro pair(a, b) %}{% if a %}{{ b }}{% endif %}{% endmacro %}{% set kept = r.secret %}"


class Shown(Struct):
    """A text, what of it has no secret path behind it, and whether any secret path stands in the trace."""

    text: str
    rest: str
    told: bool


def worlds() -> list[dict[str, Any]]:
    """Return situations that differ in what is secret."""
    rows = ({"work": "税", "on": True}, {"work": "住基", "on": False})
    secrets = [(1, rows), (2, rows), ("甲", rows[:1]), ("", ()), (False, rows[1:]), (Missing(SECRET), Missing(ROWS))]
    return [OPEN | {SECRET: secret, ROWS: of_rows} for secret, of_rows in secrets]


def shown(source: str | dict[str, str], values: dict[str, Any], folder: Path | None = None) -> Shown:
    """Return what a template gives with `values`."""
    files = {"main": source} if isinstance(source, str) else source
    recorder = Recorder()
    if folder:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    environment = TemplateEnvironment((folder / "own", folder / "base") if folder else (), recorder)
    environment.globals |= Namespace(values, recorder.log).top_level()
    recorder.clear()
    made = (
        environment.get_template(environment.chain_loader.name("main"))
        if folder
        else environment.from_string(files["main"])
    )
    text, spans = unmarked(made.render())
    narrow = [span for span in spans if any(path.startswith("r.") for path in span.paths)]
    hidden = {place for span in narrow for place in range(span.start, span.end)}
    rest = "".join(char for place, char in enumerate(text) if place not in hidden)
    return Shown(plain(text), plain(rest), bool(narrow))


def assert_nothing_is_hidden(results: list[Shown]) -> None:
    """Check that only text with a secret path behind it differs, and that each variant names one."""
    assert len({item.rest for item in results}) == 1
    if len({item.text for item in results}) > 1:
        assert all(item.told for item in results)


TAKEN = {
    "a value": "{{ r.secret }}",
    "a condition that holds": "{% if r.secret == 1 %}有{% endif %}",
    "a condition that does not hold": "{% if r.secret == 9 or r.secret == 1 %}有{% endif %}",
    "a name set in a branch": "{% if r.secret == 1 %}{% set x = '有' %}{% else %}{% set x = '無' %}{% endif %}{{ x }}",
    "a name set in the branch not taken": "{% set x = 0 %}{% if r.secret == 1 %}{% set x = 1 %}{% endif %}{{ x }}",
    "a name set in elif": (
        "{% set x = 0 %}{% if p.three == 4 %}{% elif r.secret == 1 %}{% set x = 1 %}{% endif %}{{ x }}"
    ),
    "a name set in an inner branch": (
        "{% set x = 0 %}{% if r.secret == 1 %}{% if p.three == 3 %}{% set x = 1 %}{% endif %}{% endif %}{{ x }}"
    ),
    "a set block in a branch": (
        "{% set x %}無{% endset %}{% if r.secret == 1 %}{% set x %}有{% endset %}{% endif %}{{ x }}"
    ),
    "a name that decides later": (
        "{% set x = false %}{% if r.secret == 1 %}{% set x = true %}{% endif %}{% if x %}有{% endif %}"
    ),
    "a name read in a macro": (
        "{% set x = 0 %}{% if r.secret == 1 %}{% set x = 1 %}{% endif %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}"
    ),
    "set in a loop": "{% for i in p.list %}{% set x = r.secret %}{% if x == 1 %}{{ i }}{% endif %}{% endfor %}",
    "a macro called beside a value": "{% macro m() %}{% if p.three %}乙{% endif %}{% endmacro %}{{ r.secret ~ m() }}",
    "a macro called in a condition": (
        "{% macro m() %}{% if p.three %}{{ r.secret }}{% endif %}{% endmacro %}{% if m() == '1' %}有{% endif %}"
    ),
    "a macro in a branch": "{% macro m() %}丙{% endmacro %}{% if r.secret == 1 %}{{ m() }}{% endif %}",
    "the default of a macro's parameter": "{% macro m(a=r.secret) %}定型{{ p.three }}{{ a }}{% endmacro %}{{ m() }}",
    "further arguments of a macro": "{% macro m() %}{{ varargs[0] }}{% endmacro %}{{ m(r.secret) }}",
    "a call block": "{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ r.secret }}{% endcall %}",
    "a call block with a parameter": (
        "{% macro m() %}{{ caller(r.secret) }}{% endmacro %}{% call(x) m() %}{% if x == 1 %}有{% endif %}{% endcall %}"
    ),
    "say beside a value": "{{ r.secret ~ say('{% if p.three %}乙{% endif %}') }}",
    "say in a branch": "{% if r.secret == 1 %}{{ say('{% if p.three %}乙{% endif %}') }}{% endif %}",
    "say of a secret text": "{{ say(r.secret if r.secret == '甲' else '乙') }}",
    "said text in a condition": "{% set t = say('{{ r.secret }}') %}{% if '1' in t %}有{% endif %}",
    "said text compared": "{% set t = say('{{ r.secret }}') %}{% if t == '1' and p.three %}有{% endif %}",
    "said text in an inline condition": "{{ '有' if say('{% if r.secret == 1 %}a{% endif %}') else '無' }}",
    "said text in a list": "{% set t = say('{{ r.secret }}') %}{% if '1' in [t] %}有{% endif %}",
    "a filter": "{{ r.secret | replace('甲', '乙') }}",
    "an argument of a filter": "{{ 'x甲' | replace(r.secret, '乙') if r.secret == '甲' }}{{ p.word }}",
    "an inline condition": "{{ '有' if r.secret == 1 else '無' }}",
    "an inline condition in a set": "{% set x = '有' if r.secret == 1 else '無' %}{{ x }}",
    "an inline condition in an argument": (
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m('有' if r.secret == 1 else '無') }}"
    ),
    "a loop": "{% for row in r.rows %}丁{% endfor %}",
    "a loop's else": "{% for row in r.rows %}{% else %}なし{% endfor %}",
    "a loop's filter": "{% for row in r.rows if row.on %}丁{% endfor %}",
    "a loop's filter with else": "{% for row in r.rows if row.on %}丁{% else %}なし{% endfor %}",
    "a filter of an open list": "{% for i in p.list if r.secret == 1 %}丁{% else %}なし{% endfor %}",
    "the counter of a loop": "{% for row in r.rows %}{% if loop.last %}{{ loop.index }}{% endif %}{% endfor %}",
    "how many": "{{ r.rows | length }}件",
    "a selection": "{{ r.rows | selectattr('on') | list | length }}件",
    "a selection that decides": "{% if r.rows | selectattr('on') %}有{% endif %}",
    "the first of a list": "{{ p.list[0] if r.rows is unknown or not r.rows else r.rows[0].work }}",
    "a list made of it": "{% for x in [r.secret, 2] %}{{ x }}{% endfor %}",
    "with": "{% with n = r.secret %}{{ n }}{% endwith %}",
    "whether it is known": "{{ '有' if r.secret is known else '無' }}",
    "an empty line": "甲{% if r.secret == 1 %}\n\n{% endif %}乙",
    "a block": "{% if r.secret == 1 %}{% block b %}丙{% endblock %}{% endif %}",
    "a block called again": "{% block b %}{% if r.secret == 1 %}丙{% endif %}{% endblock %}{{ self.b() ~ p.three }}",
}


@pytest.mark.parametrize("source", TAKEN.values(), ids=TAKEN.keys())
def test_no_way_through_a_template_loses_the_trace(source: str) -> None:
    results = [shown(source, values) for values in worlds()]
    assert len({item.text for item in results}) > 1
    assert_nothing_is_hidden(results)


PARENT = "甲{% block a %}{% if p.three %}{{ p.word }}{% endif %}{% endblock %}{% block b %}{% endblock %}"
EXTENDED = {
    "super beside a value": "{% block a %}{{ r.secret ~ super() }}{% endblock %}",
    "super in a branch": "{% block a %}{% if r.secret == 1 %}{{ super() }}{% endif %}{% endblock %}",
    "a name set outside the blocks": (
        "{% if r.secret == 1 %}{% set x = 1 %}{% else %}{% set x = 2 %}{% endif %}{% block a %}{{ x }}{% endblock %}"
    ),
    "a set block outside the blocks": (
        "{% set x %}無{% endset %}{% if r.secret == 1 %}{% set x %}{% if p.three %}有{% endif %}{% endset %}{% endif %}"
        "{% block a %}{{ x }}{% endblock %}"
    ),
    "a loop outside the blocks": (
        "{% for row in r.rows %}{% endfor %}{% set n = r.rows | length %}{% block a %}{{ n }}{% endblock %}"
    ),
    "a name of a module": "{% import 'words' as w %}{% block a %}{{ w.kept }}{% endblock %}",
    "a part of a name of a module": "{% import 'words' as w %}{% block a %}{{ [w.kept] | first }}{% endblock %}",
    "a macro of a module": "{% from 'words' import pair %}{% block a %}{{ pair(r.secret == 1, '有') }}{% endblock %}",
    "an include": "{% block a %}{% set y = r.secret %}{% include 'part' %}{% endblock %}",
    "an include in a branch": "{% block a %}{% if r.secret == 1 %}{% include 'part' %}{% endif %}{% endblock %}",
}


@pytest.mark.parametrize("child", EXTENDED.values(), ids=EXTENDED.keys())
def test_no_way_through_several_files_loses_the_trace(child: str, tmp_path: Path) -> None:
    files = {
        "own/main": '{% extends "parent" %}' + child,
        "base/main": PARENT,
        "base/words": WORDS,
        "base/part": "部分{{ y if y is defined else p.word }}",
    }
    results = [shown(files, values, tmp_path) for values in worlds()]
    assert len({item.text for item in results}) > 1
    assert_nothing_is_hidden(results)


@pytest.mark.parametrize(
    "source",
    [
        "{% if r.secret %}{% macro m() %}有{% endmacro %}{% endif %}{{ m() }}",
        "{% if r.secret %}{% import 'words' as w %}{% endif %}",
        "{% for x in p.list %}{% from 'words' import pair %}{% endfor %}",
        "{% include r.secret %}",
        "{% import p.word as w %}",
        "{% extends p.word %}",
        "{% if r.secret %}{% extends 'parent' %}{% endif %}",
        "甲{% extends 'parent' %}",
        "{{ _carried(0, 1) }}",
        "{{ p.list | join(say('{{ r.secret }}')) }}",
        "{% set ns.x = 1 %}",
        "{% set a, b = p.list %}",
        "{{ say('{{ r.secret }}') * 2 }}",
    ],
)
def test_what_could_hide_a_decision_is_refused(source: str) -> None:
    with pytest.raises(MISTAKES):
        shown(source, worlds()[0])


NAMES = st.sampled_from(["x", "y"])
VALUES = st.sampled_from(["r.secret", "r.secret", "x", "y", "p.three", "p.none", "1", "'甲'"])
MACROS = (
    "{% macro m(a) %}{% if a %}{{ a }}{% endif %}{% endmacro %}{% macro n(a) %}[{{ caller() }}{{ a }}]{% endmacro %}"
)
START = "{% set x = 1 %}{% set y = '乙' %}" + MACROS


def expressions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    return st.one_of(
        pair.map(lambda p: f"({p[0]} == {p[1]})"),
        pair.map(lambda p: f"({p[0]} and not {p[1]})"),
        pair.map(lambda p: f"({p[0]} in [{p[1]}, 2])"),
        pair.map(lambda p: f"({p[0]} ~ {p[1]})"),
        pair.map(lambda p: f"({p[0]} ~ m({p[1]}))"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]} if {p[1]} else {p[2]})"),
        inner.map(lambda value: f"({value} is known)"),
        inner.map(lambda value: f"([{value}, 1] | select | list | length)"),
        inner.map(lambda value: f"({value} ~ say('乙{{{{ p.word }}}}{{% if p.three %}}丙{{% endif %}}'))"),
    )


EXPRESSIONS = st.recursive(VALUES, expressions, max_leaves=4)


def statements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(EXPRESSIONS, inner).map(lambda p: f"{{% if {p[0]} %}}{p[1]}{{% endif %}}"),
        st.tuples(EXPRESSIONS, inner, EXPRESSIONS, inner, inner).map(
            lambda p: f"{{% if {p[0]} %}}{p[1]}{{% elif {p[2]} %}}{p[3]}{{% else %}}{p[4]}{{% endif %}}"
        ),
        st.tuples(NAMES, EXPRESSIONS, inner).map(lambda p: f"{{% for {p[0]} in [{p[1]}] %}}{p[2]}{{% endfor %}}"),
        st.tuples(EXPRESSIONS, inner, inner).map(
            lambda p: f"{{% for z in p.list if {p[0]} %}}{p[1]}{{% else %}}{p[2]}{{% endfor %}}"
        ),
        st.tuples(NAMES, inner).map(lambda p: f"{{% set {p[0]} %}}{p[1]}{{% endset %}}"),
        st.tuples(NAMES, EXPRESSIONS, inner).map(lambda p: f"{{% with {p[0]} = {p[1]} %}}{p[2]}{{% endwith %}}"),
        st.tuples(EXPRESSIONS, inner).map(lambda p: f"{{% call n({p[0]}) %}}{p[1]}{{% endcall %}}"),
    )


LEAVES = st.one_of(
    EXPRESSIONS.map(lambda value: f"{{{{ {value} }}}}"),
    st.tuples(NAMES, EXPRESSIONS).map(lambda p: f"{{% set {p[0]} = {p[1]} %}}"),
    st.tuples(VALUES, NAMES, VALUES).map(lambda p: f"{{% if {p[0]} == 1 %}}{{% set {p[1]} = {p[2]} %}}{{% endif %}}"),
    st.sampled_from(["定型", "文。"]),
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.recursive(LEAVES, statements, max_leaves=4), min_size=3, max_size=8))
def test_nothing_that_changes_the_text_is_missing_from_the_trace(parts: list[str]) -> None:
    source = START + "".join(parts) + "{{ x }}{{ y }}"
    assert_nothing_is_hidden([shown(source, values) for values in worlds()[:4]])

"""A small municipality and a small tree of templates, written by the test that needs them."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from planner.assessment.model import Assessment
from planner.errors import Place
from planner.manuscript.compose import compose
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.missing import Missing, Reason
from planner.programme.model import Programme
from planner.questionnaire.model import Choice, Column, Disclosure, Question, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet

ON = date(2026, 11, 23)
UNKNOWN = object()


@pytest.fixture
def answer() -> Callable[..., Fact]:
    """Return what makes a fact out of a path and an answered value; without a value it is unanswered."""

    def make(path: str, value: Any = UNKNOWN, kind: str = "text", as_of: str = "2026-10-01", **options: Any) -> Fact:
        if value is UNKNOWN:
            value = Missing(path, options.pop("reason", Reason.UNANSWERED))
        disclosure = options.pop("disclosure", Disclosure.PUBLIC)
        unit, label = options.pop("unit", ""), options.pop("label", path)
        choices = tuple(Choice(*pair) for pair in options.pop("choices", ()))
        columns = tuple(_column(*given) for given in options.pop("columns", ()))
        asked = Question(
            path, f"{label}は", "理由", "", QuestionType(kind), "it", disclosure, Place(), label,
            unit=unit, choices=choices, columns=columns,
        )  # fmt: skip
        source, note = options.pop("source", "自団体の回答"), options.pop("note", "")
        origin = Origin(OriginKind.ANSWER, source, as_of, note=note, only_written=options.pop("only_written", False))
        assert not options
        return Fact(path, value, label, origin, unit, disclosure, asked)

    return make


def _column(name: str, kind: str, disclosure: Disclosure = Disclosure.PUBLIC, choices: Any = ()) -> Column:
    return Column(name, f"{name}の欄", QuestionType(kind), disclosure, tuple(Choice(*pair) for pair in choices))


@pytest.fixture
def fact() -> Callable[..., Fact]:
    """Return what makes a fact that no answer gave."""

    def make(path: str, value: Any, kind: OriginKind = OriginKind.PUBLIC, **options: Any) -> Fact:
        origin = Origin(kind, options.pop("source", ""), options.pop("as_of", ""), options.pop("inputs", ()))
        origin = replace(origin, rows_of=options.pop("rows_of", ""))
        return Fact(path, value, options.pop("label", path), origin, options.pop("unit", ""))

    return make


@pytest.fixture
def situation(fact: Callable[..., Fact]) -> Callable[..., Situation]:
    """Return what makes the situation of 湯沢市 out of further facts."""

    def make(*facts: Fact) -> Situation:
        known = (fact("town.name", "湯沢市"), fact("town.own", "本市"), fact("build.on", ON, OriginKind.BUILD), *facts)
        return Situation(ON, MappingProxyType({item.path: item for item in known}))

    return make


@pytest.fixture
def context(situation: Callable[..., Situation]) -> Callable[..., Context]:
    """Return what makes a context out of facts, with nothing judged and nothing decided."""

    def make(*facts: Fact) -> Context:
        programme = Programme((2027, 2028), (), (), (), (), "", ())
        return Context(situation(*facts), Assessment((), (), ()), programme)

    return make


@pytest.fixture
def template_set(tmp_path: Path) -> Callable[..., TemplateSet]:
    """Return what writes template files (`base/documents/plan/a.md.j2`) and makes the set of them.

    The sections are those of the files below `documents/plan`, in the order given.
    """

    def make(
        files: Mapping[str, str], scheme: str = "chapters", disclosure: str = "public", **options: Any
    ) -> TemplateSet:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        folders = dict.fromkeys(name.partition("/")[0] for name in files)
        sections = dict.fromkeys(Path(name).name.removesuffix(".md.j2") for name in files if "/documents/plan/" in name)
        wanted = tuple(map(SectionSpec, sections))
        spec = DocumentSpec("plan", "地域情報化計画", "01", disclosure, scheme, wanted, **{"period": True, **options})
        return TemplateSet("test", "試し", (), tuple(tmp_path / name for name in folders), (spec,))

    return make


@pytest.fixture
def composed(template_set: Callable[..., TemplateSet], context: Callable[..., Context]) -> Callable[..., Manuscript]:
    """Return what composes the document of one template text, or of several files, for the facts given."""

    def make(source: str | Mapping[str, str], *facts: Fact, **options: Any) -> Manuscript:
        files = {"base/documents/plan/text.md.j2": source} if isinstance(source, str) else source
        made = template_set(files, **options)
        return compose(made, made.documents[0], context(*facts))

    return make

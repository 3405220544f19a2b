"""Conditions in Jinja's expression language, compiled once in its sandbox and evaluated in three-valued logic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.environment import TemplateExpression
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.cache import user_cache
from planner.missing import Missing, Reason
from planner.namespace import Log, Namespace
from planner.questionnaire.expressions import Compared, comparisons, paths_read
from planner.questionnaire.filters import FILTERS, TESTS
from planner.questionnaire.logic import LOGIC, ThreeValued
from planner.questionnaire.machinery import MachineCode


class ConditionError(ValueError):
    """The text is no expression, or reads what there is not; the message says so in Japanese."""


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = MachineCode

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals = {}
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        vars(self).update(LOGIC)


_ENVIRONMENT = _Environment()


class Condition:
    """An expression such as `organisation.it_staff < 3 and network.model in ('alpha', 'beta')`.

    `names` are the dotted paths it reads, as written, `compared` the texts it compares them with. Raises
    `ConditionError` if `source` is no expression.
    """

    __slots__ = ("_expression", "compared", "names", "source")

    def __init__(self, source: str) -> None:
        self.source = source.strip()
        self.names, self.compared, self._expression = _parsed(self.source)

    def __repr__(self) -> str:
        return f"Condition({self.source!r})"

    def evaluate(self, values: Mapping[str, Any]) -> tuple[bool | Missing, tuple[str, ...]]:
        """Return whether it holds for `values` (dotted path to value), and the paths read.

        The result is `Missing` where the known values do not decide it: not applicable if nothing that could still be
        found out would decide it, else unknown. Raises `ConditionError` for an unknown name.
        """
        log: Log = []
        try:
            result = self._expression(**Namespace(dict(self._own(values)), log).top_level())
            decided = result if isinstance(result, Missing) else bool(result)  # an undefined name raises here
        except (UndefinedError, SecurityError, TypeError) as error:
            raise ConditionError(f"条件「{self.source}」を判定できません（{error}）") from error
        read = tuple(dict.fromkeys(log))
        if not isinstance(decided, Missing):
            return decided, read
        return Missing(decided.path, Reason.NOT_APPLICABLE if decided.is_settled else Reason.UNKNOWN), read

    def _own(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the values that the names stand for or lie in."""
        for name in self.names:
            path = name
            while path and path not in values:
                path = path.rpartition(".")[0]
            if path:
                yield path, values[path]


@cache
def _parsed(source: str) -> tuple[tuple[str, ...], tuple[Compared, ...], TemplateExpression]:
    """Return what an expression reads and compares, and what works it out; raises `ConditionError`."""
    names, compared, code = user_cache().kept("condition", source, make=partial(_compiled, source))
    template = Template.from_code(_ENVIRONMENT, code, _ENVIRONMENT.make_globals(None))
    return names, tuple(Compared(*item) for item in compared), TemplateExpression(template, undefined_to_none=False)


def _compiled(source: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]], CodeType]:
    """Return what an expression reads and compares as plain data, and its code; raises `ConditionError`."""
    try:
        parser = Parser(_ENVIRONMENT, source, state="variable")
        tree = parser.parse_expression()
    except TemplateSyntaxError as error:
        raise ConditionError(f"条件「{source}」が式として読めません（{error.message}）") from error
    if not parser.stream.eos:
        raise ConditionError(f"条件「{source}」の後半が式として読めません")
    if isinstance(tree, nodes.CondExpr) or tree.find(nodes.CondExpr):
        raise ConditionError(f"条件「{source}」の中で if は使えません。and と or で書いてください")
    names, compared = paths_read(tree), list(map(tuple, comparisons([tree, *tree.find_all(nodes.Node)])))
    body = nodes.Assign(nodes.Name("result", "store"), ThreeValued().visit(tree), lineno=1)
    template = nodes.Template([body], lineno=1)
    nodes.Node.set_environment(template, _ENVIRONMENT)
    try:
        return names, compared, _ENVIRONMENT.compile(template)
    except SecurityError as error:
        raise ConditionError(f"条件「{source}」は許されない名前を読みます（{error}）") from error

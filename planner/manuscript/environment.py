"""The sandboxed Jinja environment of one document: template files over a chain of sets in, marked text out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial, wraps
from pathlib import Path
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context as JinjaContext
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.cache import user_cache
from planner.manuscript.chain import PARENT, ChainLoader
from planner.manuscript.display import printed
from planner.manuscript.failures import MISTAKES, UnknownName
from planner.manuscript.filters import filters
from planner.manuscript.folding import folded
from planner.manuscript.marks import Marked, as_value, has_marks, in_scope, joined
from planner.manuscript.recorder import MAYBE_TEXT, Carried, ManuscriptError, Recorder
from planner.manuscript.scopes import Scopes
from planner.missing import is_known
from planner.namespace import Namespace, Record, Records
from planner.questionnaire.filters import TESTS, settled
from planner.questionnaire.logic import LOGIC, ThreeValued
from planner.questionnaire.machinery import MachineCode

_NAMED = (Namespace, Record)
_READ_ONLY = (Namespace, Record, Records, LoopContext, TemplateModule)  # for names without a leading underscore
_CODES: dict[tuple[str | None, Any], Any] = {}  # the documents of a build share most of their templates

# Jinja's own trimming would also eat the line end after a tag that closes a line of text, and join two paragraphs
_TAG_LINE = re.compile(
    r"^[ \t]*(?P<tags>(?:\{%(?:(?!%\}).)*%\}[ \t]*|\{##(?:(?!##\}).)*##\}[ \t]*)*?)"
    r"(?P<last>\{(?:%(?:(?!%\}).)*|##(?:(?!##\}).)*))(?<![-+])(?P<end>%\}|##\})[ \t]*\n",
    re.MULTILINE | re.DOTALL,
)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Renders templates so that every value is safe for Markdown and carries the paths it came from."""

    code_generator_class = MachineCode
    concat = staticmethod(lambda parts: Marked("".join(parts)))

    def __init__(self, chain: Iterable[Path], recorder: Recorder) -> None:
        self.recorder = recorder
        self.chain_loader = ChainLoader(chain)
        super().__init__(
            loader=self.chain_loader,
            undefined=UnknownName,
            finalize=self._finalized,
            comment_start_string="{##",  # Jinja's own {# opens the name of a heading here
            comment_end_string="##}",
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # folding constants costs more than it saves: most templates run once
        )
        self._said: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.tests = {name: self._seeing(test) for name, test in TESTS.items()}
        self.filters = filters()
        self.globals = {"say": self.say}
        vars(self).update({name: self._seeing(function) for name, function in LOGIC.items()} | self._machinery())

    def know(self, names: Mapping[str, Any]) -> None:
        """Let templates read `names` too; what was said without them is said anew."""
        self.globals |= names
        self._said.clear()

    def join_path(self, template: str, parent: str) -> str:
        index, _, path = parent.partition("/")
        if template == PARENT:
            return self.chain_loader.name(path, int(index))
        return self.chain_loader.name(template)

    def say(self, position: int, text: Any) -> Marked:
        """Return a Jinja text kept in data, rendered; its parts keep their own paths inside those of the text."""
        paths = self.recorder.take(position)
        if isinstance(text, Marked):
            return in_scope(text, paths)
        if not is_known(text):
            return as_value(str(text), paths)
        if not isinstance(text, str):
            raise ManuscriptError("say は文に使います", "文の入った項目か確かめてください")
        if text not in self._said:
            self._said[text] = self._rendered(text)
        said, unsaid = self._said[text]
        self.recorder.log.extend(unsaid)
        return in_scope(said, paths)

    def _rendered(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a text kept in data rendered, and what was read for it that is in none of its marks.

        It knows the names of the document alone, whoever says it, so one rendering does for all.
        """
        outer, position = self.recorder.begin_call(), self.recorder.position()
        try:
            return self.from_string(folded(text)).render(), self.recorder.take(position)
        except MISTAKES as error:
            error.add_note(text)
            raise
        finally:
            self.recorder.end_call(outer)

    def call(self, context: JinjaContext, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls; a macro, `super` or a function cannot take what was read before it."""
        outer = self.recorder.begin_call()
        try:
            return super().call(context, obj, *args, **kwargs)
        finally:
            self.recorder.end_call(outer)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals  # a plain mapping is copied for each text in no time

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, _NAMED) and not attribute.startswith("_"):  # read-only, and asked most often
            try:
                return obj[attribute]  # nothing that is kept under a name lies in them
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Carried):
            return self.getattr(self.recorder.reread(obj), attribute)
        return self.recorder.reread(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, _NAMED):
            try:
                return obj[argument]
            except (AttributeError, KeyError, TypeError):  # of a record that has attributes, by a number
                return self.undefined(obj=obj, name=argument)
        if isinstance(obj, Carried):
            return self.getitem(self.recorder.reread(obj), argument)
        return self.recorder.reread(super().getitem(unmarked_only(obj), argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, _READ_ONLY):
            return not attr.startswith("_")
        return not isinstance(obj, Marked) and super().is_safe_attribute(obj, attr, value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = ThreeValued().visit(Scopes(name, filename).visit(self.tree(source, name, filename)))
        nodes.Node.set_environment(tree, self)
        return tree  # type: ignore[no-any-return]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Let lines of nothing but tags vanish: their line end moves into the tag, so that lines keep their numbers."""
        return _TAG_LINE.sub(_vanishing, super().preprocess(source, name, filename))

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *options: Any) -> Any:
        """Return the code of a template, as kept from an earlier run if it has not changed since.

        It takes the template's name for its file, so that the same text in another folder is the same code.
        """
        if (name, source) not in _CODES:
            make = partial(super().compile, source, name, name, *options)
            _CODES[name, source] = user_cache().kept("template", str(name), source, make=make)
        return _CODES[name, source]

    def tree(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Return the syntax tree of a template as written."""
        return super()._parse(source, name, filename)

    def _machinery(self) -> dict[str, Callable[..., Any]]:
        recorder = self.recorder
        return {
            "_enter": recorder.enter,
            "_leave": recorder.leave,
            "_unsaid": recorder.unsaid,
            "_decided": recorder.decided,
            "_seen": recorder.seen,
            "_position": recorder.position,
            "_carried": recorder.carried,
            "_reread": recorder.reread,
            "_release": recorder.release,
            "_listed": _listed,
            "_unmarked": unmarked_only,
            "_joined": _joined,
        }

    def _seeing(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that decides, given the letters of rendered text instead of the text with its marks."""
        seen = self.recorder.seen

        @wraps(function)
        def seeing(*arguments: Any) -> Any:
            for item in arguments:
                if isinstance(item, MAYBE_TEXT):
                    return function(*map(seen, arguments))
            return function(*arguments)  # nearly always

        return seeing

    @pass_context
    def _finalized(self, context: JinjaContext, value: Any) -> Any:
        if isinstance(value, Marked):
            return in_scope(value, self.recorder.take())
        text = _checked(printed(value))
        return as_value(text, self.recorder.take())


def _vanishing(line: re.Match[str]) -> str:
    tags = re.sub(r"(%\}|##\})[ \t]+", r"\1", line["tags"])
    return f"{tags}{line['last']}\n{line['end']}"


def unmarked_only(value: Any) -> Any:
    """Return `value`; raises `ManuscriptError` for rendered text, which must not be cut or turned."""
    if isinstance(value, Marked):
        what = "say、マクロ、super の結果は加工できません"
        raise ManuscriptError(what, "加工は中の値の一つ一つに対して行ってください")
    return value


def _checked(text: str) -> str:
    if has_marks(text):
        remedy = "この値の U+10FF00 から U+10FFFF までの文字（画面では空白か□）を消してください"
        raise ManuscriptError("値の中に、文書で使えない文字が入っています", remedy)
    return text


def _joined(*parts: Any) -> str:
    if any(isinstance(part, Marked) for part in parts):
        return joined(part if isinstance(part, Marked) else _checked(printed(part)) for part in parts)
    return "".join(printed(part) for part in parts)


def _listed(items: Any) -> list[Any]:
    if isinstance(items, str):
        raise ManuscriptError("for で文字列を一文字ずつ回そうとしています", "並びを返す名前か確かめてください")
    return list(settled(items))

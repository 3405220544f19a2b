"""Mistakes in templates, as Jinja reports them, become problems with file, line and remedy."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.utils import missing

from planner.errors import Place, Problem
from planner.japanese.width import shorten
from planner.manuscript.recorder import ManuscriptError
from planner.namespace import Namespace, Record, Records
from planner.nearest import suggestion

_LOOK = "使える名前は planner template names で探せます"

MISTAKES = (TemplateError, ManuscriptError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


class UnknownNameError(UndefinedError):
    """A template reads a name there is not; the message is the dotted name, or a sentence of Jinja's."""


class UnknownName(StrictUndefined):
    """Stands for a name there is not, until something is done with it; then raises `UnknownNameError`."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Callable[..., Exception] = UnknownNameError,
    ) -> None:
        super().__init__(hint, obj, name, UnknownNameError if exc is UndefinedError else exc)  # type: ignore[arg-type]

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        prefix = _prefix(self._undefined_obj)
        return f"{prefix}.{self._undefined_name}" if prefix else str(self._undefined_name)


def _prefix(owner: Any) -> str:
    if isinstance(owner, Namespace):
        return str(owner._prefix)
    return str(owner._path) if isinstance(owner, (Record, Records)) else ""


def problem_of(error: Exception, place: Place, known: Collection[str]) -> Problem:
    """Return the problem behind an exception of a template; `known` are the names there are."""
    if isinstance(error, TemplateSyntaxError):
        what = f"ひな型の書き方が読めません（{error.message}）"
        remedy = "この行か一つ前の行の {{ }} と {% %} の組、名前、引用符を確かめてください"
        return Problem("template/syntax", place, what, remedy)
    if isinstance(error, TemplateNotFound):
        what = f"呼び出しているひな型「{error.message}」がありません"
        return Problem("template/not-found", place, what, "ファイル名を確かめるか、親のひな型に同じ節を置いてください")
    if isinstance(error, UnknownNameError):
        return unknown_name(str(error.message), place, known)
    if isinstance(error, SecurityError):
        what = f"ひな型で許されない読み方をしています（{error}）"
        return Problem("template/forbidden", place, what, "状況の名前、関数、フィルターだけを使ってください")
    if isinstance(error, ManuscriptError):
        return Problem("template/refused", place, str(error), error.remedy)
    what = f"ひな型の式を計算できません（{error}）"
    return Problem("template/value", place, what, "値の種類（数、文字、並び）に合うフィルターと演算か確かめてください")


def unknown_name(name: str, place: Place, known: Collection[str], otherwise: str = _LOOK) -> Problem:
    """Return the problem of a name there is not, with the nearest there is."""
    return Problem("template/unknown-name", place, f"名前「{name}」はありません", suggestion(name, known, otherwise))


def text_said(error: Exception) -> str:
    """Return the beginning of the text in data that a mistake lies in; empty if it lies in the template itself."""
    notes = getattr(error, "__notes__", ())
    return f"（文「{shorten(notes[0], 40)}」の中）" if notes else ""


def line_of(error: Exception, files: Mapping[str, str]) -> tuple[str, int | None]:
    """Return the file and line that an exception came from; an empty name if from no template in `files` by name."""
    if isinstance(error, TemplateSyntaxError) and error.filename is not None and error.filename in files:
        return files[error.filename], error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    return (files[frames[-1].filename], frames[-1].lineno) if frames else ("", None)

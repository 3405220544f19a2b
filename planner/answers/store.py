"""The answers file: read whole with every problem in it, and saved after each answer so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from planner.answers.entries import check_entry, read_entry, write_entry
from planner.answers.model import Answer, Answers
from planner.answers.unreadable import UnreadableError
from planner.entryfile import EntryFile
from planner.errors import Place, PlannerError, Problem, raise_errors, reason_of
from planner.nearest import suggestion
from planner.questionnaire.model import Question, Questionnaire, QuestionType
from planner.yamlfile import YamlDocument, is_there, parse_yaml, read_text, save_durably

FORMAT = 1
_HEAD = "# 回答ファイル。planner interview が書きます。手で直しても構いません。\n"
_FIRST_LINE = f"format: {FORMAT}\n"
NOT_SAVED = "answers/not-saved"  # the code of a problem that may pass: a full disk, a drive that was taken out
_UNKNOWN = "answers/unknown-question"


def load_answers(path: Path, questionnaire: Questionnaire) -> Answers:
    """Return the answers in the file at `path`; which of them are hidden is not yet worked out.

    Raises `PlannerError` with every problem of the file.
    """
    if not is_there(path):
        remedy = f"planner interview {path} で作るか、ファイル名と場所を確かめてください"
        raise PlannerError([Problem("answers/missing", Place(str(path)), "回答ファイルがありません", remedy)])
    answers, problems = parse_answers(parse_yaml(read_text(path), str(path)), questionnaire)
    raise_errors(problems)
    return answers


def parse_answers(document: YamlDocument, questionnaire: Questionnaire) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers that can be read in a document, and the problems of the others."""
    problems = tuple(_shape_problems(document))
    if problems:
        return Answers(file=document.file), problems
    found: dict[str, Answer] = {}
    faults: list[Problem] = []
    for key, raw in document.data.items():
        if key == "format":
            continue
        if key not in questionnaire:
            faults.append(_unknown_question(document, key, questionnaire))
            continue
        try:
            answer = read_entry(questionnaire[key], raw, document.line(key))
        except UnreadableError as error:
            faults += _value_problems(questionnaire[key], error, document.file, partial(document.line, key))
        else:
            found |= {key: answer} if answer else {}
    return Answers(MappingProxyType(found), file=document.file), tuple(faults)


class AnswersFile:
    """The answers file of a running interview. A file with problems raises `PlannerError` and is never overwritten.

    Only ids that the questionnaire does not know are let pass: they stay in the file, and `problems` tells of them.
    """

    def __init__(self, path: Path, questionnaire: Questionnaire) -> None:
        self.path = path
        self._questionnaire = questionnaire
        self._text = self._on_disk() or _HEAD + _FIRST_LINE
        self._read: tuple[Answers, tuple[Problem, ...]] | None = self._parsed(self._text)
        self._entries: EntryFile | None = None
        self._known: dict[str, Answer] = dict(self.answers.by_id)

    @property
    def answers(self) -> Answers:
        return self._whole()[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._whole()[1]

    def put(self, question_id: str, answer: Answer) -> None:
        """Write one answer to the disk, all other entries and comments left as they are.

        What somebody else wrote to the file meanwhile is kept. Raises `PlannerError`, with nothing written, if the file
        cannot be read any more or cannot be saved.
        """
        text = self._on_disk() or self._text
        entries = self._separated(text) if text != self._text or self._entries is None else self._entries
        self._entries = None  # until the new entry is safe
        self._check(question_id, answer)
        entries.put(question_id, write_entry(self._questionnaire[question_id], answer))
        replaced = entries.text()
        self._save(replaced)
        self._text, self._entries, self._read = replaced, entries, None
        self._known[question_id] = answer

    def _check(self, question_id: str, answer: Answer) -> None:
        """Raise `PlannerError` if the answer could not be read again; rows that were read or written before can be."""
        question, before = self._questionnaire[question_id], self._known.get(question_id)
        rows = before.value if before and question.type is QuestionType.TABLE and before.is_answered else ()
        try:
            check_entry(question, answer, rows)
        except UnreadableError as error:
            raise PlannerError(_value_problems(question, error, str(self.path))) from None

    def _whole(self) -> tuple[Answers, tuple[Problem, ...]]:
        """Return what the whole file says; it is read again only when somebody asks after a change."""
        if self._read is None:
            self._read = self._parsed(self._text)
        return self._read

    def _separated(self, text: str) -> EntryFile:
        """Return the entries of `text`; raises `PlannerError` if it cannot be read, or no entry replaced alone."""
        if text != self._text:
            self._parsed(text)
        entries = EntryFile(text, str(self.path))
        if not entries.stand_apart:
            raise self._layout()
        return entries

    def _layout(self) -> PlannerError:
        what = "この書き方のファイルには、ほかの項目を保ったまま書き加えられません"
        remedy = "1項目を1行目から「id: 値」の形で書き、波括弧や「...」の行をなくしてください"
        return PlannerError([Problem("answers/layout", Place(str(self.path)), what, remedy)])

    def _on_disk(self) -> str | None:
        """Return the file's text, with a first entry if it has remarks only; None if there is nothing in it."""
        text = read_text(self.path) if is_there(self.path) else ""
        if any(line.strip() and not line.startswith("#") for line in text.splitlines()):
            return text
        return text.rstrip("\n") + "\n" + _FIRST_LINE if text.strip() else None

    def _parsed(self, text: str) -> tuple[Answers, tuple[Problem, ...]]:
        answers, problems = parse_answers(parse_yaml(text, str(self.path)), self._questionnaire)
        raise_errors(problem for problem in problems if problem.code != _UNKNOWN)
        return answers, problems

    def _save(self, text: str) -> None:
        try:
            save_durably(self.path, text)
        except OSError as error:
            what = f"回答を保存できません（{reason_of(error)}）"
            remedy = (
                "フォルダーがあるか、書込みの権限と空き容量があるかを確かめてください。前に保存した回答は残っています"
            )
            raise PlannerError([Problem(NOT_SAVED, Place(str(self.path)), what, remedy)]) from error


def _shape_problems(document: YamlDocument) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        remedy = "1行に「設問の id: 値」の形で書いてください（例 organisation.it_staff_fulltime: 3）"
        yield Problem("answers/shape", Place(document.file, 1), "「項目: 値」の並びになっていません", remedy)
        return
    version = document.data.get("format", FORMAT)
    place = Place(document.file, document.line("format"), "format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        yield Problem(
            "answers/format",
            place,
            f"形式の番号「{version}」が正しくありません",
            f"「format: {FORMAT}」と書いてください",
        )
    elif version > FORMAT:
        what = f"新しい形式（{version}）のファイルです。このプログラムが読めるのは形式{FORMAT}までです"
        yield Problem("answers/newer-format", place, what, "planner を新しい版に入れ替えてください")


def _unknown_question(document: YamlDocument, key: str, questionnaire: Questionnaire) -> Problem:
    place = Place(document.file, document.line(key), key)
    sections: Mapping[str, str] = {section.id: section.title for section in questionnaire.sections}
    if key in sections:
        remedy = f"字下げせず、「{key}.設問: 値」の形で1項目ずつ書いてください"
        return Problem(_UNKNOWN, place, f"「{key}」は分野（{sections[key]}）で、設問の id ではありません", remedy)
    otherwise = "正しい id に直すか、使わない回答なら行の頭に # を付けてください"
    return Problem(_UNKNOWN, place, f"「{key}」という設問はありません", suggestion(key, questionnaire.by_id, otherwise))


def _value_problems(
    question: Question, error: UnreadableError, file: str, line: Callable[..., int | None] = lambda *keys: None
) -> Iterator[Problem]:
    """Yield the problems of a value; `line` finds the line of the part of it that keys lead to."""
    for fault in error.faults:
        place = Place(file, line(*fault.keys), question.label or question.ask)
        yield Problem("answers/value", place, fault.what, fault.remedy)

"""YAML files as people write them: loaded narrowly with line numbers, saved so that a crash loses nothing.

The loader keeps what YAML would silently change: `052078`, `yes`, `2026-04-01` and `1:30` stay strings; only `true`
and `false` are booleans. Duplicate keys, anchors and tags are refused. All problems of a file are reported at once as
far as the parser gets.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from planner.cache import user_cache
from planner.errors import ExitStatus, Place, PlannerError, Problem, reason_of
from planner.yamlsyntax import headless, syntax_problem

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")  # how files of Word and Excel, older ones, and PDF begin

_SCALARS = (
    (re.compile(r"^(?:null|~|)$"), lambda text: None),
    (re.compile(r"^(?:true|false)$"), lambda text: text == "true"),
    (re.compile(r"^[-+]?(?:0|[1-9][0-9]{0,17})$"), int),  # longer rows of digits are no figures and stay strings
    (re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$"), float),
)


class YamlDocument(Struct, frozen=True):
    """A file's data as plain dicts, lists and scalars, and the line of every key and item, counted from 1."""

    file: str
    data: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, *keys: str | int) -> int | None:
        """Return the line of the entry at `keys`, or of the nearest entry above it that is there."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys)


def load_yaml(path: Path) -> YamlDocument:
    """Return what the file at `path` holds; raises `PlannerError` with every problem found in it."""
    return parse_yaml(read_text(path), str(path))


def load_kept_yaml(path: Path) -> YamlDocument:
    """Return what `load_yaml` does, as kept from an earlier run: for questions and templates, never for answers.

    A file of nothing but comments, as a new template set has them, is an empty list.
    """
    text, file = read_text(path), str(path)
    if text.strip() and all(line.startswith("#") for line in filter(str.strip, text.split("\n"))):
        return YamlDocument(file, [])

    def parsed() -> tuple[Any, dict[tuple[str | int, ...], int]]:
        document = parse_yaml(text, file)
        return document.data, document.lines

    return YamlDocument(file, *user_cache().kept("yaml", text, make=parsed))


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, a byte order mark removed; raises `PlannerError` if it cannot be read."""
    if not path.is_file() and is_there(path) and not path.is_dir():  # reading a pipe would wait for ever
        raise _unreadable(path, "yaml/special", "ふつうのファイルではありません", "ファイルを指定してください")
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise _unreadable(path, "yaml/missing", "ファイルがありません", "ファイル名と場所を確かめてください") from None
    except IsADirectoryError:
        raise _folder(path) from None
    except UnicodeDecodeError as error:
        raise _no_text(path, error.object) from None
    except OSError as error:
        if path.is_dir():  # Windows says "permission denied" for a folder
            raise _folder(path) from None
        what = f"読めません（{reason_of(error)}）"
        raise _unreadable(path, "yaml/unreadable", what, "読取りの権限を確かめてください") from None


def _no_text(path: Path, data: bytes) -> PlannerError:
    """Return the error about a file that is not UTF-8; saving a Word file as text would destroy it."""
    if data.startswith(_NO_TEXT):
        remedy = "文字だけのファイルを指定してください（回答ファイルは、ふつう answers.yaml です）"
        return _unreadable(path, "yaml/binary", "Word、Excel、PDF などのファイルです", remedy)
    remedy = "テキストエディターで開き、文字コードを UTF-8 にして保存し直してください"
    return _unreadable(path, "yaml/encoding", "文字コードが UTF-8 ではありません", remedy)


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder at `path`; raises `PlannerError` if there can be none of that name."""
    try:
        return path.exists()
    except (OSError, ValueError) as error:
        what = f"この名前のファイルは使えません（{reason_of(error)}）"
        raise _unreadable(path, "yaml/path", what, "別のファイル名を指定してください") from None


def parse_yaml(text: str, file: str) -> YamlDocument:
    """Return the data in `text`; `file` names it in problems."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        deep = "nesting depth" in str(getattr(error, "problem", ""))
        raise PlannerError([_too_deep(file) if deep else syntax_problem(error, text, file)]) from None
    except RecursionError:
        raise PlannerError([_too_deep(file)]) from None
    if node is None:
        remedy = "中身を書くか、控えのファイルから戻してください（回答ファイルは planner interview で作れます）"
        raise PlannerError([Problem("yaml/empty", Place(file), "ファイルが空です", remedy)])
    reader = _Reader(file, text)
    try:
        data = reader.plain(node, ())
    except RecursionError:
        raise PlannerError([_too_deep(file)]) from None
    if reader.problems:
        raise PlannerError(dict.fromkeys(reader.problems))
    return YamlDocument(file, data, reader.lines)


class _Reader:
    """Turns YAML nodes into plain data, keeping lines and gathering problems."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines: dict[tuple[str | int, ...], int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, keys: tuple[str | int, ...]) -> Any:
        self.lines.setdefault(keys, node.start_mark.line + 1)
        if id(node) in self._seen:
            self._refuse(node, "yaml/alias", "「*名前」による参照は使えません", "値をそのまま書いてください")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*keys, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: tuple[str | int, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "yaml/key", "項目の名前が文字ではありません", "「名前: 値」の形に直してください")
                continue
            key = str(key_node.value)
            if key in result:
                self._refuse_again(key_node, key, self.lines[(*keys, key)])
                continue
            self.lines[(*keys, key)] = key_node.start_mark.line + 1
            result[key] = self.plain(value_node, (*keys, key))
        return result

    def _refuse_again(self, node: yaml.Node, key: str, first: int) -> None:
        without_head = headless(self.text, node.start_mark.line + 1, self.file)
        if without_head and (without_head.place.line or 0) > first:  # else both stand below that head
            self.problems.append(without_head)
        else:
            what = f"項目「{key}」が二度あります（最初は{first}行目）"
            self._refuse(node, "yaml/duplicate", what, "正しい方を残し、もう一方を消してください")

    def _refuse(self, node: yaml.Node, code: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(code, Place(self.file, node.start_mark.line + 1), what, remedy))


def _scalar(node: yaml.Node) -> Any:
    assert isinstance(node, yaml.ScalarNode)
    if node.style in ("'", '"', "|", ">"):
        return node.value
    for pattern, convert in _SCALARS:
        if pattern.match(node.value):
            return convert(node.value)
    return node.value


def _unreadable(path: Path, code: str, what: str, remedy: str) -> PlannerError:
    return PlannerError([Problem(code, Place(str(path)), what, remedy)], ExitStatus.PROBLEMS)


def _too_deep(file: str) -> Problem:
    remedy = "「[」や「{」の閉じ忘れがないか確かめてください"
    return Problem("yaml/depth", Place(file), "入れ子が深すぎて読めません", remedy)


def _folder(path: Path) -> PlannerError:
    return _unreadable(path, "yaml/folder", "ファイルではなくフォルダーです", "ファイルを指定してください")


def save_durably(path: Path, text: str) -> None:
    """Replace the file at `path` by `text` in one step: a crash leaves the old text or the new."""
    write_durably(path, text.encode("utf-8"))


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file at `path` by `content`: a temporary file beside it, flushed to the disk, then renamed.

    The file keeps its access rights; a link keeps pointing at the file it names. An `OSError` names `path`.
    """
    target = path.resolve()
    try:
        _write_beside(target, content)
    except OSError as error:  # a full disk names no file, and the temporary one nobody knows
        error.filename, error.filename2 = str(path), None
        raise


def _write_beside(target: Path, content: bytes) -> None:
    handle, temporary = open_beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def open_beside(target: Path) -> tuple[int, Path]:
    """Make an empty temporary file in the folder of `target`; return its handle and path."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    except FileExistsError:  # where Windows denies a folder, each name that is tried seems to be taken
        raise PermissionError(errno.EACCES, "Permission denied") from None
    return handle, Path(name)


def _umask() -> int:
    mask = os.umask(0)  # the only way to ask for it is to set it
    os.umask(mask)
    return mask

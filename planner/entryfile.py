"""The text of a YAML mapping whose entries are replaced one by one, everything else kept as people wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from itertools import takewhile
from typing import Any

import yaml

from planner.errors import Place, PlannerError, Problem
from planner.yamlfile import parse_yaml
from planner.yamlsyntax import remarks

Keys = tuple[str, ...]
_END_MARK = re.compile(r"^\.\.\.", re.MULTILINE)


class EntryFile:
    """The text of a YAML mapping whose top-level entries can be replaced one by one, all else kept as written.

    Comments, order, blank lines and entries nobody asked about survive. Raises `PlannerError` as `parse_yaml` does.
    `stand_apart` tells whether each entry alone says what it says in the whole, so that one can safely be replaced.
    """

    def __init__(self, text: str, file: str) -> None:
        document = parse_yaml(text, file)
        if not isinstance(document.data, dict):
            what = "「項目: 値」の並びになっていません"
            remedy = "planner interview が作ったファイルの形に合わせてください"
            raise PlannerError([Problem("yaml/shape", Place(file, 1), what, remedy)])
        starts = sorted((document.lines[(key,)] - 1, key) for key in document.data)
        lines = text.splitlines(keepends=True)
        self.head = "".join(lines[: starts[0][0]] if starts else ())
        ends = [line for line, _ in starts[1:]] + [len(lines)] * bool(starts)
        self.entries = {key: "".join(lines[start:end]) for (start, key), end in zip(starts, ends, strict=True)}
        self.stand_apart = not _END_MARK.search(text) and all(
            _alone(entry, file) == {key: document.data[key]} for key, entry in self.entries.items()
        )
        self._file = file
        self._kept: dict[str, tuple[list[str], str]] = {}
        self._pieces: dict[tuple[Keys, str], str] = {}

    def put(self, key: str, value: Any) -> None:
        """Write `value` under `key`, in place if the key is there, otherwise at the end.

        Raises `PlannerError` for a value that would not be read back from YAML.
        """
        if key not in self._kept:
            self._kept[key] = _remarks_in(self.entries.get(key, ""))
        kept, trailing = self._kept[key]
        self.entries[key] = _with_remarks(self._written(key, value), kept) + trailing

    def text(self) -> str:
        """Return the whole file."""
        parts = (part if part.endswith("\n") else part + "\n" for part in self.entries.values())
        return self.head + "".join(parts)

    def _written(self, key: str, value: Any) -> str:
        """Return an entry's text; what stands in it as it did before is not written and read back again."""
        text: list[str] = []
        before: Keys = ()
        for keys, piece in _pieces((key,), value):
            known = keys, repr(piece)
            if known not in self._pieces:
                self._pieces[known] = self._piece(keys, piece)
            told = len(keys) if keys == before else _shared(keys, before)
            text.append(self._pieces[known].split("\n", told)[told])
            before = keys
        return "".join(text)

    def _piece(self, keys: Keys, piece: Any) -> str:
        nested = reduce(lambda inner, key: {key: inner}, reversed(keys), piece)
        text = yaml.dump(nested, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
        if parse_yaml(text, self._file).data != nested:
            what = f"「{keys[0]}」の値は、書いても同じ値に読めません"
            raise PlannerError([Problem("yaml/unwritable", Place(self._file), what, "別の書き方の値にしてください")])
        return text


def _pieces(keys: Keys, value: Any) -> Iterator[tuple[Keys, Any]]:
    """Yield a value in the pieces that can be written one by one, each with the keys above it: the items of lists."""
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from _pieces((*keys, key), part)
    elif isinstance(value, list) and value:
        yield from ((keys, [item]) for item in value)
    else:
        yield keys, value


def _shared(keys: Keys, before: Keys) -> int:
    """Return how many keys two paths begin with in common: as many lines are written already."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, keys, strict=False)))


def _alone(entry: str, file: str) -> Any:
    try:
        return parse_yaml(entry, file).data
    except PlannerError:
        return None


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block, which people can edit."""


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if text.isdecimal() else None  # a code of digits must not become a number
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def _remarks_in(entry: str) -> tuple[list[str], str]:
    """Return the remarks inside an entry, and the comment and blank lines at its end, which belong to what follows."""
    lines = entry.splitlines(keepends=True)
    end = len(lines)
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return remarks("".join(lines[:end])), "".join(lines[end:])


def _with_remarks(entry: str, kept: list[str]) -> str:
    """Return an entry with the remarks of the one that it replaces: one beside a single line, others above."""
    if len(kept) == 1 and entry.count("\n") == 1:
        return f"{entry.rstrip()}  {kept[0]}\n"
    return "".join(f"{remark}\n" for remark in kept) + entry

"""The entries of a template set's YAML files: read, laid over each other by id, and checked by their schema."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from planner.errors import Place, PlannerError, Problem
from planner.templateset.entries import ENTRIES
from planner.templateset.facts import UNDER_EVERY_SET
from planner.templateset.kind import EntryKind, Keys
from planner.yamlfile import YamlDocument, load_kept_yaml, read_text


class Entry(Struct, frozen=True, eq=False, dict=True):
    """One mapping of an overlaid YAML file. `origins` tell for each key the file that gave it, and the index there.

    An entry that a set leaves as it inherits it is the same object as in its parent.
    """

    kind: EntryKind
    id: str
    data: Mapping[str, Any]
    origins: Mapping[str, tuple[YamlDocument, int]]

    def at(self, *keys: str | int) -> Place:
        """Return the place of what `keys` lead to, or of the nearest thing above it."""
        document, index = self.origins[str(keys[0]) if keys and keys[0] in self.origins else "id"]
        return Place(document.file, document.line(index, *keys), self.id)

    def is_own(self, folder: Path) -> bool:
        """Whether the set of this folder gives the entry or keys of it; every entry of a file gives its id."""
        return self.origins["id"][0].file.startswith(f"{folder}{os.sep}")

    def over(self, earlier: Entry | None) -> Entry:
        """Return this entry with the keys that it does not give taken from `earlier`."""
        if earlier is None:
            return self
        return replace(self, data={**earlier.data, **self.data}, origins={**earlier.origins, **self.origins})

    @cached_property
    def _texts(self) -> dict[tuple[str, ...], tuple[tuple[Keys, str], ...]]:
        return {}

    def texts(self, *marks: str) -> Sequence[tuple[Keys, str]]:
        """Return the texts with one of the marks of `schema`, each with the keys that lead to it.

        Every heir of a set asks again for those of the same entry.
        """
        if marks not in self._texts:
            self._texts[marks] = tuple(self.kind.texts(self.data, *marks))
        return self._texts[marks]


class Laid(Struct, frozen=True):
    """What the entries of one kind come to. `sound` are those that keep to their schema.

    `faulty` could be read and do not. `unread` are the ids that stand in each file that cannot be read as YAML.
    """

    sound: tuple[Entry, ...] = ()
    faulty: tuple[Entry, ...] = ()
    unread: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Overlays:
    """The entries of sets that inherit from each other: each set's are laid over its parent's once for all heirs."""

    def __init__(self) -> None:
        self._laid: dict[tuple[tuple[Path, ...], str], Laid] = {}

    def laid(self, chain: tuple[Path, ...], name: str) -> Laid:
        """Return what the file or folder `name` comes to in the folders of `chain`, of which the last is the base.

        Legal facts that travel with the planner lie under every base.
        """
        if (chain, name) not in self._laid:
            self._laid[chain, name] = self._overlaid(chain, name)
        return self._laid[chain, name]

    def _overlaid(self, chain: tuple[Path, ...], name: str) -> Laid:
        inherited = self.laid(chain[1:], name) if chain else Laid()
        folder = chain[0] if chain else UNDER_EVERY_SET.get(name)
        own = entries_read(folder / name) if folder else Laid()
        earlier = {entry.id: entry for entry in (*inherited.faulty, *inherited.sound)}
        unread = {name for names in inherited.unread.values() for name in names} - set(earlier)
        changed = [entry.over(earlier.get(entry.id)) for entry in own.sound]
        faults = {entry.id: [*_faulty(entry)] for entry in changed if entry.id not in unread}
        sound = {entry.id: entry for entry in changed if faults.get(entry.id) == []}
        faulty = {entry.id: entry for entry in changed if entry.id not in sound}
        return Laid(
            tuple({**{entry.id: entry for entry in inherited.sound}, **sound}.values()),
            tuple({**{entry.id: entry for entry in inherited.faulty if entry.id not in sound}, **faulty}.values()),
            {**inherited.unread, **own.unread},
            (*inherited.problems, *own.problems, *(problem for found in faults.values() for problem in found)),
        )


def overlaid(chain: Sequence[Path], name: str) -> tuple[Entry, ...]:
    """Return the entries of one chain of folders; raises `PlannerError` with the problems of all files."""
    laid = Overlays().laid(tuple(chain), name)
    if laid.problems:
        raise PlannerError(laid.problems)
    return laid.sound


def entries_read(path: Path) -> Laid:
    """Return the entries of one set as written: those of the file `path`.yaml, or of every file in the folder `path`.

    An entry of a child gives only what it changes, so that none is held against its schema.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path.with_suffix(".yaml")]
    problems: list[Problem] = []
    found: dict[str, Entry] = {}
    unread: dict[str, tuple[str, ...]] = {}
    for file in files if path.is_dir() or files[0].is_file() else ():
        try:
            document = load_kept_yaml(file)
        except PlannerError as error:
            problems += error.problems
            unread[str(file)] = _ids_written(file)
            continue
        for entry in _listed(document, ENTRIES[path.name], in_folder=path.is_dir()):
            if isinstance(entry, Problem):
                problems.append(entry)
            elif entry.id in found:
                what = f"id「{entry.id}」が二度あります（最初は {found[entry.id].at()}）"
                problems.append(Problem("template/duplicate", entry.at(), what, "一方の id を変えるか、消してください"))
            else:
                found[entry.id] = entry
    return Laid(tuple(found.values()), (), unread, tuple(problems))


_ID_WRITTEN = re.compile(r"""^[\s{-]*id:\s*["']?([a-z][a-z0-9-]*)""", re.MULTILINE)


def _ids_written(file: Path) -> tuple[str, ...]:
    """Return the ids in a file that is no YAML, so that what names them is not taken for a mistake as well."""
    try:
        return tuple(_ID_WRITTEN.findall(read_text(file)))
    except PlannerError:
        return ()


def _listed(document: YamlDocument, kind: EntryKind, *, in_folder: bool) -> Iterator[Entry | Problem]:
    """Yield the entries of a file, the file being one entry itself if it lies in a folder of them."""
    if in_folder:
        lines = {(0, *keys): line for keys, line in document.lines.items()}
        document = YamlDocument(document.file, [document.data] if document.data else [], lines)
    for index, item in enumerate(document.data if isinstance(document.data, list) else [None]):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield Entry(kind, item["id"], item, {key: (document, index) for key in item})
        else:
            place = Place(document.file, document.line(index))
            what = "id のある項目の並びになっていません"
            yield Problem("template/entry", place, what, "項目ごとに id を書いてください")


def _faulty(entry: Entry) -> Iterator[Problem]:
    for fault in entry.kind.schema.faults(entry.data):
        yield Problem(f"template/{fault.code}", entry.at(*fault.keys), fault.what, fault.remedy)

"""The folder of the documents: a new build is put in without losing what lies there from earlier ones.

What the record proves to be ours and unchanged is replaced. Anything else under the name of a new document, above all
one that somebody has edited in Word, is kept beside it under a name of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from msgspec import Struct, field

from planner.errors import Place, PlannerError, Problem, reason_of
from planner.manifest import ANSWERS, FILE_NAME, BuiltFile, Listed, Manifest, read_manifest
from planner.yamlfile import open_beside, write_durably

_UNCHANGED = "どの文書も変えていません"
_ROOM = 1.5  # times what the files hold: disks give room in blocks, and one file stands twice while it is replaced


def put(folder: Path, files: tuple[BuiltFile, ...], record: Manifest, on: date) -> tuple[str, ...]:
    """Put the files of a build and its record into `folder`; return what is to be said about what lay there.

    The record goes on listing other documents that still lie there. Raises `PlannerError` before anything is changed
    if the folder holds another municipality's documents or a file cannot be replaced.
    """
    try:
        stay = _Stay(folder, record, on, _earlier(folder))
        stay.refuse_others()
        paths = [folder / file.name for file in files]
        _refuse_full(folder, sum(len(file.content) for file in files))
        _refuse_closed(dict.fromkeys((folder, *(path.parent for path in paths))))
        _refuse_locked(paths)
        return stay.put(files)
    except OSError as error:
        name = Path(str(error.filename2 or error.filename or folder)).name
        what = f"出力先「{folder}」に書けません（{name}: {reason_of(error)}）"
        remedy = "書込みの権限と空き容量を確かめ、Word で開いているファイルがあれば閉じてください"
        raise PlannerError([Problem("build/output", Place(), what, remedy)]) from None


def _earlier(folder: Path) -> Manifest | None:
    """Return the folder's record; None if there is none that can be read, and then nothing is known to be ours."""
    try:
        return read_manifest((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def _refuse_closed(folders: Iterable[Path]) -> None:
    """Make the folders that are not there; raise `PlannerError` if one cannot be made or no file can be made in it."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, probe = open_beside(folder / FILE_NAME)
            os.close(handle)
            probe.unlink()
        except OSError as error:
            what = f"フォルダー「{folder}」に書けません（{reason_of(error)}）"
            remedy = f"書込みの権限と空き容量を確かめるか、-o で別のフォルダーを指定してください。{_UNCHANGED}"
            raise PlannerError([Problem("build/output", Place(), what, remedy)]) from None


def _refuse_full(folder: Path, size: int) -> None:
    """Raise `PlannerError` if the disk has no room for files of `size` bytes beside those that they replace."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    disk, needed = shutil.disk_usage(there), size * _ROOM
    if disk.total and disk.free < needed:  # some drives do not tell their size
        what = f"出力先「{folder}」の空き容量が足りません（要る量{_megabytes(needed)}、空き{_megabytes(disk.free)}）"
        remedy = f"空きを作るか、-o で別のドライブのフォルダーを指定してください。{_UNCHANGED}"
        raise PlannerError([Problem("build/full", Place(), what, remedy)])


def _megabytes(size: float) -> str:
    return f"{size / 1_000_000:.1f}MB"


def _refuse_locked(paths: Iterable[Path]) -> None:
    """Raise `PlannerError` if Word has one of the files open, as Windows tells, or it is marked read-only."""
    locked = [path.name for path in paths if path.exists() and not _is_writable(path)]
    if locked:
        names = "、".join(f"「{name}」" for name in locked)
        what = f"{names}を置き換えられません。Word などで開いているか、読取り専用です"
        remedy = f"閉じるか、読取り専用を解いてから、もう一度作ってください。{_UNCHANGED}"
        raise PlannerError([Problem("build/locked", Place(), what, remedy)])


def _is_writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except PermissionError:
        return False


def _counted(names: list[str]) -> str:
    return f"「{names[0]}」" + (f"など{len(names)}件" if names[1:] else "")


class _Stay(Struct):
    """One build coming into a folder.

    `listed` are the documents of the new record, by file name; `removed` are the drafts that gave way to a final
    document, `left` the other versions that stay as they were.
    """

    folder: Path
    record: Manifest
    on: date
    earlier: Manifest | None
    listed: dict[str, Listed] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def refuse_others(self) -> None:
        if self.earlier and self.earlier.municipality["code"] != self.record.municipality["code"]:
            name = self.earlier.municipality["name"]
            what = f"出力先「{self.folder}」には別の団体（{name}）の文書があります"
            remedy = "-o で別のフォルダーを指定してください"
            raise PlannerError([Problem("build/other-municipality", Place(), what, remedy)])

    def put(self, files: tuple[BuiltFile, ...]) -> tuple[str, ...]:
        for item in self.earlier.documents if self.earlier else ():
            if (self.folder / item.file).is_file():
                self.listed[item.file] = item
        said: list[str] = []
        try:
            for file in files:
                said += self._replace(file)
                said += self._other_versions(file)
            said += self._told_versions()
            said += self._of_other_answers({file.id for file in files})
        finally:  # what was put before a failure is listed as it now is
            record = Manifest(self.record.municipality, tuple(self.listed.values()))
            write_durably(self.folder / FILE_NAME, record.text().encode("utf-8"))
        return tuple(said)

    def _replace(self, file: BuiltFile) -> Iterator[str]:
        """Write a document under its name, after keeping what somebody made of the one before."""
        path = self.folder / file.name
        before = path.read_bytes() if path.exists() else file.content
        if before != file.content and not self._is_ours(file.name, before):
            kept = self._keep(path, before)
            yield f"手直しを残しました: 「{file.name}」は前に作った後で変わっているため、「{kept}」として残しました"
            yield from self._changes(file, file.name, before)
        write_durably(path, file.content)
        new = self.record.named(file.name)
        assert new is not None, "a build's record lists its files"
        self.listed[file.name] = new

    def _is_ours(self, name: str, content: bytes) -> bool:
        listed = self.earlier.named(name) if self.earlier else None
        return listed is not None and listed.is_unchanged(content)

    def _keep(self, path: Path, content: bytes) -> str:
        """Copy a file's content to a free name beside it; return its place below the folder."""
        for number in count(1):
            mark = f"（手直し {self.on.isoformat()}{f' {number}' if number > 1 else ''}）"
            kept = path.with_stem(path.stem + mark)
            if not kept.exists():
                write_durably(kept, content)
            if kept.read_bytes() == content:
                return kept.relative_to(self.folder).as_posix()
        raise AssertionError("there is always a free number")

    def _other_versions(self, file: BuiltFile) -> Iterator[str]:
        """Remove the draft that a final document replaces, if nobody has edited it; tell what stands in the way."""
        known = {item.file for item in self.listed.values() if item.id == file.id}
        for name in sorted({*known, file.draft_name} - {file.name}):
            path = self.folder / name
            if not path.is_file():
                continue
            listed = self.listed.get(name)
            content = path.read_bytes()
            if file.manuscript.draft or (listed and not listed.draft):
                self.left.append(name)
            elif not self._is_ours(name, content):
                yield f"前の案「{name}」は手直しされているため、残しました"
                yield from self._changes(file, name, content)
            elif _is_writable(path):
                path.unlink()
                del self.listed[name]
                self.removed.append(name)
            else:
                yield f"前の案「{name}」は、開いているため消せませんでした"

    def _told_versions(self) -> Iterator[str]:
        if self.removed:
            yield f"前の案{_counted(self.removed)}は、手直しがないので消しました"
        if self.left:
            yield f"前に作った{_counted(self.left)}は、そのまま残っています"

    def _of_other_answers(self, built: Collection[str]) -> Iterator[str]:
        """Tell of the documents that lie there from other answers than those of this build."""
        answers = {item.built_from.get(ANSWERS) for item in self.record.documents}
        old = [
            item
            for item in self.listed.values()
            if item.id not in built and item.built_from.get(ANSWERS) not in answers
        ]
        if old:
            names = f"「{old[0].file}」{'など' if old[1:] else ''}"
            remedy = "使うなら同じ指定で作り直し、使わないなら消してください"
            yield f"前の回答から作った文書が{len(old)}件、そのまま残っています（{names}）。{remedy}"

    def _changes(self, file: BuiltFile, name: str, content: bytes) -> Iterator[str]:
        """Yield what was changed in the earlier version of `file` called `name`."""
        from planner.edited import edits_told  # only here: few builds meet an edited file

        listed = self.earlier.named(name) if self.earlier else None
        for line in edits_told(file, content, listed.sections if listed else ()):
            yield f"  {line}"

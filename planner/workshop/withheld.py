"""What an inspection of template sets cannot judge before what cannot be read is mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from planner.errors import Problem
from planner.procurement.load import PARTS
from planner.templateset.model import TemplateSet
from planner.yamlfile import load_kept_yaml

_FIELDS = "YAML として読めないので、中の項目（id のほか）は調べていません"
_FOR_MEASURES = "。課題に対応する施策があるかどうかも調べていません"
_AS_A_WHOLE = "項目に誤りがあるので、全ての項目を合わせて決まること（配点の合計など）は調べていません"
_TEMPLATE = "書き方が読めないので、中の名前とブロックは調べていません"
_NOT_READ = ("template/syntax", "yaml/encoding", "yaml/binary", "yaml/unreadable")
_ADDED = "文書と節の定めに誤りがあるので、足した文書と節、documents の使われないファイルは調べていません"
_ALONE = "親が分からないので、このひな型のほかのファイルは、読めるかどうかだけを調べました"


def sections_in_doubt(folder: Path, problems: Iterable[Problem]) -> bool:
    """Whether one of the problems lies in what `template.yaml` in `folder` says of documents and their sections."""
    file = folder / "template.yaml"
    lines = [problem.place.line for problem in problems if problem.place.file == str(file)]
    if not lines:
        return False
    document = load_kept_yaml(file)
    begins = {document.line(key) or 0: key for key in document.data}
    keys = {begins[max(first for first in begins if first <= line)] for line in lines if line}
    return not keys.isdisjoint(("documents", "sections_after"))


def withheld(
    problems: Iterable[Problem], sets: Iterable[TemplateSet], alone: Collection[Path], in_doubt: Collection[Path]
) -> Iterator[str]:
    """Yield a line for each file whose problems leave something in it, or in `sets`, unjudged.

    The sets of `alone` have no known parent, and nobody knows the sections of those of `in_doubt`.
    """
    told = {problem.place.file: _AS_A_WHOLE for item in sets for problem in _keeping_from_the_whole(item)}
    told.update({problem.place.file: reason for problem in problems if (reason := _reason(problem))})
    told.update({str(folder / "template.yaml"): _ADDED for folder in in_doubt})
    told.update({str(folder / "template.yaml"): _ALONE for folder in alone})
    yield from (f"{file}: {reason}" for file, reason in sorted(told.items()))


def _keeping_from_the_whole(template_set: TemplateSet) -> Iterator[Problem]:
    """Yield what is wrong in entries that make sense only together."""
    for name in dict.fromkeys(name for names in PARTS.values() for name in names):
        yield from template_set.laid(name).problems


def _reason(problem: Problem) -> str:
    file = Path(problem.place.file)
    if file.suffix == ".j2":
        return _TEMPLATE if problem.code in _NOT_READ else ""
    if file.name == "template.yaml" or not problem.code.startswith("yaml/"):
        return ""
    return _FIELDS + (_FOR_MEASURES if file.parent.name == "measures" else "")

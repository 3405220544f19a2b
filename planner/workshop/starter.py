"""A new template set: files that explain themselves and say nothing yet."""

from __future__ import annotations

import shutil
import string
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from planner.errors import ExitStatus, Place, PlannerError, Problem, reason_of
from planner.nearest import suggestion
from planner.shipped import shipped_folder
from planner.templateset.load import load_template_sets
from planner.templateset.model import BASE, TemplateSets
from planner.templateset.schema import SET_ID

_FILES = Path(__file__).parent / "starter"


class Start(Struct, frozen=True):
    """What a new set is to be: its id and title, the set it stands on, and the codes of whom it serves."""

    id: str
    title: str
    parent: str
    serves: tuple[str, ...]


def sets_around(folder: Path) -> TemplateSets:
    """Return the sets that a new one in `folder` may stand on, whether or not the folder is there yet."""
    is_begun = any(folder.glob("*/template.yaml"))
    return load_template_sets(folder if is_begun else shipped_folder("plan_templates"))


def begin(start: Start, folder: Path, sets: TemplateSets) -> tuple[Path, ...]:
    """Write the files of a new set into `folder` and return them; raises `PlannerError` before anything is written."""
    target = folder / start.id
    problems = [*_wrong_id(start, target, sets), *_wrong_parent(start, sets)]
    if problems:
        raise PlannerError(problems, ExitStatus.WRONG_USE)
    values = {
        "id": start.id,
        "title": start.title,
        "parent": start.parent,
        "prefectures": _codes(start, 2),
        "municipalities": _codes(start, 6),
    }
    texts = {file: string.Template(file.read_text(encoding="utf-8")).substitute(values) for file in _sources()}
    try:
        return tuple(_write(target, {file.relative_to(_FILES): text for file, text in texts.items()}))
    except OSError as error:
        what = f"「{target}」に書けません（{reason_of(error)}）"
        problem = Problem("template/new", Place(str(target)), what, "別のフォルダーを指定してください")
        raise PlannerError([problem]) from None


def _codes(start: Start, digits: int) -> str:
    return ", ".join(f'"{code}"' for code in start.serves if len(code) == digits)


def _sources() -> list[Path]:
    return sorted(file for file in _FILES.rglob("*") if file.is_file())


def _write(target: Path, texts: dict[Path, str]) -> Iterator[Path]:
    """Write everything beside `target` first, so that there is a whole set or none."""
    unfinished = target.with_name(f".{target.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    for path, text in texts.items():
        (unfinished / path).parent.mkdir(parents=True, exist_ok=True)
        (unfinished / path).write_text(text, encoding="utf-8", newline="\n")
    unfinished.rename(target)
    yield from (target / path for path in texts)


def _wrong_id(start: Start, target: Path, sets: TemplateSets) -> Iterator[Problem]:
    place = Place(str(target))
    if not SET_ID.fullmatch(start.id):
        what = f"「{start.id}」はひな型の名前に使えません"
        yield Problem("template/id", Place(), what, "英小文字から始め、英小文字、数字、ハイフンで書いてください")
    elif target.exists():
        yield Problem(
            "template/exists", place, "同じ名前のフォルダーがあります", "別の名前にするか、今のものを直してください"
        )
    elif start.id in sets.by_id:
        what = f"ひな型「{start.id}」は、付属のものにあります"
        remedy = f"--parent {start.id} を付け、別の名前（{start.id}-2 など）で子を作ってください"
        yield Problem("template/exists", Place(str(sets.named(start.id).folder)), what, remedy)


def _wrong_parent(start: Start, sets: TemplateSets) -> Iterator[Problem]:
    if start.parent not in sets.by_id:
        remedy = suggestion(start.parent, sets.by_id, f"次から選んでください: {'、'.join(sets.by_id)}")
        yield Problem("template/parent", Place(), f"親のひな型「{start.parent}」がありません", remedy)
        return
    depth = len(sets.named(start.parent).chain) + 1
    for item in sets.by_id.values():
        if len(item.chain) == depth and set(item.serves) & set(start.serves):
            what = f"同じ都道府県か団体を、ひな型「{item.id}」（{item.title}）が受け持っています"
            remedy = (
                f"--parent {item.id} を付けて、その子を作ってください。"
                f"その親を作るときは、同じ都道府県を除いて作った後に、{item.id} の template.yaml の parent を"
                f"「{start.id}」に書き替えてください"
            )
            yield Problem("template/serves", Place(str(item.folder)), what, remedy)


def deepest(sets: TemplateSets, codes: tuple[str, ...]) -> str:
    """Return the set that a new one for those of `codes` stands on if nothing is said: that of the first today."""
    return sets.serving(codes[0]).id if codes else BASE

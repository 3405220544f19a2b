"""Everything that can be found wrong or doubtful in the template sets of a folder, before a document is built."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from msgspec import Struct

from planner.errors import Place, PlannerError, Problem, Severity
from planner.manuscript.expiry import expired_facts
from planner.manuscript.lint import unreadable
from planner.manuscript.lint_sets import lint_sets
from planner.manuscript.overrides import Overrides
from planner.manuscript.written import mistake, written
from planner.municipality.table import load_municipalities
from planner.nearest import suggestion
from planner.questionnaire.model import Questionnaire
from planner.templateset.entries import ENTRIES
from planner.templateset.kind import Keys
from planner.templateset.load import read_template_sets
from planner.templateset.model import TemplateSet, TemplateSets
from planner.templateset.overlay import Entry, entries_read
from planner.templateset.schema import JINJA, WORDING
from planner.word.look import read_look
from planner.word.stylefile import lacking
from planner.workshop.contents import leaves
from planner.workshop.differences import Way, differences
from planner.workshop.reach import members_of, unreached
from planner.workshop.withheld import sections_in_doubt, withheld

# An entry of the parent is there for municipalities that the fact does not apply to as well
_SPLIT = "{{% if {known} %}}…{{% else %}}（親の文）{{% endif %}} で書き分けてください"
_UNFILLED = "…"  # what the files of a new set have where something is to be written


class Inspection(Struct, frozen=True):
    """The problems by file and line, and what cannot be judged before some of them are mended, with the reason."""

    problems: tuple[Problem, ...]
    withheld: tuple[str, ...]


def inspect(folder: Path, questionnaire: Questionnaire, on: date) -> Inspection:
    """Return all problems of the sets that lie in `folder` on the day `on`.

    Errors are what no document can be built with, or what the author wrote and no document will show. What is wrong in
    one file hides nothing that is wrong in another.
    """
    read = sets, _ = read_template_sets(folder)
    alone = [file.parent for file in sorted(folder.glob("*/template.yaml")) if file.parent.name not in sets.by_id]
    found = [*lint_sets(read, questionnaire, on), *(problem for own in alone for problem in unreadable(own))]
    in_doubt = [item.folder for item in sets.own() if sections_in_doubt(item.folder, found)]
    for template_set in sets.own():
        found += doubts(sets, template_set, on, sections=template_set.folder not in in_doubt)
    problems = sorted(dict.fromkeys(found), key=lambda problem: (problem.place.file, problem.place.line or 0))
    return Inspection(tuple(problems), tuple(withheld(problems, sets.own(), alone, in_doubt)))


def doubts(sets: TemplateSets, template_set: TemplateSet, on: date, *, sections: bool = True) -> list[Problem]:
    """Return what can be read and yet is not shown, not needed or no longer true, in what the set itself says.

    What cannot be read is told by other checks, and left out of these. Without `sections` it is not known which there
    are.
    """
    sets, template_set = sets.as_far_as_readable(), template_set.as_far_as_readable()
    checks: tuple[Iterator[Problem], ...] = (
        _style(template_set),
        _blocks(template_set),
        _idle_entries(sets, template_set),
        _entries(template_set),
        _unfilled(template_set),
        _narrow_facts(template_set),
        _unreached_facts(sets, template_set),
        _unread(template_set) if sections else iter(()),
        expired_facts(template_set, on),
    )
    return list(chain.from_iterable(checks))


def _style(template_set: TemplateSet) -> Iterator[Problem]:
    file = template_set.folder / "style.docx"
    if not file.is_file():
        return
    try:
        read_look(template_set.style_paths)
    except PlannerError as error:
        yield from error.problems
        return
    inherited = lacking(file)
    if inherited:
        what = f"書式ファイルにない次のスタイルは、親の書式ファイルのものを使います: {'、'.join(inherited)}"
        remedy = "見た目を変えるなら、Wordでこの名前のスタイルを作ってください。変えないなら、このままで構いません"
        yield _remark("inherited-style", Place(str(file)), what, remedy)


def _blocks(template_set: TemplateSet) -> Iterator[Problem]:
    overrides = Overrides(template_set)
    for section in overrides.own():
        parents = overrides.parent_blocks(section)
        if parents is None:
            continue
        for block in section.blocks:
            place = Place(str(section.file), block.line, f"{section.document} {section.section}")
            if section.extends and not block.inner and block.name not in parents:
                remedy = suggestion(block.name, parents, f"親のブロックは {'、'.join(dict.fromkeys(parents))} です")
                what = f"ブロック「{block.name}」は親になく、書いた文はどの文書にも出ません"
                yield Problem("template/idle-block", place, what, remedy)
            elif block.empty and not block.explained:
                remedy = "文を書くか、親の文を消すつもりなら、その理由を {## … ##} でブロックの中に書いてください"
                yield _remark("empty-block", place, f"ブロック「{block.name}」に中身がありません", remedy)


def _idle_entries(sets: TemplateSets, template_set: TemplateSet) -> Iterator[Problem]:
    for item in differences(sets, template_set):
        if item.part in ENTRIES and item.way is Way.IDLE:
            what = f"「{item.name}」は、どの項目も親と同じです"
            yield _remark("idle-entry", item.place, what, "変える項目だけを残すか、消してください")


def _entries(template_set: TemplateSet) -> Iterator[Problem]:
    laid, cases = template_set.laid("measures"), template_set.overlay("cases")
    measures = laid.sound
    addressed = {issue for measure in (*measures, *laid.faulty) for issue in measure.data.get("addresses") or ()}
    for issue in _own(template_set, template_set.overlay("issues")) if not laid.unread else ():
        if issue.id not in addressed and not issue.data.get("tells"):
            what, remedy = "この課題に対応する施策がありません", "施策の addresses に、この課題の id を加えてください"
            yield _remark("no-measure", issue.at("id"), what, remedy)
    unsure = {case.id for case in cases if case.data.get("confidence") == "low"}
    for measure in _own(template_set, measures):
        if len(measure.data["variants"]) == 1 and not measure.data.get("one_for_all"):
            remedy = "段階か団体の大きさで中身を分けるか、1件で足りる理由を one_for_all に書いてください"
            yield _remark("one-variant", measure.at("variants"), "variants が1件だけです", remedy)
        for name in unsure & set(measure.data.get("cases") or ()):
            what = f"確かめられていない（confidence: low）事例「{name}」を使っています"
            yield _remark("unsure-case", measure.at("cases"), what, "原文を確かめるか、cases から外してください")


def _unfilled(template_set: TemplateSet) -> Iterator[Problem]:
    """Yield the marks of a set just begun that still stand where the rules of writing do not look."""
    for name in ENTRIES:
        for entry in entries_read(template_set.folder / name).sound:
            looked_at = {text for _, text in entry.texts(JINJA, WORDING)}
            filled_in = {key: value for key, value in entry.data.items() if not isinstance(value, list)}
            for key, value in filled_in.items():
                if any(text.startswith(_UNFILLED) and text not in looked_at for text in leaves(value)):
                    remedy = "「…」の所に書き入れるか、要らない項目なら消してください"
                    yield _remark("unfilled", entry.at(key), f"「{key}」が書きかけです", remedy)


def _narrow_facts(template_set: TemplateSet) -> Iterator[Problem]:
    """Yield where an issue or a measure quotes a regional fact that may not apply though its condition holds."""
    narrow = {fact.id: fact.data["when"] for fact in template_set.overlay("region") if fact.data.get("when")}
    for name, key in (("issues", "when"), ("measures", "applies")):
        for entry in _own(template_set, template_set.overlay(name)):
            condition = str(entry.data.get(key))
            met = {when for fact, when in narrow.items() if f'region["{fact}"] is known' in condition}
            for keys, fact in _quoted(entry):
                known = f'region["{fact}"] is known'
                if fact in narrow and narrow[fact] not in met:
                    what = f"地域の事実「{fact}」の当てはまらない団体でも、これを引きます"
                    inherited = any(entry.at(item).file != entry.at("id").file for item in entry.origins)
                    remedy = _SPLIT.format(known=known) if inherited else f"{key} に {known} を加えてください"
                    yield _remark("narrow-fact", entry.at(*keys), what, remedy)


def _unreached_facts(sets: TemplateSets, template_set: TemplateSet) -> Iterator[Problem]:
    """Yield the regional facts whose condition holds for none of those in whose documents the set has a say."""
    for entry in unreached(template_set, members_of(sets, template_set, load_municipalities())):
        what = f"条件「{entry.data['when']}」に当てはまる団体は、受け持つ団体にありません"
        remedy = "団体名は「八幡浜市」、都道府県名は「愛媛県」のように終わりまで書き、つづりを確かめてください"
        yield _remark("unreached-fact", entry.at("when"), what, remedy)


def _quoted(entry: Entry) -> Iterator[tuple[Keys, str]]:
    """Yield each regional fact that a text of the entry quotes without asking whether it applies."""
    for keys, text in entry.texts(JINJA):
        for reading in written(text).readings if "quoted" in text and not mistake(text) else ():
            root, _, fact = reading.argument.partition(".")
            if reading.argument_of == "quoted" and root == "region" and f'region["{fact}"]' not in text:
                yield keys, fact


def _own(template_set: TemplateSet, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the entries that the set itself brings in."""
    return (entry for entry in entries if entry.is_own(template_set.folder))


def _unread(template_set: TemplateSet) -> Iterator[Problem]:
    for file in (*Overrides(template_set).unread(), *_strangers(template_set.folder)):
        remedy = "名前と場所のつづりを確かめるか、消してください"
        yield _remark("unread-file", Place(str(file)), "このファイルは使われません", remedy)


def _strangers(folder: Path) -> Iterator[Path]:
    """Yield the files and folders that stand where nothing of their name is read."""
    known = {"template.yaml", "style.docx", "documents", *ENTRIES, *(f"{name}.yaml" for name in ENTRIES)}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith((".", "~$", "README")):
            yield path
        elif path.name in ENTRIES and path.is_dir():
            yield from (file for file in sorted(path.iterdir()) if file.suffix != ".yaml")


def _remark(code: str, place: Place, what: str, remedy: str) -> Problem:
    return Problem(f"template/{code}", place, what, remedy, Severity.WARNING)

"""`planner build`: from answers to Word files in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from planner.answers.completeness import open_questions, told_open
from planner.answers.final import before_final
from planner.answers.finding import apart_from_open
from planner.audit.report import disclosure_lines, share_table
from planner.cli.options import answers_argument, region_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus, Place, PlannerError, Problem, reason_of
from planner.folder import put
from planner.japanese.era import fiscal_year_label
from planner.manifest import FILE_NAME
from planner.manuscript.model import Scheme
from planner.manuscript.names import Context
from planner.manuscript.render import Renderer
from planner.missing import UNKNOWN, is_known
from planner.pipeline import BuildResult
from planner.pipeline import build as build_documents
from planner.programme.own_figures import figures_at_rest
from planner.programme.rulings import rulings_at_rest
from planner.questionnaire.model import Disclosure
from planner.sidebyside import side_by_side
from planner.workspace import Workspace

_STAFF = "organisation.it_staff_fulltime"


@click.command(cls=Command, short_help="回答から文書（Word）を作る")
@answers_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("documents"), help="出力先のフォルダー")
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="名前",
    help="この文書（plan、地域情報化計画 など）か、このフォルダーだけを作る。何度でも書ける",
)
@region_option
@click.option("--details", is_flag=True, help="節ごとの内訳、公開を認めた値と理由、注意を全て表示する")
@click.option("--final", is_flag=True, help="確定版として作る（必要な回答が足りなければ作らない）")
@click.option("--review", is_flag=True, help="根拠をコメントで示した確認用の写しも作る")
@click.option("--exact-pages", is_flag=True, help="目次の頁を LibreOffice で確かめる（入っているときだけ）")
@click.option("--strict", is_flag=True, help="読みにくい所（見出しの段、代替テキスト、色など）があれば作らない")
@workspace_options
def build(workspace: Workspace, output: Path, details: bool) -> int:
    """回答ファイルから文書を作り、出力先に置きます。分からないことは本文に【未把握】と出ます。"""  # noqa: D400
    _refuse_unusable(output)
    result = build_documents(workspace, side_by_side)
    lines = [*_files(result, output), *put(output, result.files, result.record, workspace.on)]
    for line in (*lines, "", *share_table(result.audits, details), "", *_remarks(result, details)):
        say(line)
    return int(ExitStatus.FINE)


def _refuse_unusable(output: Path) -> None:
    """Raise `PlannerError` before any work if `output` cannot become a folder to write to."""
    places = (output.absolute(), *output.absolute().parents)
    try:
        nearest = next((path for path in places if path.exists()), None)
    except (OSError, ValueError) as error:
        what = f"出力先「{output}」を使えません（{reason_of(error)}）"
        raise _unusable(what, "-o で別のフォルダーを指定してください") from None
    if nearest is None:
        raise _unusable(f"出力先「{output}」のドライブがありません", "-o で別のフォルダーを指定してください")
    if not nearest.is_dir():
        what = f"出力先「{output}」を作れません（{nearest} はフォルダーではなくファイルです）"
        raise _unusable(what, "-o で別のフォルダーを指定してください")


def _unusable(what: str, remedy: str) -> PlannerError:
    return PlannerError([Problem("build/output", Place(), what, remedy)])


def _files(result: BuildResult, output: Path) -> Iterator[str]:
    own, decided = result.checked.own, result.decided
    state = "案" if any(file.manuscript.draft for file in result.files) else "確定版"
    what = f"{own.full_name}の文書を{len(result.files)}件作りました"
    yield f"{what}（{state}、ひな型: {decided.template_set.title}）"
    yield from _places(result, output)
    yield f"  {output / FILE_NAME}  （何から作ったかの記録）"


def _places(result: BuildResult, output: Path) -> Iterator[str]:
    """Yield where each document lies, those in one folder in one line."""
    for folder, files in groupby(result.files, lambda file: (output / file.name).parent):
        found = list(files)
        labels = "、".join(dict.fromkeys(file.manuscript.disclosure.label for file in found))
        if folder == output:
            yield from (f"  {output / file.name}  [{file.manuscript.disclosure.label}]" for file in found)
        else:
            yield f"  {folder}  {len(found)}件  [{labels}]"


def _remarks(result: BuildResult, details: bool) -> Iterator[str]:
    yield from disclosure_lines(result.audits, details)
    for load in result.decided.programme.loads:
        if load.over:
            year, days = fiscal_year_label(load.year), f"{load.over:g}人日"
            assumed = "" if is_known(result.decided.situation.value(_STAFF)) else "仮の人数で計算すると、"
            why = f"{assumed}先に置く施策に要る人日が余力を{days}超えます"
            yield f"工程表: {year}は、{why}（「人手の見通し」を見てください）"
    yield from _late_purchases(result)
    yield from _own_figures(result)
    yield from _rulings(result)
    yield from _unmeasured(result)
    asked = result.checked.questionnaire, result.checked.answers
    yield f"{told_open(*asked)}{'（文書には未把握と出ます）' if open_questions(*asked) else ''}"
    if problems := apart_from_open(result.checked.problems):
        yield f"回答への注意: {len(problems)}件（「planner check」で見られます）"
        if not any(file.manuscript.draft for file in result.files):
            yield from map(str, problems)
    yield from _how_to_finish(result)
    yield _page_numbers(result)
    if noted := sum(bool(fact.origin.note) for fact in result.decided.situation.facts.values()):
        yield f"備考: {noted}件は公開する文書に載せません（--review の確認用の写しで、値の所に示します）"
    found = [
        *(problem for audit in result.audits for problem in audit.problems),
        *(problem for item in result.printed for problem in item.barriers),
    ]
    if found:
        yield f"文章の点検: 注意{len(found)}件{'' if details else '（--details で全て表示します）'}"
    yield from (str(problem) for problem in found if details)


def _late_purchases(result: BuildResult) -> Iterator[str]:
    """Yield for each purchase that cannot be in time by how much, while an answer may still be put right."""
    for purchase in result.decided.situation.value("purchases.systems"):
        if purchase.due.timing == "late":
            year, weeks = fiscal_year_label(purchase.renewal), purchase.due.late_weeks
            told = f"{purchase.work}は、{year}の更新に短い日程でも{weeks}週間足りません"
            yield f"調達: {told}（台帳の更新年度を確かめてください）"


def _own_figures(result: BuildResult) -> Iterator[str]:
    """Yield which figures of measures the documents do not use, as the plan does not begin these measures."""
    resting = figures_at_rest(result.decided.programme, result.decided.situation.values())
    if resting:
        titles = "、".join(f"「{title}」" for title in resting)
        yield f"施策ごとに分かった値: {titles}は、今の計画では行わない施策なので使いません（ファイルには残ります）"


def _rulings(result: BuildResult) -> Iterator[str]:
    """Yield which measures the town ruled to meet something told although the plan does not begin them."""
    resting = rulings_at_rest(result.decided.programme, result.decided.situation.values())
    if resting:
        titles = "、".join(f"「{title}」" for title in resting)
        told = f"{titles}は、今の計画では始めない施策なので、応えると書いた行にその番号は出ません"
        yield f"挙がったことへの扱い: {told}（別の施策か「なし」と受け持つ課に書き直せます）"


def _unmeasured(result: BuildResult) -> Iterator[str]:
    """Yield how many measures of a plan have no baseline yet, and where the figure goes once somebody measured it."""
    if not any(file.id == "plan" for file in result.files):
        return
    decided = result.decided
    context = Context(decided.situation, decided.assessment, decided.programme)
    said = Renderer(decided.template_set.chain, context, Disclosure.RESTRICTED).said
    measures = decided.programme.measures
    found = sum(UNKNOWN in said(item.measure.indicator.baseline) for item in measures)
    if found:
        told = f"施策の基準値: {len(measures)}件のうち{found}件に【未把握】があります"
        where = "planner interview --section 施策ごとに分かった値 で入れます"
        yield f"{told}（測った値は {where}）"


def _how_to_finish(result: BuildResult) -> Iterator[str]:
    """Yield how drafts become final documents, or how many answers they wait for."""
    if not any(file.manuscript.draft for file in result.files):
        return
    waiting = len(list(before_final(result.checked.questionnaire, result.checked.answers)))
    if waiting:
        yield f"確定版: 足りないか直す回答が、あと{waiting}問あります（「planner check」で見られます）"
    else:
        yield "確定版: 必要な回答はそろっています。--final を付けて作ると、「案」が外れます"


def _page_numbers(result: BuildResult) -> str:
    """Say which kind the page numbers of the contents are."""
    estimated = [item.file.name for item in result.printed if not item.is_exact]
    if not estimated:
        return "目次の頁: LibreOffice で割り付けた頁です"
    whole = sum(item.file.manuscript.scheme is not Scheme.LEAFLET for item in result.printed)
    which = "" if len(estimated) == whole else f"（{'、'.join(estimated)}）"
    return f"目次の頁: 推計です{which}。Word で目次を選んで F9 を押すと正しい頁になります"

"""`planner estimate`: the form for a vendor's estimate, and the examination of one that was filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from msgspec import Struct

from planner.cli.options import date_option, municipalities_option, questionnaires_option, templates_option
from planner.cli.output import say
from planner.cli.usage import Command, Group
from planner.errors import ExitStatus, Place, PlannerError, Problem, Severity, reason_of
from planner.estimate.check import check_estimate
from planner.estimate.form import form_content
from planner.estimate.model import Estimate, Finding
from planner.estimate.premises import Premises, premises
from planner.estimate.prices import OwnPrices, own_prices
from planner.estimate.reading import read_estimate
from planner.japanese.number import grouped
from planner.pipeline import check as check_answers
from planner.procurement.estimate import EstimateForm, load_estimate_form
from planner.templateset.load import load_template_sets
from planner.templateset.model import BASE
from planner.workspace import Workspace
from planner.yamlfile import write_durably

FORMAT = 1


@click.group(cls=Group, short_help="見積書の様式を作り、届いた見積書を調べる")
def estimate() -> None:
    """見積依頼書の様式（Excel）を作り、事業者が記入した見積書を調べるコマンドです。"""  # noqa: D400 - Japanese


_answers_option = click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="回答ファイル",
    help="自団体の回答。名称、前提の数、単価の幅に使う",
)


class _Own(Struct, frozen=True):
    """What is known of the municipality: little without answers."""

    form: EstimateForm
    name: str
    asked: Premises
    prices: OwnPrices


@estimate.command(cls=Command, short_help="空の見積書の様式を作る")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("見積書.xlsx"), help="作るファイル")
@_answers_option
@date_option
@questionnaires_option
@templates_option
@municipalities_option
def form(
    output: Path, answers: Path | None, on: date, questionnaires: Path, templates: Path, municipalities: Path | None
) -> int:
    """事業者に渡す見積書の様式を、Excel のファイルに書きます。同じ名前のファイルがあれば書きません。"""  # noqa: D400
    own = _own(answers, on, questionnaires, templates, municipalities)
    if output.suffix.lower() != ".xlsx":
        raise _unwritable(
            f"「{output}」の名前が .xlsx で終わっていません", "-o で .xlsx で終わる名前を指定してください"
        )
    if output.exists():
        raise _unwritable(f"「{output}」は既にあります", "-o で別の名前を指定してください")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_durably(output, form_content(own.form, own.name, own.asked))
    except (OSError, ValueError) as error:
        raise _unwritable(
            f"「{output}」に書けません（{reason_of(error)}）", "-o で別の場所を指定してください"
        ) from None
    say(f"見積書の様式を「{output}」に書きました。")
    return int(ExitStatus.FINE)


@estimate.command(cls=Command, short_help="記入された見積書を調べる")
@click.argument("file", type=click.Path(path_type=Path), metavar="見積書")
@_answers_option
@click.option("--json", "as_json", is_flag=True, help="結果を JSON で書く（プログラムのため）")
@date_option
@questionnaires_option
@templates_option
@municipalities_option
def check(
    file: Path,
    answers: Path | None,
    as_json: bool,
    on: date,
    questionnaires: Path,
    templates: Path,
    municipalities: Path | None,
) -> int:
    """事業者が記入した見積書を調べ、返す理由と尋ねることを、セルの番号と共に示します。

    金額が高いか安いかは、回答にある自団体の単価の幅と比べるときのほかは述べません。
    """  # noqa: D400
    own = _own(answers, on, questionnaires, templates, municipalities)
    read = read_estimate(file, own.form)
    found = check_estimate(own.form, read, own.prices, own.asked)
    if as_json:
        say(json.dumps(_record(own.form, read, found), ensure_ascii=False, indent=2))
    else:
        for line in (*_summary(own, read), *map(str, found), _counted(found)):
            say(line)
    return int(ExitStatus.PROBLEMS if any(item.severity is Severity.ERROR for item in found) else ExitStatus.FINE)


def _own(answers: Path | None, on: date, questionnaires: Path, templates: Path, municipalities: Path | None) -> _Own:
    if answers is None:
        base = load_template_sets(templates).named(BASE)
        months = next(entry.data["value"] for entry in base.overlay("assumptions") if entry.id == "cost-months")
        return _Own(load_estimate_form(base), "", {"months": months}, ())
    checked = check_answers(Workspace(answers, questionnaires, templates, on, municipalities=municipalities))
    form = load_estimate_form(checked.template_set)
    asked = premises(form, checked.situation)
    return _Own(form, checked.own.name, asked, own_prices(checked.situation))


def _unwritable(what: str, remedy: str) -> PlannerError:
    return PlannerError([Problem("estimate/output", Place(), what, remedy)])


def _summary(own: _Own, read: Estimate) -> Iterator[str]:
    yield f"見積書「{read.file}」（シート「{read.sheet}」、内訳{len(read.lines)}行）を調べました。"
    for name in ("net", "tax", "total"):
        number = read.heads[name].number
        yield f"  {own.form.title(name)}: {'記入なし' if number is None else grouped(number)}"
    if read.others:
        yield f"  読まなかったシート: {'、'.join(read.others)}"
    if len(own.asked) < 2:
        yield "  前提の数は比べていません（--answers で回答を指定すると、依頼の数と比べます）"
    if not own.prices:
        yield "  単価は比べていません（回答に自団体の単価の幅がありません）"
    yield ""


def _counted(found: tuple[Finding, ...]) -> str:
    back = sum(item.severity is Severity.ERROR for item in found)
    return f"返す理由: {back}件、尋ねること: {len(found) - back}件"


def _record(form: EstimateForm, read: Estimate, found: tuple[Finding, ...]) -> dict[str, object]:
    """Return what `--json` prints; its keys stay."""
    return {
        "format": FORMAT,
        "file": read.file,
        "sheet": read.sheet,
        "lines": len(read.lines),
        "totals": {name: read.heads[name].number for name in ("net", "tax", "total")},
        "unread_sheets": list(read.others),
        "findings": [
            {
                "code": item.code,
                "severity": item.severity.name.lower(),
                "cell": item.at,
                "what": item.what,
                "ask": item.ask,
            }
            for item in found
        ],
    }

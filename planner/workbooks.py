"""The Excel files that belong to forms: the estimate to be filled in by vendors, and the scoring sheet.

What writes them is imported when a file is written: most commands write none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from planner.manifest import BuiltFile
from planner.manuscript.model import Manuscript
from planner.procurement.load import load_material
from planner.sidebyside import Each
from planner.situation.model import Situation
from planner.templateset.model import TemplateSet

_MEMBERS, _FEW_MEMBERS = 6, 3


def workbooks(
    leaflets: Iterable[Manuscript], situation: Situation, template_set: TemplateSet, each: Each = map
) -> Iterator[BuiltFile]:
    """Return the Excel file of each leaflet that has one, under the leaflet's name."""
    found = [leaflet for leaflet in leaflets if leaflet.id in _MAKERS]
    contents = each(partial(_content, situation=situation, template_set=template_set), found)
    return map(partial(BuiltFile, suffix=".xlsx"), found, contents)


def _content(leaflet: Manuscript, situation: Situation, template_set: TemplateSet) -> bytes:
    return _MAKERS[leaflet.id](situation, template_set)


def _estimate(situation: Situation, template_set: TemplateSet) -> bytes:
    from planner.estimate.form import form_content
    from planner.estimate.premises import premises

    form = load_material(template_set).form
    return form_content(form, situation.value("town.name"), premises(form, situation))


def _scores(situation: Situation, template_set: TemplateSet) -> bytes:
    from planner.scoresheet import ScoreSheet, score_content

    staff = situation.value("derived.it_staff_total")
    scoring = load_material(template_set).scoring
    return score_content(
        ScoreSheet(
            municipality=situation.value("town.name"),
            criteria=scoring.criteria(staff),
            grades=scoring.grades,
            price=int(situation.value("assumption.price_share")),
            minimum=int(situation.value("assumption.minimum_share")),
            members=_FEW_MEMBERS if situation.value("purchases.scale") == "light" else _MEMBERS,
        )
    )


_MAKERS: Mapping[str, Callable[[Situation, TemplateSet], bytes]] = {"form-quote": _estimate, "form-score": _scores}

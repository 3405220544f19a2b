"""One inspection tells everything that is wrong in a set: no fault of one file hides that of another."""

import zipfile
from pathlib import Path

import pytest

from planner.shipped import shipped_folder
from tests.cli.conftest import Command

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

BASE = shipped_folder("plan_templates") / "base"
ORPHAN = """\
id: hyogo-orphan
title: 丘の台帳を整える作業
domain: data
side: inside
addresses: [hyogo-no-such-issue]
because: '{{ town.name }}であるため。'
variants:
- {up_to_level: 5, content: 丘, steps: [{do: 丘, who: it, when: 毎年の5月}],
   effort: {setup: 1, running: 1, basis: 丘}, cost: null}
one_for_all: 丘は一つであるため
effect: 7
owner: it
cases: [hyogo-case, hyogo-nowhere]
indicator: {name: 丘, formula: 丘, baseline: 丘, target: 丘, measured_by: it, outcome: 丘}
exit: 丘
reaches: [{criterion: hyogo-no-such-criterion}]
"""
LAWS = """\
- id: hyogo-old
  topic: plan
  statement_ja: 古い定めがある。
  values: {valid_to: "2026-03-31"}
  effective_from: "2020-04-01"
  edition: null
  source_title: 資料
  source_url: https://www.soumu.go.jp/
  confidence: high
  note: null
- id: proc-wto-threshold-2026
  source_title: 別の資料
"""
OWN_SITUATION = """\
{% extends "parent" %}
{% block region %}
{{ super() }}

{{ figure("stats.pop_75puls_2020") }}{{ law["hyogo-old"].statement }}{{ region["hyogo-land"].title }}
{{ region["hyogo-nowhere"].title }}丘およびその他
{% endblock %}
{% block comparisn %}
誤り
{% endblock %}
{% block comparison %}
{% endblock %}
"""
FILES = {
    "template.yaml": "id: hyogo\ntitle: 兵庫県\nparent: kinki\n"
    'serves: {prefectures: ["82"], municipalities: ["282091"]}\n',
    "documents/security-policy/preamble.md.j2": '{% extends "parent" %}\n{% block position %}\n'
    '{{ figure("a" }}\n{% endblock %}\n',
    "documents/plan/own_situation.md.j2": OWN_SITUATION,
    "measures/lost.yaml": "id: hyogo-unread\naddresses: [hyogo-hills\n",
    "measures/orphan.yaml": ORPHAN,
    "issues.yaml": "- {id: hyogo-hills, domain: procurementt, when: stats.area >, title: 丘, evidence: 丘,"
    " consequence: 丘}\n",
    "cases.yaml": "- {id: hyogo-case, theme: 丘, municipality: 豊岡市, prefecture: 兵庫県, population_class: 小,"
    " what: 丘, confidence: high}\n",
    "glossary.yaml": "- {id: hyogo-hill, term: 播磨\n",
    "region.yaml": "- {id: hyogo-land, topic: land, title: 丘, statement: 丘がある。, here: 丘, source: 県,"
    ' url: "https://example.jp", sure: high}\n',
    "regions.yaml": "- {id: x}\n",
    "laws.yaml": LAWS,
}  # fmt: skip


# In measures/lost.yaml nothing but its id is known, so that nobody can say whether a measure meets the issue
TOLD = (Path(__file__).parent / "all_at_once.txt").read_text(encoding="utf-8")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return the folder of a set with a fault of every kind, each in a place where another might hide it."""
    for name, text in FILES.items():
        path = tmp_path / "hyogo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with zipfile.ZipFile(BASE / "style.docx") as old, zipfile.ZipFile(tmp_path / "hyogo/style.docx", "w") as new:
        for item in old.infolist():
            new.writestr(item, old.read(item).replace(b'w:val="heading 2"', b'w:val="changed"'))
    return tmp_path


def told(planner: Command, folder: Path) -> list[str]:
    """Return the lines of an inspection on a day after both laws ended, without the remedies."""
    result = planner("template", "lint", folder, "--date", "2028-04-01")
    assert (result.status, result.err) == (1, "")
    lines = result.out.replace(f"{folder / 'hyogo'}/", "").splitlines()
    problems = [line for line in lines if line.startswith(("誤り", "注意"))]
    remedies = [line for line in lines if line.startswith("      → ")]
    assert len(problems) == len(remedies)
    return [line for line in lines if line not in remedies]


def test_faults_of_every_kind_are_told_at_once_with_their_places(planner: Command, faulty: Path) -> None:
    *lines, last = told(planner, faulty)
    assert lines == TOLD.splitlines()
    assert last.endswith("を調べました。誤り: 21件、注意: 5件")


def test_of_a_set_without_a_known_parent_each_file_is_read_by_itself(planner: Command, faulty: Path) -> None:
    template = faulty / "hyogo" / "template.yaml"
    template.write_text("id: hyogo\ntitle: 兵庫県\nparent: kinnki\n", encoding="utf-8")
    unreadable = ("preamble.md.j2 3行目", "glossary.yaml 1行目", "lost.yaml 2行目", "template.yaml 3行目")
    lines = told(planner, faulty)
    assert all(any(name in line for line in lines[:4]) for name in unreadable)
    assert "親が分からないので" in lines[-2]
    assert lines[-1].endswith("誤り: 4件、注意: 0件")


def test_a_document_that_is_not_well_defined_keeps_its_sections_from_being_called_unused(
    planner: Command, faulty: Path
) -> None:
    own = faulty / "hyogo"
    with (own / "template.yaml").open("a", encoding="utf-8") as template:
        template.write(
            "documents:\n- {id: snow, title: 雪, file: 雪, disclosure: open, scheme: leaflet, sections: [text]}\n"
        )
    (own / "documents" / "snow").mkdir()
    (own / "documents" / "snow" / "text.md.j2").write_text("# 雪\n", encoding="utf-8")
    lines = told(planner, faulty)
    assert "誤り  template.yaml 6行目 「hyogo」: 「disclosure」の「open」は使えません" in lines
    assert not any(line.startswith("注意  documents/snow") for line in lines)
    assert "      template.yaml: 文書と節の定めに誤りがあるので" in "\n".join(lines)


def test_points_that_cannot_be_added_up_are_told_to_be_unjudged(planner: Command, faulty: Path) -> None:
    (faulty / "hyogo" / "criteria.yaml").write_text("- {id: price, points: x}\n", encoding="utf-8")
    lines = told(planner, faulty)
    assert any(line.startswith("      criteria.yaml: ") and "配点の合計" in line for line in lines)
    assert not any("合計が" in line for line in lines)

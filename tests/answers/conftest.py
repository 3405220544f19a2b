"""A small questionnaire with every type of question, and the ids that the checks of the answers know."""

import pytest

from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Questionnaire

SECTIONS = {
    "01_basics": """
  - {id: municipality, type: municipality, required: true, …}
  - {id: landscape, type: longtext, …}
  - id: hazards
    type: choices
    choices: {flood: 洪水・内水, snow: 豪雪, isolation: 道路、橋の 寸断}
    rules: {maxlength: 2}
    …
  - {id: total_staff, type: integer, unit: 人, required: true, …}
  - {id: share, type: number, unit: "%", rules: {max: 100}, …}
  - {id: change, type: number, rules: {min: -10}, …}
  - {id: expected, type: integer, forecast: true, …}
""",
    "02_organisation": """
  - {id: it_department, type: department, …}
  - {id: it_staff_fulltime, type: integer, unit: 人, …}
  - {id: it_staff_parttime, type: integer, unit: 人, …}
  - {id: headquarters, type: yesno, words: [置いている, 置いていない], respondent: planning, …}
  - {id: headquarters_name, type: text, when: organisation.headquarters, required: true, …}
  - {id: headquarters_head, type: text, when: organisation.headquarters_name is known, …}
  - id: departments
    type: table
    columns:
      - {id: role, label: 役割, type: choice, choices: {it: 情報, planning: 企画}, required: true}
      - {id: name, label: 課名, type: department}
      - {id: staff, label: 職員数, type: integer}
      - {id: since, label: 設置日, type: date}
    …
""",
    "03_budget": """
  - {id: it_cost, type: money, …}
  - {id: it_cost_year, type: year, …}
  - {id: contracts, type: integer, …}
  - {id: single_bids, type: integer, …}
""",
    "04_upper": """
  - {id: general_plan, type: text, …}
  - {id: general_plan_until, type: year, …}
  - {id: plan_start, type: year, …}
  - id: process
    type: table
    columns:
      - {id: date, label: 時期, type: text}
    …
""",
    "05_network": """
  - {id: model, type: choice, choices: {alpha: αモデル, alpha_dash: α´モデル, none: なし}, …}
""",
    "06_security": """
  - {id: policy_revised, type: date, …}
""",
    "07_systems": """
  - id: ledger
    type: table
    columns:
      - {id: work, label: 業務, type: text}
      - {id: started, label: 導入年度, type: year}
      - {id: renewal, label: 更新年度, type: year}
      - {id: cost, label: 経費, type: money}
    …
""",
}
COMMON = {"ask": "何ですか。", "why": "要る", "respondent": "it", "disclosure": "public"}


def section_text(stem: str, questions: str) -> str:
    section_id = stem.partition("_")[2]
    lines = []
    for line in questions.strip("\n").splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        missing = {key: value for key, value in COMMON.items() if f" {key}: " not in line}
        if line.strip() == "…":
            lines += [f"{indent}{key}: {value}" for key, value in {**COMMON, "label": "表"}.items()]
        else:
            name = line.partition("id: ")[2].partition(",")[0]
            flow = ", ".join(f"{key}: {value}" for key, value in {**missing, "label": f"{section_id}の{name}"}.items())
            lines.append(line.replace("…", flow))
    return f"id: {section_id}\ntitle: {section_id}\nabout: 説明\nquestions:\n" + "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    folder = tmp_path_factory.mktemp("questionnaires")
    for stem, questions in SECTIONS.items():
        (folder / f"{stem}.yaml").write_text(section_text(stem, questions), encoding="utf-8")
    return load_questionnaire(folder)

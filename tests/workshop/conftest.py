"""The command line, as the tests of `tests/cli` have it, and a set of 兵庫県 that changes one thing of each kind."""

from pathlib import Path

import pytest

from tests.cli.conftest import planner

__all__ = ["planner"]

FILES = {
    "template.yaml": 'id: hyogo\ntitle: 兵庫県\nparent: kyushu\nserves: {prefectures: ["28"]}\n'
    "sections_after: {security-policy: {preamble: [hills]}}\n",
    "glossary.yaml": "- {id: hyogo-hill, term: 播磨, meaning: 県の南西部}\n",
    "measures/shelter.yaml": "id: shelter-reception\nbecause: 播磨の{{ town.name }}であるため。\n",
    "region.yaml": "# まだ書かない\n",
    "documents/security-policy/preamble.md.j2": '{% extends "parent" %}\n'
    "{% block position %}\n{{ super() }}\n\n播磨の{{ town.name }}の前文である。\n{% endblock %}\n"
    "{% block positoin %}\n誤り\n{% endblock %}\n",
    "documents/security-policy/hills.md.j2": "# 丘 {.unnumbered}\n\n丘の上の{{ town.name }}である。\n",
}


@pytest.fixture
def hyogo(tmp_path: Path) -> Path:
    """Return a folder with the set."""
    for name, text in FILES.items():
        path = tmp_path / "sets" / "hyogo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "sets"

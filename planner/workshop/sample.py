"""The answers of an example for a real municipality, on which the set of its region can be tried in full."""

from __future__ import annotations

import re

from planner.examples import Example
from planner.municipality.model import Municipality

_CHOSEN = re.compile(r"^basics\.municipality:.*$", re.MULTILINE)
_HEAD = """\
# ひな型を確かめるための写しです。架空の見本「{example}」の回答を{town}に当てました。
# {town}が答えたものではありません。できる文書は、ひな型の見え方を確かめるためだけに使います。
"""


def sample_answers(example: Example, town: Municipality) -> str:
    """Return the text of an answers file: a warning, and what the example answers, the municipality being `town`."""
    answered = _CHOSEN.sub(f'basics.municipality: "{town.code}"', example.answers.read_text(encoding="utf-8"), count=1)
    return _HEAD.format(example=example.id, town=town.full_name) + answered

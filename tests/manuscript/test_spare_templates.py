"""Shipped templates carry nothing that no document needs: every import, macro and name set in them is used."""

import re
from collections import Counter

from planner.shipped import shipped_folder

TEMPLATES = sorted(shipped_folder("plan_templates").rglob("*.j2"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in TEMPLATES}
_IMPORT = re.compile(r'{%-? import "[^"]+" as (\w+)')
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_SHARED = re.compile(r"{%-? (?:macro|set) (\w+)")


def test_every_import_of_a_template_is_used_in_it() -> None:
    found = (
        (path, name)
        for path, text in TEXTS.items()
        for name in _IMPORT.findall(text)
        if _WORD.findall(text).count(name) < 2
    )
    assert list(found) == []


def test_every_macro_and_every_name_set_is_read_somewhere() -> None:
    names = {name for text in TEXTS.values() for name in _SHARED.findall(text)}
    written = Counter(word for text in TEXTS.values() for word in _WORD.findall(text))
    assert len(names) > 100
    assert sorted(name for name in names if written[name] < 2) == []

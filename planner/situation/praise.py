"""What residents told as praise in their own words, where nobody said whether it is praise or a trouble."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planner.missing import is_known

_FINDINGS, _FINDING, _KIND, _PRAISE = "voices.findings", "finding", "kind", "praise"
_OWN_WORDS = re.compile(
    r"「[^「」]*[よ良]い」と(?:する|答えた|の答え)。?$|(?:助かる|満足している|ありがたい)。?$|また(?:使|つか)いたい"
    # what is wished to stay as it is
    r"|のまま(?:残して|続けて|にして|で)(?:ほしい|欲しい|よい)|(?:やめ|なくさ|無くさ|減らさ)ないで(?:ほしい|欲しい)"
)


def with_praise_told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with the kind of each voice that nobody told and that praises in so many words."""
    rows = values.get(_FINDINGS)
    told = {} if rows is None or not is_known(rows) else {_FINDINGS: tuple(map(_with_kind, rows))}
    return {**values, **told}


def _with_kind(row: Mapping[str, Any]) -> Mapping[str, Any]:
    praises = not is_known(row[_KIND]) and _OWN_WORDS.search(str(row[_FINDING]))
    return {**row, _KIND: _PRAISE} if praises else row

"""Bodies other than the municipality that carry out work for its residents, named where a 課 is asked for."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason, is_known

# 都 alone also stands in 京都市 and 都市整備課
_OTHER_BODY = re.compile(r"企業団|組合|広域連合|企業庁|[府県](?:の|営|企業)|東京都水道局")
_WATER = "water"


def is_other_body(office: str) -> bool:
    """Whether what is named as an office is a body of its own and no 課 of the town hall."""
    return bool(_OTHER_BODY.search(office))


def water_elsewhere(roles: tuple[str, ...], offices: tuple[str, ...]) -> str | Missing:
    """Return the other body that supplies the water, nothing where the town does or has not told."""
    named = (name for role, name in zip(roles, offices, strict=True) if role == _WATER and is_known(name))
    return next(filter(is_other_body, named), Missing(reason=Reason.NOT_APPLICABLE))

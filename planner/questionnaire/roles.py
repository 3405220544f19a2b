"""The roles that know an answer or carry out a measure: an id for rules, a label for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "it": "情報",
        "general": "総務",
        "personnel": "人事",
        "planning": "企画",
        "plan": "計画",
        "finance": "財政",
        "contract": "契約",
        "audit": "監査",
        "resident": "住民窓口",
        "tax": "税",
        "welfare": "福祉",
        "children": "子ども",
        "health": "健康",
        "education": "教育",
        "disaster": "防災",
        "industry": "産業",
        "farming": "農林水産",
        "tourism": "観光",
        "transport": "公共交通",
        "works": "建設",
        "water": "上下水道",
        "environment": "環境",
        "pr": "広報",
        "lessons": "住民の講習",
        "elderly": "高齢者福祉",
        "library": "図書館",
        "halls": "施設の予約",
        "schools": "学校",
        "diseases": "感染症と医療機関",
        "homes": "空き家",
        "lines": "放送と光回線",
        "roads": "道路の維持",
        "fishery": "水産",
        "highschool": "高校",
        "hospital": "病院と診療所",
        "council": "議会の事務",
    }
)

WITHIN: Mapping[str, str] = MappingProxyType(
    {
        "plan": "planning",
        "personnel": "general",
        "children": "welfare",
        "farming": "industry",
        "tourism": "industry",
        "transport": "planning",
        "water": "works",
        "environment": "resident",
        "lessons": "welfare",
        "elderly": "welfare",
        "library": "education",
        "halls": "education",
        "schools": "education",
        "diseases": "health",
        "homes": "planning",
        "lines": "planning",
        "roads": "works",
        "fishery": "farming",
        "highschool": "schools",
        "hospital": "health",
        "council": "general",
    }
)  # where a smaller town hall does the work, and where nothing tells who else does

EVERYONE = "all"  # a step that every 課 takes


def role_label(role: str) -> str:
    """Return how a role is named where the municipality's own 課 is not known: 情報担当課, 各課."""
    return "各課" if role == EVERYONE else f"{ROLES[role]}担当課"

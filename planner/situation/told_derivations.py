"""What is worked out from free words: each sentence of a text, and the names, months and places that it tells."""

from __future__ import annotations

from planner.situation.blind_areas import households, households_of_some, nobody_lives_in, places
from planner.situation.branches import none_of_them, sent_on
from planner.situation.callings import farms_first
from planner.situation.daily_life import by_ship, shopping
from planner.situation.derivation import Derivation
from planner.situation.formulas import board, decisions, falling, meeting, points, post, remarks, voices
from planner.situation.leaving import leaving
from planner.situation.partners import members, names, partner, partners
from planner.situation.quiet import busy_times, quiet_months
from planner.situation.turned_down import turned_down
from planner.situation.visits import advises_on_buying, visits
from planner.situation.weather import cut_by_lightning, storm_months

TOLD_DERIVATIONS = (
    Derivation("storm_months", "大雨と台風の来る月", "", ("basics.climate",), storm_months),
    Derivation(
        "cut_by_lightning",
        "雷による停電が挙がっているか",
        "",
        ("basics.climate", "basics.local_issues.topic", "voices.findings.finding"),
        cut_by_lightning,
        optional=("basics.climate", "basics.local_issues.topic", "voices.findings.finding"),
    ),
    Derivation("by_ship", "住民が船で行き来するか", "", ("basics.landscape",), by_ship),
    Derivation("blind_places", "通信の届かない地区の名", "", ("inclusion.blind_area_names",), places),
    Derivation(
        "blind_on_the_way",
        "通信の届かない所（道、山又は海だけで、住む人のいないとき）",
        "",
        ("inclusion.blind_area_names",),
        nobody_lives_in,
    ),
    Derivation("blind_households", "通信の届かない世帯", "世帯", ("inclusion.blind_area_names",), households),
    Derivation(
        "blind_households_part",
        "通信の届かない世帯（数の分かる地区）",
        "世帯",
        ("inclusion.blind_area_names",),
        households_of_some,
    ),
    Derivation("daily_shopping", "日々の買物について書かれたこと", "", ("basics.daily_life",), shopping),
    Derivation("declining_industry", "産業のうち減りの書かれたこと", "", ("basics.industries",), falling),
    Derivation(
        "farms_first",
        "地場の産業のうち農林漁業を先に扱うか",
        "",
        ("derived.primary_workers_share_pct", "basics.local_issues.topic"),
        farms_first,
        optional=("derived.primary_workers_share_pct", "basics.local_issues.topic"),
    ),
    Derivation(
        "no_branches",
        "支所・出張所のないことが分かっているか",
        "",
        ("basics.branch_offices",),
        none_of_them,
        optional=("basics.branch_offices",),
    ),
    Derivation(
        "sent_on",
        "支所・出張所で用が済まないという声",
        "",
        ("voices.findings", "voices.findings.finding"),
        lambda rows, findings: sent_on(rows),
        rows_of="voices.findings",
    ),
    Derivation("lessons", "前計画の反省の文", "", ("previous.lessons",), remarks),
    Derivation("decider", "計画を決める会議の名", "", ("upper.decided_by",), board),
    Derivation("meeting", "計画を決めるか、決裁の前に聞く会議の名", "", ("upper.decided_by",), meeting),
    Derivation("policy_approver", "現行のポリシーを決裁した職", "", ("security.policy_approver",), post),
    Derivation("declined", "自ら行わないと決めたこと", "", ("priorities.not_do",), points),
    Derivation(
        "turned_down",
        "行わないと決めたことの、理由と続けることを除いた文",
        "",
        ("priorities.not_do",),
        turned_down,
    ),
    Derivation(
        "decided",
        "策定の間に首長と会議が決めたこと",
        "",
        ("upper.process.meeting", "upper.process.decided"),
        decisions,
        optional=("upper.process.decided",),
    ),
    Derivation(
        "buying_expert",
        "調達の相談もできる外部の専門家の有無",
        "",
        ("organisation.external_expert", "organisation.external_role"),
        advises_on_buying,
        optional=("organisation.external_role",),
    ),
    Derivation("expert_visits", "外部の専門家の来る回数と時間", "", ("organisation.external_role",), visits),
    Derivation("quiet_months", "新しい仕組みを始めないと決めた月", "", ("priorities.not_do",), quiet_months),
    Derivation("busy_times", "職員が新しいことに手が回らないと答えた月", "", ("voices.staff_findings",), busy_times),
    Derivation("staff_told", "職員の声の一つずつ", "", ("voices.staff_findings",), voices),
    Derivation(
        "it_leaving",
        "情報の担当の退職と後任について聞いたこと",
        "",
        ("basics.local_issues.topic", "basics.local_issues.fact", "voices.staff_findings"),
        leaving,
        optional=("basics.local_issues.topic", "basics.local_issues.fact", "voices.staff_findings"),
    ),
    Derivation("partner", "共同で進める相手の名", "", ("priorities.shared_with",), partner),
    Derivation("partner_names", "共同で進める相手", "", ("priorities.shared_with",), names),
    Derivation("partner_members", "共同で進める相手を構成する団体", "", ("priorities.shared_with",), members),
    Derivation("partners", "共同で進める相手と話合いの状況", "", ("priorities.shared_with",), partners),
)

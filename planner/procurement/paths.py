"""The answers and assumptions that purchases are decided from, by their paths."""

from __future__ import annotations

LEDGER, CASE, START = "systems.ledger", "procurement.next_case", "procurement.next_case_start"
CASE_DAY = (START, CASE, f"{LEDGER}.work")
DAY = tuple(f"{LEDGER}.{name}" for name in ("work", "renewal", "live"))
MIGRATION = tuple(f"standardization.schedule.{name}" for name in ("task", "month", "specified"))
MONTHS = ("budget.request_month", "procurement.council_months")
PETTY = {
    "bought": "procurement.petty_purchase",
    "lease": "procurement.petty_lease",
    "service": "procurement.petty_other",
    "joint": "procurement.petty_other",
}
QUIET = "derived.quiet_months"
LUMP = "budget.lump_sum"
CONTRACTS = ("budget.contracts", "budget.negotiated_contracts")
APPROVERS = "procurement.approvers"
RULES = (APPROVERS, "procurement.long_term_years", *dict.fromkeys(PETTY.values()))
COUNCIL = "procurement.council_amount"
REVIEW, PLAN_YEARS = "assumption.review_days", "derived.plan_years"
AMOUNTS = ("systems.ledger.cost", "systems.ledger.contract", *RULES)

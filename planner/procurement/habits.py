"""Judges how the municipality buys today, so that the guideline begins with what is worst."""

from __future__ import annotations

from typing import Literal

from planner.missing import Missing
from planner.procurement.ledger import LEDGER, vendors
from planner.situation.formulas import LEAST_TENDERS
from planner.situation.model import Situation

Competition = Literal["few", "failing", "thin", "fair"]
Negotiation = Literal["all", "nearly_all", "most", "some"]
Concentration = Literal["half", "costs", "third", "some", "apart"]

_SEVERAL = 3  # systems from which on one vendor has several
_SAME_VENDOR = "systems.same_vendor"
_CONTRACTS, _NEGOTIATED, _SINGLE = "budget.contracts", "budget.negotiated_contracts", "budget.single_bids"


def competition(situation: Situation) -> Competition | Missing:
    """Return whether bidders come: failing from half of the tenders with one bidder on, thin from three tenths on.

    No share is told of fewer than five tenders.
    """
    competed = situation.value(_CONTRACTS) - situation.value(_NEGOTIATED)
    single = situation.value(_SINGLE)
    if isinstance(competed, Missing) or isinstance(single, Missing):
        return Missing(_SINGLE)
    if competed < max(single, 1):
        return Missing(_CONTRACTS)
    if competed < LEAST_TENDERS:
        return "few"
    return "failing" if single * 2 >= competed else "thin" if single * 10 >= competed * 3 else "fair"


def negotiation(situation: Situation) -> Negotiation | Missing:
    """Return how much is negotiated: nearly all from nine tenths of the contracts on, most from seven tenths on."""
    contracts, negotiated = situation.value(_CONTRACTS), situation.value(_NEGOTIATED)
    if isinstance(contracts, Missing) or isinstance(negotiated, Missing) or not contracts:
        return Missing(_NEGOTIATED)
    if negotiated >= contracts:
        return "all"
    share = negotiated * 10
    return "nearly_all" if share >= contracts * 9 else "most" if share >= contracts * 7 else "some"


def concentration(situation: Situation) -> Concentration | Missing:
    """Return how far the systems lie with one vendor: half of them, most of the costs, three tenths, some, or apart.

    Of the costs the answer tells where the ledger is not complete. Fewer than three systems lie apart unless they are
    half of all.
    """
    most = max(vendors(situation).values(), default=0)
    if not most:
        return Missing(f"{LEDGER}.vendor")
    count = len(situation.value(LEDGER))
    if most * 2 >= count:
        return "half"
    if situation.value(_SAME_VENDOR) == "most":
        return "costs"
    if most < _SEVERAL:
        return "apart"
    return "third" if most * 10 >= count * 3 else "some"

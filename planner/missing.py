"""Values that are not there, each saying why, so that rules and templates can read them safely.

A `Missing` value never turns into a number or a yes: every comparison and calculation with it is missing again, it is
false in a condition, empty in a loop, and prints as 【未把握】 or 該当なし. Added to a list it leaves open what else
belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from msgspec import Struct

UNKNOWN = "【未把握】"  # what a document prints where somebody can still find the answer out


class Reason(Enum):
    """Why a value is missing; the value is the word that a document prints."""

    UNKNOWN = "未把握"
    LATER = "未回答（後で回答）"
    UNANSWERED = "未回答"
    NOT_APPLICABLE = "該当なし"
    HIDDEN = "対象外"
    UNDECIDED = "未把握（前の設問しだい）"


class Missing(Struct, frozen=True, eq=False):
    """The value at `path` is missing for `reason`."""

    path: str = ""
    reason: Reason = Reason.UNKNOWN

    is_leaf = True

    @property
    def is_settled(self) -> bool:
        """Nobody has to find this value out: it does not apply here."""
        return self.reason in (Reason.NOT_APPLICABLE, Reason.HIDDEN)

    def _same(self, *others: object) -> Missing:
        """Return what comes out of a calculation with others: what does not apply, whatever is still found out."""
        return next((other for other in others if isinstance(other, Missing) and other.is_settled), self)

    def _added(self, other: object) -> Missing | PartlyKnown:
        """Return what comes out of adding it to a number, a text or a list."""
        lists = isinstance(other, (list, tuple)) and bool(other) and not self.is_settled
        return PartlyKnown(other, self) if lists else self._same(other)  # type: ignore[arg-type]

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _same  # type: ignore[assignment]
    __add__ = __radd__ = _added
    __sub__ = __rsub__ = __mul__ = __rmul__ = _same
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = _same
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, _: object) -> bool:
        return False

    def __getitem__(self, _: object) -> Missing:
        return self

    def __str__(self) -> str:
        return "該当なし" if self.is_settled else UNKNOWN


def is_known(value: object) -> bool:
    """Whether `value` is there."""
    return not isinstance(value, Missing)


class PartlyKnown(tuple[Any, ...]):
    """Items sure to belong to a list, while `missing` says what leaves open whether others do.

    Going through it gives the sure items; how many there are is missing.
    """

    missing: Missing

    def __new__(cls, items: Iterable[Any], missing: Missing) -> PartlyKnown:
        made = super().__new__(cls, items)
        made.missing = missing
        return made

    def __add__(self, other: Any) -> PartlyKnown:
        return PartlyKnown((*self, *other), self.missing)

    def __radd__(self, other: Any) -> PartlyKnown:
        return PartlyKnown((*other, *self), self.missing)

"""What the answers show to be there although the ledger has no row for it: works, services, systems and 課."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from planner.missing import Missing, is_known
from planner.situation.inventory import is_same
from planner.situation.law import LegalFact
from planner.situation.outside import is_other_body
from planner.situation.standard_works import is_standard, tells_of
from planner.situation.system_names import in_full

Row = Mapping[str, Any]
# What work is done with that is no system of information, or that its office made with the software of every office
_BY_HAND = (
    "表計算",
    "エクセル",
    "excel",
    "アクセス",
    "access",
    "ワード",
    "手書き",
    "紙",
    "文書便",
    "電話",
    "ファクス",
    "fax",
)
_BARE = ("メール", "電子メール", "郵便", "郵送", "窓口")  # as the whole name; メール配信 is a system


class Service(Struct, frozen=True):
    """A service that runs on a system: the answer at `path` that shows it in use, and the words of its row."""

    name: str
    path: str
    answers: tuple[Any, ...]
    words: tuple[str, ...]

    def is_used(self, answer: Any) -> bool:
        """Return whether the answer, one choice or several, is one of those that show it in use."""
        given = answer if isinstance(answer, (list, tuple)) else (answer,)
        return any(is_known(item) and item in self.answers for item in given)


SERVICES = (
    Service("コンビニ交付", "service.convenience_store", (True,), ("コンビニ",)),
    Service("書かない窓口", "service.no_write", ("all", "some"), ("書かない窓口", "窓口支援")),
    Service("公共施設の予約", "service.facility_booking", (True,), ("予約",)),
    Service("ホームページ", "service.channels", ("website",), ("ホームページ", "サイト")),
    Service("防災行政無線", "service.channels", ("radio",), ("無線", "告知")),
    Service("各戸の告知端末", "service.channels", ("house",), ("告知",)),
    Service("メールの一斉配信", "service.channels", ("mail",), ("メール",)),
    Service("文書管理・電子決裁", "work.e_approval", (True,), ("決裁", "文書")),
    Service("統合型の地図", "data_use.gis", ("internal", "public"), ("地図",)),
)


def works(
    rows: Sequence[str], standard: LegalFact, others: Sequence[str], status: str, unmoved: Sequence[str] | Missing
) -> tuple[str, ...]:
    """Return the works of the standard that no row tells of, but for those that others carry out.

    What is still to be moved is the municipality's own. Known once the `status` of the migration is answered, whatever
    it is: before, nothing shows that a work is on a system.
    """
    own = (work for work in standard.values["operations"] if work in unmoved or work not in others)
    return tuple(work for work in own if not any(tells_of(work, called) for called in rows))


def services(rows: Sequence[str], *answers: Any) -> tuple[str, ...]:
    """Return the services in use (an answer for each of `SERVICES`) of which no row has one of their words."""
    used = (service for service, answer in zip(SERVICES, answers, strict=True) if service.is_used(answer))
    full = tuple(map(in_full, rows))
    return tuple(service.name for service in used if not _any_in(service.words, full))


def systems(work: tuple[Row, ...], names: Sequence[Any], rows: Sequence[str]) -> tuple[Row, ...]:
    """Return the work done with a system by a name that neither stands in a row nor is a work of the standard."""
    named = ((name, row) for name, row in zip(names, work, strict=True) if is_known(name))
    return tuple(row for name, row in named if not _is_accounted_for(name, rows))


def offices(roles: Sequence[Any], names: Sequence[Any], rows: Sequence[Any]) -> tuple[str, ...]:
    """Return the 課 (`names`, each with its role) to which no row of the ledger belongs, but for the one that audits.

    A 課 is known by its own name, with the 部 before it or without; another body that does the work is none.
    """
    listed = [row for row in rows if is_known(row)]
    own = dict.fromkeys(name for role, name in zip(roles, names, strict=True) if role != "audit" and is_known(name))
    here = (name for name in own if not is_other_body(name))
    return tuple(name for name in here if not any(_is_same_office(name, row) for row in listed))


def _is_same_office(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _is_accounted_for(name: str, rows: Sequence[str]) -> bool:
    return (
        name in _BARE
        or _any_in(_BY_HAND, [unicodedata.normalize("NFKC", name).casefold()])
        or any(is_same(name, row) for row in rows)
        or is_standard(name)
    )


def _any_in(words: Iterable[str], texts: Sequence[str]) -> bool:
    return any(word in text for word in words for text in texts)

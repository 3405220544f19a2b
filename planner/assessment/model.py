"""Maturity levels with their evidence, and issues with theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from planner.assessment.controls import Control
from planner.missing import Missing, is_known
from planner.questionnaire.condition import Condition
from planner.situation.told import troubles
from planner.subjects import is_about

DEADLY = "derived.deadly_hazards"
HEAVIEST = 3  # severity


class Side(Enum):
    """Whom a domain or measure serves; the value is what documents print."""

    INSIDE = "庁内"
    OUTSIDE = "地域"


class Verdict(Enum):
    """How a criterion came out."""

    MET = "満たす"
    NOT_MET = "満たさない"
    UNKNOWN = "判定できない"
    NOT_APPLICABLE = "対象外"


class Criterion(Struct, frozen=True):
    """One thing that shows a maturity level: `when` it holds, and how to say each outcome.

    `met` is a sentence in the plain form, so that what is not known can be said of it: …かを確かめていない。
    """

    id: str
    level: int
    when: Condition
    met: str
    not_met: str

    @property
    def unknown(self) -> str:
        return f"{self.met.removesuffix('。')}かを確かめていない。"


class Domain(Struct, frozen=True):
    """One of the eight maturity domains, with the title of each level from 1 up and the criteria for them.

    `source` says what the order of the levels follows.
    """

    id: str
    title: str
    side: Side
    levels: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    source: str = ""


class IssueRule(Struct, frozen=True):
    """When an issue exists. `title`, `evidence` and `consequence` are Jinja texts; `severity` is 1 (light) to 3.

    Rules of one `theme` that hold together are told as one issue. What is told in the municipality and has one of the
    words `about` belongs to it; without `when` it exists where a trouble is told that does. `tells` is the path of the
    table of which the issue tells every row. The issue is heavier than all others where a hazard that one of the words
    `lives` names took lives or makes all flee.
    """

    id: str
    domain: str
    when: Condition | None
    title: str
    evidence: str
    consequence: str
    severity: int
    release: str = ""
    theme: str = ""
    about: tuple[str, ...] = ()
    tells: str = ""
    lives: tuple[str, ...] = ()

    def is_deadly(self, values: Mapping[str, Any]) -> bool:
        """Return whether the hazards that it is about took lives or make all flee."""
        told = values.get(DEADLY, ()) if self.lives else ()
        return is_known(told) and any(is_about(self.lives, said) for said in told)

    def judged(self, values: Mapping[str, Any]) -> tuple[bool | Missing, tuple[str, ...]]:
        """Return whether the issue exists, and the paths that decided it."""
        if self.when:
            return self.when.evaluate(values)
        told = (item.path for item in troubles(values) if is_about(self.about, item.subject))
        paths = tuple(dict.fromkeys(told))
        return bool(paths), paths


class Judgement(Struct, frozen=True):
    """A criterion as it came out here. `text` says it in words, `reads` are the paths that decided it."""

    id: str
    level: int
    verdict: Verdict
    text: str
    reads: tuple[str, ...]


class DomainLevel(Struct, frozen=True):
    """Where the municipality stands in one domain.

    `level` is 0 to the highest level whose criteria, and those below it, are all met; None if fewer than the share
    of criteria that the model asks for could be judged, or if only what is not known stands between 0 and 1. `open` if
    only that stands between it and the next level. `missing` are the judgements that hold the next level back; above
    the highest level there is none, and `next_title` is ―.
    """

    id: str
    title: str
    side: Side
    level: int | None
    level_title: str
    next_title: str
    judged: int
    applicable: int
    judgements: tuple[Judgement, ...]
    missing: tuple[Judgement, ...]
    source: str = ""
    open: bool = False

    @property
    def coverage(self) -> str:
        return f"対象{self.applicable}件中{self.judged}件に回答"

    @property
    def is_told(self) -> bool:
        """Whether enough could be judged to tell the level, or between which two it lies."""
        return self.level is not None or self.open

    @property
    def level_label(self) -> str:
        if self.level is None:
            return "判定できない（段階0か1以上）" if self.open else "判定なし"
        return f"段階{self.level}以上" if self.open else f"段階{self.level}"


class Sign(Struct, frozen=True):
    """A rule that holds, with the paths that decided it. `release` is why it may be published, empty if it may not.

    `consequence` is the Jinja text of what follows if nothing is done about it. `tells` is the path of the table of
    which it tells every row.
    """

    id: str
    reads: tuple[str, ...]
    release: str = ""
    consequence: str = ""
    tells: str = ""


class Issue(Struct, frozen=True):
    """A numbered issue (課題). The texts are Jinja sources, said by the templates where they are printed.

    `id` is that of its heaviest rule, `signs` are all rules behind it. `unconfirmed` if no answer stands behind it: it
    is there because nobody has said that all is well. What is told in the municipality (議会、調査) and has one of the
    words `about` is quoted with it. `deadly` if it is put first because of the lives that its hazards take.
    """

    id: str
    number: str
    domain: str
    title: str
    evidence: str
    consequence: str
    severity: int
    signs: tuple[Sign, ...]
    unconfirmed: bool = False
    about: tuple[str, ...] = ()
    deadly: bool = False

    def is_addressed(self, rules: Collection[str]) -> bool:
        """Whether one of `rules` is behind this issue."""
        return any(sign.id in rules for sign in self.signs)


class OpenQuestion(Struct, frozen=True):
    """An issue rule that the answers do not decide, and what must be found out first. `title` is Jinja text."""

    id: str
    domain: str
    reads: tuple[str, ...]
    release: str = ""
    title: str = ""


class Assessment(Struct, frozen=True):
    """Levels in the order of the domains, issues by severity, and what could not be judged.

    `ruled_out` are the paths by which the other rules found no issue, those with a release left out: that an issue is
    not on the list tells of them.
    """

    domains: tuple[DomainLevel, ...]
    issues: tuple[Issue, ...]
    undecided: tuple[OpenQuestion, ...]
    ruled_out: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()

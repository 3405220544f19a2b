"""The questionnaire: sections of questions, each with its type, condition and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, IntEnum
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from planner.errors import Place
from planner.questionnaire.condition import Condition


class QuestionType(Enum):
    """What an answer is. Money is an integer in 千円, a year is a 年度 as a Western year, a date is `datetime.date`."""

    TEXT = "text"
    LONGTEXT = "longtext"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    YESNO = "yesno"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    YEAR = "year"
    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    TABLE = "table"


PROSE = (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT)  # whose value is what was written


class Disclosure(IntEnum):
    """Who may read a value or a document; a higher class is narrower."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2

    @property
    def label(self) -> str:
        return ("公開", "庁内限り", "取扱注意")[self]


class Choice(Struct, frozen=True):
    """One of the values that a choice question offers: an ASCII id for rules, a Japanese label for people."""

    id: str
    label: str


class Column(Struct, frozen=True):
    """One typed column of a table question. `offers` are usual texts to pick from, as in a question."""

    id: str
    label: str
    type: QuestionType
    disclosure: Disclosure
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    required: bool = False
    offers: tuple[str, ...] = ()


class Question(Struct, frozen=True):
    """One question.

    `id` is `section.name`. `when` hides the question unless it holds. `rules` are Cerberus rules on the value
    (min, max, maxlength, regex, …). `prefill` names a column of the public data offered as a suggestion.
    `required` questions must be answered before a final build. `offers` are usual texts that can be picked by number
    instead of typed; another may be typed as well. `words` say yes and no in a document (ある, ない). `published` is
    what public documents tell of a narrower answer, and where. The value of a `forecast` may be of a time to come.
    What is found out only `after_draft` is never open. `part_of` names the count of which this one is a part.
    """

    id: str
    ask: str
    why: str
    help: str
    type: QuestionType
    respondent: str
    disclosure: Disclosure
    place: Place
    label: str = ""
    unit: str = ""
    when: Condition | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    rules: Mapping[str, object] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    prefill: str = ""
    words: tuple[str, str] = ("はい", "いいえ")
    required: bool = False
    offers: tuple[str, ...] = ()
    published: str = ""
    forecast: bool = False
    after_draft: bool = False
    part_of: str = ""

    @property
    def section_id(self) -> str:
        return self.id.partition(".")[0]


class Section(Struct, frozen=True):
    """Questions that belong together, in the order they are asked."""

    id: str
    title: str
    about: str
    questions: tuple[Question, ...]


class Questionnaire(Struct, frozen=True, dict=True):
    """All sections in order. `order` lists question ids so that every condition only reads ids before it."""

    sections: tuple[Section, ...]
    order: tuple[str, ...]

    def __iter__(self) -> Iterator[Question]:
        for section in self.sections:
            yield from section.questions

    def __getitem__(self, question_id: str) -> Question:
        return self.by_id[question_id]

    def __contains__(self, question_id: object) -> bool:
        return question_id in self.by_id

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return MappingProxyType({question.id: question for question in self})

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The ids of the questions that conditions read."""
        return frozenset(name for question in self if question.when for name in question.when.names)

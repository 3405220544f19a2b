"""The error that says, for each part of an answer that cannot be read, where it is and what would be right."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from planner.nearest import nearest

Keys = tuple[str | int, ...]


class ValueFault(Struct, frozen=True):
    """One fault in a value. `keys` lead to it inside the value: row number from 0 and column id in a table."""

    keys: Keys
    what: str
    remedy: str

    @classmethod
    def said(cls, keys: Keys, message: str) -> ValueFault:
        """Return the fault that one message describes, what is wrong first and what to do last."""
        return cls(keys, *_sentences(message))

    def __str__(self) -> str:
        row = f"{self.keys[0] + 1}行目 " if self.keys and isinstance(self.keys[0], int) else ""
        return f"{row}{self.what}。{self.remedy}"


class UnreadableError(ValueError):
    """A value that is not what its question asks for."""

    def __init__(self, faults: Iterable[ValueFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    @classmethod
    def at(cls, keys: Keys, *messages: str) -> UnreadableError:
        """Return the error for messages that all concern the same place."""
        return cls(ValueFault.said(keys, message) for message in messages)


def is_after_comma(name: str, cell: object, known: Iterable[str]) -> bool:
    """Whether a name seems to be the rest of a value such as {fact: 1,870戸}, which must not be shown: it is an answer.

    In YAML a half-width comma ends the value, and what follows it becomes a name without a value.
    """
    return cell is None and nearest(name, known) is None


def cut_short(keys: Keys) -> ValueFault:
    """Return the fault of a value that a half-width comma cut short."""
    what = "半角の「,」で値が切れています（「,」の後の部分は、ここには示しません）"
    return ValueFault(keys, what, '半角の「,」を含む値は、全体を半角の " で囲んでください（"1,870戸" など）')


def faults_of(error: ValueError) -> tuple[ValueFault, ...]:
    """Return the faults that an error raised while reading a value tells of."""
    return error.faults if isinstance(error, UnreadableError) else (ValueFault.said((), str(error)),)


def _sentences(message: str) -> tuple[str, str]:
    """Split a message at the last full stop outside of quotation marks."""
    depth, cut = 0, -1
    for index, character in enumerate(message):
        depth += {"「": 1, "」": -1}.get(character, 0)
        if character == "。" and depth <= 0:
            cut = index
    return (message[:cut], message[cut + 1 :]) if cut >= 0 else (message, "書き方を確かめて直してください")

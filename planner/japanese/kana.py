"""Turns hiragana into katakana and back; long marks and everything else stay as they are."""

from __future__ import annotations

_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_HIRAGANA = {above: code for code, above in _KATAKANA.items()}


def katakana(text: str) -> str:
    """Return the text with its hiragana as katakana."""
    return text.translate(_KATAKANA)


def hiragana(text: str) -> str:
    """Return the text with its katakana as hiragana."""
    return text.translate(_HIRAGANA)

"""The letter of YAML: its comments, and in Japanese what the parser could not read, where, and what to do."""

from __future__ import annotations

import re

import yaml

from planner.errors import Place, Problem

# words of the parser -> what is wrong, what to do, and whether the fault lies where the parser began to read the piece
_REASONS: tuple[tuple[str, str, str, bool], ...] = (
    ("tab character", "字下げにタブ文字が使われています", "タブ文字を空白に置き換えてください", False),
    (
        "unexpected end of stream",
        "引用符が閉じていません",
        "この行から始まる文の終わりに、始まりと同じ引用符を書いてください",
        True,
    ),
    (
        "escape",
        "二重引用符の中の「\\」の使い方が違います",
        "「\\」を「\\\\」と書くか、文を一重引用符（'）で囲んでください",
        False,
    ),
    ("hexdecimal", "二重引用符の中の「\\」の使い方が違います", "「\\」を「\\\\」と書いてください", False),
    (
        "expected ':'",
        "「:」がありません",
        "「項目: 値」のように、項目の名の後に半角の「:」と空白を書いてください",
        True,
    ),
    (
        "mapping values",
        "「:」の位置が違います",
        "値に「: 」を含むときは値を引用符で囲み、そうでなければ字下げを前の行とそろえてください",
        False,
    ),
    ("',' or ']'", "「[」が閉じていません", "並びの終わりに「]」を、値の間に「,」を書いてください", True),
    ("',' or '}'", "「{」が閉じていません", "並びの終わりに「}」を、値の間に「,」を書いてください", True),
    (
        "cannot start any token",
        "値をこの記号から始めることはできません",
        "値を引用符で囲んでください",
        False,
    ),
    (
        "but found another document",
        "「---」の行で二つに分かれています",
        "「---」の行を消して、一つにまとめてください",
        False,
    ),
    ("alias", "「*」で始まる値があります", "値を引用符で囲んでください", False),
    ("alphabetic or numeric", "「*」か「&」で始まる値があります", "値を引用符で囲んでください", False),
    ("tag", "「!」で始まる値があります", "値を引用符で囲んでください", False),
    ("node content", "値がないか、対になっていない括弧があります", "括弧の組と「,」を確かめてください", False),
    (
        "'-' indicator",
        "「- 」の並びの中に「- 」で始まらない行があります",
        "字下げと「- 」を前の行とそろえてください",
        False,
    ),
    (
        "expected key",
        "字下げがそろっていないか、引用符の後に余分な文字があります",
        "字下げを前の行とそろえてください",
        False,
    ),
    (
        "block end",
        "字下げがそろっていないか、引用符の後に余分な文字があります",
        "字下げを前の行とそろえてください",
        False,
    ),
)
_OTHERWISE = (
    "書き方の誤りがあります",
    "この行と前の行の字下げ、「:」の後の空白、引用符の閉じ忘れ、タブ文字を確かめてください",
    False,
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the problem behind what the parser raised on reading `text`."""
    if isinstance(error, yaml.reader.ReaderError):
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else None
        what = "使えない文字（制御文字など）が入っています"
        remedy = "その文字を消してください。別の文書から貼り付けた箇所を疑ってください"
        return Problem("yaml/character", Place(file, line), what, remedy)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark and (without_head := headless(text, mark.line + 1, file)):
        return without_head
    what, remedy, at_start = _reason(str(getattr(error, "problem", "")), _line(text, mark))
    if at_start and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]
    if "：" in _line(text, mark) and "「:」" in what:
        what, remedy = f"{what}（全角の「：」は使えません）", "半角の「:」と空白に直してください"
    elif "{{" in _line(text, mark) and "閉じていません" in what:
        what, remedy = "{ } か [ ] の中に、引用符のない {{ }} があります", "{{ }} を含む文の全体を '…' で囲んでください"
    return Problem(
        "yaml/syntax", Place(file, mark.line + 1 if mark else None), f"YAML として読めません（{what}）", remedy
    )


_HEAD = re.compile(r"\s*#\s*(?P<head>(?P<row>-\s+)?[a-z_][a-z_0-9.]*:)(?(row).*|\s*(?:[|>][-+]?)?\s*$)")


def headless(text: str, line: int, file: str) -> Problem | None:
    """Return the problem of indented lines around `line` whose head alone was made a comment; None if there is none.

    The parser takes such lines for a part of what stands before, and tells of doubled items or wrong indents there.
    """
    lines = text.splitlines()
    in_later_row = False
    for number in range(min(line, len(lines)), 0, -1):
        above = lines[number - 1]
        if (head := _HEAD.match(above)) and not (head["row"] and in_later_row):
            what = f"「{head['head']}」の行の頭に # があり、その下の字下げした行だけが残っています"
            remedy = "使わないなら、下に続く行にも # を付けてください。使うなら、この行の # を消してください"
            return Problem("yaml/headless", Place(file, number), what, remedy)
        if above[:1].strip() and not above.startswith("#") and number != line:
            return None
        in_later_row |= above.lstrip().startswith("- ") and number != line
    return None


_REMARK = re.compile(r"(?:(?<=\s)|^)#")


def remarks(text: str) -> list[str]:
    """Return the comments in a piece of well-formed YAML, each from its # on."""
    if not _REMARK.search(text):  # scanning a long table takes its time
        return []
    inside = [(token.start_mark.index, token.end_mark.index) for token in yaml.scan(text, yaml.SafeLoader)]
    found: list[str] = []
    position = 0
    for line in text.splitlines(keepends=True):
        for match in _REMARK.finditer(line):
            start = position + match.start()
            if not any(first <= start < last for first, last in inside):
                found.append(line[match.start() :].rstrip())
                break
        position += len(line)
    return found


def _reason(problem: str, line: str) -> tuple[str, str, bool]:
    indent = line[: len(line) - len(line.lstrip())]
    words = "tab character" if "\t" in indent else problem
    return next(((what, remedy, start) for part, what, remedy, start in _REASONS if part in words), _OTHERWISE)


def _line(text: str, mark: yaml.Mark | None) -> str:
    lines = text.splitlines()
    return lines[mark.line] if mark and mark.line < len(lines) else ""

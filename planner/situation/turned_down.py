"""What the town will not do, of all that it wrote under やらないこと: neither how it works, nor what it keeps."""

from __future__ import annotations

import re

_MARKS = " \u3000\r・-*●"
_SENTENCE = re.compile(r"[。\n]")
# Where one sentence decides twice: アプリは作らないが、RPAは続ける
_NEXT = re.compile(r"(?<=ない)(?:が|けれども|けれど|けど|し)、?|(?<=[わらさかたまえれけせず]ず)、")
_IS_REASON = re.compile(r"(?:ため|から|ので)$")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
# Why it is so, between what it is about (…は) and the verb; 減らすために is a purpose
_REASON = re.compile(r"(?:(?<=は)、?|(?<=^))[^は、]*(?:ので|[るたいのだ]ため|[るたいだ]から)、?(?!に)")
_NOT = (
    r"(?:ない|ません|ず|ぬ)(?:こと|つもり|方針|予定|考え|もの)?"
    r"(?:に|と)?(?:だ|である|です|する|した|決めた|決めている)?"
)
_DECIDES = re.compile(
    rf"{_NOT}$|(?:予定|考え|つもり|必要)[はも]?(?:ない|ありません)$"
    r"|(?:やめ|止め|終え|取りやめ|見送|断|控え|打ち切|(?:後回し|先送り|凍結|中止|廃止)(?:に|と)?)(?:る|す|する|とする|にする)$"
    r"|(?:やめ|終わり|まで)(?:に|と)する$|(?:見送り|取りやめ|中止|廃止|凍結|対象外|なし|不要)$"
)
# A thing named and no more (独自のアプリ); where something is said of it (店が1軒), that is why
_NAMED = re.compile(r"^[^はが]*[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]$")
# What is so and nobody decides
_FACT = re.compile(
    r"(?:(?<!て)い|[がもに]|足り|見込め|見合わ|釣り合わ|合わ|続か|残ら|来|[わかさたまら]れ|分から|わから|少なく)ない$"
)
_WILL = re.compile(r"(?:予定|考え|つもり|必要|気|意味)[がもは]ない$")
# By what it is judged: 本数を目標にしない
_JUDGED = re.compile(
    r"(?:目標|指標|目的|成果|実績|KPI|評価|手柄|前提|基準|条件|ありき|頼り|人任せ)(?:に|と|で)?(?:は|も)?(?:し|考え|進め|決め|扱わ|使わ)ない"
)
# How it is done, not whether: 業者に任せない, 様式を減らさないまま…しない
_HOW = re.compile(
    r"(?:追わ|競わ|数え|測ら|比べ|こだわら|とらわれ|頼ら|期待し|急が|焦ら|任せ|任せきりにし|丸投げし|強い|強制し|押し付け|義務付け|義務づけ)ない"
    r"|(?:だけ|のみ|一本)(?:に|で|では|を|の[^、]*に)?(?:は)?(?:し|頼ら|進め|決め|考え|受け|済ませ|終わら)[せ]?ない|ないまま|[さらわかせ]ずに(?!いる)"
    r"|(?:下げ|上げ|取ら)ない|て終わりに(?:は)?しない"
)
# What stays: 支所は閉じない
_KEEPS = re.compile(
    r"(?:減らさ|閉じ|閉め|やめ|止め|なくさ|無くさ|失わ|絶やさ|手放さ|縮め|切ら|断ら|外さ|(?:廃止|縮小|後退|削減|閉鎖)(?:は)?し)ない(?!まま)"
    r"|(?:減らす|閉じる|やめる|なくす|無くす|廃止|縮小|削減)(?:する)?(?:こと|の)?(?:は|も|を)?(?:し|行わ)ない"
)


def turned_down(told: str) -> tuple[str, ...]:
    """Return each clause by which something is not done, or no more of it, without the reason for it."""
    sentences = (_REMARK.sub("", sentence.strip(_MARKS)) for sentence in _SENTENCE.split(told))
    clauses = (clause for sentence in sentences if not _IS_REASON.search(sentence) for clause in _NEXT.split(sentence))
    bare = (_REASON.sub("", _REMARK.sub("", clause.strip())) for clause in clauses)
    return tuple(clause for clause in bare if clause and _turns_down(clause))


def is_of_judging(sentence: str) -> bool:
    """Whether a sentence decides by what something is judged (数を目標にしない), not whether it is done."""
    return bool(_JUDGED.search(sentence))


def keeps(told: str) -> bool:
    """Whether a text says that something stays: 支所は閉じない."""
    return bool(_KEEPS.search(told))


def _turns_down(clause: str) -> bool:
    if is_of_judging(clause) or _HOW.search(clause) or keeps(clause):
        return False
    if _FACT.search(clause) and not _WILL.search(clause):
        return False
    return bool(_DECIDES.search(clause) or _NAMED.search(clause))

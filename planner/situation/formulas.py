"""The formulas by which values are worked out from others; where one cannot be worked out, it stays missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from planner.japanese.era import fiscal_year, month_of
from planner.missing import Missing, Reason, is_known

_NOTHING = Missing(reason=Reason.UNKNOWN)
LEAST_TENDERS = 5  # below, a share says nothing of competition
_FALLS = re.compile(r"減[っりる少]|不振|不漁|割[りっ]|やめた|廃業|荒れ|落ち込")
_END = re.compile(r"[。\n]")
_COUNT_BEHIND = re.compile(r"[（(]\D*\d+[^（）()]*[）)]$")
_COUNTED = re.compile(r"こと、(?=\d)")
_MEETING = re.compile(r"(?:[^\W\d_]|[ー・])*(?:会議|庁議|本部|課長会)")
_OF_THE_HEAD = re.compile(r"[町市村区]長(?:と|から|へ|に|の|$|決裁|協議|査定|レク)")
_DECIDED = re.compile(r"決定|決め[たる]|了承|承認|先に(?:や|行|始|進|取り組|着手)")
_SERVES_AS = re.compile(r"官民データ活用推進計画")
_HEARD = re.compile(r"意見|聞[きい]|聴取|調査|照会|報告|説明|審議|回答")
# How a sentence says that something is not to be done
_DECIDES = re.compile(
    r"(?:(?:作ら|つくら|やら|し|行わ|増やさ|置か|入れ|受け|設け|続け|始め|扱わ|持た|付け|広げ|採ら|買わ|足さ|認め|出さ|開か"
    r"|閉じ|なくさ|減らさ|戻さ|移さ|残さ|造ら|建て|頼ま|乗ら|進め|変え|貸さ|配ら)ない"
    r"|(?:やめ|見送)る|見送り|(?:終わり|まで)にする)(?=$|[（(、])|ことは?せず、"
)
# How a sentence begins, or all it says, that is nothing without the one before it
_GOES_ON = re.compile(
    r"だから|そのため|このため|それで|したがって|しかし|だが|ただ[し、]|けれども|ところが|反面|逆に|一方|次は"
    r"|[^、]{1,12}[がもは]そう(?:だ|だった|である|であった)?$"
    r"|(?:全)?\d+(?:課|係|人|件|校|か所|世帯|地区|割)?(?:中|のうち)の?\d+(?:課|係|人|件|校|か所|世帯|地区|割)?$"
)
_BULLETS = "・-－*● \u3000"


def _exact(value: float) -> Decimal:
    return Decimal(str(value))


def _tenths(value: Decimal) -> float:
    """Return a value to one decimal, a half rounded up as in the statistics of the government (四捨五入)."""
    return float(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def change_pct(before: float, after: float) -> float | Missing:
    """Return the change in percent."""
    return _tenths((_exact(after) / _exact(before) - 1) * 100) if before else _NOTHING


def share_pct(part: float, whole: float) -> float | Missing:
    """Return the share in percent."""
    return _tenths(_exact(part) * 100 / _exact(whole)) if whole else _NOTHING


def single_bid_pct(single: int, contracts: int, negotiated: int) -> float | Missing:
    """Return the share of one bidder in what was open to several; fewer than five tenders tell of no share."""
    competed = contracts - negotiated
    return share_pct(single, competed) if competed >= max(single, LEAST_TENDERS) else _NOTHING


def per(amount: float, base: float, times: int = 1) -> float | Missing:
    """Return how much there is for each of `base`, or for `times` of them."""
    return _tenths(_exact(amount) * times / _exact(base)) if base else _NOTHING


def workers_share(position: int) -> Callable[..., float | Missing]:
    """Return what picks the share of one of the sectors of workers."""
    return lambda *workers: share_pct(workers[position], sum(workers))


def sentences(told: str) -> tuple[str, ...]:
    """Return the sentences of a text, without their stops."""
    return tuple(sentence.strip() for sentence in _END.split(told) if sentence.strip())


def remarks(told: str) -> tuple[str, ...]:
    """Return what a text remarks one after the other: its lines where they are bulleted, or else its sentences.

    A sentence that goes on with the one before it (だから…、次は…、表がそう), or only counts it (8課中6課), is no
    remark of its own; nor is any of a line of which only the last sentence ends with a count （5課）.
    """
    lines = tuple(line.strip() for line in told.splitlines() if line.strip())
    if lines and all(line[0] in _BULLETS for line in lines):
        return tuple(line.lstrip(_BULLETS).rstrip("。") for line in lines)
    return tuple(remark for line in lines for remark in _remarks_of(sentences(line)))


def _remarks_of(said: Sequence[str]) -> Sequence[str]:
    counted = [sentence for sentence in said if _COUNT_BEHIND.search(sentence)]
    return ["。".join(said)] if len(said) > 1 and counted == [said[-1]] else _whole(said)


def _whole(said: Iterable[str]) -> list[str]:
    """Return sentences with those that go on with the one before it joined to it."""
    found: list[str] = []
    for sentence in said:
        if found and _GOES_ON.match(sentence):
            found[-1] = f"{found[-1]}。{sentence}"
        else:
            found.append(sentence)
    return found


def voices(told: str) -> tuple[str, ...]:
    """Return what the staff told one after the other; each that a sentence counts (…こと、19が…) is one."""
    return tuple(voice for remark in remarks(told) for voice in _COUNTED.split(remark))


def falling(told: str) -> str | Missing:
    """Return the first sentence that tells of something that grows less; missing where none does."""
    found = (sentence for sentence in sentences(told) if _FALLS.search(sentence))
    return next((sentence.removeprefix("ただ").lstrip("、") for sentence in found), _NOTHING)


def board(told: str) -> str | Missing:
    """Return the name of a meeting that decides, without a remark in brackets; a decision (決裁) is no meeting."""
    return Missing(reason=Reason.NOT_APPLICABLE) if "決裁" in told else re.split(r"[（(]", told)[0].strip()


def meeting(told: str) -> str | Missing:
    """Return the meeting that decides, or one that is named beside a decision (決裁); missing where none is named."""
    if is_known(deciding := board(told)):
        return deciding
    named = _MEETING.search(told)
    return named[0] if named else _NOTHING


def post(told: str) -> str:
    """Return the post that decided, without a remark in brackets on whom it asked before."""
    return re.split(r"[（(]", told)[0].strip()


def decisions(meetings: tuple[str, ...], decided: tuple[Any, ...]) -> tuple[str, ...]:
    """Return what the head of the town, or a meeting by its own words, decided; what was only heard is no decision.

    The name of the plan that this one serves as (官民データ活用推進計画) is left out: it tells of no work.
    """
    known = ((meeting, told) for meeting, told in zip(meetings, decided, strict=True) if is_known(told))
    rows = ((meeting, _SERVES_AS.sub("計画", told)) for meeting, told in known)
    return tuple(
        told
        for meeting, told in rows
        if _DECIDED.search(told) or (_OF_THE_HEAD.search(meeting) and not _HEARD.search(told))
    )


def points(told: str) -> tuple[str, ...]:
    """Return what a text tells one after the other, without the last stops.

    Each line is told for itself, and in it what follows a reason (…ため) and each sentence that decides (…はしない);
    any other sentence belongs to the one before it.
    """
    return tuple(point for line in told.splitlines() for point in _points_of(sentences(line.strip().lstrip(_BULLETS))))


def _points_of(said: Iterable[str]) -> list[str]:
    found: list[str] = []
    for sentence in said:
        if found and not found[-1].endswith("ため") and not _DECIDES.search(sentence):
            found[-1] = f"{found[-1]}。{sentence}"
        else:
            found.append(sentence)
    return found


def achieved_pct(results: tuple[Any, ...]) -> float | Missing:
    """Return the share of what was achieved in that of which the result is known; two or fewer tell of no share."""
    told = [result for result in results if is_known(result) and result != "unclear"]
    if len(told) < 3:
        return _NOTHING
    return share_pct(sum(result == "achieved" for result in told), len(told))


def specified(cells: tuple[Any, ...]) -> bool | Missing:
    """Return whether a work is moved late with the consent of the national government."""
    if "specified" in cells:
        return True
    return False if all(cell == "normal" for cell in cells) else _NOTHING


def moved_months(cells: tuple[Any, ...], years: tuple[int, ...]) -> tuple[int, ...] | Missing:
    """Return for each of the fiscal years the months in which all that is left to move has moved."""
    months = [month_of(cell) if is_known(cell) else None for cell in cells]
    known = [month for month in months if month]
    if not known or len(known) < len(months):
        return _NOTHING
    last = max(known)
    return tuple(min(12, max(0, (year - last.year) * 12 + 16 - last.month)) for year in years)


def retired_in(cells: tuple[Any, ...] | Missing, last: Any) -> tuple[int, ...] | Missing:
    """Return the fiscal years in which works move, so that the systems before are given up.

    What has no month yet moves in the `last` of them, if that is told.
    """
    months = [month_of(cell) if is_known(cell) else None for cell in cells] if is_known(cells) else [None]
    years = {fiscal_year(month) for month in months if month}
    years |= {int(last)} if is_known(last) and None in months else set()
    return tuple(sorted(years)) or _NOTHING


def move_of(case: str, tasks: tuple[str, ...], months: tuple[Any, ...]) -> date | Missing:
    """Return the month in which the last of the tasks that a case names is to be moved."""
    told = [month_of(month) for task, month in zip(tasks, months, strict=True) if task in case and is_known(month)]
    return max((month for month in told if month), default=_NOTHING)


def capacity_days(full: int, part: int, share: float, workdays: int, part_share: int) -> float:
    """Return the person-days a year for new work; `share` and `part_share` are percentages."""
    return round((full * 100 + part * part_share) * workdays * share / 10_000, 1)

"""The reasons that are printed: why a measure starts in its year, and why another is not in the programme."""

from __future__ import annotations

from enum import Enum


class SettledBy(Enum):
    """What settled the year in which a measure starts; the value is printed in the roadmap."""

    RANK = "順位"
    LAW = "期限"
    FOUNDATION = "土台"
    ENDS = "更新の年度"
    AWAITED = "後の施策"
    PREREQUISITE = "先の施策"
    DECIDED = "決めた年度"
    OFFICE = "課の件数"
    STAFF = "人の件数"
    BOARD = "会議の件数"
    ALONE = "課だけの件数"
    UNRAISED = "挙がっていない件数"
    DAYS = "人日"


class WhyNot(Enum):
    """Why a measure is not in the programme; the value is printed."""

    CAPACITY = "計画期間の余力に収まらない"
    BOARD = "会議が続けるかやめるかを決められる件数の上限を超える"
    COUNT = "情報担当の人数による件数の上限を超える"
    OFFICE = "担当課が同じ年度に始める件数の上限に収まらない"
    ALONE = "情報担当の手を借りずに担当課だけで進める件数の上限を超える"
    UNRAISED = "地域の課題、声、業務及び計画のどれにも挙がらず、その課題にはほかの施策が応える"
    LATE = "先に行う施策が終わった後、計画期間に実施の年度が残らない"
    FINISH = "終わりの年度より前に、準備を終えられる年度がない"
    NOT_APPLICABLE = "施策を行う条件に当てはまらない"
    FULFILLED = "回答から、済んでいることが分かる"
    DECLINED = "自ら行わないと決めている"
    ENDED = "前の計画で終えると決めている"
    NO_ISSUE = "回答と統計からは、対応する課題が認められない"
    UNDECIDED = "回答が足りず、課題があるかどうかを決められない"
    UNDECIDED_FIT = "回答が足りず、施策を行う条件に当てはまるかどうかを決められない"
    PREREQUISITE = "先に行う施策が計画期間に収まらない"
    UNCOUNTED = "統計のほかに示す数も声もなく、先に数える"
    KEPT = "今の取組を続ける"

    @property
    def goes_on(self) -> bool:
        """Whether the answers show what the measure is about, so that it is not put off but done already."""
        return self in (WhyNot.FULFILLED, WhyNot.KEPT)

    @property
    def declines(self) -> bool:
        """Whether the town has decided against the measure."""
        return self in (WhyNot.DECLINED, WhyNot.ENDED)

    @property
    def puts_off(self) -> bool:
        """Whether it is chosen again from year to year, if an issue calls for the measure."""
        return not self.declines and not self.goes_on

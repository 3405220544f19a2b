"""A partner is named by its name alone, and only where the talks with it have begun."""

import pytest

from planner.missing import is_known
from planner.situation.partners import members, names, partner, partners


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("見本県（電子申請の共同利用に参加済み）、北見本町（まだ相談していない）", "見本県"),
        ("北見本町（まだ相談していない）、見本県（参加済み）", "見本県"),
        ("見本広域連合（構成3町、基幹系を共同利用中）。無線の共同の保守を相談中", "見本広域連合"),
        ("共同利用協議会（利用中）と、見本組合（消防。除雪の記録を相談中）", "共同利用協議会"),
        ("仕様書の研究を行う協議会。来年度に始める", "仕様書の研究を行う協議会"),
        ("見本の圏（甲市、乙町、丙町）", "見本の圏"),
        ("島町・沖町（離島どうしで相談中、まだ口頭）、見本県", "島町・沖町"),
    ],
)
def test_the_first_partner_that_has_been_spoken_to_is_named(told: str, name: str) -> None:
    assert partner(told) == name


def test_nobody_is_named_where_no_talks_have_begun() -> None:
    assert not is_known(partner("北見本町（まだ相談していない）"))


def test_the_bare_name_of_a_prefecture_tells_of_nothing_that_is_shared() -> None:
    assert not is_known(partner("北見本町（まだ相談していない）、見本県"))
    assert partner("北見本町（まだ相談していない）、見本県（電子申請に加入済み）") == "見本県"
    assert partner("見本県市町村共同システム") == "見本県市町村共同システム"


def test_a_sentence_that_names_nobody_is_no_name() -> None:
    assert not is_known(partner("見本の共同調達に手を挙げた。隣の2区とは係長同士で話しただけ"))


@pytest.mark.parametrize(
    ("told", "with_talks"),
    [
        ("見本組合（基幹系を利用中）と郡の病院組合", (("見本組合", "基幹系を利用中"), ("郡の病院組合", ""))),
        ("見本連合（構成3町）。無線の保守を相談中", (("見本連合", "構成3町、無線の保守を相談中"),)),
        ("仕様書の研究を行う協議会", (("仕様書の研究を行う協議会", ""),)),
        ("見本の圏（甲市、乙町、丙町）と県の協議会", (("見本の圏", ""), ("県の協議会", ""))),
        ("見本県（参加済み）、北見本町（相談の前）", (("見本県", "参加済み"), ("北見本町", "相談の前"))),
        ("見本市（連携の圏域）。隣町とは電話で話す", (("見本市", "連携の圏域"), ("隣町", "電話で話す"))),
        ("隣村とは図書館の話をしている。まだ口頭", (("隣村", "図書館の話をしている。まだ口頭"),)),
        (
            "見本圏（見本市ほか）。相談はまだ。見本県の市町の支援",
            (("見本圏", "見本市ほか、相談はまだ"), ("見本県の市町の支援", "")),
        ),
        ("東村、西村（見本3村）、見本県町村会", (("東村、西村", ""), ("見本県町村会", ""))),
        ("見本の共同調達に手を挙げた", (("", "見本の共同調達に手を挙げた"),)),
    ],
)
def test_every_partner_is_told_with_how_far_the_talks_have_come(
    told: str, with_talks: tuple[tuple[str, str], ...]
) -> None:
    assert partners(told) == with_talks


def test_all_partners_are_named_without_how_far_the_talks_have_come() -> None:
    assert names("見本圏（見本市ほか）。相談はまだ。見本県の市町の支援") == "見本圏、見本県の市町の支援"
    assert names("手を挙げた。") == "手を挙げた"


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("見本の2市2町（東市、西町、南町）と見本協議会", (("見本の2市2町", "東市、西町、南町"),)),
        ("南見本（富森、大狭山、千赤坂）。消防は一緒に行う", (("南見本", "富森、大狭山、千赤坂"),)),
    ],
)
def test_who_is_in_a_body_is_no_word_on_the_talks_with_it(told: str, listed: tuple[tuple[str, str], ...]) -> None:
    assert members(told) == listed
    assert not any(names in talks for _, talks in partners(told) for _, names in listed)


@pytest.mark.parametrize(
    "told", ["見本連合（相談中、未定）", "見本県（電子申請、参加済み）", "見本組合（消防、救急、基幹系を利用中）"]
)
def test_what_is_told_of_the_talks_names_no_members(told: str) -> None:
    assert members(told) == ()
    assert partners(told)[0][1]

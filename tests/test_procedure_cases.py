"""A procedure shows what happened in the town that it is to prevent, and asks for what the town uses."""

from functools import cache
from pathlib import Path

import pytest

from tests.told import composed, lines

NO_CASES = """format: 1
basics.municipality: "363421"
basics.branch_offices: 0
network.telework: not_allowed
network.in_use: [web_meeting]
security.encryption: {state: not_applicable}
security.remote_maintenance: {state: not_applicable}
security.incidents: {state: not_applicable}
security.audit_findings: {state: not_applicable}
"""
CASES = """format: 1
basics.municipality: "363421"
basics.branch_offices: 1
network.telework: allowed
network.in_use: [wireless]
security.encryption: some
security.remote_maintenance: none
security.incidents:
- {date: "2025-07", kind: 検針の媒体の置き忘れ, cause: 持出しの記録がなかった, action: 貸出の簿冊を置いた}
- {date: "2025-02", kind: 停電による窓口の停止（7時間）, cause: 電池の劣化}
security.audit_findings:
- {finding: 退職者の利用者IDが4件残っていた, year: 2025, state: doing}
"""
ASKED = tuple(f"procedure-{name}" for name in ("takeout", "accounts", "backup", "logs", "incident", "audit"))


@cache
def texts(folder: Path, answers: str) -> dict[str, str]:
    return {item.id: "\n".join(lines(item)) for item in composed(answers, folder, *ASKED).manuscripts}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return texts(tmp_path_factory.mktemp("cases"), CASES)


@pytest.fixture(scope="module")
def no_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return texts(tmp_path_factory.mktemp("none"), NO_CASES)


@pytest.mark.parametrize(
    ("procedure", "told"),
    [
        (
            "procedure-takeout",
            "令和7年7月：検針の媒体の置き忘れ。原因は「持出しの記録がなかった」。その後の対応は「貸出の簿冊を置いた」",
        ),
        ("procedure-backup", "令和7年2月：停電による窓口の停止（7時間）。原因は「電池の劣化」"),
        ("procedure-accounts", "指摘（令和7年度）：退職者の利用者IDが4件残っていた（対応中）"),
        ("procedure-audit", "「検針の媒体の置き忘れ」の後の対応（貸出の簿冊を置いた）を続けている"),
    ],
)
def test_what_happened_stands_in_the_procedure_that_is_to_prevent_it(
    cases: dict[str, str], procedure: str, told: str
) -> None:
    assert told in cases[procedure]
    assert [name for name in ASKED if told in cases[name]] == [procedure]


def test_a_town_without_cases_is_told_of_none(no_cases: dict[str, str]) -> None:
    assert not [name for name in ASKED if "起きたことと指摘のうち" in no_cases[name]]


def test_only_machines_and_means_in_use_are_cut_off_watched_and_checked(
    cases: dict[str, str], no_cases: dict[str, str]
) -> None:
    for procedure, words in (
        ("procedure-incident", "本庁と出先の間の装置"),
        ("procedure-incident", "庁外からの接続を受ける装置"),
        ("procedure-incident", "業務用の無線LANの装置"),
        ("procedure-logs", "庁外からの接続"),
        ("procedure-logs", "遠隔の保守"),
        ("procedure-audit", "庁外からの接続の記録"),
    ):
        assert words in cases[procedure]
        assert words not in no_cases[procedure]


def test_a_town_that_lets_nothing_out_says_so_before_its_steps(cases: dict[str, str], no_cases: dict[str, str]) -> None:
    refusal = "端末及び記録媒体を庁外に持ち出すことを認めていない"
    assert refusal in no_cases["procedure-takeout"]
    assert refusal not in cases["procedure-takeout"]
    assert "表示のないものは、暗号化が済むまで借りられない。" in cases["procedure-takeout"]

"""What templates that want to look like a municipality's own text achieve, and what they do not (docs/audit.md)."""

from collections.abc import Callable, Mapping

import pytest

from planner.audit.beside import guessed
from planner.audit.document import audit_document
from planner.audit.indicators import INDICATORS
from planner.audit.known import Town, words_of
from planner.audit.likeness import MaskedDocument, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
from planner.audit.model import Kind
from planner.audit.part import Part
from planner.audit.sources import Sources
from planner.audit.whole import WholeAudit, audit_whole
from planner.manuscript.model import Manuscript
from planner.situation.model import Situation

GENERIC = (
    "人口減少と少子高齢化が進み、住民の求めるものは多様になっている。"
    "デジタル技術を使い、誰もが便利に暮らせる地域を実現する。"
)


def alike(made: Mapping[str, tuple[Manuscript, Situation]]) -> float:
    """Return how alike the documents of both towns are."""
    one, other = (_masked(manuscript, situation, name) for name, (manuscript, situation) in made.items())
    return similarity(one.grams, other.grams)


def _masked(manuscript: Manuscript, situation: Situation, name: str) -> MaskedDocument:
    return masked(manuscript, Mask(own_names(situation) | place_names(situation)), name)


def share(made: Mapping[str, tuple[Manuscript, Situation]], kind: Kind) -> float:
    """Return the share of one kind in the document of 湯沢市."""
    return audit_document(*made["湯沢市"]).share.of(kind)


def whole(made: Mapping[str, tuple[Manuscript, Situation]]) -> WholeAudit:
    """Return the audit of the document of 湯沢市, beside that of the other."""
    (manuscript, situation), other = made["湯沢市"], _masked(*made["見本町"], "見本町")
    nobody = Mask(())
    part = Part(manuscript, _masked(manuscript, situation, ""), (other,), Sources(situation), nobody, nobody)
    return audit_whole(audit_document(manuscript, situation), part, ())


def test_generic_text_put_under_a_law_counts_as_required_and_only_the_likeness_tells(
    written: Callable[..., object],
) -> None:
    made = written(f'{{% if required("duty") %}}{GENERIC}{{% endif %}}')
    assert (alike(made), share(made, Kind.REQUIRED)) == (1.0, 1.0)
    assert whole(made).worst == ()


def test_a_word_that_a_law_requires_excuses_no_other_word_of_its_paragraph(written: Callable[..., object]) -> None:
    made = written(f'{GENERIC}{{% if required("duty") %}}以上とする。{{% endif %}}')
    assert [paragraph.start[:4] for paragraph in whole(made).worst] == ["人口減少"]


def test_the_name_sprinkled_over_generic_text_is_seen_by_both_measures(written: Callable[..., object]) -> None:
    made = written(GENERIC.replace("住民", "{{ town.name }}の住民").replace("地域", "{{ town.own }}"))
    assert (alike(made), share(made, Kind.COMMON)) == (1.0, 1.0)


def test_numbers_pasted_without_meaning_are_masked_and_only_their_digits_count(written: Callable[..., object]) -> None:
    made = written(GENERIC.replace("。", "（人口{{ stats.pop }}人）。"))
    assert alike(made) == 1.0
    assert share(made, Kind.PUBLIC) < 0.15


def test_numbers_pasted_without_meaning_are_not_told_from_figures_that_mean_something(
    written: Callable[..., object],
) -> None:
    made = written(GENERIC.replace("。", "（人口{{ stats.pop }}人）。"))
    manuscript, situation = made["湯沢市"]
    nobody = Mask(())
    part = Part(manuscript, _masked(manuscript, situation, ""), (), Sources(situation), nobody, nobody)
    assert INDICATORS["figures"].measure(part) > 4  # the limit for plans: this indicator is fooled


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\u00ad", "\ufe00", "　"])
def test_characters_that_nobody_sees_do_not_part_what_is_the_same(written: Callable[..., object], unseen: str) -> None:
    strewn = unseen.join(GENERIC)
    made = written(f"{{% if stats.pop > 20000 %}}{strewn}{{% else %}}{GENERIC}{{% endif %}}")
    assert alike(made) == 1.0


@pytest.mark.parametrize(("usual", "other"), [("、", "，"), ("。", "．"), ("DX", "ＤＸ"), ("カード", "ｶｰﾄﾞ")])
def test_two_ways_to_write_the_same_characters_are_one(written: Callable[..., object], usual: str, other: str) -> None:
    text = f"{GENERIC}住民のカードとDXを広げ、職員が使う。"
    made = written(f"{{% if stats.pop > 20000 %}}{text.replace(usual, other)}{{% else %}}{text}{{% endif %}}")
    one, two = (_masked(manuscript, situation, name) for name, (manuscript, situation) in made.items())
    assert (alike(made), one.sentences) == (1.0, two.sentences)


def test_synonyms_chosen_by_the_code_of_the_municipality_are_common_text(written: Callable[..., object]) -> None:
    chosen = "{% if town.code > 20000 %}を使い{% else %}を生かし{% endif %}"
    made = written(GENERIC.replace("を使い", chosen))
    assert share(made, Kind.COMMON) == 1.0
    assert alike(made) > 0.7


def test_synonyms_chosen_by_a_statistic_pass_for_own_text_and_only_the_comparison_sees_them(
    written: Callable[..., object],
) -> None:
    other = GENERIC.replace("を使い", "を生かし")
    made = written("{% if stats.pop > 9000 %}" + GENERIC + "{% else %}" + other + "{% endif %}")
    assert share(made, Kind.PUBLIC) == 1.0  # the trace is fooled
    assert alike(made) > 0.7  # the comparison is not


def test_a_paragraph_rewritten_for_each_size_that_says_nothing_passes_both_measures(
    written: Callable[..., object],
) -> None:
    nothing = "大きな町にふさわしい、活力に満ちた未来をみんなの手で形にしていく所存である。"
    made = written("{% if stats.pop > 9000 %}" + nothing + "{% else %}" + GENERIC + "{% endif %}")
    assert share(made, Kind.PUBLIC) == 1.0
    assert alike(made) < 0.1  # only a reader sees it


def test_a_slogan_is_seen_however_it_is_chosen_until_somebody_or_a_date_is_put_in(
    written: Callable[..., object],
) -> None:
    found = [
        audit_document(*written(text)["湯沢市"]).slogans
        for text in (
            "{% if stats.pop > 9000 %}にぎわいの創出を推進する。{% endif %}",
            "人口{{ stats.pop }}人のにぎわいの創出を推進する。",  # a pasted number hides it
            "令和9年度までに、にぎわいの創出を推進する。",  # so does a date
        )
    ]
    assert list(map(bool, found)) == [True, False, False]


def test_an_answer_quoted_without_relation_makes_only_the_quoted_words_own(written: Callable[..., object]) -> None:
    made = written("「{{ basics.climate }}」という声を踏まえる。" + GENERIC * 3)
    assert share(made, Kind.COMMON) > 0.7
    assert 0 < share(made, Kind.ANSWER) < 0.3
    assert alike(made) < 0.6  # the comparison takes a long answer for something said


def test_a_paragraph_under_the_condition_that_a_question_was_answered_passes_for_an_answer(
    written: Callable[..., object],
) -> None:
    made = written("{% if basics.climate is known %}" + GENERIC + "{% endif %}")
    assert share(made, Kind.ANSWER) == 1.0  # the trace is fooled
    assert alike(made) == 1.0  # the comparison is not


def test_synonyms_chosen_by_whether_a_regional_fact_applies_are_common_text(written: Callable[..., object]) -> None:
    other = GENERIC.replace("を使い", "を生かし")
    made = written('{% if region["snow"] is known %}' + GENERIC + "{% else %}" + other + "{% endif %}")
    assert share(made, Kind.COMMON) == 1.0
    assert alike(made) > 0.7


def test_the_same_sentences_in_another_order_are_alike(written: Callable[..., object]) -> None:
    said = [f"{piece}。" for piece in (GENERIC + "職員は学び続ける。情報は早く正しく届ける。").split("。") if piece]
    turned = "".join(reversed(said))
    made = written("{% if stats.pop > 9000 %}" + "".join(said) + "{% else %}" + turned + "{% endif %}")
    assert share(made, Kind.PUBLIC) == 1.0  # the trace is fooled
    assert alike(made) > 0.7  # only where two sentences meet do they differ


def test_a_figure_in_every_paragraph_hides_slogans_but_not_that_the_text_is_common(
    written: Callable[..., object],
) -> None:
    said = "にぎわいの創出を推進する。"
    made = written("\n\n".join(["人口{{ stats.pop }}人の{{ town.own }}では、" + said] * 3))
    assert share(made, Kind.COMMON) > 0.7
    assert alike(made) == 1.0
    assert not audit_document(*made["湯沢市"]).slogans


def test_a_list_of_places_pads_the_own_share_and_makes_the_texts_less_alike(written: Callable[..., object]) -> None:
    plain, padded = (
        written(source) for source in (GENERIC, '{{ basics.districts | join("、") }}の各地区において、' + GENERIC)
    )
    assert share(plain, Kind.ANSWER) == 0
    assert 0 < share(padded, Kind.ANSWER) < 0.3
    assert alike(padded) < alike(plain)  # the names of a list are no proper nouns to the comparison


def test_sentences_taken_in_turn_by_the_code_are_common_text_though_the_comparison_is_fooled(
    written: Callable[..., object],
) -> None:
    said = (
        GENERIC,
        "にぎわいのある毎日を、世代を越えた支え合いから生み出していく。",
        "変化を恐れず、明日へ歩み続ける。",
    )
    made = written(
        "".join(f"{{% if town.code % 5 == {turn} %}}{text}{{% endif %}}" for turn, text in enumerate(said, 1))
    )
    assert share(made, Kind.COMMON) == 1.0
    assert alike(made) < 0.1


def test_a_table_of_own_names_said_again_and_again_passes_for_own_text(written: Callable[..., object]) -> None:
    row = '|{{ basics.districts | join("、") }}|この地区で進める|\n'
    once, often = (written("|地区|こと|\n|---|---|\n" + row * times + "\n" + GENERIC) for times in (1, 6))
    assert share(often, Kind.ANSWER) > 2 * share(once, Kind.ANSWER)
    assert alike(often) <= alike(once)


def test_long_answers_read_out_pass_both_measures_however_often(written: Callable[..., object]) -> None:
    once, often = (written("\n\n".join(["{{ basics.climate }}"] * times + [GENERIC])) for times in (1, 4))
    assert share(often, Kind.ANSWER) > 0.6 > share(once, Kind.ANSWER)
    assert alike(often) <= alike(once) < 0.7


def clues_to_the_town(made: Mapping[str, tuple[Manuscript, Situation]]) -> float:
    """Return the share of the clues in the document of 湯沢市 that point to it."""
    (manuscript, situation), other = made["湯沢市"], made["見本町"]
    masks = {name: Mask(own_names(known) | place_names(known)) for name, (_, known) in made.items()}
    own, theirs = (Town(name, words_of(made[name][1], mask)) for name, mask in masks.items())
    nobody, beside = Mask(()), (_masked(*other, "見本町"),)
    text = _masked(manuscript, situation, "湯沢市")
    return guessed(Part(manuscript, text, beside, Sources(situation), nobody, nobody, own=own, towns=(theirs,)))


@pytest.mark.parametrize(
    "source",
    [
        GENERIC,
        GENERIC.replace("住民", "{{ town.name }}の住民"),
        GENERIC.replace("。", "（人口{{ stats.pop }}人）。"),
        "{% if stats.pop > 9000 %}" + GENERIC + "{% else %}" + GENERIC.replace("を使い", "を生かし") + "{% endif %}",
        "{% if stats.pop > 9000 %}活力に満ちた未来を形にする。{% else %}" + GENERIC + "{% endif %}",
        "{% if basics.climate is known %}" + GENERIC + "{% endif %}",
    ],
)
def test_a_guesser_with_the_answers_finds_nothing_of_the_town_in_text_that_quotes_none_of_them(
    written: Callable[..., object], source: str
) -> None:
    assert clues_to_the_town(written(source)) == 0.0


@pytest.mark.parametrize("source", ["{{ basics.climate }}", "「{{ basics.climate }}」を踏まえる。" + GENERIC * 3])
def test_a_guesser_takes_an_answer_quoted_without_relation_for_one_that_means_something(
    written: Callable[..., object], source: str
) -> None:
    assert clues_to_the_town(written(source)) > 0.9  # only a reader sees that it is not used

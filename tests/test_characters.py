import pytest

from index.characters import places, unified, visible
from index.tokenizer import normalise, terms, unspaced


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("⼯作⽬标", "工作目标"),
        ("⼀、⼆⽉", "一、二月"),
        ("⻓江⺠⽣", "长江民生"),
        ("\uf967足\uf9fe叶", "不足茶叶"),
        ("\U0002f804", "你"),
        ("318¹件，１０⁴，①", "318¹件，１０⁴，①"),
    ],
)
def test_lookalikes_are_the_usual_characters_one_for_one(text, usual):
    assert unified(text) == usual
    assert len(unified(text)) == len(text)


SIGNS = ["\u200b", "\u00ad", "\ufeff", "\u200d", "\u2060", "\ufe0f", "\U000e0100", "\u202c"]


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_signs_without_width_are_not_seen_and_places_are_kept(sign):
    text = f"{sign}办理{sign}{sign}31{sign}8件{sign}"
    assert visible(text) == "办理318件"
    assert "".join(text[at] for at in places(text)) == "办理318件"


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_words_are_searched_as_they_are_seen(sign):
    odd, usual = f"⽬{sign}标\uf967变３1{sign}8件", "目标不变318件"
    assert normalise(odd) == normalise(usual)
    assert terms(odd) == terms(usual)
    assert unspaced(f"⽬{sign}标 不变") == "目标不变"

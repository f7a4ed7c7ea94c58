import pytest

from rag.answering.polarity import contradicts, cut_off, denials


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建议均未办结", ["未"]),
        ("没有完全发挥", ["没有"]),
        ("不断健全，不低于98%，未来可期", []),
        ("镇街无一遗漏，老同志的事也没有落下", []),
        ("监督不够有力，难以见效", ["不", "难以"]),
    ],
)
def test_denying_words_are_told_from_those_that_only_look_so(text, words):
    assert [match.group() for match in denials(text)] == words


@pytest.mark.parametrize(
    ("context", "quote", "word"),
    [
        ("主体作用没有完全发挥出来；另有", "完全发挥出来", "没有"),
        ("供水管网改造还没有到位，其他都好", "供水管网改造", "没有"),
        ("老同志的事也没有落下，都好", "落下", "没有落下"),
        ("不断健全办法，都好", "健全办法", ""),
        ("未按期投用。建议全部办结。", "建议全部办结。", ""),
        ("建议全部办结。未按期投用。", "建议全部办结。", ""),
        ("建议都已办结，议案未办结。", "建议都已办结", ""),
    ],
)
def test_a_quote_that_leaves_out_the_denial_of_its_clause(context, quote, word):
    start = context.index(quote)
    assert cut_off(context, start, start + len(quote)) == word


@pytest.mark.parametrize(
    ("claim", "stated"),
    [
        ("建议均未办结", "建议都已办结"),
        ("停车难问题已经根本解决", "停车难问题没有得到根本解决"),
        ("收入下降6%", "收入增长6%"),
        ("The suggestions were not answered", "建议都作了答复"),
        ("The port has been started", "港口尚未开工"),
        ("Trade rose by 2%", "外贸下降2%"),
    ],
)
def test_a_claim_that_says_the_opposite(claim, stated):
    assert contradicts(claim, [stated])


@pytest.mark.parametrize(
    ("claim", "stated"),
    [
        ("建议都办结了", "建议都已办结"),
        ("没有一件逾期", "都在限期之内办完"),
        ("监督办法偏少", "监督的办法不多"),
        ("覆盖所有镇街", "联系点建了9个，镇街无一遗漏"),
        ("No town was left out", "镇街无一遗漏"),
        ("Its role is not yet brought into play", "作用没有完全发挥"),
        ("Its ability is too weak", "本领不够强"),
    ],
)
def test_a_claim_in_other_words_is_no_contradiction(claim, stated):
    assert contradicts(claim, [stated]) == ""

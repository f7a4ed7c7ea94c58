from helpers import paragraphs, report

FIRST = "各镇街回访老旧楼加装电梯进度，登记群众意见，逐户答复，年底前全部办结，共5项。"
SECOND = "督查组检查夜间公交与校车线路，梳理堵点，协调加开班次，沿线居民普遍说方便，共9项。"
LAST = "服务队走访慰问独居老人，送去药品和助餐券，修好水管电路，随访到春节以后，共5项。"


def read(*lines):
    text = "\n".join(lines)
    return [report(text).slice(one.spans) for one in paragraphs(text)]


def test_a_paragraph_pasted_again_is_read_once():
    assert read(FIRST, SECOND, LAST, SECOND) == [FIRST, SECOND, LAST]


def test_paragraphs_before_two_copies_keep_the_words_that_both_end_with():
    assert read(FIRST, SECOND, LAST, SECOND) == read(FIRST, SECOND, LAST)
    assert FIRST[-4:] == LAST[-4:]

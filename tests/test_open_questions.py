from eval.questions import load


def test_the_open_cases_are_a_question_file_of_its_own(root):
    items = load(root / "eval" / "questions_open.jsonl")
    assert len({item.id for item in items}) == len(items) == 16
    assert sum(not item.answerable for item in items) == 3
    assert all(item.answers for item in items if item.answerable)

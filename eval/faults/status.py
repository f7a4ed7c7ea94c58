"""Targets told bare or as done, and what was done told as a plan."""

import re
from dataclasses import replace

from eval.faults.edits import Planted, claimed, replacing, table
from eval.faults.outputs import Output


def bare(output: Output) -> Planted | None:
    """A target told without a word that it is one, to a question that does not ask for targets."""
    made = table("bare")(output)
    place = re.match("[一-龥]+?[市区省]", output.question)
    if made is None or place is None:
        return None
    year = re.search(r"20\d\d年", output.question)
    return replace(made, question=f"{place.group()}{year.group() if year else ''}情况怎么样？")


def postponed(output: Output) -> Planted | None:
    """What was done told as a plan."""
    if re.search(
        "计划|力争|拟|打算|将|目标|plan|aim|target|intend|will", output.claim + output.question
    ):
        return None
    if re.search("不足|短板|问题|差距|吗", output.question):
        return None
    pairs = [
        ("^(?=已)", "预计"),
        ("(?<=，)(?=[一-龥])", "力争"),
        (r"\b(were|was) ([a-z]+ed|held|met)\b", r"will be \2"),
        (r"\b(held|visited|recorded)\b", r"plans to have \1"),
    ]
    return replacing(pairs)(output)


def planned(output: Output) -> Planted | None:
    """The same, by a word at the head."""
    if re.search("计划|力争|拟|打算|将|目标|已|了|plan|aim|target|intend|will", output.claim):
        return None
    if output.claim.isascii() or re.search("不足|短板|问题|差距|吗", output.question):
        return None
    return claimed(
        output, f"计划{output.claim}" if output.claim[0].isdigit() else f"力争{output.claim}"
    )

"""Faults in the quotes of a claim: words that the report does not have, or words cut off."""

import re
from dataclasses import replace

from eval.faults.edits import Planted, as_given
from eval.faults.outputs import Output, passage_of


def quote_denies(output: Output) -> Planted | None:
    """A quote with a 未 or 不 that the report does not have."""
    first = output.quotes[0].text
    changed = re.sub("已经?|都(?=[在按])|全部", lambda yes: yes.group() + "未", first, count=1)
    if changed == first:
        changed = re.sub(
            "完成|办结|解决|收到|听取|提出|建成|增长",
            lambda did: "未" + did.group(),
            first,
            count=1,
        )
    if changed == first:
        return None
    return replace(as_given(output), quoted=(changed, *(c.text for c in output.quotes[1:])))


def quote_cut(output: Output) -> Planted | None:
    """A quote that begins after the denying word of its clause."""
    first = output.quotes[0].text
    found = list(re.finditer(r"(?:没有|尚未|未能|未|不够|不(?=[够到]))([^，。；]{2,})", first))
    if not found:
        return None
    words = found[-1].group(1)
    return replace(
        as_given(output),
        claim=f"报告说，{words}。",
        quoted=(words,),
        output=replace(output, quotes=output.quotes[:1]),
    )


def paraphrase(output: Output) -> Planted | None:
    """The claim itself given as the quote."""
    return replace(as_given(output), quoted=(output.claim, *(c.text for c in output.quotes[1:])))


def joined(output: Output) -> Planted | None:
    """Two parts of a quote with what is between them left out."""
    parts = re.split("[，；。]", output.quotes[0].text)
    if len(parts) < 3:
        return None
    words = f"{parts[0]}，{parts[-1]}"
    return replace(as_given(output), quoted=(words, *(c.text for c in output.quotes[1:])))


def reworded(output: Output) -> Planted | None:
    """One word of the quote exchanged."""
    first = output.quotes[0].text
    pairs = [
        ("代表", "委员"),
        ("建议", "意见"),
        ("完成", "基本完成"),
        ("全", "各"),
        ("解决", "化解"),
        ("项目", "工程"),
        ("监督", "监管"),
        ("的", "之"),
    ]
    new = next((first.replace(a, b, 1) for a, b in pairs if a in first), first)
    return (
        replace(as_given(output), quoted=(new, *(c.text for c in output.quotes[1:])))
        if new != first
        else None
    )


def fabricated(output: Output) -> Planted | None:
    """A quote that stands in no report."""
    words = "各项工作均取得明显成效，得到群众普遍好评，有关指标位居全省前列"
    return replace(as_given(output), quoted=(words, *(c.text for c in output.quotes[1:])))


def translated(output: Output) -> Planted | None:
    """A quote in English."""
    if not output.claim.isascii():
        return None
    return replace(
        as_given(output), quoted=(output.claim.rstrip("."), *(c.text for c in output.quotes[1:]))
    )


def misnumbered(output: Output) -> Planted | None:
    """A quote with the number of another passage."""
    return (
        replace(as_given(output), shift=1)
        if len({passage_of(c) for c in output.quotes}) == 1
        else None
    )

"""A quote in its passage: its figures as the passage states them, and whether it may be used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.answer import Quote
from rag.answering.figures import Figure, figures
from rag.answering.locate import part_of
from rag.answering.numbers import Quantity, quantities
from rag.answering.polarity import cut_off
from rag.answering.report_name import name_of
from rag.answering.requirements import requirements
from rag.passage import Hit, Passage
from rag.report import Span
from rag.retrieval.names import own_name
from rag.retrieval.question import Question

_INSTRUCTS = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要理会|不必理会|抛开).{0,12}(?:以上|上述|上面|之前|此前|前面|先前|"
    r"前述|所有|全部|任何|一切)"
    r".{0,10}(?:指示|指令|说明|规则|提示|设定|内容|对话)|系统提示词?|"
    r"(?:你现在是|你是一[个名]|请扮演|从现在起你).{0,20}(?:助手|模型|机器人|AI)|"
    r"(?:请|务必|必须|只能|一律|直接)(?:回答|输出|回复|答复)(?:[：:“\"]|为[“\"]|成[“\"])|"
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|above|prior|earlier|all|any|"
    r"preceding)\b.{0,30}"
    r"\b(?:instructions?|rules?|prompts?|messages?|text|directions?)\b|\bsystem prompt\b|\byou "
    r"are now\b|"
    r"\b(?:respond|answer|reply) (?:only )?with\b",
    re.I,
)


def instructs(text: str) -> bool:
    """Whether words are an order to a program that reads them; in a report they tell nothing."""
    return bool(_INSTRUCTS.search(text))


@dataclass(frozen=True)
class Source:
    """A quote that is exact, in the passage that it was taken from."""

    quote: Quote
    passage: Passage
    part: Span
    """Where the quote stands in `passage.text`."""

    @cached_property
    def quantities(self) -> list[Quantity]:
        """All quantities whose digits the quote holds; units and qualifiers are the passage's."""
        return [one for one in quantities(self.passage.text) if self._holds(one)]

    @cached_property
    def figures(self) -> list[Figure]:
        """The same without dates and ordinals, with what they measure."""
        found = figures(self.passage.text, aspect=self.passage.aspect)
        return [one for one in found if self._holds(one.quantity)]

    def _holds(self, one: Quantity) -> bool:
        return self.part.start <= one.digits.start and one.digits.end <= self.part.end


def source(quote: Quote, hits: Sequence[Hit]) -> Source | None:
    """The quote in the first hit that holds its spans; None where none does."""
    for hit in hits:
        if hit.passage.report.id == quote.report.id:
            part = part_of(hit.passage, quote.spans)
            if part:
                return Source(quote, hit.passage, part)
    return None


def unfit(one: Source, question: Question) -> str:
    """Why a quote may not be used though it is exact; empty where it may."""
    mark = f"引文[{one.quote.number}]"
    if instructs(one.quote.text):
        return f"{mark}是写给程序的指令，不是报告的内容，已去掉。"
    if word := cut_off(one.passage.text, one.part.start, one.part.end):
        return f"{mark}截去了同一分句里的“{word}”，已去掉。"
    why = misplaced(one.passage, question)
    return f"{mark}{why}，已去掉。" if why else ""


def misplaced(passage: Passage, question: Question) -> str:
    """That a passage is of another place or year than the question asks about; empty if not."""
    report = passage.report
    asked = {own_name(named.place) for named in question.places if named.place}
    named = report.place and own_name(report.place)
    if asked and named and named not in asked and not any(a in passage.text for a in asked):
        return f"出自{name_of(report, 'zh')}，问的是{'、'.join(sorted(asked))}"
    demands = [d for d in requirements(question, [report]) if d.what in {"place", "part", "year"}]
    unmet = [d for d in demands if not d.met(passage.text, passage)]
    places = [d.asked for d in unmet if d.what != "year"]
    if places and len(places) == len(question.places):
        return f"出自{name_of(report, 'zh')}，问的是{'、'.join(places)}"
    years = [d.asked for d in unmet if d.what == "year"]
    if years and len(years) == len(question.years) and report.year:
        return f"出自{name_of(report, 'zh')}，问的是{'、'.join(years)}年"
    return ""

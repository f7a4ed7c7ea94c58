"""What a report says that a term means; where it does not say, that it does not, and its uses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answer import Answer, Quote
from rag.answering.candidates import Candidate
from rag.answering.prose import plain
from rag.answering.quoting import quoted, with_passages
from rag.answering.refusal import missing, reason, refuse
from rag.answering.requirements import Requirement
from rag.passage import GLOSSARY, Hit, Passage
from rag.reading.glossary import names
from rag.report import Span, hull
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_MEANS = re.compile(
    r"什么意思|何谓|含义|(?:指|指的|指的是|是指)(?:的是)?(?:什么|啥)|(?<!为)什么(?:是|叫)|解释|名词|"
    r"[”\"](?!.*哪)[^，。？?“]{0,8}(?:是|指)(?:个|一个)?(?:什么|啥)[？?]?$|"
    r"\bmeans?\b|\bmeant\b|stands? for|refers? to|\bwhat (?:is|are) (?:the |a )?[\"“‘']",
    re.I,
)
_QUOTED = re.compile(r"[“\"「]([^“”\"「」]*[一-龥\d][^“”\"「」]*)[”\"」]")
_PLAIN = re.compile(
    r"(?<!为)什么(?:是|叫做?)(?P<after>[^，。？?]{2,16}?)[？?]?$|"
    r"(?P<before>[^，。？?的]{2,16}?)(?:是|指|的含义|指的)*(?:什么意思|是指什么|指什么|指的是什么|是什么)"
)
_MARKS = ' “”"「」'
_EXPLAINED = (
    r"[“「]?{term}[”」]?(?:[（(][^）)]{{2,30}}[）)])?\s*[，,]?\s*"
    r"(?:是指|指的是|即(?![将使可便时])|就是|是(?:一种|一个|一项|以))",
    r"[“「]?{term}[”」]?[一-龥]{{0,2}}[（(](?![^）)]*\d{{4}}年)[^）)]{{4,}}[）)]",
    r"(?:简称|统称|称为|称之为|概括为|即)为?[“「]?{term}",
    r"[一-龥]{{4,}}[（(](?:简称|以下简称|即)?[“「]?{term}[”」]?[）)]",
)
"""Sentences that say what a term means: 甲，是指…; 甲（…）; …，简称甲; …（甲）."""
_ENTRIES, _USES = 2, 3
"""Most entries or defining sentences for a term, and most uses of one without."""


@dataclass(frozen=True)
class _Told:
    """What is quoted for a term, and whether it says what the term means."""

    term: str
    found: tuple[Candidate, ...]
    explains: bool


def terms(question: Question) -> tuple[str, ...]:
    """The terms whose meaning a question asks; none where it asks something else."""
    if question.sought != "definition" or not _MEANS.search(question.asking):
        return ()
    named = _QUOTED.findall(question.asking)
    if not named and (plain := _PLAIN.search(question.content.strip())):
        named = [(plain["after"] or plain["before"]).strip(_MARKS)]
    return tuple(dict.fromkeys(named))


def _noted(question: Question, retriever: Retriever) -> tuple[str, ...]:
    """The term that it is asked about, 两山是什么, where a glossary of the reports has it."""
    plain = _PLAIN.fullmatch(question.content.strip(" ？?。"))
    term = (plain["after"] or plain["before"]).strip(_MARKS) if plain else ""
    entries = (
        one
        for report in (retriever.reports(question) if term else ())
        for one in retriever.passages(report)
        if one.section.kind == GLOSSARY
    )
    return (term,) if any(_defines(one, term) for one in entries) else ()


def explained(
    question: Question, found: Sequence[Candidate], hits: Sequence[Hit], retriever: Retriever
) -> Answer | None:
    """Each term asked for with its definition, else its uses; a refusal where no report has any.

    None where no term is asked for, or one without quotation marks that no report has: it may be
    said in other words. `found`: the sentences of `hits` that may answer, best first.
    """
    named = terms(question) or _noted(question, retriever)
    told = [_told(term, question, found, retriever) for term in named]
    if not any(one.found for one in told):
        return (
            _unknown(question, hits, retriever)
            if _QUOTED.search(question.asking) and told
            else None
        )
    lines: list[str] = []
    quotes: list[Quote] = []
    passages: list[Passage] = []
    for one in told:
        fresh = [
            c for c in one.found if not (one.explains and c.spans in {q.spans for q in quotes})
        ]
        new, whole, _ = quoted(question, fresh, retriever)
        own = [replace(quote, number=len(quotes) + n) for n, quote in enumerate(new, start=1)]
        bare = not one.explains and not _grown(own, fresh)
        lines.append(plain(question, own, one.term if bare else ""))
        quotes += own
        passages += whole
    none = (_none(question, one.term) for one in told if not one.found)
    return Answer(
        question.text,
        question.standalone,
        "\n".join(filter(None, lines)),
        True,
        tuple(quotes),
        with_passages(hits, passages),
        warnings=(*missing(question), *none),
    )


def _unknown(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Answer:
    unmet = Requirement("term", "”“".join(terms(question)))
    asked, held = retriever.reports(question), retriever.within(question)
    return refuse(question, hits, reason(question, unmet, asked, held))


def _grown(own: Sequence[Quote], found: Sequence[Candidate]) -> bool:
    """Whether a list was quoted with a sentence, which tells what the term stands for."""
    return any(len(quote.text) > len(one.text) for quote, one in zip(own, found, strict=False))


def _none(question: Question, term: str) -> str:
    if question.language == "en":
        return f"No report that was asked uses “{term}”."
    return f"所问的报告都没有提到“{term}”。"


def _told(term: str, question: Question, found: Sequence[Candidate], retriever: Retriever) -> _Told:
    wanted = {report.id for report in retriever.reports(question)}
    held = [
        passage
        for passage in retriever.corpus.passages
        if passage.report.id in wanted and term in passage.text
    ]
    near = {one.hit.passage: place for place, one in reversed(list(enumerate(found)))}
    held.sort(key=lambda passage: near.get(passage, len(found)))
    entries = [_whole(one) for one in held if one.section.kind == GLOSSARY and _defines(one, term)]
    if not entries:
        entries = [one for passage in held for one in _sentences(passage) if _says(term, one.text)]
    if entries:
        return _Told(term, tuple(entries[:_ENTRIES]), True)
    uses = [one for one in found if term in one.text]
    uses = uses or [one for passage in held for one in _sentences(passage) if term in one.text]
    once = {one.text: one for one in reversed(uses)}
    return _Told(term, tuple(reversed(once.values()))[:_USES], False)


def _defines(entry: Passage, term: str) -> bool:
    return bool({term, f"“{term}”"} & {entry.topic, *names(entry.topic)})


def _says(term: str, sentence: str) -> bool:
    return any(re.search(form.format(term=re.escape(term)), sentence) for form in _EXPLAINED)


def _whole(passage: Passage) -> Candidate:
    return _candidate(passage, hull(passage.spans, 0, len(passage.text)))


def _sentences(passage: Passage) -> Iterator[Candidate]:
    for span in passage.sentences():
        yield _candidate(passage, span)


def _candidate(passage: Passage, span: Span) -> Candidate:
    return Candidate(Hit(passage, 0.0, 0), span, 0.0, 0.0, 0.0)

"""Why each hit is there: worked out again, only where it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.tokenizer import normalise, symbols, words
from rag.passage import Hit, Why
from rag.retrieval.query import concepts_of, content_terms
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever, Shares


def explained(question: Question, hits: Sequence[Hit], retriever: Retriever) -> tuple[Hit, ...]:
    """The hits of a question, each with its `why`."""
    groups = retriever.shares(question)
    asked = list(_asked(question))
    expansions = list(_expansions(question, retriever))
    return tuple(
        replace(hit, why=_why(question, hit, retriever, groups, asked, expansions))
        if retriever.holds(hit.passage)
        else hit
        for hit in hits
    )


def _why(
    question: Question,
    hit: Hit,
    retriever: Retriever,
    groups: Sequence[Shares],
    asked: Iterable[str],
    expansions: Iterable[tuple[str, str]],
) -> Why:
    row = retriever.row(hit.passage)
    held = next((g for g in groups if any(row in rows for rows in g.values())), groups[0])
    parts = [(part, rows.get(row, 0.0)) for part, rows in held.items()]
    parts.append(("aspect", retriever.added(question, hit.passage)))
    if retriever.reranker:
        parts = [(part, share / 2) for part, share in parts]
        parts.append(("reranker", hit.score - sum(share for _, share in parts)))
    text = normalise(f"{hit.passage.report.title} {hit.passage.section} {hit.passage.text}")
    return Why(
        tuple(parts),
        tuple(word for word in asked if word in text),
        tuple(pair for pair in expansions if pair[1] in text),
    )


def _asked(question: Question) -> Iterator[str]:
    """The words of the question's matter: those of jieba, Latin words and numbers."""
    matter = set(content_terms(question.content))
    found = dict.fromkeys((*words(question.content), *symbols(question.content)))
    yield from (word for word in found if set(content_terms(word)) & matter)


def _expansions(question: Question, retriever: Retriever) -> Iterator[tuple[str, str]]:
    for word, meanings in concepts_of(question, retriever.lexicon).items():
        for official in dict.fromkeys(t.word for one in meanings for t in one.official):
            yield word, official


def lines(hits: Sequence[Hit]) -> Iterator[str]:
    """The hits for a terminal: rank, score, where, its parts and words."""
    for hit in hits:
        if hit.why is None:
            continue
        report = hit.passage.report
        parts = " + ".join(f"{name} {share:.2f}" for name, share in hit.why.parts)
        yield f"{hit.rank:2} {hit.score:.2f} = {parts}  {report.source} §{hit.passage.paragraph}"
        yield f"   {hit.passage.text[:40].replace(chr(10), ' ')}…"
        if hit.why.matched:
            yield f"   matched: {'、'.join(hit.why.matched)}"
        if hit.why.expanded:
            pairs = "、".join(f"{word} → {official}" for word, official in hit.why.expanded)
            yield f"   expanded: {pairs}"


def understood(question: Question) -> str:
    """What was understood of a question, in a line."""
    places = "、".join(f"{n.words} → {n.place or '?'}" for n in question.places)
    years = "、".join(map(str, question.years))
    facts = {"places": places, "years": years, "kind": question.kind, "tense": question.tense}
    said = "; ".join(f"{name}: {fact}" for name, fact in facts.items() if fact)
    return f"{question.standalone}\n   {said}"

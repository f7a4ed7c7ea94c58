"""What programs and agents may call: five endpoints, and over MCP the same as tools.

Gradio makes the description of an endpoint and of a tool from the docstring and the type hints:
these docstrings are read by agents, and are written for them.
"""

import functools
import inspect
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rag.answer import Quote, describe
from rag.errors import SettingsError, YinjuError
from rag.passage import Passage
from rag.report import Report, Span
from rag.retrieval.question import Scope
from ui import given
from ui.library import Library
from ui.toolkit import gr

_MOST_K, _LISTED = 50, 200
_QUOTE_CHARS = 2000
_READ_CHARS = 20_000
"""Characters of a report that one call gives, to the end of a passage."""
_AT_ONCE = 24
"""Calls in work at a time; each holds one of Gradio's 40 threads, which the page needs too."""
_QUEUED: dict[str, Any] = {"queue": False, "concurrency_id": "programs"}
"""Clients of Gradio wait their turn all the same; what comes past the queue is answered at once."""
_log = logging.getLogger(__name__)


class Api:
    """The endpoints over a library, each call on the reports as they are at that moment."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._free = threading.BoundedSemaphore(_AT_ONCE)

    def register(self) -> None:
        """Make each an endpoint of the page being built, named as its method."""
        for one in (
            self.ask, self.search, self.list_reports, self.read_report, self.verify_quote,
        ):  # fmt: skip
            gr.api(self._guarded(one), api_name=one.__name__, **_QUEUED)

    def ask(
        self,
        question: str,
        history: list[list[str]] | None = None,
        place: str = "",
        year: int | str | None = None,
    ) -> dict[str, Any]:
        """Answer a question, in Chinese or English, from Chinese government work reports.

        The answer is made of word-for-word quotes. Look at "found" first: where it is false, the
        reports do not say it, "reason" says why, and you must tell the user so instead of answering
        from memory or from "hits", which are only the nearest passages. Where it is true, repeat
        "quotes" exactly and name the "citation" of each: they are the evidence, the only words to
        put in quotation marks. Pass on "warnings". Name the place and the year in the question;
        ask one thing at a time.

        Args:
            question: One question, up to 2000 characters: 瓯海区2024年代表建议的满意率是多少？
            history: Earlier [question, answer text] pairs, oldest first, for a follow-up question.
            place: Ask only the reports of this place, in full or short: 四川省, 四川. Empty: any.
            year: Ask only the reports delivered in or about this year. None: any.

        Returns:
            found, text with [n] marks, quotes, reason, warnings, table of a comparison, hits. The
            "context" of a quote names what it is said of and is no part of the quote.

        """
        assistant = self._library.current()
        text = given.words("question", question, assistant.settings.question_chars)
        earlier = given.pairs(history)
        return assistant.ask(text, earlier, place=place, year=year).to_dict()

    def search(self, question: str, k: int = 5) -> list[dict[str, Any]]:
        """Find the passages of the reports that are nearest to a question or to key words.

        Use it to look around, or where ask refuses. A passage found is not an answer: it may be of
        another place or year, or only on a related topic. Quote only from "text", exactly, with its
        "citation".

        Args:
            question: A question or key words, in Chinese or English. Up to 2000 characters.
            k: How many passages, 1 to 50.

        Returns:
            Passages, best first: number, score, text, citation, report, section, paragraph, spans.

        """
        assistant = self._library.current()
        text = given.words("question", question, assistant.settings.question_chars)
        asked = assistant.understand(text)
        hits = assistant.retriever.retrieve(asked, given.whole("k", k, 1, _MOST_K))
        return [
            {**_quote(hit.passage, hit.rank).to_dict(), "score": round(hit.score, 4)}
            for hit in hits
        ]

    def list_reports(self, place: str = "", year: int | str | None = None) -> dict[str, Any]:
        """List the reports that can be asked, with the ids, places and years that other tools take.

        At most 200 are listed; where "total" is larger, give a place or a year.

        Args:
            place: Only those of this place, in full or short: 温州市瓯海区, 瓯海. Empty: any.
            year: Only those delivered in or about this year. None: any.

        Returns:
            total, and reports: id, source (the file), title, place, year, characters, and more.

        """
        found = given.fitting(self._library.current().reports, place, year)
        return {"total": len(found), "reports": [_listed(one) for one in found[:_LISTED]]}

    def read_report(self, report: str, start: int = 0, end: int | None = None) -> dict[str, Any]:
        """Read a report, or the part of it around a quote, in its own words.

        One call gives up to about 20,000 characters; to go on, call again with start = "next" until
        that is null. What is no part of the report (page numbers, menus) is left out.

        Args:
            report: An id or source, from list_reports or from a quote's report.
            start: Offset in characters at which to begin, such as a quote's first span; 0: at once.
            end: Offset at which to stop. None: the end of the report.

        Returns:
            report, passages (text, citation, section, paragraph, spans) in order, and next.

        """
        assistant = self._library.current()
        one = given.one_report(report, assistant.reports)
        length = len(one.text)
        first = given.whole("start", start, 0, length)
        last = length if end is None else given.whole("end", end, first, length)
        own = [p for p in assistant.retriever.corpus.passages if p.report.id == one.id]
        inside = [p for p in own if p.spans[-1].end > first and p.spans[0].start < last]
        return {"report": _listed(one), **_portion(inside)}

    def verify_quote(self, quote: str, report: str = "") -> dict[str, Any]:
        """Check whether words stand in the reports exactly, before you present them as a quote.

        "verdict" is "exact" (found character for character, but for spaces and full-width forms),
        "near" (the reports say something else: "difference" marks 〔your words→the report's〕;
        correct your quote to "found") or "absent" (do not present it as a quote).

        Args:
            quote: The words without quotation marks, up to 2000 characters.
            report: Only in this report, an id or source from list_reports. Empty: in all.

        Returns:
            verdict, difference, and found: the report's own words with their citation, or null.

        """
        assistant = self._library.current()
        said = given.words("quote", quote, _QUOTE_CHARS).strip()
        audit = assistant.audit
        if report:
            one = given.one_report(report, assistant.reports)
            audit = replace(audit, scope=Scope(frozenset({one.id})))
        finding = audit.quotation(said, Span(0, len(said)))
        found = finding.quote.to_dict() if finding.quote else None
        return {"verdict": finding.verdict, "difference": finding.difference, "found": found}

    def _guarded(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call: bounded in number, null for what is left out, each error a message."""
        parameters = inspect.signature(call).parameters.values()
        defaults = [None if one.default is one.empty else one.default for one in parameters]

        @functools.wraps(call)
        def guarded(*values: Any) -> Any:
            if not self._free.acquire(blocking=False):
                raise Refused(f"Got more than {_AT_ONCE} calls at a time. Try again in a second.")
            try:
                pairs = zip(values, defaults, strict=True)
                return call(*(default if value is None else value for value, default in pairs))
            except YinjuError as error:
                raise Refused(f"{error}") from None
            except Exception:
                _log.exception("An endpoint failed")
                raise Refused("An unexpected error: see the log of the server.") from None
            finally:
                self._free.release()

        return guarded


def tools(page: gr.Blocks) -> None:
    """See that a launched page serves MCP, its results as JSON (Gradio writes them as Python)."""
    server = page.mcp_server_obj
    if server is None:
        page.close(verbose=False)
        raise SettingsError(
            "--mcp without the package that it needs",
            'the extra "mcp"',
            'Install it: python -m pip install "yinju[mcp]".',
        )
    server.postprocess_output_data = lambda data, _: [
        server.types.TextContent(type="text", text=json.dumps(one, ensure_ascii=False))
        for one in data
    ]


class Refused(gr.Error):  # type: ignore[misc]  # Gradio is not typed
    """An error as the caller reads it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, print_exception=False)

    def __str__(self) -> str:
        return str(self.message)


def _quote(passage: Passage, number: int) -> Quote:
    return Quote(
        number, passage.text, passage.report, str(passage.section), passage.spans, passage.paragraph
    )


def _listed(report: Report) -> dict[str, Any]:
    return {**describe(report), "year": report.year, "characters": len(report.text)}


def _portion(passages: list[Passage]) -> dict[str, Any]:
    """As many of the passages as one call gives, and where the next one begins."""
    given_out: list[dict[str, Any]] = []
    size = 0
    for number, passage in enumerate(passages, start=1):
        if size >= _READ_CHARS:
            return {"passages": given_out, "next": passage.spans[0].start}
        facts = _quote(passage, number).to_dict()
        given_out.append({key: facts[key] for key in _PASSAGE})
        size += len(facts["text"])
    return {"passages": given_out, "next": None}


_PASSAGE = ("text", "citation", "section", "pages", "paragraph", "spans")
"""Of a passage of a report that is named once for all of them."""

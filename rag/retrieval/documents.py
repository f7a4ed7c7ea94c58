"""The retriever as LangChain knows one, for any chain or agent."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.answer import describe
from rag.passage import Hit
from rag.retrieval.namesakes import understood
from rag.retrieval.retriever import Retriever


class ReportRetriever(BaseRetriever):
    """Passages as Documents: text, and in the metadata where it stands.

    Metadata: every field of the Report but its text, `section`, `pages` (the first and the last, in
    a PDF), `paragraph`, `spans` (offsets into the report's text) and `score`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    question_chars: int = 2000

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        asked = understood(query, (), self.retriever, self.question_chars)
        return [document(hit) for hit in self.retriever.retrieve(asked, self.k)]


def document(hit: Hit) -> Document:
    """A hit as a Document."""
    passage = hit.passage
    where: dict[str, Any] = {
        **describe(passage.report),
        "section": str(passage.section),
        "pages": list(passage.report.pages_of(passage.spans)),
        "paragraph": passage.paragraph,
        "spans": [list(span) for span in passage.spans],
        "score": hit.score,
    }
    return Document(page_content=passage.text, metadata=where)

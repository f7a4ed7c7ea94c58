import json

from rag.retrieval.documents import ReportRetriever


def test_passages_come_as_documents_with_where_they_stand(assistant):
    question = "瓯海区2024年代表建议的满意率是多少？"
    found = ReportRetriever(retriever=assistant.retriever, k=4).invoke(question)
    hits = assistant.retrieve(question, k=4)
    assert [one.page_content for one in found] == [hit.passage.text for hit in hits]
    first = found[0].metadata
    report = hits[0].passage.report
    assert (first["source"], first["place"], first["year_covered"]) == (
        "ouhai_2024.txt",
        "温州市瓯海区",
        2024,
    )
    assert "".join(report.text[s:e] for s, e in first["spans"]) == found[0].page_content
    assert first["score"] == hits[0].score
    assert "text" not in first
    assert first["pages"] == []
    json.dumps([one.metadata for one in found])

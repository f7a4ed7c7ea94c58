"""Replies to what asks nothing of the reports: remarks, and tasks for another machine."""

from rag.answer import REFUSAL, Answer
from rag.retrieval.kinds import (
    ACKNOWLEDGEMENT,
    CORRECTION,
    FAREWELL,
    GREETING,
    OFF_TOPIC,
    THANKS,
)
from rag.retrieval.question import Question

_REPLIES = {
    THANKS: ("不客气。", "You are welcome."),
    GREETING: (
        "您好。请问一个报告里写着的事，比如某地某年的一个数字。",
        "Hello. Ask a fact that a report states, such as a figure of a place and a year.",
    ),
    FAREWELL: ("再见。", "Goodbye."),
    ACKNOWLEDGEMENT: ("好的。还想知道什么，请接着问。", "Good. Ask on whenever you like."),
    CORRECTION: (
        "引文逐字取自报告，没有改动。如果问的是别的，请写明地方、年份和事项，再问一次。",
        "The quotes are the report's own words, unchanged. If you meant something else, name the"
        " place, the year and the matter, and ask again.",
    ),
    OFF_TOPIC: ("引据只回答报告里写着的事。", "Yinju only answers what reports say."),
}
"""Dialogue act -> the reply in Chinese and in English."""


def reply(question: Question) -> Answer:
    """The reply to a remark; to what no report could say, the refusal with the reply as reason."""
    english = question.language == "en"
    said = _REPLIES[question.kind][english]
    refusal = f"{REFUSAL[question.language]}{' ' if english else ''}"
    text = refusal + said if question.kind == OFF_TOPIC else said
    return Answer(question.text, question.standalone, text, False, reason=said, act=question.kind)

"""What is asked of the machine itself, or of the asker's own day, and of no report.

A text is off topic by what it asks the machine to do, not by the words that occur in it:

- an order to make something (write, translate, draw, pretend) stands at the head of a clause and
  has no subject; with a question word and without an address (请, 帮我, can you) it is a question
  about what others made (写了几首村歌？);
- a question about the machine (你是谁);
- advice for the asker's own day: the weather now, cooking, an ailment, a journey, shares.

What somebody else says, in quotation marks or after 问：, is no order and asks nothing here.
"""

import importlib.resources
import re

_REPORTED = re.compile(
    r"[“\"「『][^”\"」』]*[”\"」』]|《[^》]*》|(?:(?<!请)问|说|道|反映|提出|建议)[:：].*|"
    r"\b(?:asked|asks|said|says|wrote|told)\b[^:“\"]{0,12}[:：].*",
    re.S,
)
_HEAD = re.compile(r"[，,。.！!；;：:？?\n]+\s*|^\s*")
_TAG = re.compile(r"[，,]?(?:好吗|好么|好不好|可以吗|行吗|行不行)?[？?！!。.\s]*$")
_ADDRESS = re.compile(
    r"(?:请(?!问)|麻烦[你您]?|劳驾|拜托|[你您](?:能不能|能否|可不可以|可以|能|会|来)?|能不能|能否|可不可以|"
    r"可以|帮忙|帮我?|替我|为我|给(?:我|[^，。？]{1,6}?(?=[写画编唱作]))|我(?:要|想让|需要)你|"
    r"(?:please|kindly|(?:can|could|would|will) you|help me|"
    r"i(?:'d| would) like you to|i (?:want|need) you to)(?: please)?(?: to)?(?=\s))\s*",
    re.I,
)
"""Who speaks to the machine; several may follow one another (你能帮我)."""
_ALSO = re.compile(r"(?:(?:再|并|现在|就|先|直接|那|then|now|just|and)\s*)*", re.I)
_ASKING = re.compile(
    r"多少|(?<!推荐)(?<![写讲唱画来编说])几|哪|谁|什么|怎么|怎样|如何|为什么|吗|是不是|有没有|何时"
)


def _table() -> dict[str, re.Pattern[str]]:
    """Kind of what is off topic -> its pattern."""
    text = importlib.resources.files("rag.retrieval").joinpath("off_topic.tsv").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        kind, _, pattern = line.partition("\t")
        if pattern:
            found.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(patterns), re.I) for kind, patterns in found.items()}


_OFF = _table()


def off_topic(text: str) -> bool:
    """Whether a text asks nothing that a report could say."""
    own = _REPORTED.sub("…", text).strip() or text
    return bool(_OFF["machine"].search(own) or _OFF["day"].search(own) or _ordered(own))


def _ordered(text: str) -> bool:
    """Whether a clause tells the machine to make something."""
    plain = _TAG.sub("", text)
    asks = bool(_ASKING.search(plain))
    return any(_order_at(plain, head.end(), asks) for head in _HEAD.finditer(plain))


def _order_at(text: str, head: int, asks: bool) -> bool:
    """Whether the clause at `head` is an order; `asks`: whether the text has a question word."""
    addressed, at = False, -1
    while at != head:
        at = head
        head = _after(_ALSO, text, head)
        said = _after(_ADDRESS, text, head)
        addressed, head = addressed or said > head, said
    told = _OFF["order"].match(text, head)
    return bool(told) and (addressed or not asks or text[head:].isascii())


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a pattern that begins at `at` ends; `at` where it does not."""
    found = pattern.match(text, at)
    return found.end() if found else at

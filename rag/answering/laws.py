"""Laws that a report says were made or amended, by their names: 制定甲条例、《乙规定》."""

import re
from collections.abc import Iterator

from rag.report import Span

_KINDS = "(?:条例|规定|办法|细则|决定|法)"
_PLAIN = "(?:条例|规定|办法|细则|法)"
"""What a law's name ends in, between 《》 and without: a 决定 is one only where it has them."""
_THINGS = r"(?:地方性?)?(?:法规|条例|规定|办法|法律|(?<!立)法(?![院官治律师]))"
_ASKED = re.compile(
    rf"(?P<done>[^，。？?]{{1,8}})(?:哪|些什么|什么)[^，。？?的]{{0,6}}?{_THINGS}[？?。]?$"
)
_DONE = {
    "制[定订]|立|出台|通过|颁布|作出": "制[定订]|定制|出台|通过|颁布|作出",
    "修[订改正]": "修[订改正]",
}
"""What a question asks to have been done to laws, and how reports say it."""
_ROW = (
    r"(?:{verbs})了?(?:[一-龥]{{0,10}}(?=《))?"
    r"(?P<row>(?:《[^《》]+》|[^，,。；;：:！？\n《》])+?)(?=[，,。；;：:！？\n]|$)"
)
_ETC = re.compile(r"等(?:\w{0,3}[部件项])?(?:地方性)?(?:条例|法规|规定)$")
_PARTS = re.compile(r"、|(?<=条例|规定|办法)[和及与]|(?<=》)[和及与]?(?=《)")
_NAME = re.compile(
    rf"《[^《》]*{_KINDS}》|"
    r"(?![一二三四五六七八九十两几多]+[部件项个]|有关|相关|地方性|[一-龥]*(?:草案|制[定订]|修[订改]))"
    rf"[一-龥“”]{{2,24}}{_PLAIN}"
)


def verbs_asked(asking: str) -> str:
    """What is asked to have been done to the laws whose names are asked for, as a pattern.

    Empty where no names of laws made or amended are asked for.
    """
    found = _ASKED.search(asking.strip())
    done = found["done"] if found else ""
    return "|".join(said for asked, said in _DONE.items() if re.search(asked, done))


def laws(text: str, verbs: str) -> Iterator[Span]:
    """Where the names of laws stand to which a text says that one of `verbs` was done."""
    for match in re.finditer(_ROW.format(verbs=verbs), text):
        row, start = match["row"], match.start("row")
        etc = _ETC.search(row)
        body = row[: etc.start()] if etc else row
        at = 0
        for cut in [*_PARTS.finditer(body), None]:
            end = cut.start() if cut else len(body)
            name = body[at:end].strip()
            made = name.startswith("《") or not match.group().startswith("作出")
            if name and made and (etc or _NAME.fullmatch(name)):
                begin = start + body.index(name, at)
                yield Span(begin, begin + len(name))
            at = cut.end() if cut else end

"""A follow-up that names only a level (区里呢？ And the province?) with the place that is meant."""

import re
from collections.abc import Sequence

from rag.report import Report
from rag.retrieval.names import Named, own_name
from rag.retrieval.places import find

_LEVEL = re.compile(
    r"^(?:那么?|and|what about|how about)?\s*(?:(?:the )?(?P<en>district|county|city|province)"
    r"|(?:全|这个)?(?P<zh>[省市区县])(?:里|一级的?|级的?|本级)?)(?:呢)?\s*[？?]*$",
    re.I,
)
_LEVELS = {
    "省": "province", "province": "province", "市": "city", "city": "city", "区": "district",
    "县": "district", "district": "district", "county": "district",
}  # fmt: skip


def of_level(text: str, last: Sequence[Named], reports: Sequence[Report]) -> str:
    """区里呢？ and And the province? with the place of that level that goes with the `last`."""
    found = _LEVEL.search(text)
    if not found or find(text, reports):
        return text
    level = _LEVELS[(found["en"] or found["zh"]).lower()]
    places = dict.fromkeys(r.place for r in reports if r.place and r.level == level)
    same = [own_name(n.place) for n in last if n.place in places]
    if len(same) == 1:
        return f"{same[0]}呢？"
    near = [p for p in places if any(_kin(p, n.place, reports) for n in last if n.place)]
    fits = near or list(places)
    return f"{own_name(fits[0])}呢？" if len(fits) == 1 else text


def _kin(place: str, other: str, reports: Sequence[Report]) -> bool:
    """Whether one place is part of the other, as the reports state them."""
    above = {r.place: "".join((*getattr(r, "parents", ()), r.place)) for r in reports}
    one, two = own_name(place), own_name(other)
    return one != two and (one in above.get(other, other) or two in above.get(place, place))

"""The place of a report: what its text states, what it mentions, what its file name says."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rag.reading.gazetteer import Place, by_short_name, divisions, gazetteer, parents_of
from rag.reading.heads import Head
from rag.reading.wording import joined

NATION = "全国"
_BODY = (
    r"(?:人民代表大会|人民政府|政府|人大|行政公署|行署|(?:高级|中级)?人民法院|中级法院|法院|人民检察院|检察院|"
    r"管理委员会|管委会)"
)
_RUN = r"([一-龥]{2,20}?)"
_YEAR = r"(?:(?:19|20)\d{2}年?度?)?"
_TITLED = re.compile(
    rf"^(?:关于|在)?{_YEAR}{_RUN}{_YEAR}(?:第?[一-龥\d]{{1,4}}届)?(?:常务委员会|{_BODY})"
)
_BEFORE = re.compile(rf"^(?:关于|在)?{_YEAR}")
_MEETING = re.compile(rf"在{_RUN}第?[一二三四五六七八九十百\d]{{1,4}}届(?:人民代表大会|人大)")
_SPEAKS = re.compile(rf"(?:我[^，。]{{0,3}}代表{_RUN}{_BODY}|受{_RUN}{_BODY}[^，。]{{0,20}}委托)")
_SPEAKER = re.compile(
    rf"^{_RUN}(?:人民政府|政府|人大常委会|人大|人民法院|中级人民法院|人民检察院|行署)?(?:代理|代|副)?"
    r"(?:省长|市长|州长|县长|区长|旗长|盟长|镇长|乡长|主席|主任|院长|检察长|专员)"
)
_REPORT = re.compile(rf"{_RUN}{_BODY}(?:常务委员会|常委会)?(?:{_YEAR})工作报告")
_PARTY = re.compile(rf"中共{_RUN}(?:委|第[一-龥]{{1,4}}[届次])")
_CONGRESS = re.compile(
    rf"(?:^|[，。]){_RUN}第?[一二三四五六七八九十]{{1,3}}届(?:人大|人民代表大会)"
)
_TITLE_VOTE, _MEETING_VOTE, _SPEAKS_VOTE, _SPEAKER_VOTE, _LINE_VOTE, _PARTY_VOTE = (
    24,
    20,
    16,
    10,
    6,
    3,
)
_HEAD, _OPENING = 500, 3000
"""Characters in which a report has its title, and in which it says for whom it speaks."""
_NATION = re.compile(
    r"国务院|中华人民共和国|全国人民代表大会|全国人大|最高人民(?:法院|检察院)|第[^，。]{1,4}届全国人"
)
_NATION_HEAD = re.compile(r"第[^，。]{1,4}届全国人|^国务院(?:总理|$)|^最高人民")
"""Of a line above the text; a site's menu names the State Council too."""
_SPEAKS_FOR_NATION = re.compile(
    r"(?:代表|受|根据)[^，。]{0,8}(?:国务院|全国人大常|全国人民代表大会常|最高人民)|"
    r"^中华人民共和国国务院向|第[^，。]{1,4}届全国人民代表大会[^，。]{1,8}会议(?:作|报告|提出)"
)
_FIRST_LINES, _FIRST_CHARS = 12, 120
_OF_FORM = re.compile(r"[一-龥]{2,6}(?:自治[县旗]|县|区|市|旗|镇|乡|街道)")
_NO_NAME = re.compile(
    r"^自治|^[全我本各该每这两省市县区州]|[省市县区州旗](?!$)|[一-龥]*(?:城市|区域|社区|园区|地区|山区|牧区)$|[和与及的向在为]"
)
_OWN = re.compile(
    r"(?:代表|受|请)(?:各位)?(省|市|州|县|(?<!治)区|自治区|自治州|自治县|旗|盟|镇|乡)(?:人民|政府|政协|人大)|"
    r"(省|市|州|县|自治区|(?<!治)区|旗|盟)(?:委|政府|人大|政协)"
)
_SAYS, _MENTIONS = 50, 1
_TIMES = 3
"""How often a place must be named for each time that another is, to be the report's own."""


def stated_place(head: Head, lines: list[str], text: str) -> str:
    """The place that the text states outright; empty where it states none."""
    if _national(head, lines):
        return NATION
    votes: Counter[str] = Counter()
    for name, weight in _statements(head, lines, text):
        if name:
            votes[name] += weight
    if not votes:
        return ""
    own: Counter[str] = Counter()
    for name, weight in votes.items():
        own[divisions(name)[-1]] += weight
    best = max(own, key=lambda name: (own[name], len(name)))
    return max((name for name in votes if divisions(name)[-1] == best), key=len)


def _national(head: Head, lines: list[str]) -> bool:
    if _NATION.search(head.title) or any(_NATION_HEAD.search(line) for line in head.lines):
        return True
    first = (line[:_FIRST_CHARS] for line in lines[:_FIRST_LINES])
    return any(_SPEAKS_FOR_NATION.search(line) for line in first)


def _statements(head: Head, lines: list[str], text: str) -> Iterator[tuple[str, int]]:
    """Each place stated, with the weight of the statement; empty names among them."""
    yield from _titled(head.title)
    first = re.sub(r"\s", "", text[:_HEAD])
    for found in _MEETING.finditer(first):
        yield _named(found.group(1)), _MEETING_VOTE
    for found in _REPORT.finditer(first):
        yield _known(found.group(1)), _SPEAKER_VOTE
    for found in _SPEAKS.finditer(text[:_OPENING]):
        yield _named(found.group(1) or found.group(2)), _SPEAKS_VOTE
    for line in head.lines:
        for pattern, weight in ((_TITLED, _LINE_VOTE), (_SPEAKER, _SPEAKER_VOTE)):
            if begins := pattern.match(line):
                yield _known(begins.group(1)), weight
    letter = own_letter(text)
    for line in map(joined, lines):
        for found in (*_PARTY.finditer(line), *_CONGRESS.finditer(line)):
            # a city's report speaks of the party's committee of its province too
            if (name := _known(found.group(1))).endswith(letter):
                yield name, _PARTY_VOTE


def _titled(title: str) -> Iterator[tuple[str, int]]:
    """The place that a title begins with; a short name (2025年广西政府工作报告) weighs less."""
    if found := _TITLED.match(title):
        words = found.group(1)
        same = by_short_name().get(words, ())
        yield _named(words), _TITLE_VOTE
        yield same[0].name if same and same[0].alone else "", _SPEAKER_VOTE
    rest = _BEFORE.sub("", title)
    begins = (rest[:size] for size in range(len(rest), 1, -1))
    yield next((name for name in begins if _are_divisions(name)), ""), _SPEAKER_VOTE


def _named(words: str) -> str:
    """The divisions that `words` end with; a name that only has the form of one, in full."""
    if known := _known(words):
        return known
    own = bool(_OF_FORM.fullmatch(words)) and not _NO_NAME.search(words)
    return words if own else ""


def _known(words: str) -> str:
    for rest in (words[i:] for i in range(len(words) - 1)):
        if _are_divisions(rest):
            return rest
        if full := _autonomous(rest):
            return full
    return ""


def _autonomous(name: str) -> str:
    """The full name of an autonomous division that is called by its short one: 恩施州."""
    same = by_short_name().get(name[:-1], ())
    return next((one.name for one in same if one.name.endswith(f"自治{name[-1]}")), "")


def _are_divisions(words: str) -> bool:
    """Whether `words` is divisions one after another; the last may be unknown to the gazetteer."""
    if words in gazetteer():
        return True
    cuts = (size for size in range(2, len(words)) if words[:size] in gazetteer())
    return any(
        _are_divisions(words[size:])
        or (bool(_OF_FORM.fullmatch(words[size:])) and not _NO_NAME.search(words[size:]))
        for size in cuts
    )


def own_letter(text: str) -> str:
    """What the report's own division ends with (市), by whom it speaks for and of."""
    found: Counter[str] = Counter()
    for match in _OWN.finditer(text):
        says, of = match.groups()
        letter = "自治区" if "自治区" in match.group() else (says or of)[-1]
        found[letter] += _SAYS if says and match.start() < _OPENING else _MENTIONS
    return max(found, key=lambda letter: found[letter], default="")


def mentions(text: str, letter: str) -> Counter[str]:
    """How often the text names each place whose name ends with `letter`.

    By its short name; by the full one where the short is a word of its own (和平区).
    """
    found: Counter[str] = Counter()
    pairs = set(map("".join, pairwise(text)))
    for short, same in by_short_name().items():
        if short[:2] in pairs and short in text:
            fit = [place for place in same if _fits(place, letter)]
            if fit and (count := text.count(fit[0].name if fit[0].word else short)):
                found[fit[0].name] = count
    return found


def _fits(place: Place, letter: str) -> bool:
    if letter == "区":
        return place.name.endswith("区") and not place.name.endswith(("自治区", "地区"))
    if letter == "省":
        return len(place.parents) == 0 and not place.name.endswith("市")
    return not letter or place.name.endswith(letter)


def mentioned_place(counts: Counter[str], least: int) -> str:
    """The place named so much more often than any other that the report must be its own.

    `least` times at least; places that lie in it are no rivals.
    """
    first = max(counts, key=lambda name: counts[name], default="")
    rivals = (count for name, count in counts.items() if first not in (name, *parents_of(name)))
    enough = max(least, _TIMES * max(rivals, default=0))
    return first if counts[first] >= enough else ""


def file_place(stem: str, letter: str) -> str:
    """The innermost place that a file name says, with the parents it says before it."""
    groups = list(_in_name(stem))
    if not groups:
        return ""
    before = {place.name for group in groups[:-1] for place in group}
    fit = [place for place in groups[-1] if before & set(place.parents)] or list(groups[-1])
    own = [place for place in fit if letter and _fits(place, letter)] or fit
    name = own[0].name
    stated = [part for part in own[0].parents if part in before]
    return f"{stated[-1]}{name}" if stated and not parents_of(name) else name


def _in_name(stem: str) -> Iterator[tuple[Place, ...]]:
    """The places that a file name says, one after another, each with its namesakes."""
    start = 0
    while start < len(stem):
        for size in range(min(12, len(stem) - start), 1, -1):
            word = stem[start : start + size]
            same = gazetteer().get(word) or by_short_name().get(word, ())
            if same and (word in gazetteer() or any(p.alone for p in same) or word == stem):
                yield same
                start += size - 1
                break
        start += 1

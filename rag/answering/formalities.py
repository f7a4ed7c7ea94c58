"""Forms of address and of delivery, which tell nothing: 各位代表！ and 请予审议 (for review)."""

import re

_ADDRESS = re.compile(
    r"^\s*(?:(?:尊敬的)?(?:各位|全体)?(?:代表|委员|同志|领导|来宾|嘉宾|朋友|父老乡亲)们?[、，,和]?\s*)+[，,：:！!。]"
)
_DELIVERY = re.compile(
    r"我(?:谨)?(?:受|代表).{2,40}(?:向(?:大会|会议|全会|各位)|作).{0,16}(?:报告|汇报)|"
    r"(?:请|提请).{0,12}(?:审议|审查)[，,。]?(?:并?请.{2,40}(?:意见|建议))?|"
    r"并?请.{2,40}(?:列席|政协委员).{0,12}提出(?:意见|建议)"
)


def without_address(text: str) -> str:
    """A sentence without the form of address that it begins with."""
    return _ADDRESS.sub("", text)


def formal(text: str) -> bool:
    """Whether a sentence only addresses those present, or says that a report is delivered."""
    rest = without_address(text).strip("。！!，, ")
    return not rest or (rest.startswith(("现在", "下面", "我")) and bool(_DELIVERY.search(rest)))

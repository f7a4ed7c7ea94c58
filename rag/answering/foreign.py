"""Words in a claim that its quotes cannot have: addresses, orders to the reader, Latin words."""

import re

from rag.answering.locate import fold
from rag.answering.polarity import is_english

_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://\S*|\bwww\.\S*|[\w.+-]+@[\w-]+\.\w+|"
    r"(?<![\w.])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w.])(?:/\S*)?|\]\(|<\s*/?\s*[a-z]",
    re.I,
)
"""A link, a mail address, a host, the marks of a link in Markdown or HTML."""
_ORDER = re.compile(
    r"(?:请|须|需|可|务必|立即|马上|应当?)(?:您|你)?(?:先|再|到|在|去|用|至)?[^，。；]{0,6}?"
    r"(?:访问|点击|扫描|扫码|输入|填写|登录|下载|安装|拨打|添加|转账|汇款|关注)|"
    r"输入(?:您|你)?的?(?:密码|账号|验证码|身份证)|"
    r"\b(?:visit|click|scan|log ?in|sign ?in|download|install|enter your|type your|"
    r"transfer money|pay to)\b",
    re.I,
)
_LATIN = re.compile(r"[A-Za-z]{2,}(?:[-'’.]?[A-Za-z]+)*")


def foreign(text: str, held: str) -> str:
    """The first address, order or (in Chinese) Latin word of a claim that `held` has not.

    `held`: what the claim may take words from, folded. Empty where there is none.
    """
    found = [_ADDRESS.finditer(text), _ORDER.finditer(text)]
    found += [] if is_english(text) else [_LATIN.finditer(text)]
    words = (match.group() for matches in found for match in matches)
    return next((word for word in words if fold(word).lower() not in held.lower()), "")

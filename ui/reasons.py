"""Errors in the reader's language: what is wrong in a word, with the error's own sentence."""

import re

from rag.errors import YinjuError
from ui.markup import inert

_CHINESE = (
    (r"ending in", "不是能读的格式。"),
    (r"characters of text", "几乎没有文字：可能是空文件，或是图片。"),
    (r"too large|bytes|swell", "文件太大。"),
    (r"password|encrypted", "文件有密码。"),
    (r"UTF-8|GB18030|encod", "文字的编码读不出。"),
    (r"picture|scan|text layer", "是扫描的图片，没有文字。"),
    (r"^\d+ files", "一次选的文件太多。"),
    (r"place '", "地方不对：请写全称，例如温州市瓯海区。"),
    (r"year '", "年份不对：请写四位数字。"),
    (r"every report", "库中至少要留一份报告。"),
    (r"a sample report", "示例报告不能改动：添加自己的报告之后，示例就不再出现。"),
    (r"damaged store", "报告库的文件坏了：请按下面的命令另建一个。"),
    (r"another process is writing", "报告库正被别的程序改写，请稍后再试。"),
    (r"empty question|^the question", "请用一句话提问。"),
    (r"question of \d+", "问题太长，请只问一件事。"),
    (r"cannot be (?:read|opened)|contents", "文件损坏，读不出内容。"),
    (r"paragraph of prose", "没有成段的文字。"),
)
"""What an error's sentence holds, and what a Chinese reader is told."""
_ELSE = "没有做成。"


def reason(error: YinjuError, language: str) -> str:
    """HTML: the error's sentence; before it, for a Chinese reader, what it comes to."""
    said = str(error)
    if language == "en":
        return inert(said)
    about = f"{error.got} {error.allowed}"
    known = next((words for signs, words in _CHINESE if re.search(signs, about)), _ELSE)
    return f"{known}<small>{inert(said)}</small>"

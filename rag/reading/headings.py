"""Headings by their form: 一、 （一） 1. （1） 第一章, and what stands above a part of a report."""

import re

from rag.reading.wording import years_in_digits

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    (1, re.compile(rf"{_NUMERAL}\s*[、．.]|第{_NUMERAL}(?:章|部分|节|编|篇)")),
    (2, re.compile(rf"[（(]\s*{_NUMERAL}\s*[)）]")),
    (3, re.compile(r"\d{1,2}\s*[.．、](?!\s*\d)|[（(]\s*\d{1,2}\s*[)）]")),
)
_TIME = (
    r"(?:过去|今后|未来|\d{4}年|[一二三四五]年来|[今去]年|上一?年度?|本届|"
    r"下一?(?:步|阶段|年度?)|有关)"
)
_PART = re.compile(
    rf"(?:关于)?{_TIME}?.{{0,16}}"
    r"(?:工作(?:回顾|安排|思路|任务|重点|打算|情况|总结|部署|计划|建议|意见)|(?:主要|重点)(?:工作|任务)|"
    r"总体要求|总体思路|预期目标|目标任务|主要目标|主要成绩|奋斗目标|的回顾|基本总结)(?:[和与及、].{2,12})?|"
    rf"(?:关于)?{_TIME}.{{0,12}}(?:工作|打算|安排|计划|目标|任务|思路|展望|举措)(?:[和与及、].{{2,12}})?|"
    r"结\s*束\s*语|结语|前言|引言"
)
_ANNOUNCES = re.compile(
    "以下|如下|几个|[一二三四五六七八九十]{1,2}(?:[个项大]|方面)|做了|抓了|做好|开展了|我们"
)
"""In a line that announces a list, and is no heading above it."""
GLOSSARY = re.compile(
    r"(?:附\s{0,2}[件录注]?\s{0,2}\d?\s{0,2}[:：]?\s{0,2})?[（(【]?(?:《?.{0,12}报告》?)?(?:中?有关|相关|中?部分|中的|报告中的?)*"
    r"(?:有关内容)?(?:名\s*词|用\s*语|术\s*语|名词术语|词\s*语|缩略语|简称)\s*(?:和.{2,6})?(?:解\s*释|注\s*释|说\s*明|释\s*义)[)）】]?\s*[:：]?|注\s*释\s*[:：]?|注\s*[:：]"
)
_LACKING = re.compile(
    r"(?:存在|面临|主要)的?.{0,6}(?:问题|不足|困难|短板|差距)|"
    r"(?:问题|困难|短板|不足|挑战)[和与、及](?:问题|困难|不足|短板|差距|挑战)|^(?:[一二三四五六七八九十]、)?(?:不足之处|短板弱项|问题短板)|"
    r"(?:正视|检视|查摆).{0,8}(?:不足|短板|问题|差距)|没(?:有|能)?[做办]好"
)
_ENDS = "。！？；：，、!?;:,"
_LONGEST = 60
_LONGEST_PART = 28
_UNNUMBERED = re.compile(
    r"(?!.*(?:版|摄|供图|记者|通讯员)$)[^。！？；：:\t|]{4,30}(?<![，,、的和与在])$"
)


def level_of_number(text: str) -> int:
    """1 for 一、 2 for （一） 3 for 1. or （1）; 0 for a line that begins otherwise."""
    return next((level for level, pattern in _LEVELS if pattern.match(text)), 0)


def unnumbered(text: str) -> str:
    """A text without 1. or （1） at its beginning."""
    return _LEVELS[2][1].sub("", text, count=1).lstrip() if level_of_number(text) == 3 else text


def heading(text: str) -> tuple[int, str] | None:
    """Level and words of a numbered heading, or of the heading that begins a paragraph."""
    level = level_of_number(text)
    if not level:
        return None
    if len(text) <= _LONGEST and text[-1] not in _ENDS:
        return level, text
    if len(text) <= _LONGEST and text[-1] in ":：" and not re.search("[。；]", text):
        return level, text.rstrip(":：")
    lead = re.match(rf"[^。；！？!?]{{4,{_LONGEST}}}(?=[。！!])", text)
    return (level, lead.group()) if lead and level < 3 else None


def is_part(text: str) -> bool:
    """Whether a line stands above a part of a report: 2024年工作回顾, 今年主要任务."""
    short = years_in_digits(text.rstrip(":："))
    fits = len(short) <= _LONGEST_PART and bool(_PART.fullmatch(short))
    return fits and not _ANNOUNCES.search(short)


def is_lacking(text: str) -> bool:
    """Whether a heading stands above what a report finds lacking: 存在的问题和不足."""
    return bool(_LACKING.search(text))


def is_chapter(text: str) -> bool:
    """Whether a heading is of a chapter or part: 第一章, 第二部分."""
    return bool(re.match(rf"第{_NUMERAL}(?:章|部分|编|篇)", text))


def may_head(text: str) -> bool:
    """Whether a line without a number could be a heading, where prose follows."""
    return bool(_UNNUMBERED.match(text))


def starts_anew(text: str) -> bool:
    """Whether a line begins a paragraph of its own, whatever went before."""
    return bool(
        level_of_number(text)
        or is_part(text)
        or GLOSSARY.fullmatch(text)
        or re.match(
            r"——|--|[●•■◆▪★※○◇□▲►]|各位代表|同志们|[①-⑳]|[\[［〔]\d{1,3}[\]］〕]|注[:：]|附[件录表]?\s{0,4}\d{0,3}\s{0,4}[:：]",
            text,
        )
    )

"""A report's two years as a reader is told them: of delivery, then the one that it tells of.

A year may be a number or words for several (2024—2025); None or empty is unknown. Where both are
the same it is told once.
"""

from itertools import pairwise

from rag.report import Report

Year = int | str | None


def both(delivered: Year, covered: Year, language: str = "zh") -> str:
    """As in a list: 2025年报告 · 讲2024年; empty for neither."""
    return " · ".join(_told(delivered, covered, language))


def labelled(name: str, delivered: Year, covered: Year, language: str) -> str:
    """As at the head of a row: 四川省（2025年报告，讲2024年）; Sichuan, 2025 report, on 2024."""
    told = _told(delivered, covered, language)
    if language == "en":
        return ", ".join([name, *told])
    return f"{name}（{'，'.join(told)}）" if told else name


def dated(report: Report) -> str:
    """As in a citation: the day of delivery, else its year; then the year that it tells of."""
    if not report.date:
        return "，".join(_told(report.year_delivered, report.year_covered))
    year, month, day = map(int, report.date.split("-"))
    return "，".join([f"{year}年{month}月{day}日", *_told(year, report.year_covered)[1:]])


def titled(place: str, delivered: Year, covered: Year, language: str) -> str:
    """As in a sentence: 四川省2025年的报告（讲2024年）; Sichuan's 2025 report (on 2024).

    `place`: its name in that language; where it is empty: 2025年的报告; the 2025 report.
    """
    about = covered if covered != delivered else None
    if language == "en":
        whose, own = f"{place}'s" if place else "the", f"{delivered} report" if delivered else ""
        if own:
            return f"{whose} {own}" + (f" (on {about})" if about else "")
        return f"{whose} report" + (f" on {about}" if about else "")
    if delivered:
        return f"{place}{delivered}年的报告" + (f"（讲{about}年）" if about else "")
    return f"{place}讲{about}年的报告" if about else f"{place}的报告" if place else "报告"


def _told(delivered: Year, covered: Year, language: str = "zh") -> list[str]:
    own, about = ("{} report", "on {}") if language == "en" else ("{}年报告", "讲{}年")
    told = [own.format(delivered)] if delivered else []
    return told + ([about.format(covered)] if covered and covered != delivered else [])


def runs(years: set[int]) -> list[str]:
    """Years as those in a row: 2019—2021 and 2024."""
    ordered = sorted(years)
    starts = [two for one, two in pairwise([0, *ordered]) if two != one + 1]
    ends = [one for one, two in pairwise([*ordered, 0]) if two != one + 1]
    return [f"{a}" if a == b else f"{a}—{b}" for a, b in zip(starts, ends, strict=True)]

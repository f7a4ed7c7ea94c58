"""What a sentence of an answer calls reports: by place, year of delivery and year told of."""

from collections.abc import Sequence

from rag.report import Report
from rag.report_years import runs, titled
from rag.retrieval.names import english, own_name


def name_of(report: Report, language: str, *, whole: bool = False) -> str:
    """四川省2025年的报告（讲2024年）; Sichuan's 2025 report (on 2024).

    `whole`: with the place in full (温州市瓯海区), not by its own name (瓯海区).
    """
    place = report.place if whole or not report.place else own_name(report.place)
    if place and language == "en":
        place = english(place).partition(" (")[0]
    return titled(place, report.year_delivered, report.year_covered, language)


def names_of(reports: Sequence[Report], places: str, language: str) -> str:
    """The same of one report or several, whose `places` are given as they are to be told."""
    if len(reports) == 1:
        return name_of(reports[0], language)
    delivered = "、".join(runs({one.year_delivered for one in reports if one.year_delivered}))
    covered = "、".join(runs({one.year_covered for one in reports if one.year_covered}))
    if language == "en":
        return f"the reports of {places}" + (f" (on {covered})" if covered else "")
    return titled(places, delivered, covered, language)

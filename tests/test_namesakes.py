BUDGET = "常委会审查了预算草案，提出审议意见十条，督促有关部门逐条整改到位。\n大会批准了预算。"
DEPUTY = "全年组织代表视察八次，代表提出建议二十件，承办单位件件都有答复。\n代表表示满意。"
LAW = "常委会检查了三部法律的实施情况，发现问题十五个，督促政府全部整改落实。\n立法有进展。"


def of_place(place, year, text):
    return (
        f"{place}人民代表大会常务委员会工作报告\n（{year}年1月10日在人民代表大会会议上）\n{text}\n"
    )


def test_a_namesake_of_another_place_or_year_is_kept_beside_the_first(place):
    for folder, name, year, text in (
        ("甲", "温州市瓯海区", 2025, BUDGET),
        ("乙", "嘉兴市秀洲区", 2025, DEPUTY),
        ("丙", "嘉兴市秀洲区", 2024, LAW),
    ):
        assert not place.add(place.file(f"{folder}/报告.txt", of_place(name, year, text))).removed
    assert place.sources() == ["报告.txt"] * 3


def test_a_namesake_of_the_same_place_and_year_replaces(place):
    place.add(place.file("甲/报告.txt", of_place("温州市瓯海区", 2025, BUDGET)))
    outcome = place.add(place.file("乙/报告.txt", of_place("温州市瓯海区", 2025, DEPUTY)))
    assert [report.source for report in outcome.removed] == ["报告.txt"]
    assert place.sources() == ["报告.txt"]

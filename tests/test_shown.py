from helpers import report

from rag.reading.shown import lines_of

TEXT = """网站首页
某县人大常委会工作报告
一、监督工作
强化预算监督。审查部门预算2 1个，提出意见四十三条，推动调减不合理的支出项目九个，群众
— 3 —
反映的问题全部列入整改。
名词解释
1.“两码”：代表码和活动码。"""


def test_a_report_is_shown_with_its_facts_its_parts_and_what_was_left_out():
    shown = list(lines_of(report(TEXT, title="某县人大常委会工作报告", place="某县")))
    assert shown == [
        "标题：某县人大常委会工作报告",
        "地方：某县",
        "文件：a.txt",
        "编号：a.txt",
        "读得2个标题、2段，略去3处。",
        "",
        "⟨标题之前：网站首页⟩",
        "⟨标题：某县人大常委会工作报告⟩",
        "## 一、监督工作",
        "[第1段 · 已做 · 强化预算监督]\n强化预算监督。审查部门预算21个，提出意见四十三条，"
        "推动调减不合理的支出项目九个，群众⟨页码：— 3 —⟩反映的问题全部列入整改。",
        "# 名词解释",
        "[第2段 · 名词 · 两码]\n1.“两码”：代表码和活动码。",
    ]

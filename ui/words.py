"""Every text of the page in both languages: (Chinese, English)."""

LANGUAGES = {"zh": "中文", "en": "English"}

TEXTS: dict[str, tuple[str, str]] = {
    # the frame
    "tagline": (
        "向工作报告提问，逐字引用，注明出处。",
        "Ask work reports; every answer is quoted word for word.",
    ),
    "switch": ("English", "中文"),
    "shade": ("明暗", "Light/dark"),
    "tab_ask": ("提问", "Ask"),
    "tab_reports": ("报告", "Reports"),
    "tab_compare": ("对比", "Compare"),
    "tab_settings": ("设置", "Settings"),
    # asking
    "welcome": (
        "### 问一个报告里写着的事实\n答案逐字引自报告，报告没有写的不作回答。",
        "### Ask a fact that a report states\nAnswers are the reports' own words; what they do not"
        " say is not answered.",
    ),
    "question": ("问题", "Question"),
    "ask_here": ("输入问题，按回车", "Type a question, press Enter"),
    "send": ("发送", "Send"),
    "clear": ("清空", "Clear"),
    "filters": ("只问这些报告", "Only these reports"),
    "all": ("不限", "any"),
    "place": ("地方", "Place"),
    "year": ("年份", "Year"),
    "edition": ("报告", "Report"),
    "level": ("级别", "Level"),
    "pending": ("正在查找…", "Searching…"),
    "progress": ("已看{seen}份，共{known}份报告…", "{seen} of {known} reports looked at…"),
    "understood": ("按此查找：", "Searched as: "),
    "asked_of": ("问的是", "Understood"),
    "drop": ("去掉这个条件再问", "Ask again without this"),
    "meant": ("您是要问", "Did you mean"),
    "within": ("范围：{n}份报告", "Among {n} reports"),
    "silent": ("报告未写明", "not stated"),
    "see_quote": ("见引文", "see the quote"),
    "apology": (
        "抱歉，出了意外的错误，这个问题没能回答。",
        "Sorry, something went wrong; this question was not answered.",
    ),
    # the evidence
    "quotes": ("引文", "Quotes"),
    "quotes_note": ("逐字摘自报告，未作改动。", "Word for word from the reports."),
    "nearest": ("最相近的段落", "Nearest passages"),
    "nearest_note": (
        "这些段落与问题最接近，但没有回答它。",
        "These come nearest to the question, and do not answer it.",
    ),
    "none_near": ("报告中没有与问题相近的段落。", "No passage comes near to the question."),
    "shelf": ("可查的报告", "Reports to ask"),
    "shelf_note": (
        "共{n}份。提问以后，这里显示引文和它所在的段落。",
        "{n} in all. After a question, the quotes and their passages are shown here.",
    ),
    "more": ("另有{n}份", "{n} more"),
    "copy": ("复制引文", "Copy with citation"),
    "copied": ("已复制", "Copied"),
    "open": ("在报告中打开", "Open in the report"),
    "in_passage": ("所在段落", "In its passage"),
    "term": ("名词解释：", "Glossary: "),
    "print": ("打印", "Print"),
    "useful": ("这个回答对吗？", "Is this answer right?"),
    "up": ("有用", "Right"),
    "down": ("有误", "Wrong"),
    "note": ("说明（可不填）", "A note, if you like"),
    "note_here": ("哪里不对，应当是什么", "What is wrong, what it should be"),
    "rated": ("已记在本机，谢谢。", "Kept on this machine, thank you."),
    "export": ("导出本次的评价", "Export my ratings"),
    # the report beside it
    "back": ("← 返回", "← Back"),
    "previous": ("上一处", "Previous"),
    "next": ("下一处", "Next"),
    "outline": ("目录", "Outline"),
    "download": ("下载原文", "Download"),
    "legend": ("灰字是略去的内容", "Grey: left out when reading"),
    "gone": ("这份报告已经不在库中。", "This report is no longer in the store."),
    # comparing
    "compare_note": (
        "同一个问题向每份报告各问一遍；不选报告就是全部。",
        "One question put to each report; with none chosen, to all of them.",
    ),
    "chosen": ("报告（不选就是全部）", "Reports (none: all of them)"),
    "compare": ("对比", "Compare"),
    "compare_here": ("例如：代表建议共有多少件？", "For example: 代表建议共有多少件？"),
    "figure": ("数字", "Figure"),
    "quote": ("引文", "Quote"),
    "source": ("出处", "Source"),
    "sort": ("按此列排序", "Sort by this column"),
    "chart": ("同一单位的数字（{unit}）", "Figures in one unit ({unit})"),
    "comparing": ("正在逐份查找…", "Asking each report…"),
    # the reports
    "upload": ("拖入报告，或点击选择", "Drop reports here, or click to choose"),
    "upload_note": (
        "可一次选多份：{endings}。每个文件不超过{size} MB，每份报告不超过{chars}万字，"
        "一次不超过{count}个。文件只存在本机。",
        "Several at once: {endings}. Up to {size} MB each, {chars}0,000 characters a report,"
        " {count} files at a time. Files stay here.",
    ),
    "reading": ("正在读取 {done}/{total}", "Reading {done}/{total}"),
    "cutting": ("正在分段 {done}/{total}", "Cutting into passages {done}/{total}"),
    "embedding": ("正在编码 {done}/{total}", "Encoding {done}/{total}"),
    "indexing": ("正在建索引并保存…", "Indexing and saving…"),
    "added": ("已加入", "Added"),
    "known": ("库中已有", "Already held"),
    "replaced": ("已被新文件替换", "Replaced"),
    "refused": ("没有加入", "Not added"),
    "read_as": (
        "读得{headings}个标题、{paragraphs}段，略去{left}处",
        "{headings} headings, {paragraphs} paragraphs; {left} places left out",
    ),
    "held": ("库中的报告", "Reports in the store"),
    "held_note": ("共{n}份。", "{n} in all."),
    "title": ("标题", "Title"),
    "file": ("文件", "File"),
    "view": ("查看", "View"),
    "remove": ("移除", "Remove"),
    "remove_sure": ("确认移除？", "Remove it?"),
    "removed": ("已移除：{name}", "Removed: {name}"),
    "correct": ("指明地方和年份", "Set place and year"),
    "correct_note": (
        "报告没有写明，或写得不对的，在这里改正。",
        "For what a report does not state, or states wrongly.",
    ),
    "which": ("哪份报告", "Which report"),
    "place_here": ("全称，例如：温州市瓯海区", "In full, such as 温州市瓯海区"),
    "year_said": ("作报告的年份", "Year of delivery"),
    "save": ("保存", "Save"),
    "corrected": ("已改：{name}，{about}", "Changed: {name}, {about}"),
    "unknown": ("未写明", "not stated"),
    # the settings
    "health": ("现在的状态", "State"),
    "encoder": ("检索模型", "Encoder"),
    "llm": ("语言模型", "Language model"),
    "llm_off": ("未启用：回答全部摘自原文。", "Off: answers are extracted from the reports."),
    "llm_none": (
        "未设置。要用就设环境变量 YINJU_LLM（例如 ollama:qwen3）后重新启动。",
        "None set. Set YINJU_LLM (such as ollama:qwen3) and start again.",
    ),
    "llm_use": ("用语言模型组织回答", "Let the language model word the answers"),
    "llm_test": ("测试语言模型", "Test the language model"),
    "llm_good": ("可用，{seconds}秒回话。", "It answered in {seconds} s."),
    "llm_bad": ("不可用：{why}", "It does not work: {why}"),
    "store": ("报告库", "Store"),
    "store_size": (
        "{reports}份报告，{passages}个段落，{mb} MB",
        "{reports} reports, {passages} passages, {mb} MB",
    ),
    "privacy": ("隐私", "Privacy"),
    "privacy_note": (
        "没有统计，没有外部字体和脚本；不用语言模型时，什么都不离开本机。",
        "No analytics, no outside fonts or scripts; without a language model nothing leaves here.",
    ),
    "keys": ("键盘", "Keyboard"),
    "keys_note": (
        "Tab 移动，回车打开；Alt+/ 回到提问框，Esc 关闭报告，Alt+↑ Alt+↓ 上一处、下一处。",
        "Tab moves, Enter opens; Alt+/ the question, Esc closes a report, Alt+↑ Alt+↓ its hits.",
    ),
    "login": (
        "请用管理员给的用户名和密码登录。",
        "Log in with the name and password that the administrator gave you.",
    ),
    "login_later": (
        "连续输错太多次，请过{seconds}秒再试。",
        "Too many wrong passwords. Try again in {seconds} seconds.",
    ),
    "logged_in": ("已登录：{user}", "Logged in as {user}"),
    "log_out": ("退出登录", "Log out"),
    "nation": ("全国", "Nation"),
    "province": ("省级", "Province"),
    "city": ("市级", "City"),
    "district": ("县级", "District"),
    "town": ("乡级", "Town"),
}


def say(language: str, key: str, **facts: object) -> str:
    """A text of the page in `zh` or `en`, its {places} filled."""
    return TEXTS[key][language == "en"].format(**facts)

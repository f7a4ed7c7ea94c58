"""Kinds of question, told by their words."""

import re

OFF_TOPIC, COMPARISON, OTHER = "off_topic", "comparison", "other"
QUESTION = "question"
THANKS, GREETING, FAREWELL = "thanks", "greeting", "farewell"
ACKNOWLEDGEMENT, CORRECTION = "acknowledgement", "correction"
REMARKS = frozenset({THANKS, GREETING, FAREWELL, ACKNOWLEDGEMENT, CORRECTION})
"""Dialogue acts that ask nothing."""
WHEN = (
    r"\bwhen (?:did|do|does|was|were|is|are|will|would|has|have|had|can|could|should|might|may)\b|"
    r"\bwhen\W*$"
)
"""When that asks; at the head of a clause of its own (when people swapped cars, …) it does not."""
_TOP = (
    r"(?=的|者|[是为有达在]|和|与|跟|或|、|吗|呢|吧|啊|呀|[最谁哪各几]|分别|还是|多少|"
    r"增速|增幅|涨幅|降幅|[值数]|比例|占比|[，。？?！!；;：:,.\s)）]|$)"
)
"""What follows 最高 where it asks; before a noun or a verb it is part of a name (最高人民法院)."""
_END = r"(?=[？?！!，,。；;\s吧呢啊呀]|谁|$)"
"""What follows a bare 高 or 多 where it asks: 谁的建议多？ but 谁当选人大代表？"""
_MORE = (
    r"更(?:高(?!水平|质量|标准|层次|要求|[品效])|大(?!力度|范围|规模|程度|作为|贡献)|"
    r"多(?!元|样)|快(?!发展)|[低少小慢勤])"
)
"""更 before what is counted or measured; 更大力度 is a manner of speaking."""
SUPERLATIVE = rf"(?:{_MORE}|最[高低多少大小快慢勤]{_TOP})"
"""Words by which a question asks for the first or the last."""
_SOME = r"(?:一?[些点])?"
"""What softens a degree at the end: 哪个高一些？"""
_DEGREE = rf"(?:{SUPERLATIVE}|[高低多少大小快慢]{_END})"
KINDS = {
    "definition": r"什么意思|指的?是|指什么|是指|什么是|什么叫|何谓|含义|各是什么|解释一?下|"
    r"[”\"](?:具体)?(?:是|指的?是?)(?:个|一个)?(?:什么|啥|哪)|名词解释|\bmeans?\b|\bmeant\b|"
    r"stands? for|refers? to|what (?:is|are) (?:the |a )?[\"“‘']",
    "who_when": rf"谁(?!的?[^，。？]{{0,8}}?{_DEGREE})|哪位|何时|什么时候|"
    rf"哪一?[天年日](?![^，。？]{{0,8}}{SUPERLATIVE})|几月|"
    rf"\bwho\b|\bwhom\b|{WHEN}",
    "number": r"多少|(?<!哪)几(?:[个种项条方部件份家次场人成分所座名只列台棵辆公]|$)|"
    r"百分之几|多大|多高|第几|占比|比例|百分|"
    r"how (?:many|much|often|long)|what (?:percentage|share|proportion|rate)|number of|\brate\b",
    "problem": r"不足|短板|差距|缺点|检讨|承认|坦白|欠缺|还差|"
    r"(?:哪些|什么)(?:困难|问题|挑战|矛盾|弱项)|"
    r"(?:哪|什么)[^，。？]{0,8}(?:指标|目标|任务)[^，。？]{0,6}(?:没有?|未能?)(?:达|完成|实现)|"
    r"(?:which|what) (?:\w+ ){0,3}(?:targets?|goals?|indicators?) "
    r"(?:\w+ ){0,3}(?:missed|unmet|not (?:met|reached))|"
    r"没[做干办搞][好到]|[做干办搞]得不[好够]|不到位|"
    r"weakness|shortcoming|problems?\b|f[ae]ll short|lacking|admit|\bdifficulties\b|\bchallenges\b|"
    r"\bdeficienc",
    "plan": r"打算|计划|明年|来年|准备|下一步|今后|接下来|想要|将要|会怎么|"
    r"\bplan|intend|\bwill\b|next year|going to|aims? to",
    "yesno": r"吗[?？。]?$|了没有?[?？。]?$|是否|有没有|是不是|能不能|有无|"
    r"^(?:did|was|is|are|has|have|had|does|do|were|can)\b",
    "how": r"怎么(?!样)|怎样|如何|为什么|为何|为啥|咋|\bhow\b|\bwhy\b",
    "list": r"哪|分别|什么|which|what|name the|list",
}
"""Kind of question -> the words that tell it; the first kind that fits is taken."""
COMPARES = re.compile(
    r"哪[个些几]?(?:个|份)?(?:地方|城市|地区|报告|省|区(?![域级间])|市(?![场民区政]))|[各几两三四五六]份报告|各地(?!块)|"
    rf"各[省市区县](?![级直])|谁的?[^，。？]{{0,8}}?{_DEGREE}|哪[个里儿家边]的?[^，。？]{{0,8}}?{SUPERLATIVE}|"
    rf"(?:哪[个里儿家边]|谁)(?:比?较)?[多少高低大小]{_SOME}[？?]?$|"
    r"排[个一]?名|"
    r"\b(?:each|every|all(?: the)?|which|rank(?: the)?) "
    r"(?:reports?|places?|districts?|provinces?|cit(?:y|ies))\b|"
    r"\bcompare",
    re.I,
)
"""What is asked of all reports, or of the places named, one by one."""
BESIDE = re.compile(
    r"相比|(?:和|跟|与|同).{1,12}比[，,]?|各(?![类种项级])|分别|两地|[高低多少快慢超]过|[高低多少快慢]于|不如|领先|差距?多|"
    r"\b(?:than|higher|lower|faster|slower|more|fewer|compared?|both|each|respectively|between|"
    r"differ|differences?|beats?|ahead of|behind)\b",
    re.I,
)
"""Words that put the places of a question side by side."""
FRAME = re.compile(
    r"[去今明前本上]年(?!度|级)|\b(?:last|this|next) year\b|"
    r"[各几两三四五六七八九]+(?:份报告|个地方|地)|各地|报告[里中]|都?怎么[谈说]|提到|有什么不同|对比|比较|分别|"
    rf"[哪谁][儿里个家边]?的?更?最?(?:比?较)?[多少高低大小]{_SOME}[？?]?$|"
    r"哪[儿里个]最[多少高低大]|谁更.|谁的(?=.*[更最多少高低])",
    re.I,
)
"""Words for a year or for the act of comparing: no matter of a question."""
BODY = re.compile(
    r"^[省市区县州]?级?的?(?:(?:人民代表大会|人大)(?:常务委员会|常委会)?|常委会|(?:人民)?政府)"
    r"(?=[\s，,、]*(?:20\d\d|[去今明前本上]年|[一二两三]年|下一步|将|打算|准备|计划|怎么|如何|怎样|为什么|有没有|"
    r"是否|是不是|会不会|能不能|对|就|在|为了|要|还|又|都|一共|总共|共|检查|监督|审议|听取|开展|推动|组织|给|把|有))|"
    r"^(?:['’]s)?\s(?:(?:provincial|municipal|city|district|county)\s)?"
    r"(?:people['’]?s['’]? congress(?:es)?(?: standing committee)?|standing committee|legislature|"
    r"lawmakers|legislators|congress(?!\w| (?:report|deput|standing)))(?=\s)",
    re.I,
)
"""After a place, the body whose report it is, where it acts: no matter of a question either."""
SIDES = re.compile(
    rf"[哪谁][个些儿里家边座一]?(?:[省市区县年](?![级直])|城市|地方|地区)?的?|得?{SUPERLATIVE}|"
    r"各(?:自|是|有|为|地)*(?![种类项级界])|[两二三四五六七八九十几]个?(?:[省市区县家](?![级直里])|城市|地(?!区))|"
    r"\beach\b|\bcompare\b|,? (?:and )?which (?:\w+ ){0,2}(?:is|are|was|were)? ?(?:the )?"
    r"(?:high|low|big|small|larg|fast|slow)\w*|\b(?:faster|fastest|highest|higher|lowest|lower|larger|largest|more|most)\b",
    re.I,
)
"""Words of a comparison for those compared and for their order: no matter of it either."""
_TOPMOST = re.compile(
    r"(?:谁|哪[个里儿家边些]?|\bwhich\b|\bwhere\b|\brank|排[个一]?名|排[个一]?下|从高到低|从多到少).*",
    re.I | re.S,
)
_LEAST = re.compile(
    rf"最[少低小慢]{_TOP}|更[少低小慢]|(?:哪[个里儿家边]|哪一?年|谁)的?[^，。？]{{0,12}}[少低小慢]{_SOME}[？?]?$|从[低少小]到|"
    r"\b(?:fewest|(?<!at )least|lowest|lower|fewer|smallest|smaller|less|slower|slowest)\b",
    re.I,
)
_MOST = re.compile(
    rf"最[多高大快勤]{_TOP}|{_MORE}|(?:哪[个里儿家边]|哪一?年|谁)的?[^，。？]{{0,12}}[多高大快]{_SOME}[？?]?$|"
    r"从[高多大]到|排[个一]?[名下]|"
    r"\b(?:(?<!at )most(?! of\b| \w+(?:ant|ent|ive|ful|al|ic|ous|ble|ed)\b)|highest|higher|more|"
    r"largest|larger|greatest|greater|biggest|bigger|faster|fastest|rank)\b",
    re.I,
)
_THAN = r"(?=[些了点一]{0,3}(?:吗|[？?。]|$))"
_MORE_THAN = re.compile(
    rf"比[^，。？]{{1,20}}[多高大快]{_THAN}|(?:[多高大快]于|超过)[^\d，。？]{{2,}}吗"
)
_LESS_THAN = re.compile(
    rf"比[^，。？]{{1,20}}[少低小慢]{_THAN}|(?:[少低小慢]于|不如)[^\d，。？]{{2,}}吗"
)
"""Whether the one of two that is named first has more, or less: 富阳的建议比瓯海多吗？"""
MOST, LEAST = 1, -1


def kind(text: str) -> str:
    """The first kind whose words the question has."""
    return next((name for name, words in KINDS.items() if re.search(words, text, re.I)), OTHER)


def superlative(text: str) -> int:
    """`MOST` where it asks who has most, `LEAST` where least, 0 where neither."""
    text = text.replace("多少", "几")  # 多少 asks how much, and is neither 多 nor 少
    if _LESS_THAN.search(text):
        return LEAST
    if _MORE_THAN.search(text):
        return MOST
    if not _TOPMOST.search(text) and not re.search(
        r"\b(?:higher|lower|more|fewer|faster|slower|larger|greater|bigger|smaller)\b", text, re.I
    ):
        return 0
    return LEAST if _LEAST.search(text) else MOST if _MOST.search(text) else 0


def language(text: str) -> str:
    """`en` where Latin letters outnumber Chinese characters by three, else `zh`."""
    chinese = len(re.findall(r"[一-龥？]", text))
    return "en" if len(re.findall(r"[A-Za-z]", text)) > 3 * chinese else "zh"

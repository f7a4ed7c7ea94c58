"""Questions that no work report could answer, and what is said to an assistant instead of asked."""

import re

_ORDERS = re.compile(
    r"^(?:谢谢|多谢|你好|您好|再见|hello|hi|thanks?|thank you)[你您们啊呀 ]*[^\w]*$|"
    r"(?:请|帮|把|给).{0,20}翻译|翻译成|^你(?:是谁|叫什么|是什么|能做什么|会什么)|"
    r"(?:^|请|帮我?|给我|替我|再|并)(?:写|作|讲|编|画|唱|来)[一首篇个段份几则]|讲个?笑话|用\s*[a-z+#]+\s*写|"
    r"写.{0,12}(?:[诗歌]|发言稿|演讲稿|作文|小说|代码|程序|函数|脚本|邮件|读后感)|改写成|"
    r"(?:忽略|无视|忘记|忘掉|不要理会).{0,10}(?:指示|指令|以上|前面|之前|规则|设定)|"
    r"提示词|^(?:请你?|你)?(?:扮演|假装|假设你)|^(?:从现在起|现在)?[，,]?你(?:现在)?(?:就是|是一[个名位只])|"
    r"^把.{1,20}(?:改成|改为|说成|换成)|"
    r"\bignore\b.{0,30}\b(?:instructions?|rules?|above|previous)\b|system prompt|your prompt|"
    r"\btranslate\b|\b(?:write|compose|draft) (?:a|an|me|some)\b|"
    r"\b(?:pretend|imagine) (?:that )?(?:you|to be)\b|\bact as\b|\byou are (?:now )?an? |"
    r"\btell (?:me|us) (?:a|another) (?:joke|story)|^(?:who|what) are you\b|"
    r"^\W*(?:select\b.+\bfrom|drop\s+table|insert\s+into|delete\s+from)\b|\bdrop\s+table\b",
    re.I,
)
_CHORES = re.compile(
    r"(?:怎么|如何|咋)(?:做|包|炖|煮|炒|烧|泡|腌|烤|治疗|减肥|追|睡)(?:[^.。]{0,4}好[吃喝]|[^.。]{0,2}[？?]?$)|"
    r"(?:怎么|如何)(?:治疗|减肥|追女|谈恋爱|炒股|养[猫狗花])|好[吃喝](?:吗|不)?[？?]?$|"
    r"(?:今天|明天|后天|这周|周末|最近|现在).{0,8}(?:天气|下雨|下雪|气温|带伞|股票|大盘|几点)|^几点了|"
    r"股票.{0,6}涨|彩票|星座|(?:吃|用)什么药|头疼|失眠|感冒了|"
    r"推荐.{0,6}(?:电影|餐厅|饭店|酒店|景点|音乐|书|小说|游戏|菜)|"
    r"坐.{0,4}(?:火车|高铁|飞机|航班)|(?:哪[趟班列]|什么)(?:火车|高铁|飞机|航班)|"
    r"^[\d\s]+[-+*/×÷加减乘除][\d\s]+(?:=|等于|是多少|$)|"
    r"\bhow (?:do|can|should|to)(?: I| you| one)? (?:cook|fix|bake|lose weight|make)\b|\brecipe\b|"
    r"\bweather\b|\bforecast for\b|\bwill it (?:rain|snow)\b|"
    r"\bwhich (?:train|flight|bus|hotel|restaurant|film|movie)\b.{0,30}\b(?:I|me|we|should)\b|"
    r"\bcapital of\b|\bworld cup\b|\bstock (?:price|market)\b|\bhoroscope\b",
    re.I,
)
"""Cooking, ailments, the weather, journeys, sums: of a day's life, not of a year's work."""


def off_topic(text: str) -> bool:
    """Whether a text asks nothing that a report could say."""
    return bool(_ORDERS.search(text) or _CHORES.search(text))

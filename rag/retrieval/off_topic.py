"""Questions that no work report could answer, and what is said to an assistant instead of asked."""

import re

_ORDERS = re.compile(
    r"^(?:谢谢|多谢|你好|您好|再见|hello|hi|thanks?|thank you)[你您们啊呀 ]*"
    r"(?:[，,！!]?(?:今天)?辛苦[了啦]?)?[^\w]*$|"
    r"(?:请|帮|把|给).{0,20}翻译|翻译成|^你(?:是谁|叫什么|是什么|能做什么|会什么)|"
    r"(?:^|请|帮我?|给我|替我|再|并)(?:写|作|讲|编|画|唱|来)[一首篇个段份几则]|讲个?笑话|用\s*[a-z+#]+\s*写|"
    r"写.{0,12}(?:[诗歌]|发言稿|演讲稿|作文|小说|代码|程序|函数|脚本|邮件|读后感)|改写成|"
    r"(?:忽略|无视|忘记|忘掉|不要理会).{0,10}(?:指示|指令|以上|前面|之前|规则|设定)|"
    r"别管.{0,8}(?:规定|规则|指令|要求)|系统(?:提示|指令|设定)|原样(?:发|输出|打印)|"
    r"提示词|^(?:请你?|你)?(?:扮演|假装|假设你)|^(?:从现在起|现在)?[，,]?你(?:现在)?(?:就是|是一[个名位只])|"
    r"^(?:请|帮我?)?算一?[下算]|\d\s*(?:乘以|除以|减去)\s*\d|以.{1,8}的(?:口吻|语气|文风)|"
    r"^把.{1,20}(?:改成|改为|说成|换成)|"
    r"\bignore\b.{0,30}\b(?:instructions?|rules?|above|previous)\b|system prompt|your prompt|"
    r"\btranslate\b|\b(?:write|compose|draft) (?:a|an|me|some)\b|"
    r"^\W*(?:please )?(?:pretend|imagine) (?:that )?(?:you|to be)\b|\bact as (?:a|an|if|my)\b|"
    r"\byou are (?:now )?an? |"
    r"\b(?:reveal|show|print|repeat) (?:me )?your\b.{0,20}\b(?:instructions?|rules)\b|"
    r"\btell (?:me|us) (?:a|another) (?:joke|story)|^(?:who|what) are you\b|"
    r"^\W*(?:select\b.+\bfrom|drop\s+table|insert\s+into|delete\s+from)\b|\bdrop\s+table\b",
    re.I,
)
_CHORES = re.compile(
    r"[肉鱼鸡鸭鹅虾蟹菜面饭饺粥糕饼汤蛋粽腐酱]子?(?:怎么|如何|咋)(?:做|包|炖|煮|炒|烧|腌|烤)|"
    r"(?:怎么|如何|咋)(?:做|包|炖|煮|炒|烧|泡|腌|烤)[^，。？]{0,4}好[吃喝]|好[吃喝](?:吗|不)?[？?]?$|"
    r"(?:怎么|如何|咋)(?:炖|煮|炒|泡|腌|减肥|谈恋爱|炒股|养[猫狗花])[^，。？]{0,2}[？?]?$|"
    r"(?:怎么|如何|咋)治疗?.{0,6}(?:失眠|感冒|头疼|发烧|脱发)|"
    r"(?:失眠|感冒|头疼|发烧|脱发).{0,6}(?:怎么|吃什么|咋|如何)|吃什么药|"
    r"(?:今天|明天|后天|周末|现在).{0,8}(?:天气|下雨|下雪|气温|带伞|大盘|几点)|几点了|"
    r"(?:加仓|清仓|抄底|炒股)|(?:买|卖).{0,8}(?:股票|基金).{0,6}(?:吗|合适|好|[？?]$)|"
    r"我(?:家|的|想|该|要).{0,16}(?:怎么办|能进吗|哪里?买|买哪)|有什么窍门|[蛋肉].{0,6}先[放下炒煮].{0,8}还是先|"
    r"手机.{0,10}(?:怎么换|怎么修|换屏|充不进)|"
    r"\b(?:should|can|could) I (?:\w+ )?(?:book|buy|eat|wear|visit|check|try|do|take)\b|"
    r"\bcan you recommend\b|"
    r"\bwhat time (?:does|is) the (?:last|next|first)\b.{0,40}\b(?:leave|train|bus)|"
    r"(?:今天|明天|最近).{0,4}股票.{0,6}涨|彩票|星座(?:运|怎)|"
    r"推荐.{0,6}(?:电影|餐厅|饭店|酒店|景点|音乐|书|小说|游戏|菜)|"
    r"(?:开车|自驾|坐车|打车)[去到回].{0,10}(?:走哪|怎么走|多久|几个?小时)|走哪条(?:高速|路|线)|"
    r"到.{1,8}坐(?:哪|什么|几点).{0,3}(?:火车|高铁|飞机|航班|车)|"
    r"^[\d\s]+[-+*/×÷加减乘除][\d\s]+(?:=|等于|是多少|$)|"
    r"\bhow (?:do|can|should) I (?:cook|fix|bake|make|mend|cure|lose|grow)\b|"
    r"\bhow to (?:cook|fix|bake|lose weight)\b|\brecipe\b|"
    r"\bweather\b.{0,30}\b(?:today|tomorrow|tonight|this week|weekend)\b|\bwill it (?:rain|snow)\b|"
    r"\b(?:today|tomorrow)(?:'s)?\b.{0,20}\bweather\b|^what(?:'s| is) the capital of\b|"
    r"\bwhich (?:train|flight|bus|hotel|restaurant|film|movie)\b.{0,30}\b(?:I|me|we)\b|"
    r"\bwho won\b.{0,20}\bworld cup\b|\bhoroscope\b|\bstock price of\b",
    re.I,
)
"""Cooking, ailments, the weather, journeys, sums: of a day's life, not of a year's work."""


def off_topic(text: str) -> bool:
    """Whether a text asks nothing that a report could say."""
    return bool(_ORDERS.search(text) or _CHORES.search(text))

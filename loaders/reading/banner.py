"""The sentence with which a sharing site presents a file before its text."""

import re

# Its first group is the title of the file, where the sentence gives it.
SITE_BANNER = re.compile(
    r"《([^《》]+?)(?:\.\w{2,5})?》由会员.{0,6}分享|请在.{2,12}上搜索|珍藏版|可在线阅读|下载原文档"
)

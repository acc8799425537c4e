"""Pages of invented government sites: the article among navigation, metadata, links and scripts."""

from html import escape

from tests.loaders.reading.formats.plan import Plan

_NAVIGATION = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("首页", "信息公开", "政务服务", "互动交流"))
_RELATED = (
    '<div class="xgwj"><h3>相关文件</h3><ul><li><a href="/1">澜州市关于支持人才创业的意见</a> 2021-08-01</li>'
    '<li><a href="/2">一图读懂云江区科技规划</a> 2021-09-09</li></ul></div>'
)
_FOOTER = (
    '<div class="footer"><p>主办：云江区人民政府办公室，承办：云江区大数据中心。</p><p>澜ICP备05001234号</p></div>'
)
_INFO = "发布时间：2021-09-08 来源：云江区人民政府 字号：[大 中 小]<script>count(1)</script>"
_TOOLS = '<div class="share">分享到：<a href="#">微信</a> <a href="#">打印本页</a></div>'


def table_of(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a table as word processors write it, each cell with a paragraph and spans of its own."""
    body = "".join(
        "<tr>" + "".join(f"<td><p><span>{escape(cell)}</span></p></td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table border=1><tbody>{body}</tbody></table>"


def modern_page(plan: Plan) -> str:
    """Return a page in UTF-8 whose article stands in a container with a class of its editor."""
    paragraphs = [*(f"<p>&nbsp;&nbsp;{escape(line)}</p>" for line in plan.before), table_of(plan.table)]
    paragraphs += [f"<p>&nbsp;&nbsp;{escape(line)}</p>" for line in plan.after]
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>云江区规划_云江区人民政府</title>'
        '<script>var page = "<p>不是正文。</p>";</script><style>p { margin: 0 }</style></head><body>'
        f"<header><ul>{_NAVIGATION}</ul></header>"
        '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/p">政策文件</a></div>'
        f'<div class="info">{_INFO}</div><div class="TRS_Editor" id="zoom">{"".join(paragraphs)}</div>'
        f"{_TOOLS}{_RELATED}{_FOOTER}</body></html>"
    )


def old_page(plan: Plan) -> str:
    """Return a page of nested tables, its paragraphs parted by line breaks, that declares GB2312."""
    body = "<br>".join(f"\u3000\u3000{escape(line)}" for line in plan.before) + table_of(plan.table)
    body += "<br>".join(f"\u3000\u3000{escape(line)}" for line in plan.after)
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>规划</title></head>'
        f"<body><table><tr><td colspan=2><ul>{_NAVIGATION}</ul></td></tr><tr><td>"
        f"<table><tr><td>通知</td></tr><tr><td><a href=2>政策法规</a></td></tr></table>{_RELATED}</td>"
        f"<td><table><tr><td>{_INFO}</td></tr>"
        f"<tr><td><font size=3>{body}</font></td></tr>"
        f"<tr><td>【<a href=#>打印</a>】【<a href=#>关闭</a>】</td></tr></table>"
        f"</td></tr><tr><td colspan=2>{_FOOTER}</td></tr></table></body></html>"
    )

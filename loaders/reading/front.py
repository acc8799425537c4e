"""What stands around a plan: the notice that carries it, its title, its contents, the site's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.reading.back import LETTER, back_kinds, is_address
from loaders.reading.banner import SITE_BANNER
from loaders.reading.block import BlockKind
from loaders.reading.headings import is_heading, panel_title
from loaders.reading.segments import Segment

_KINDS = r"(?:(?:评估|工作|总结|进展|情况)报告|规划|纲要|方案|计划|意见|办法|措施|条例|规定|决定|细则|清单|政策)"
_YEARS = r"[(（]\s*(?:19|20)\d\d\s*年?\s*[-—–－~～至到]+\s*(?:19|20)\d\d\s*年?\s*[)）]"
_STATUS = r"[(（](?:试行|暂行|修订稿?|征求意见稿|草案|送审稿|审议稿|公开版)[)）]"
TITLE = re.compile(rf"[^。；;!?！？:：,，|]{{2,60}}?{_KINDS}\s*(?:{_YEARS})?\s*(?:{_STATUS})?")
_TITLE_TAIL = re.compile(rf"(?:{_YEARS}|{_STATUS})+|[“\"]?十[一二三四五六]五[”\"]?.{{0,20}}{_KINDS}\s*(?:{_YEARS})?")
_NOTICE = re.compile(r"关于(?:印发|公布|发布|下发|转发)[《<〈]?(.{4,80}?)[》>〉]?的(?:通知|公告|函)")
_NOTICE_BEGINS = re.compile(r"关于(?:印发|公布|发布|下发|转发)|.{2,20}(?:人民政府|办公[厅室]|委员会|管委会|厅|局)$")
_CARRIED = re.compile(r"《([^《》]{4,60})》[^。]{0,60}(?:印发|发给|批准|同意|审议|通过)|印发《([^《》]{4,60})》")
_GLUED_TITLE = re.compile(
    rf"[^。，,；：:]{{4,50}}?{_KINDS}(?:{_YEARS}|{_STATUS})?(?=为|根据|按照|为了|“|一、|前言|第一章)"
)
_FURNITURE = re.compile(
    r"(?:https?://|www\.).*|[\[【]\s*\S[^\]】]{0,12}[\]】]\s*[|｜].*|.*(?:来源\s*[:：]|阅读数|浏览次数|点击数|发布时间|发布日期|字号|字体"
    r"|打印本页|关闭窗口|当前位置|您所在的位置|网站首页|无障碍|索\s*引\s*号|发文字号|成文日期|有效性|主题分类|公开方式).*|首页.*|打印|关闭|分享到?.*"
)
_CONTENTS = re.compile(r"目\s*[录次]\s*[:：]?")
_CONTENTS_LINE = re.compile(r".+?(?:[.．…·⋯]{2,}|[-—_\s]{3,}|\s)\s*[(（]?\s*\d{1,3}\s*[)）]?")
# Where a report is given, by whom: 在某县第十六届人民代表大会第五次会议上, 某县人民政府县长.
_SPEECH = re.compile(
    r"(?:在|^)(?P<region>[\u4e00-\u9fff]{2,12}[省市区县旗州盟])(?:第[\u4e00-\u9fff]{1,4}届人民代表大会|人民政府[代]?[省市区县旗州盟]长)"
)
_LONG = 60
_FRONT_LINES = 150


@dataclass(slots=True)
class Surroundings:
    """The lines that are not the plan's body, by kind, the notice's and the plan's title.

    ``kinds`` maps the index of a line to its kind; lines of one title follow one another. ``notice`` is the notice's
    title and ``carried`` the title that the notice gives the plan, ``title`` that of the plan itself, ``issuer`` the
    body that signs the notice; each is empty where absent.
    """

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    title: str = ""
    notice: str = ""
    carried: str = ""
    issuer: str = ""


def part_title(lines: list[Segment]) -> list[Segment]:
    """Return the lines with the plan's title parted from the text that a sharing site glued to it.

    The title is known from the site's banner, else it ends with its kind before the words that open a preamble.
    """
    for index, line in enumerate(lines[:3]):
        banner = SITE_BANNER.search(line.text)
        if banner is None or index + 1 >= len(lines):
            continue
        following = lines[index + 1]
        title = (banner.group(1) or "").strip()
        match = _GLUED_TITLE.match(following.text)
        length = len(title) if title and following.text.startswith(title) else match.end() if match else 0
        if 0 < length < len(following.text):
            head = replace(following, text=following.text[:length], marker=None, closes=False)
            rest = replace(following, text=following.text[length:], start=following.start + length, gap=1, opens=False)
            return [*lines[: index + 1], head, rest, *lines[index + 2 :]]
    return lines


def find_surroundings(
    lines: Sequence[Segment], headings: frozenset[int] = frozenset(), cells: frozenset[int] = frozenset()
) -> Surroundings:
    """Return what stands before and after the plan's body.

    ``headings`` are the lines that the format marks as such, ``cells`` those of tables whose rows it gives.
    """
    found = Surroundings()
    _mark_banners(lines, found)
    _mark_contents(lines, found)
    body = _first_of_body(lines, found, headings)
    _mark_notice(lines, body, found)
    _mark_title(lines, body, found)
    for index in range(body):
        if index not in found.kinds:
            found.kinds[index] = _front_kind(lines[index].text)
            if found.kinds[index] is BlockKind.LETTER and re.fullmatch(
                r".{2,20}人民政府(?:办公[厅室])?", lines[index].text
            ):
                found.issuer = lines[index].text
            elif (speech := _SPEECH.search(lines[index].text)) is not None:
                found.issuer = found.issuer or speech["region"]
    found.kinds.update(back_kinds(lines, body, cells, found.kinds))
    found.title = found.title or found.carried
    found.issuer = found.issuer or found.notice.partition("关于")[0]
    return found


def _mark_banners(lines: Sequence[Segment], found: Surroundings) -> None:
    """Mark the sentence with which a sharing site presents a file, which tells the file's title."""
    for index, line in enumerate(lines[:5]):
        match = SITE_BANNER.search(line.text)
        if match is not None:
            found.kinds[index] = BlockKind.FURNITURE
            found.carried = found.carried or (match.group(1) or "").strip()


def _mark_contents(lines: Sequence[Segment], found: Surroundings) -> None:
    """Mark the table of contents: the word, then lines with page numbers or headings that come again."""
    index = next((i for i, line in enumerate(lines[:_FRONT_LINES]) if _CONTENTS.fullmatch(line.text)), None)
    if index is None:
        index = next((i for i in range(len(lines[:_FRONT_LINES])) if _is_contents(lines[i : i + 3])), None)
    if index is None:
        return
    found.kinds[index] = BlockKind.CONTENTS
    last = {line.text: place for place, line in enumerate(lines)}
    seen: set[str] = set()
    while (index := index + 1) < len(lines):
        text = lines[index].text
        bare = re.sub(r"\s*\d{1,3}$", "", text)
        # A heading that comes for the second time is that of the body.
        again = len(text) <= _LONG and text not in seen and last.get(bare, -1) > index
        if not (len(text) <= _LONG + 40 and _CONTENTS_LINE.fullmatch(text)) and not again:
            break
        seen.add(text)
        found.kinds[index] = BlockKind.CONTENTS


def _is_contents(lines: Sequence[Segment]) -> bool:
    """Tell whether three lines have dotted leaders or rules to a page number."""
    return len(lines) == 3 and all(re.search(r"[.．…·⋯]{3,}\s*[(（]?\s*\d{1,3}", line.text) for line in lines)


def _first_of_body(lines: Sequence[Segment], found: Surroundings, headings: frozenset[int]) -> int:
    """Return the index of the first line of the plan's own text: its first heading or paragraph, 0 if none is found."""
    own_title = _own_title(lines, found)
    titled = own_title > 0
    in_notice = False
    for index, line in enumerate(lines[:_FRONT_LINES]):
        text = line.text
        if index <= own_title or index in found.kinds:
            continue
        if _is_letter(text):
            in_notice = True
            continue
        if is_heading(text, line.marker) or panel_title(text) is not None:
            return index
        if index in headings and titled and TITLE.fullmatch(text) is None:
            return index
        # Without a notice before it, the first sentence is the text's own.
        if text.endswith(("。", "：", ":")) and (titled or not in_notice or len(text) > _LONG):
            return index
        if len(text) > 4 * _LONG:
            return index
        titled = titled or TITLE.fullmatch(text) is not None
    return 0


def _own_title(lines: Sequence[Segment], found: Surroundings) -> int:
    """Return the index of the line with the title that a notice before it gives the plan, -1 where there is none."""
    carried = ""
    for index, line in enumerate(lines[:_FRONT_LINES]):
        match = _NOTICE.search(line.text) or (_CARRIED.search(line.text) if len(line.text) < 400 else None)
        if carried and index not in found.kinds and TITLE.fullmatch(line.text) and _same(line.text, carried):
            return index
        if match is not None and not carried:
            carried = next(group for group in match.groups() if group is not None)
    return -1


def _is_letter(text: str) -> bool:
    """Tell whether a line is of the notice: its address, its sentence, its signature or date."""
    if is_address(text):
        return True
    if len(text) > _LONG:
        return len(text) < 400 and _CARRIED.search(text) is not None and LETTER.fullmatch(text) is not None
    return LETTER.fullmatch(text) is not None


def _mark_notice(lines: Sequence[Segment], body: int, found: Surroundings) -> None:
    """Mark the title of the notice, over as many lines as it takes, and note the title that it gives the plan."""
    for index in range(body):
        text = ""
        for last in range(index, min(index + 4, body)):
            if last in found.kinds or len(lines[last].text) > _LONG + 40:
                break
            text += lines[last].text
            match = _NOTICE.search(text)
            if match is not None and _NOTICE_BEGINS.search(lines[index].text):
                found.notice = text
                found.carried = match.group(1)
                found.kinds.update(dict.fromkeys(range(index, last + 1), BlockKind.LETTER))
                return
    for line in lines[:body]:
        match = _CARRIED.search(line.text)
        if match is not None:
            found.carried = match.group(1) or match.group(2)
            return


def _mark_title(lines: Sequence[Segment], body: int, found: Surroundings) -> None:
    """Mark the plan's title: the line that says what the notice carries, else the last that reads like a title."""
    candidates: list[tuple[bool, int, int, str]] = []
    for index in range(body):
        if index in found.kinds:
            continue
        text = lines[index].text
        last = index
        while last + 1 < body and last + 1 not in found.kinds and _TITLE_TAIL.fullmatch(lines[last + 1].text):
            last += 1
            text += lines[last].text
        if TITLE.fullmatch(text) and not text.startswith(("关于", "附件")):
            candidates.append((_same(text, found.carried), last, index, text))
    if candidates:
        _, last, first, found.title = max(candidates)
        found.kinds.update(dict.fromkeys(range(first, last + 1), BlockKind.TITLE))
    elif not found.carried:
        _mark_plain_title(lines, body, found)


def _mark_plain_title(lines: Sequence[Segment], body: int, found: Surroundings) -> None:
    """Take the first short line before the body for the title where no line has the form of one."""
    for index in range(body):
        text = lines[index].text
        if index in found.kinds or _FURNITURE.fullmatch(text) or LETTER.fullmatch(text):
            continue
        if len(text) <= _LONG and not re.search("[。；;，,]$", text):
            found.title = text
            found.kinds[index] = BlockKind.TITLE
        return


def _same(left: str, right: str) -> bool:
    def bare(title: str) -> str:
        return re.sub(r"[\s“”\"《》()（）]", "", title)

    return bool(right) and (bare(left) in bare(right) or bare(right) in bare(left))


def _front_kind(text: str) -> BlockKind:
    if _FURNITURE.fullmatch(text):
        return BlockKind.FURNITURE
    return BlockKind.LETTER if _is_letter(text) or len(text) > 30 else BlockKind.FURNITURE

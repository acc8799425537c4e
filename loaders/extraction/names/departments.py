"""Departments of government by their fields: 科技局, 发展改革委, 自然资源和规划局高新分局."""

import re
from collections.abc import Iterator

from loaders.extraction.names.lexicon import word_list

_FIELDS = "|".join(sorted(word_list("departments.txt"), key=len, reverse=True))
# A department has at most four fields, so the pattern cannot run away on hostile text.
_DEPARTMENT = re.compile(
    rf"(?:{_FIELDS})(?:(?:和|与)?(?:{_FIELDS}|规划|创新)){{0,3}}"
    r"(?:委员会|管理局|监管局|监督局|委(?!会)|局|厅|办|署|中心支行)(?:[一-鿿]{2,3}分局)?"
    r"(?![员托派长]|会议|部门|级|领导|事处)"
)
_STATION = re.compile("(?:水产|畜牧|农技推广|植保|种子管理|农业技术推广)站")


def find_departments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the departments of a text begin and end, without the region or deictic before them.

    >>> [("由市科技局负责")[start:end] for start, end in find_departments("由市科技局负责")]
    ['科技局']
    """
    for pattern in (_DEPARTMENT, _STATION):
        for found in pattern.finditer(text):
            yield found.span()

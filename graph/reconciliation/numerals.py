"""Numbers inside names, brought into one writing: 第二, 2号 and 二期 tell things apart, however they are written."""

import re

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_CHINESE = "[一二三四五六七八九十]{1,3}"
# A numeral counts where a word for a member of a series stands beside it: 三峡 and 九龙 hold none.
_MEMBER = re.compile(
    rf"第(?P<ordinal>{_CHINESE}|\d{{1,4}})|(?P<before>{_CHINESE})(?=[期号院厂所部队区分]|中学|小学)|(?<=附)(?P<after>{_CHINESE})"
)
_NUMBER = re.compile(r"\d+|(?<![a-z])[a-z](?=[区座栋幢馆期])")


def with_digits(text: str) -> str:
    """Return a name whose numerals are digits where they count the members of a series.

    >>> with_digits("第二人民医院"), with_digits("云谷二期"), with_digits("三峡学院"), with_digits("第十二中学")
    ('2人民医院', '云谷2期', '三峡学院', '12中学')
    """
    return _MEMBER.sub(lambda found: _digits(found["ordinal"] or found["before"] or found["after"]), text)


def numbers(core: str) -> tuple[str, ...]:
    """Return what counts in a name that has its numerals in digits."""
    return tuple(number.lstrip("0") or "0" for number in _NUMBER.findall(core))


def _digits(numeral: str) -> str:
    if numeral.isdigit():
        return numeral
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return "".join(str(_DIGITS[digit]) for digit in ones)
    return str((_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[-1]] if ones else 0))

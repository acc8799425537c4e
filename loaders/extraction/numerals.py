"""Numbers as plans write them: full-width digits, Chinese numerals, thousands separators, misread letters."""

from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_DIGIT = "[一二两三四五六七八九]"
CHINESE_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"
# A well-formed numeral below ten thousand, with decimals or not.
CHINESE = (
    rf"(?=[一二两三四五六七八九十])(?:{_DIGIT}千零?)?(?:{_DIGIT}百零?)?(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})?"
    r"(?:点[零〇一二三四五六七八九]{1,4})?"
)
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_LETTERS = str.maketrans({"I": "1", "l": "1", "O": "0", "o": "0", ",": "", "，": ""})


def narrow(text: str) -> str:
    """Return a text with its full-width digits and decimal points made ASCII, character for character.

    >>> narrow("占比３．５％")
    '占比3.5％'
    """
    return text.translate(_WIDE)


def decimal(number: str) -> Decimal:
    """Return the value of a number in digits as plans write it.

    >>> decimal("1,125"), decimal("IOO"), decimal("2.70")
    (Decimal('1125'), Decimal('100'), Decimal('2.70'))
    """
    return Decimal(number.translate(_LETTERS))


def chinese_number(numeral: str) -> Decimal:
    """Return the value of a Chinese numeral; a power alone (千) is one of it.

    >>> [str(chinese_number(each)) for each in ("三十六", "五千", "一千二百零八", "三点五", "两", "千")]
    ['36', '5000', '1208', '3.5', '2', '1000']
    """
    whole, _, fraction = numeral.partition("点")
    total, digit = 0, 0
    for character in whole:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    decimals = "".join(str(_DIGITS[character]) for character in fraction)
    return Decimal(f"{total + digit}.{decimals}") if decimals else Decimal(total + digit)

"""The unified social credit code of organisations (统一社会信用代码, GB 32100-2015)."""

import re
import unicodedata

# The 31 characters of the standard: no I, O, S, V, Z, which are mistaken for digits.
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FORM = re.compile(rf"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_credit_code(text: str) -> str | None:
    """Return a code in its plain form where its check character holds, None for anything else.

    Blanks, hyphens, width and case do not matter. The last character makes the sum of the others, weighted by the
    powers of three, a multiple of 31.

    >>> check_credit_code("91350100M000100Y43")
    '91350100M000100Y43'
    >>> check_credit_code("91350100M000100Y44") is None
    True
    """
    code = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text[:60])).upper()
    if not _FORM.fullmatch(code):
        return None
    total = sum(weight * _ALPHABET.index(character) for weight, character in zip(_WEIGHTS, code, strict=False))
    return code if _ALPHABET[-total % 31] == code[-1] else None

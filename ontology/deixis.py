"""Words that mean the region that a text is about: 市, 全区, 我省."""

import re

from ontology import regions

#: The word that a name of something in one's own region begins with: 市科技局, 区级平台.
DEICTIC = re.compile(
    r"[我本全]?([市区县省州旗])(?=[\u4e00-\u9fff])(?!场|值|民|价|块链|域|级|委员|际|政[设工]|内外|外)|([市区县省州])级(?=[\u4e00-\u9fff])"
)


def meant_region(word: str, context: str | None) -> str | None:
    """Return the code of the region that 市, 区, 县 or 省 means in a document about ``context``.

    >>> meant_region("市", "500116"), meant_region("区", "500116"), meant_region("市", None)
    ('500000', '500116', None)
    """
    if context is None:
        return None
    here = regions.region(context)
    line = [*([here] if here else []), *regions.ancestors(context)]
    for region in line:
        if region.name.endswith(word) and not (word == "区" and region.level < 3):
            return region.code
    if word in "省区":
        return line[-1].code if line else None
    return None

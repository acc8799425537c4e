"""Mere kinds that a document uses as the name of one thing of its region."""

from collections.abc import Sequence

from loaders.extraction.names.forms import Homeland
from loaders.extraction.names.merging import Naming
from ontology.regions import region

# Of what the state has made once in a province, a province has one.
_NATIONAL = "国家"


def confirmed(namings: Sequence[Naming], home: Homeland, *, code: str | None) -> list[Naming]:
    """Return the namings without those mere kinds that the document does not use as names.

    A kind is a name where the document names no thing of that kind more fully (beside 云江高新区, 高新区 is short for
    or for all of them) and plans for no whole province, which has many. ``code`` is the code of its region, ``home``
    has the words for it, with which a name is no fuller one.
    """
    here = region(code) if code is not None else None
    province = here is not None and here.level == 1
    kinds = {
        naming.name for naming in namings if naming.tentative and (not province or naming.name.startswith(_NATIONAL))
    }
    fuller = {naming.name for naming in namings if not naming.tentative and home.split(naming.name)[1] not in kinds}
    names = {kind for kind in kinds if not any(name.endswith(kind) and name != kind for name in fuller)}
    return [naming for naming in namings if not naming.tentative or naming.name in names]

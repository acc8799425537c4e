"""Write the page of algorithms and the answers below the queries of the READMEs: ``python -m tests.docs``."""

from tests.competency.seeds import seeded_graph
from tests.docs.algorithms import PAGE, page
from tests.docs.readme import READMES, with_answers

PAGE.write_text(page(), encoding="utf-8")
for readme in READMES:
    readme.write_text(with_answers(readme.read_text(encoding="utf-8"), seeded_graph()), encoding="utf-8")

"""Write the seeds' answers below the queries of the READMEs: ``python -m tests.docs``."""

from tests.competency.seeds import seeded_graph
from tests.docs.readme import READMES, with_answers

for readme in READMES:
    readme.write_text(with_answers(readme.read_text(encoding="utf-8"), seeded_graph()), encoding="utf-8")

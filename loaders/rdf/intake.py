"""A file of RDF in, its checked statements out: a pure function of one file and the id of its document."""

from dataclasses import dataclass, field

from loaders.checking.statements import check_statements
from loaders.intake import Intake
from loaders.rdf.reader import read_rdf
from ontology.namespaces import Namespaces
from ontology.rdf_document import RdfDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfIntake(Intake):
    """A file of RDF to take in, the id that its document shall have, and the namespaces of the graph."""

    document: str
    namespaces: Namespaces = field(default_factory=Namespaces)


def take_in_rdf(intake: RdfIntake) -> RdfDocument:
    """Return what a file of RDF states, what cannot hold apart from the rest.

    Raises ``ReadingError`` for what cannot be read and ``NoFactsError`` for a file without a statement.
    """
    namespaces = intake.namespaces
    document = read_rdf(intake.path, namespaces=namespaces, document=intake.document, limits=intake.limits)
    return check_statements(document, namespaces)

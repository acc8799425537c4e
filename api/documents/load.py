"""One load of files into a graph: which document each is, what is put in, what is told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from api.documents.load_tally import Tally
from api.documents.rdf_tally import origins_of, things_of
from graph.knowledge_graph import KnowledgeGraph
from loaders.document_ids import DocumentIds, Identity, Recognition, file_key, sent_key
from loaders.intake import is_claims, renamed
from ontology.document import DocumentDescription, DocumentOrigin
from ontology.errors import NotFoundError, ValidationError
from ontology.identity import identify
from ontology.namespaces import Namespaces
from ontology.quarantine import CheckedClaims
from ontology.rdf_document import RdfDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A file that was read in so many seconds and whose document is known: it can be put into the graph."""

    path: Path
    identity: Identity
    origins: tuple[DocumentOrigin, ...]
    contents: CheckedClaims | RdfDocument
    seconds: float = 0.0


class DocumentLoad:
    """What one load puts into a graph; ``fresh`` are the ids of the things that it changed so far.

    ``sent`` says that the paths of the files mean nothing, for they were sent under a name; ``replacing`` is the id of
    the document that the one file takes the place of, whatever its own would be.
    """

    def __init__(
        self,
        graph: KnowledgeGraph,
        paths: Iterable[Path],
        namespaces: Namespaces,
        *,
        sent: bool = False,
        replacing: str | None = None,
    ) -> None:
        self._graph = graph
        self._namespaces = namespaces
        self._sent = sent
        self._replacing = replacing
        self._known = graph.origins()
        self._ids = DocumentIds(self._known, expected=paths)
        self.tally = Tally()
        self.fresh: set[str] = set()

    def identity(self, path: Path, digest: str) -> Identity | None:
        """Return which document a file of RDF is; None where this load has the same bytes already, which is noted."""
        identity = self._replaced() or self._ids.of_file(path, digest, sent=self._sent)
        return None if self._is_there(path, identity) else identity

    def claims(self, path: Path, checked: CheckedClaims, *, seconds: float) -> Ready | None:
        """Return claims under the id of their document; None where this load has the same bytes already.

        Raises ``ReadingError`` where no id is free and ``ValidationError`` where another file of this load is it.
        """
        described = checked.claims.document
        identity = self._replaced() or self._ids.of(path, described, sent=self._sent)
        if self._is_there(path, identity):
            return None
        self.tally.claim(path, identity.id)
        claims = renamed(checked.claims, identity.id, file_key=self._key(path, described, identity))
        contents = replace(checked, claims=claims)
        origins = (_origin(claims.document),)
        return Ready(path=path, identity=identity, origins=origins, contents=contents, seconds=seconds)

    def statements(self, path: Path, identity: Identity, document: RdfDocument, *, seconds: float) -> Ready:
        """Return a file of RDF as a document, or as the documents that it holds.

        Raises ``ValidationError`` where it would take the place of another document.
        """
        origins = tuple(origins_of(document, self._namespaces))
        self._refuse_others(path, document, origins)
        self.tally.claim(path, document.description.id)
        if not document.dump:
            key = self._key(path, document.description, identity)
            document = replace(document, description=replace(document.description, file_key=key))
            origins = (_origin(document.description),)
        return Ready(path=path, identity=identity, origins=origins, contents=document, seconds=seconds)

    def expect(self, ready: Ready) -> None:
        """Take the documents of a file for loaded when other files are told apart."""
        for origin in ready.origins:
            self._ids.record(origin)

    def put(self, ready: Ready) -> None:
        """Load what is ready; raise what the graph raises, which then holds nothing of it."""
        if isinstance(ready.contents, RdfDocument):
            self._put_statements(ready, ready.contents)
        else:
            self._put_claims(ready, ready.contents)
        self.expect(ready)

    def _put_claims(self, ready: Ready, checked: CheckedClaims) -> None:
        result = self._graph.load(
            checked.claims, text=checked.text, quarantined=checked.quarantined, reading=ready.seconds
        )
        self.tally.add(ready.path, checked, result)
        self._note(ready)
        if not result.unchanged:
            self.fresh.update(map(identify, checked.claims.entities))

    def _put_statements(self, ready: Ready, document: RdfDocument) -> None:
        results = self._graph.load_rdf(document, reading=ready.seconds)
        self.tally.add_rdf(ready.path, document, results, self._namespaces)
        if not document.dump:
            self._note(ready)
        if not all(result.unchanged for result in results):
            self.fresh |= things_of(document, self._namespaces)

    def _note(self, ready: Ready) -> None:
        if self._replacing is None:
            self.tally.note(ready.path, ready.identity)

    def _replaced(self) -> Identity | None:
        """Return the identity of the document that is to be replaced, where one is; raise ``NotFoundError`` if gone."""
        if self._replacing is None:
            return None
        held = next((origin for origin in self._known if origin.id == self._replacing), None)
        if held is None:
            raise NotFoundError(f"The document {self._replacing!r} that was to be replaced is no longer there.")
        return Identity(id=held.id, recognition=Recognition.FILE, other=held)

    def _key(self, path: Path, description: DocumentDescription, identity: Identity) -> str:
        if not self._sent:
            return file_key(path)
        # A file that is in the graph already stays that of its path, which a later load from there looks for.
        held = identity.other if identity.recognition is Recognition.CONTENT else None
        return (held and held.file_key) or sent_key(path.name, description.digest)

    def _is_there(self, path: Path, identity: Identity) -> bool:
        """Tell whether this load has put the same bytes into the graph already, and note it."""
        first = self.tally.paths.get(identity.id)
        if first is None or identity.recognition not in {Recognition.CONTENT, Recognition.FILE}:
            return False
        if is_claims(path):
            return False
        self.tally.notes.append(f"{path} holds the same as {first}: it is in the graph once, as {identity.id!r}.")
        return True

    def _refuse_others(self, path: Path, document: RdfDocument, origins: Sequence[DocumentOrigin]) -> None:
        """Raise ``ValidationError`` for a dump with a document whose id is that of another document of the graph."""
        if document.dump and self._replacing is not None:
            raise ValidationError(f"{path} holds documents of its own: it cannot take the place of one of the graph.")
        for origin in origins:
            held = None if origin.id == self._replacing else self._ids.holder(origin)
            if held is not None:
                raise ValidationError(
                    f"{path} was left out: its document {origin.id!r} ({origin.title}, {origin.source}) is another "
                    f"than the one of that id in the graph ({held.title}, {held.source}), which it would replace. "
                    "Load it into a graph of its own with --data."
                )


def _origin(description: DocumentDescription) -> DocumentOrigin:
    return DocumentOrigin(
        id=description.id,
        title=description.title,
        source=description.source,
        digest=description.digest,
        file_key=description.file_key,
    )

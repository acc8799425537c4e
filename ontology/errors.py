"""The exceptions of innokg: one tree, each class saying when it is raised."""


class InnokgError(Exception):
    """Raised for every failure that innokg foresees; its text is a sentence for the user."""


class ReadingError(InnokgError):
    """Raised when a file cannot be turned into a document."""


class FileMissingError(ReadingError):
    """Raised when a named file or directory does not exist or cannot be opened."""


class EmptyDocumentError(ReadingError):
    """Raised when a file holds no text."""


class BinaryFileError(ReadingError):
    """Raised when a file that should hold text holds something else."""


class EncodingError(ReadingError):
    """Raised when no known encoding fits the bytes of a text file."""


class UnsupportedFormatError(ReadingError):
    """Raised when a file is in a format that innokg knows by name but does not read."""


class EncryptedFileError(ReadingError):
    """Raised when a file opens only with a password."""


class DamagedFileError(ReadingError):
    """Raised when a file was cut off or breaks the rules of its format."""


class ScannedDocumentError(ReadingError):
    """Raised when a PDF file holds pictures of its pages and no text layer."""


class TooLargeError(ReadingError):
    """Raised when a file, what it unpacks to, or its text is larger than the limits of reading allow."""


class MappingError(ReadingError):
    """Raised when the mapping of a list cannot be read, or names a column that no sheet has."""


class RdfSyntaxError(ReadingError):
    """Raised when a file of RDF breaks its syntax; knows the line and column, counted from 1, where the parser does."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class NoFactsError(InnokgError):
    """Raised when a document was read but names no entity and states no figure."""


class VocabularyError(InnokgError):
    """Raised when a class, relation or indicator is not in the vocabulary."""


class IdentifierError(InnokgError):
    """Raised when a text is not an identifier or IRI that innokg could have made."""


class ValidationError(InnokgError):
    """Raised when claims break the ontology: a range, a domain or a SHACL shape."""


class StoreError(InnokgError):
    """Raised when the graph store cannot do what it was asked."""


class StoreInUseError(StoreError):
    """Raised when another process holds the data directory."""


class StoreUnavailableError(StoreError):
    """Raised when the data directory cannot be read, written or created, or the store's server does not answer."""


class StoreFullError(StoreError):
    """Raised when the disk takes no more of what a change, or the copy that a query reads, would write."""


class BackupError(StoreError):
    """Raised when a backup cannot be made, or a file is not a whole one."""


class WorkerKilledError(StoreError):
    """Raised when the process that answered a SPARQL query was ended by something else than the query."""


class QueryError(InnokgError):
    """Raised when a SPARQL query cannot be answered."""


class QuerySyntaxError(QueryError):
    """Raised when a SPARQL query cannot be parsed; knows the line and the column, both counted from 1."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryForbiddenError(QueryError):
    """Raised when a query would reach beyond the store (SERVICE, LOAD) or write where only reading is allowed."""


class QueryTimeoutError(QueryError):
    """Raised when a SPARQL query was stopped because it took longer than it may."""


class QueryMemoryError(QueryError):
    """Raised when a SPARQL query was stopped because it took more memory than it may."""


class ResultTooLargeError(QueryError):
    """Raised when the answer to a SPARQL query would have more bytes than it may."""


class QueryAbandonedError(QueryError):
    """Raised when a SPARQL query was stopped because nobody waits for its answer any more."""


class OverloadedError(InnokgError):
    """Raised when so many queries, algorithms or uploads are running and waiting that one more has no place."""


class IndexMakingError(InnokgError):
    """Raised when names are searched for while the index of them is still being made."""


class AlgorithmLimitError(InnokgError):
    """Raised when an algorithm was stopped because it took more time or memory than it may."""


class CancelledError(InnokgError):
    """Raised when work was stopped because its result is no longer wanted."""


class EngineError(InnokgError):
    """Raised when Spark or the Java that it runs on is missing, or its cluster does not do its work."""


class AlgorithmCancelledError(CancelledError):
    """Raised when an algorithm was stopped because its result is no longer wanted."""


class NotFoundError(InnokgError):
    """Raised when no entity, document or query has the given id."""


class AddressInUseError(InnokgError):
    """Raised when the server cannot listen on the address it was given."""


class SettingsError(InnokgError):
    """Raised when an environment variable holds a value that cannot be used."""


class RequestError(InnokgError):
    """Raised when an HTTP request is not one that the resource understands."""


class NotAcceptableError(RequestError):
    """Raised when a resource has none of the media types that a request accepts."""


class UnsupportedMediaTypeError(RequestError):
    """Raised when the body of a request has a media type that the resource does not read."""


class PreconditionFailedError(RequestError):
    """Raised when the present state is not the one on which a request makes its change conditional."""


class WritingOffError(InnokgError):
    """Raised when a change is asked for over HTTP and the service has no token that would allow it."""


class UnauthorisedError(InnokgError):
    """Raised when a change is asked for over HTTP without the service's token."""

"""Asking the service that holds a directory for a backup of it."""

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse

from api.service_note import ServiceNote
from ontology.errors import BackupError

_CHUNK = 1 << 20
# The service counts the quads before it answers: some seconds for 10 million.
_SECONDS = 300


def backup_of_service(note: ServiceNote) -> Iterator[bytes]:
    """Yield the archive that a service makes; raise ``BackupError`` where it does not answer, refuses or breaks off."""
    # Not through a proxy: the service is on this machine.
    connection = HTTPConnection(note.host, note.port, timeout=_SECONDS)
    with closing(connection):
        try:
            connection.request("POST", "/admin/backup", headers={"Authorization": f"Bearer {note.key}"})
            answer = connection.getresponse()
        except (OSError, HTTPException) as error:
            raise BackupError(
                "The directory is in use by a process that is no service, or by a service that does not answer; "
                "make the backup when it has ended."
            ) from error
        if answer.status != 200:
            raise BackupError(f"The service makes no backup: {_reason(answer)}")
        yield from _body(answer)


def _body(answer: HTTPResponse) -> Iterator[bytes]:
    try:
        while chunk := answer.read(_CHUNK):
            yield chunk
    except (OSError, HTTPException) as error:
        raise BackupError("The service broke off in the middle of the backup.") from error


def _reason(answer: HTTPResponse) -> str:
    try:
        return str(json.loads(answer.read(_CHUNK))["detail"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return f"it answers {answer.status} {answer.reason}."

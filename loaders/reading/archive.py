"""Zip archives from strangers: what may be unpacked, and how much."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from loaders.reading.limits import Limits
from ontology.errors import DamagedFileError, EncryptedFileError, TooLargeError

_MOST_ENTRIES = 20_000
_ENCRYPTED = 0x1
_CHUNK = 1 << 16


class Archive:
    """A zip archive in memory, of which named parts are read and nothing is written to disk."""

    def __init__(self, data: bytes, *, name: str, limits: Limits) -> None:
        self._name = name
        self._left = limits.unpacked_bytes
        self._limits = limits
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError) as error:
            raise DamagedFileError(f"{name} is damaged or was cut off: copy or download it again.") from error
        if len(self._zip.namelist()) > _MOST_ENTRIES:
            raise TooLargeError(f"{name} holds {len(self._zip.namelist()):,} files, more than a document has.")

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the parts."""
        return frozenset(self._zip.namelist())

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is none of that name.

        The limit holds for all parts together, for the size that the archive declares and for what comes out. Raise
        ``TooLargeError`` beyond it, ``EncryptedFileError`` and ``DamagedFileError`` for what cannot be unpacked.
        """
        if part not in self.names:
            return None
        entry = self._zip.getinfo(part)
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedFileError(f"{self._name} is encrypted: it opens only with a password. Save it without one.")
        if entry.file_size > self._left:
            raise self._too_large()
        pieces: list[bytes] = []
        try:
            with self._zip.open(entry) as source:
                while piece := source.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._too_large()
                    pieces.append(piece)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise DamagedFileError(f"{self._name} is damaged: its part {part!r} cannot be unpacked.") from error
        return b"".join(pieces)

    def _too_large(self) -> TooLargeError:
        megabytes = self._limits.unpacked_bytes // 2**20
        return TooLargeError(
            f"{self._name} unpacks to more than {megabytes:,} MB (INNOKG_READ_UNPACKED_MB), which no document needs."
        )

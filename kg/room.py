"""Where nothing more can be written: each library says so in words of its own."""

import errno
import shutil
from pathlib import Path

from kg.errors import NoRoom

#: What RocksDB, FAISS, tantivy and SQLite say.
FULL = ("No space left on device", "Disk quota exceeded", "database or disk is full")
#: What tantivy says where one of its threads could not write, for whatever reason.
PERHAPS_FULL = "An index writer was killed"
#: Bytes that such a thread may want at once.
PIECE = 1 << 25


def is_full(error: BaseException) -> bool:
    """Whether the disk is to blame, and no document or program."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return isinstance(error, NoRoom) or any(words in str(error) for words in FULL)


def is_out_of_room(error: BaseException, data: Path) -> bool:
    """Whether a full disk has led to an error, which may not say so."""
    return is_full(error) or (PERHAPS_FULL in str(error) and shutil.disk_usage(data).free < PIECE)


def no_room(error: BaseException, data: Path) -> NoRoom:
    """What is to be told instead."""
    file = error.filename if isinstance(error, OSError) else None
    return NoRoom(
        f"The disk of {file or data} is full: make room, then do it again. "
        "Readers get what was published before."
    )

"""ZIP: an archive of reports, and the shell of DOCX and XLSX; none may swell without bound."""

import functools
import io
import zipfile
from pathlib import Path, PurePosixPath

from rag.errors import ReadingError
from rag.reading.extract import File

_MOST_ENTRIES = 2_000
_MOST_BYTES = 500_000_000
_MOST_ENTRY = 50_000_000
"""Of one entry; a report of a thousand pages is a tenth of it."""
_MOST_RATIO = 200
_SMALL = 1_000_000
"""Bytes below which a ratio says nothing: three words, repeated, press well."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAULTS = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError)
"""What zipfile raises of a damaged list of contents."""


def members(path: Path, endings: tuple[str, ...]) -> list[File]:
    """The files in a ZIP that end in one of `endings`, by name, unread."""
    try:
        archive = zipfile.ZipFile(path)
    except _FAULTS as error:
        raise _damaged(path.name) from error
    _measure(archive, path.name)
    named = sorted((_name(info), info) for info in archive.infolist() if not info.is_dir())
    return [
        File(f"{path.name}/{name}", functools.partial(_load, archive, info, f"{path.name}/{name}"))
        for name, info in named
        if _wanted(name, endings)
    ]


def office(data: bytes, name: str, most_xml: int = _MOST_BYTES) -> None:
    """Refuse a DOCX or XLSX that is encrypted, of the old format, or a bomb.

    `most_xml`: bytes of XML in all, where the library takes all of it into memory, 25 times as
    large. Raises `zipfile.BadZipFile` too.
    """
    if data.startswith(_OLE):
        raise ReadingError(
            f"{name}, which is encrypted or of the format before 2007",
            "DOCX or XLSX without a password",
            "Open it in Word, Excel or LibreOffice and save it again so.",
        )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _measure(archive, name)
        for info in archive.infolist():
            _check(info, name)
        xml = sum(
            info.file_size for info in archive.infolist() if info.filename.lower().endswith(".xml")
        )
    if xml > most_xml:
        raise ReadingError(f"{name} with {xml:,} bytes of XML", f"{most_xml:,}", "Cut it in parts.")


def _measure(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    total = sum(info.file_size for info in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES:
        raise _too_large(name, f"{len(entries)} files of {total:,} bytes")


def _load(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry; zipfile reads no more of it than the size that was checked."""
    if info.flag_bits & _ENCRYPTED:
        raise ReadingError(
            f"{name}, which is encrypted", "archives without a password", "Unpack it first."
        )
    _check(info, name)
    try:
        return archive.read(info)
    except Exception as error:  # each compression fails in ways of its own
        raise _damaged(name) from error


def _check(info: zipfile.ZipInfo, name: str) -> None:
    swollen = info.file_size > _SMALL and info.file_size > _MOST_RATIO * info.compress_size
    if info.file_size > _MOST_ENTRY or swollen:
        raise _too_large(
            name, f"{info.file_size:,} bytes in {info.compress_size:,} ({info.filename})"
        )


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry; Chinese Windows writes GBK, which zipfile takes for cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
        return _either(raw)
    except UnicodeError:
        return info.filename


def _either(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _wanted(name: str, endings: tuple[str, ...]) -> bool:
    """Whether an entry is a file to read, and not hidden, a lock of Word or a Mac's copy."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and name.lower().endswith(endings)


def _damaged(name: str) -> ReadingError:
    return ReadingError(
        f"{name}, which is damaged or of another format",
        "a whole ZIP archive",
        "Fetch or pack it again.",
    )


def _too_large(name: str, found: str) -> ReadingError:
    return ReadingError(
        f"{name} with {found}",
        f"{_MOST_ENTRIES:,} files, {_MOST_BYTES:,} bytes in all, {_MOST_ENTRY:,} a file, "
        f"{_MOST_RATIO} times the compressed size",
        "Unpack it and name the folder, or save it in parts.",
    )

"""What can go wrong with one document, named for the person who added it."""


class IngestError(Exception):
    """A document could not be read; its text is one clear line."""


class UnsupportedFormat(IngestError):
    """No reader for files of this kind."""


class NotAFile(IngestError):
    """A pipe, a device or a socket: reading it could wait for ever."""


class UnreadableText(IngestError):
    """The bytes are not text in any encoding we know."""


class EmptyDocument(IngestError):
    """There are no words in the file."""


class MisnamedFile(IngestError):
    """The file is of another kind than its name says."""


class DamagedFile(IngestError):
    """The file is cut off, or changed so that its parts cannot be read."""


class PasswordProtected(IngestError):
    """The file is encrypted."""


class OversizedContent(IngestError):
    """More than any document holds, or than can be read in a reasonable time."""


class ForbiddenMarkup(IngestError):
    """The file asks for things to be looked up or multiplied, as attacks do."""


class OnlyPictures(IngestError):
    """There are pictures of text, but no text."""


class PreparationDied(IngestError):
    """The process that prepared the file was killed, as one is that takes all the memory."""

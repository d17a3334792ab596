"""What can go wrong with one document, named for the person who added it."""


class IngestError(Exception):
    """A document could not be read; its text is one clear line."""


class UnsupportedFormat(IngestError):
    """No reader for files of this kind."""


class UnreadableText(IngestError):
    """The bytes are not text in any encoding we know."""


class EmptyDocument(IngestError):
    """There are no words in the file."""

"""What XML cannot say is refused: Oxigraph writes it all the same, and no reader takes that."""

from collections.abc import Iterable

from kg.errors import FormatNotOffered

#: Bytes of no document in XML: control characters, and two that are no characters.
NO_TEXT = (
    *(bytes([each]) for each in range(32) if each not in b"\t\n\r"),
    b"\xef\xbf\xbe",
    b"\xef\xbf\xbf",
)
#: So begins the element of a predicate that ends with no name of XML: <http://example.org/1>
NO_NAME = b"<oxprefix: "


def refuse_unfit(content: bytes, media_type: str, others: Iterable[str]) -> None:
    """Raises FormatNotOffered, naming other formats, where this is called XML and is none."""
    if not media_type.endswith("xml") or not any(each in content for each in (*NO_TEXT, NO_NAME)):
        return
    fit = ", ".join(other for other in others if not other.endswith("xml"))
    raise FormatNotOffered(f"The result cannot be written as {media_type}: ask for {fit}.")

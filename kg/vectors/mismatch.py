"""Vectors of one encoder say nothing to another."""

from kg.encoder import Encoder
from kg.errors import EncoderMismatch


def refuse_other_encoder(encoder: Encoder, model: str, dimension: int) -> None:
    """Raises EncoderMismatch unless vectors of the model are the encoder's."""
    refuse_other_model(encoder.name, model)
    if encoder.dimension != dimension:
        raise EncoderMismatch(
            f"The vectors were made by another {model}, of {dimension} dimensions, not of "
            f"{encoder.dimension}: run `svod reindex`."
        )


def refuse_other_model(named: str, model: str) -> None:
    """Raises EncoderMismatch unless the names are one; nothing has to be loaded to compare them."""
    if named != model:
        raise EncoderMismatch(
            f"The vectors were made by {model}, not by {named}: set SVOD_MODEL to the former "
            "(unset it for the bundled one), or run `svod reindex`."
        )

"""The policy of pages: nothing comes from elsewhere, and no script or style stands in a page."""

#: What YASGUI writes into its page, by SHA-256: the style sheet of the column resizer of tables,
#: and the underlining in the hint at a syntax error. Nothing else may, there neither.
YASGUI_STYLES = (
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='",
    "'unsafe-hashes'",
    "'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='",
)


def policy(*styles: str) -> str:
    allowed = " ".join(("'self'", *styles))
    return (
        f"default-src 'none'; script-src 'self'; style-src {allowed}; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )

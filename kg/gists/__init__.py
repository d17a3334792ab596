"""What of passages is compared when many are looked at, so that none of them has to be read."""

from kg.gists.gist import Gist, gist_of
from kg.gists.index import GistIndex
from kg.gists.published import Gists

__all__ = ["Gist", "GistIndex", "Gists", "gist_of"]

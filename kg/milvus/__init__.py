"""The same search over Milvus, for more passages than one machine holds.

A generation sees the rows of its own edition only: each row says since which edition it holds and
until which. `docs/decisions/007-search-beyond-one-machine.md` says why it is so.
"""

"""The published graph on any SPARQL 1.1 server, in the place of the one in the data folder.

The writer keeps its own store; each publication sends what changed since the state that the server
has. `docs/decisions/013-the-graph-on-a-server.md` says why it is so.
"""

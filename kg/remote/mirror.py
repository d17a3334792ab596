"""The graph on a server, kept like the writer's store; nothing to do without one."""

from collections.abc import Set

from pyoxigraph import Quad, Store

from kg import notes
from kg.generations import Manifest
from kg.indexes import Progress
from kg.journal import Journal
from kg.layout import Layout
from kg.quads import is_public
from kg.remote.marker import read_marker
from kg.remote.place import Place, refuse_other_place
from kg.remote.sending import bring, is_at
from kg.remote.server import Server


class Mirror:
    """What of the writer's changes a server is still to be sent, and the sending."""

    def __init__(self, layout: Layout, server: Server | None, *, base: str) -> None:
        self._server = server
        self._base = base
        self._journal = Journal(layout.journal) if server else None

    def close(self) -> None:
        if self._journal:
            self._journal.close()

    def touch(self, before: str, quads: Set[Quad]) -> None:
        """Some are about to be changed in a state of the store."""
        if self._journal:
            self._journal.note(before, {quad for quad in quads if is_public(quad.graph_name)})

    def go_back(self, before: str, then: int) -> None:
        """All after an earlier change is about to be undone."""
        if self._journal:
            self._journal.note_return(before, then)

    def forget(self, change: int) -> None:
        """Nobody will go back behind this change."""
        if self._journal:
            self._journal.forget(change)

    def refuse_other_place(self, manifest: Manifest) -> None:
        """Raises GraphElsewhere unless a generation shows its graph where the next one will."""
        refuse_other_place(on_server=manifest.graph == "server", server=self._server)

    def shows(self, manifest: Manifest, state: str) -> bool:
        """Whether readers of a generation find this state. Raises GraphServerDown."""
        if self._server is None or manifest.graph != "server":
            return self._server is None and manifest.graph == "embedded"
        marker = read_marker(self._server)
        return marker is not None and is_at(marker, state)

    def bring(self, store: Store, progress: Progress, *, anew: bool = False) -> Place | None:
        """Shows the present state on the server, if there is one, and says how.

        Raises GraphServerDown, and GraphElsewhere where it has another graph, unless `anew`.
        """
        if self._server is None or self._journal is None:
            return None
        now, journal = notes.state(store), self._journal
        return bring(
            self._server,
            store,
            lambda state: journal.since(state, now),
            base=self._base,
            anew=anew,
            progress=progress,
        )

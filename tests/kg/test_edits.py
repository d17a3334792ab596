"""What people write is published as a whole, or there is no trace of it."""

import errno
import signal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import publishing
from kg.asking import text
from kg.errors import AgainstShapes, ChangedMeanwhile
from kg.generations import Generations
from kg.lineage import kept_generations
from kg.search import search
from kg.updating.edits import Put, Update, carry_out
from kg.updating.payloads import Payload
from kg.updating.peoples import Peoples

WRITER = Path(__file__).with_name("dying_writer.py")
BASE = "http://localhost:8080/"
PEOPLES = Peoples(BASE)
KNOWN = Payload("<urn:a> <urn:says> 'одно' .".encode(), "text/turtle")


def made(primary, edit, seen=None):
    return carry_out(primary, edit, PEOPLES, seen=seen, memory_mb=1024)


@pytest.mark.usefixtures("generation")
class TestKilled:
    @pytest.mark.parametrize(
        ("moment", "published"),
        [
            ("after kg.store begin", False),
            ("before kg.store apply", False),
            ("after kg.store apply", False),
            ("before kg.marked replace_text", False),
            ("after kg.publishing checkpoint", False),
            ("after kg.publishing replace_link", True),
            ("before kg.store end", True),
        ],
    )
    def test_at_any_moment(self, data, primary, open_primary, encoder, example, moment, published):
        before = example.exported(data)
        primary.close()
        writer = example.run_python(str(WRITER), str(data), *moment.split(), "edit")
        assert writer.returncode == -signal.SIGKILL, writer.stderr
        shown = example.exported(data)
        assert len(shown) == len(before) + (3 if published else 0)

        with open_primary() as reopened:
            assert bool(reopened.graph(PEOPLES.own)) == published
            assert bool(reopened.graph(PEOPLES.authority)) == published
            assert not (data / "primary" / "pending").exists()
            name = reopened.publish()
            assert Generations(data).current().name == name
            assert example.exported(data) == shown
            reopened.put(example.document(6), example.protocol(6, {"Норвегия": "Исландия"}))
            reopened.publish()
        hits = search(Generations(data).current(), "Исландия", encoder=encoder)
        assert hits[0].document == example.document(6)
        assert not list((data / "generations").glob("*.tmp"))


@pytest.mark.usefixtures("generation")
class TestPublishingFails:
    def test_nothing_remains(self, data, primary, open_primary, example, monkeypatch):
        def full(*_arguments, **_options):
            raise OSError(errno.ENOSPC, "No space left on device")

        before = example.exported(data)
        with monkeypatch.context() as disk:
            disk.setattr(publishing, "sync_tree", full)
            with pytest.raises(OSError, match="No space left"):
                made(primary, Put(PEOPLES.own, [KNOWN]))
        primary.close()
        assert example.exported(data) == before
        with open_primary() as reopened:
            assert reopened.graph(PEOPLES.own) == set()
            assert reopened.publish() == "000001"
            assert made(reopened, Put(PEOPLES.own, [KNOWN])).generation == "000002"


def test_what_an_interrupted_ingest_put_in_is_no_part_of_it(primary, example):
    primary.put(example.document(), example.protocol())
    primary.publish()
    primary.put(example.document(6), example.protocol(6))
    assert made(primary, Put(PEOPLES.own, [KNOWN])).generation == "000003"
    primary.rollback("000002")
    assert len(primary.documents()) == 2
    assert primary.graph(PEOPLES.own) == set()


@pytest.mark.usefixtures("generation")
def test_data_alone_are_put_in_and_taken_out_beside_what_stays(primary):
    made(primary, Put(PEOPLES.own, [KNOWN]))
    notes = f"{PEOPLES.own}/notes"
    done = made(
        primary,
        Update(
            f"INSERT DATA {{ GRAPH <{PEOPLES.own}> {{ <urn:a> <urn:says> 'два', 'три' }} }} ;\n"
            f"DELETE DATA {{ GRAPH <{PEOPLES.own}> {{ <urn:a> <urn:says> 'одно', 'три' }} }} ;\n"
            f"INSERT DATA {{ GRAPH <{notes}> {{ _:note <urn:says> 'новое' }} }}"
        ),
    )
    assert (done.added, done.removed) == (2, 1)
    assert [quad.object.value for quad in primary.graph(PEOPLES.own)] == ["два"]
    assert [quad.object.value for quad in primary.graph(notes)] == ["новое"]


def test_decided_on_what_is_no_longer_there(primary, generation):
    seen = generation.manifest.revision
    made(primary, Put(PEOPLES.own, [KNOWN]), seen)
    with pytest.raises(ChangedMeanwhile, match="Something else was published meanwhile"):
        made(primary, Put(PEOPLES.own, []), seen)
    assert len(primary.graph(PEOPLES.own)) == 1


def test_people_are_taken_back_with_the_rest(primary, generation):
    made(primary, Put(PEOPLES.own, [KNOWN]))
    primary.rollback(generation.name)
    assert primary.graph(PEOPLES.own) == set()


@pytest.mark.usefixtures("generation")
def test_a_new_version_of_a_document_leaves_what_people_say(data, primary, example):
    norway = NamedNode(f"{BASE}id/place/norvegiya")
    says = f'{norway} skos:altLabel "Норге"@ru'
    made(primary, Update(f"INSERT DATA {{ GRAPH <{PEOPLES.authority}> {{ {says} }} }}"))
    primary.put(example.document(), example.protocol(5, {"до 1 июля": "до 2 июля"}))
    primary.publish()
    assert len(primary.graph(PEOPLES.authority)) == 1
    labels = Generations(data).current().select("labels", thing=norway)
    assert "Норге" in [text(row, "label") for row in labels]


def test_notes_leave_the_way_back_before_the_last_ingest(data, primary, example):
    for number in (5, 6, 7, 8):
        primary.put(example.document(number), example.protocol(number))
        primary.publish()
    for note in range(5, 10):
        sent = Payload(f"<urn:a> <urn:says> {note} .".encode(), "text/turtle")
        assert made(primary, Put(PEOPLES.own, [sent])).generation == f"{note:06}"
    kept = {manifest.name: manifest.edit for manifest in kept_generations(data)}
    assert kept == {
        "000002": False,
        "000003": False,
        "000004": False,
        "000007": True,
        "000008": True,
        "000009": True,
    }
    primary.rollback("000003")
    assert len(primary.documents()) == 3
    assert primary.graph(PEOPLES.own) == set()


def test_what_edits_came_from_is_kept_longer_than_what_was_rolled_back(data, primary, example):
    for number in (5, 6, 7):
        primary.put(example.document(number), example.protocol(number))
        primary.publish()
    primary.rollback("000001")
    for note in range(4, 9):
        sent = Payload(f"<urn:a> <urn:says> {note} .".encode(), "text/turtle")
        made(primary, Put(PEOPLES.own, [sent]))
    primary.put(example.document(8), example.protocol(8))
    assert primary.publish() == "000009"
    kept = [manifest.name for manifest in kept_generations(data)]
    assert kept == ["000001", "000003", "000006", "000007", "000008", "000009"]


@pytest.mark.usefixtures("generation")
def test_what_documents_speak_of_keeps_its_name_however_much_goes(primary):
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    place = "<urn:a> a <http://schema.org/Place> ."
    names = "".join(f"<urn:{n}> {label} 'Город {n}'@ru ." for n in ("a", *range(2_001)))
    made(primary, Put(PEOPLES.authority, [Payload(names.encode(), "text/turtle")]))
    made(primary, Put(PEOPLES.own, [Payload(place.encode(), "text/turtle")]))
    with pytest.raises(AgainstShapes, match="urn:a: An entity must have exactly one Russian name"):
        made(primary, Put(PEOPLES.authority, []))
    assert len(primary.graph(PEOPLES.authority)) == 2_002

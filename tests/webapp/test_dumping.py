"""The whole of what is published can be taken along."""

import gzip
import shutil
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import DumpFailed
from kg.store import Primary
from webapp import create_app
from webapp.cli import svod
from webapp.exits import run

FORMATS = [("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)]


@pytest.fixture
def fetch(program):
    """What is answered to a request, read to its end."""

    def fetched(address="/dump.nq.gz", client=program, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with client.get(address, headers=named) as answer:
            answer.get_data()
            return answer

    return fetched


def quads(packed, form):
    return set(parse(gzip.decompress(packed), format=form))


@pytest.mark.parametrize(("suffix", "form"), FORMATS)
def test_it_is_what_is_exported(fetch, data, tmp_path, suffix, form):
    answer = fetch(f"/dump.{suffix}.gz")
    assert answer.content_type == "application/gzip"
    exported = tmp_path / "all.nq"
    assert run(svod, ["export", str(exported), "--data", str(data)]) == 0
    assert quads(answer.data, form) == set(parse(path=str(exported)))


def test_the_same_generation_gives_the_same_bytes(fetch, fresh):
    assert fetch(client=fresh.test_client()).data == fetch().data


class TestOnceItIsMade:
    @pytest.fixture
    def made(self, fetch):
        return fetch()

    def test_its_length_is_told(self, program, fetch, made):
        with program.head("/dump.nq.gz") as head:
            assert head.headers["Content-Length"] == str(len(made.data))
        assert fetch().data == made.data

    def test_its_rest_can_be_fetched(self, fetch, made):
        rest = fetch(Range="bytes=100-", If_Range=made.headers["ETag"])
        assert (rest.status_code, rest.data) == (206, made.data[100:])

    def test_what_is_known_is_not_sent_again(self, fetch, made):
        answer = fetch(If_None_Match=made.headers["ETag"])
        assert (answer.status_code, answer.data) == (304, b"")
        assert fetch(If_Modified_Since=made.headers["Last-Modified"]).status_code == 304

    def test_over_the_wire(self, server, made):
        with urlopen(Request(f"{server}/dump.nq.gz", headers={"Range": "bytes=0-9"})) as answer:
            assert (answer.status, answer.read()) == (206, made.data[:10])
        with urlopen(f"{server}/dump.nq.gz") as answer:
            assert answer.read() == made.data


@pytest.fixture
def fresh(data, configure):
    """An application that has made no dump yet."""
    app = create_app(configure(data))
    yield app
    app.extensions["dumps"].close()
    app.extensions["query_pool"].close()


class TestWhileOthersPublish:
    @pytest.fixture
    def own(self, data, tmp_path, configure):
        """An application over a copy of the data, in which things change."""
        folder = tmp_path / "data"
        shutil.copytree(data, folder, symlinks=True)
        app = create_app(configure(folder))
        yield folder, app
        app.extensions["dumps"].close()
        app.extensions["query_pool"].close()

    def test_what_was_begun_stays_one_generation(self, own, fetch, documents):
        folder, app = own
        begun = app.test_client().get("/dump.nq.gz", buffered=False)
        with Primary(folder, base="http://localhost:8080/") as primary:
            for _ in range(3):
                for key, statements in documents.items():
                    primary.drop(f"http://localhost:8080/id/document/{key}")
                    primary.publish()
                    primary.put(f"http://localhost:8080/id/document/{key}", statements)
                    primary.publish()
        with begun:
            assert begun.data == fetch().data

    def test_the_next_dump_is_the_new_one(self, own, fetch):
        folder, app = own
        before = fetch("/dump.trig.gz", app.test_client())
        with Primary(folder, base="http://localhost:8080/") as primary:
            primary.drop("http://localhost:8080/id/document/prikaz-7")
            primary.publish()
        after = fetch("/dump.trig.gz", app.test_client(), If_None_Match=before.headers["ETag"])
        assert after.status_code == 200
        gone = quads(before.data, RdfFormat.TRIG) - quads(after.data, RdfFormat.TRIG)
        assert any("prikaz-7" in str(quad) for quad in gone)
        assert not any("prikaz-7" in str(quad) for quad in quads(after.data, RdfFormat.TRIG))


class TestManyAtOnce:
    def test_a_look_at_its_head_makes_none(self, fresh):
        head = fresh.test_client().head("/dump.nq.gz")
        assert (head.status_code, head.data) == (200, b"")
        assert head.headers["ETag"]
        assert "Content-Length" not in head.headers
        generation = fresh.extensions["generations"].current()
        assert fresh.extensions["dumps"].whole(generation, "nq") is None

    def test_two_may_read_along_and_the_third_is_to_come_back(self, fresh, fetch):
        followers = fresh.extensions["dumps"].followers
        with followers, followers:
            third = fetch(client=fresh.test_client())
        assert (third.status_code, third.headers["Retry-After"]) == (503, "60")
        assert fetch(client=fresh.test_client()).status_code == 200
        assert all(followers.acquire(blocking=False) for _ in range(2))

    def test_a_dump_that_failed_is_made_anew(self, fresh, fetch):
        generation = fresh.extensions["generations"].current()
        fresh.extensions["dumps"].get(generation, "nq").stop()
        assert fetch(client=fresh.test_client()).data == fetch().data

    def test_a_dump_that_fails_on_the_way_is_cut_off(self, fresh):
        generation = fresh.extensions["generations"].current()
        begun = fresh.extensions["dumps"].get(generation, "nq")
        begun.stop()
        with pytest.raises(DumpFailed):
            list(begun.pieces())

"""Clients share places and turns: one that sends much takes nothing from the others."""

from contextlib import ExitStack
from threading import Thread

import pytest

from kg.errors import ClientBusy, WorkersBusy
from kg.sharing import Places, Turns


class TestPlaces:
    def test_one_client_has_three_quarters_of_them(self) -> None:
        places = Places(8)
        with ExitStack() as taken:
            for _ in range(6):
                taken.enter_context(places.one_for("a"))
            with pytest.raises(ClientBusy, match="6 of your queries run or wait"):
                taken.enter_context(places.one_for("a"))
            taken.enter_context(places.one_for("b"))
            taken.enter_context(places.one_for("c"))
            with pytest.raises(WorkersBusy):
                taken.enter_context(places.one_for("d"))
        with places.one_for("a"):
            pass

    def test_the_house_may_have_all(self) -> None:
        places = Places(2)
        with places.one_for(None), places.one_for(None), pytest.raises(WorkersBusy):
            places.one_for(None).__enter__()

    def test_a_single_one_is_for_everybody(self) -> None:
        with Places(1).one_for("a"):
            pass


class TestTurns:
    def test_so_many_at_a_time(self) -> None:
        turns = Turns(2)
        assert [turns.acquire("a") for _ in range(3)] == [True, True, False]
        turns.release("a")
        assert turns.acquire("b")

    def test_who_has_the_fewest_is_next(self) -> None:
        turns = Turns(2)
        assert turns.acquire("a")
        assert turns.acquire("a")
        order: list[str] = []

        def wait(client: str) -> None:
            assert turns.acquire(client, seconds=30)
            order.append(client)
            turns.release(client)

        waiting = [Thread(target=wait, args=[client]) for client in ("a", "a", "b")]
        for number, thread in enumerate(waiting, 1):
            thread.start()
            while turns.waiting < number:
                pass
        turns.release("a")
        for thread in waiting:
            thread.join()
        assert order == ["b", "a", "a"]

    def test_who_gave_up_is_not_waited_for(self) -> None:
        turns = Turns(1)
        assert turns.acquire("a")
        assert not turns.acquire("b", seconds=0.01)
        turns.release("a")
        assert turns.acquire("a")

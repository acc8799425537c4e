"""A derived value is made once for each generation."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from time import sleep

from graph.generation import Derived


def test_a_value_is_made_once_however_many_ask() -> None:
    made = count(1)

    def make() -> int:
        sleep(0.01)
        return next(made)

    derived = Derived(lambda: 0, make)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: derived.get(), range(50))) == {1}


def test_a_change_makes_the_value_again() -> None:
    generation = [0]
    made = count(1)
    derived = Derived(lambda: generation[0], lambda: next(made))
    assert (derived.get(), derived.get()) == (1, 1)
    generation[0] = 1
    assert derived.get() == 2


def test_a_change_while_the_value_is_made_does_not_leave_a_stale_one() -> None:
    generation = [0]
    made = count(1)

    def make() -> int:
        generation[0] += 1 if generation[0] == 0 else 0
        return next(made)

    derived = Derived(lambda: generation[0], make)
    assert derived.get() == 1
    assert derived.get() == 2
    assert derived.get() == 2

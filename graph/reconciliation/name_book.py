"""All names of the graph, found by what a name in somebody's table may share with them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from math import log

from graph.reconciliation.entry import Entry
from graph.reconciliation.name_form import NameForm, name_form, written_names
from graph.search.pinyin import syllables

# So many pairs of characters of a name are looked up, the rarest first, and so many names that have one.
_MOST_PAIRS = 6
_MOST_OF_A_PAIR = 3000
# So many names are compared with one that is asked for.
_MOST_COMPARED = 80
_MOST_ALIKE = 200


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of a thing, taken apart; ``regions`` are those of the name, else of the thing's label.

    ``registered`` tells that one of the thing's names has a legal form: that is its whole name.
    """

    entry: Entry
    name: str
    form: NameForm
    regions: frozenset[str]
    registered: bool

    @property
    def is_label(self) -> bool:
        """Tell whether it is the name that the thing goes by."""
        return self.name == self.entry.thing.label


class NameBook:
    """Names by their whole, their core, their sound and their pairs of characters.

    It may be read by some threads while one updates it: a name that has gone leaves its place empty. A name takes some
    0.06 ms to take in and 1.5 kB to keep.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: list[KnownName | None] = []
        self._of_thing: dict[str, list[int]] = {}
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._core: defaultdict[str, list[int]] = defaultdict(list)
        self._placed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._sound: defaultdict[str, list[int]] = defaultdict(list)
        self._pairs: defaultdict[str, list[int]] = defaultdict(list)
        self._homes: Counter[str] = Counter()
        entries = list(entries)
        for entry in entries:
            self._homes.update(code for code in entry.regions if code.endswith("0000"))
        for entry in entries:
            self._add(entry)

    def __len__(self) -> int:
        """Return how many things there are."""
        return len(self._of_thing)

    @property
    def home(self) -> str | None:
        """Return the code of the province of most things, near which short names of counties are understood."""
        return max(self._homes, key=lambda code: (self._homes[code], code)) if self._homes else None

    def update(self, things: Iterable[Entry], *, gone: Collection[str] = ()) -> None:
        """Take things in, in place of what was known of them, and forget others."""
        for identifier in gone:
            self._remove(identifier)
        for entry in things:
            self._remove(entry.thing.id)
            self._add(entry)

    def close(self) -> None:
        """Do nothing: the book has no file."""

    def entry(self, identifier: str) -> Entry | None:
        """Return what is known of a thing."""
        known = next((self._names[place] for place in self._of_thing.get(identifier, ())), None)
        return known.entry if known is not None else None

    def names_of(self, identifier: str) -> list[KnownName]:
        """Return the names of a thing."""
        return list(self._known(self._of_thing.get(identifier, ())))

    def like(self, asked: NameForm, regions: Collection[str]) -> list[KnownName]:
        """Return names that may be another writing or form of one, at most some hundreds.

        ``regions`` are codes of those that the name's thing should lie in; of the many names that places share, theirs
        are returned.
        """
        places: dict[int, None] = dict.fromkeys(self._whole.get(asked.plain, ())[:_MOST_ALIKE])
        for code in (*asked.regions, *regions):
            places.update(dict.fromkeys(self._placed.get((asked.core, code), ())[:_MOST_ALIKE]))
        for index, key in ((self._core, asked.core), (self._sound, _sound(asked.core))):
            places.update(dict.fromkeys(islice(index.get(key, ()), _MOST_ALIKE)))
        places.update(dict.fromkeys(self._sharing(asked.core)))
        return list(self._known(places))

    def _sharing(self, core: str) -> list[int]:
        """Return the names that share most with a core, pairs that few have counting more."""
        postings = sorted((held for pair in _pairs(core) if (held := self._pairs.get(pair))), key=len)
        total = len(self._names) or 1
        weights: defaultdict[int, float] = defaultdict(float)
        for held in postings[:_MOST_PAIRS]:
            weight = log(1 + total / len(held))
            for place in held[:_MOST_OF_A_PAIR]:
                weights[place] += weight
        return nsmallest(_MOST_COMPARED, weights, key=lambda place: (-weights[place], place))

    def _known(self, places: Iterable[int]) -> Iterator[KnownName]:
        for place in places:
            known = self._names[place]
            if known is not None:
                yield known

    def _add(self, entry: Entry) -> None:
        context = entry.scope if len(entry.scope) == 6 else self.home
        held = self._of_thing.setdefault(entry.thing.id, [])
        said: frozenset[str] = frozenset()
        names = dict.fromkeys(one for held_name in entry.names for one in written_names(held_name))
        forms = {name: name_form(name, context=context, scope=entry.scope) for name in names}
        registered = any(form.legal for form in forms.values())
        for name, form in forms.items():
            if not form.plain:
                continue
            place = len(self._names)
            said = said or form.regions
            self._names.append(KnownName(entry, name, form, form.regions or said, registered))
            held.append(place)
            self._whole[form.plain].append(place)
            self._core[form.core].append(place)
            for code in form.regions or ({entry.scope} if entry.scope else ()):
                self._placed[form.core, code].append(place)
            if len(form.core) > 1:
                self._sound[_sound(form.core)].append(place)
            for pair in _pairs(form.core):
                self._pairs[pair].append(place)

    def _remove(self, identifier: str) -> None:
        for place in self._of_thing.pop(identifier, ()):
            known, self._names[place] = self._names[place], None
            if known is None:
                continue
            form = known.form
            keys = [(self._whole, form.plain), (self._core, form.core), (self._sound, _sound(form.core))]
            keys += [(self._pairs, pair) for pair in _pairs(form.core)]
            for index, key in keys:
                if place in (places := index.get(key, [])):
                    places.remove(place)


def _pairs(core: str) -> set[str]:
    return {core[place : place + 2] for place in range(len(core) - 1)} or {core}


def _sound(core: str) -> str:
    return " ".join(syllables(core))

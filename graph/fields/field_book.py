"""All industries and technologies of the graph by their names."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from graph.fields.kinship import Kinship
from graph.fields.stems import above, below, is_telling, stem
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from ontology.entity import EntityType
from ontology.identity import normalise_name

_KINDS = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
# Names of which the fields are remembered: some 10 MB.
_NAMES = 100_000


@dataclass(slots=True)
class Field:
    """An industry or technology: its id, its classes, all its names, and those of them that are its labels."""

    id: str
    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)

    @property
    def stems(self) -> set[str]:
        """Return the stems of the names."""
        return {stem(name) for name in self.names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The fields that a text means: ``stems`` are what their names have in common.

    ``same`` are the ids of the fields of these stems, ``narrower`` those of the fields that are part of them by their
    name or by official classifications, ``wider`` those of fields that they are part of, which are not taken with them.
    ``words`` are the stems by which the name of any thing shows that it belongs to the field.
    """

    stems: tuple[str, ...]
    same: tuple[str, ...]
    narrower: tuple[str, ...]
    wider: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """Return the ids of all fields that are taken together."""
        return (*self.same, *self.narrower)


class FieldBook:
    """Fields by stem, of one state of the graph."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields: Mapping[str, Field] = {one.id: one for one in fields}
        self._held_by: dict[str, tuple[str, ...]] = {}

    def family(self, text: str, *, narrower: bool = True) -> Family:
        """Return the fields that a name or an id means, with the narrower ones unless they are left out."""
        known = self.fields.get(text)
        stems = known.stems if known is not None else {stem(text)}
        return self.of_stems(stems, narrower=narrower)

    def of_stems(self, stems: Iterable[str], *, narrower: bool = True) -> Family:
        """Return the fields of some stems."""
        wanted = dict.fromkeys(sorted(one for one in stems if one))
        parts = dict.fromkeys(part for one in wanted for part in below(one)) if narrower else {}
        words = [one for one in (*wanted, *parts) if is_telling(one)]
        same = {one for name in wanted for one in self._by_stem.get(name, ())}
        under = {one for name in words for one in self._holding(name)} if narrower else set()
        over = {
            one
            for name in wanted
            for wide in (*above(name), *self._held_in(name))
            if wide not in wanted
            for one in self._by_stem.get(wide, ())
        }
        return Family(
            stems=tuple(wanted),
            same=tuple(sorted(same)),
            narrower=tuple(sorted(under - same)),
            wider=tuple(sorted(over - same - under)),
            words=tuple(dict.fromkeys((*filter(is_telling, wanted), *words))) or tuple(wanted),
        )

    def in_text(self, text: str) -> tuple[str, ...]:
        """Return the stems of the fields that the name of a thing holds, the longest first."""
        held = self._held_by.get(text)
        if held is None:
            if len(self._held_by) >= _NAMES:
                self._held_by.clear()
            held = self._held_by[text] = self._read_text(text)
        return held

    def _read_text(self, text: str) -> tuple[str, ...]:
        wanted = normalise_name(text)
        found = {
            wanted[start:end]
            for start in range(len(wanted))
            for end in range(start + 2, min(len(wanted), start + self._longest) + 1)
            if wanted[start:end] in self._by_stem and is_telling(wanted[start:end])
        }
        inner = {one for one in found for other in found if one != other and one in other}
        return tuple(sorted(found - inner, key=lambda one: (-len(one), one)))

    def kin(self, text: str) -> dict[str, str]:
        """Return the ids of fields whose names share a telling word with a text, with the word."""
        found: dict[str, str] = {}
        for name, word in self._kinship.kin(stem(text)).items():
            for one in self._by_stem[name]:
                found[one] = max(word, found.get(one, ""), key=len)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(self.fields):
            for name in sorted(self.fields[one].stems):
                found[name].append(one)
        return dict(found)

    @cached_property
    def _text(self) -> tuple[str, list[int], list[str]]:
        """Return all stems in one text, in which finding is fast, the places where they start, and the stems."""
        stems = list(self._by_stem)
        starts = list(accumulate((len(one) + 1 for one in stems), initial=0))[:-1]
        return "\n".join(stems), starts, stems

    @cached_property
    def _kinship(self) -> Kinship:
        return Kinship(self._by_stem)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_stem), default=0)

    def _holding(self, word: str) -> set[str]:
        """Return the fields of which a name holds a stem."""
        if not is_telling(word):
            return set(self._by_stem.get(word, ()))
        found: set[str] = set()
        text, starts, stems = self._text
        position = text.find(word)
        while position >= 0:
            place = bisect_right(starts, position)
            found.update(self._by_stem[stems[place - 1]])
            # Later places in the same stem tell nothing new.
            position = text.find(word, starts[place]) if place < len(starts) else -1
        return found

    def _held_in(self, word: str) -> set[str]:
        """Return the stems of fields that a stem holds."""
        parts = {word[start:end] for start in range(len(word)) for end in range(start + 2, len(word) + 1)} - {word}
        return {part for part in parts if part in self._by_stem and is_telling(part)}


def read_fields(queries: NamedQueries, names: Names) -> FieldBook:
    """Return all industries and technologies of the view."""
    found: dict[str, Field] = {}
    kinds, properties = [names.term(kind) for kind in _KINDS], [rdf.LABEL, rdf.ALT_LABEL]
    for node, kind, property_, name in queries.select("field-names", kind=kinds, property=properties):
        identifier, class_ = names.identifier(node), names.local_name(kind)
        if identifier and class_ and normalise_name(text_of(name)):
            one = found.setdefault(identifier, Field(identifier))
            one.kinds.add(class_)
            one.names.add(text_of(name))
            if property_ == rdf.LABEL:
                one.labels.add(text_of(name))
    return FieldBook(found.values())

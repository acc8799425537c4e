"""The data files that names are read with."""

from collections import Counter

from loaders.extraction.names.lexicon import lines_of


def test_no_closing_word_stands_twice() -> None:
    words = Counter(line[0] for line in lines_of("heads.tsv"))
    assert [word for word, count in words.items() if count > 1] == []

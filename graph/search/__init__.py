"""Search by any part of any name, in Chinese from one character up, in pinyin, and with misspellings forgiven."""

from graph.search.following import FollowingIndex
from graph.search.index import SearchIndex
from graph.search.indexed import Indexed
from graph.search.kept import KeptIndex
from graph.search.reading import IndexReader

__all__ = ["FollowingIndex", "IndexReader", "Indexed", "KeptIndex", "SearchIndex"]

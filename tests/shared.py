"""Where the corpus, the gold facts and the W3C data are, and how tests skip without them."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("INNOKG_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold" / "dev"
SCORER = SHARED / "score" / "score.py"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the five real plans are not at {CORPUS}")
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason=f"the gold facts are not at {GOLD}")

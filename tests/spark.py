"""What tests on Spark share: whether it is here, and how its virtual machines run for a short while."""

import importlib.util
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# Of three virtual machines that live for a minute: with what else they do they take twice the processor time.
_SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_DEFAULTS = f"""
spark.driver.extraJavaOptions   {_SHORT_LIVED}
spark.executor.extraJavaOptions {_SHORT_LIVED}
spark.executor.memory           512m
"""
_ABSENT = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="needs PySpark (450 MB) and Java (default-jre-headless): 'make test-spark' installs the first and runs this",
)


def needs_spark(test: Any) -> Any:
    """Skip a test where Spark is not installed; some minutes are enough where the machine does much else."""
    return _ABSENT(pytest.mark.timeout(900)(test))


@contextmanager
def for_a_short_while(directory: Path) -> Iterator[None]:
    """Let Spark's virtual machines begin fast within the block; ``directory`` is for their settings."""
    (directory / "spark-defaults.conf").write_text(_DEFAULTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        # Of Spark's own sockets and old calls.
        warnings.simplefilter("ignore")
        patch.setenv("SPARK_CONF_DIR", str(directory))
        yield

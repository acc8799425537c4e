"""Sessions on a Spark cluster."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, simplefilter

from ontology.errors import EngineError

# Adaptive plans make of each shuffle a job of its own, and of tables that lie well for the next round such as do not:
# with them the tests took three times as much processor time.
_SETTINGS = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.ansi.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
}
_OWN_MACHINE = ("local", "spark://127.0.0.1")
_PARTITIONS = "spark.sql.shuffle.partitions"


@contextmanager
def spark_session(master: str) -> Iterator[Any]:
    """Give a session on a cluster, which ends with the block.

    ``master`` is Spark's name of a cluster: ``spark://host:7077``, ``yarn``, ``local[4]`` (this machine, four threads)
    or ``local-cluster[2,1,1024]`` (this machine, two workers of a core and 1,024 MB). All other settings are those of
    ``spark-defaults.conf``. Raises ``EngineError`` where PySpark or Java is missing, or Spark cannot do its work.
    """
    try:
        with catch_warnings():
            # Of versions of pandas, which takes no part here.
            simplefilter("ignore")
            from py4j.protocol import Py4JError
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("PySpark is not installed; say: pip install 'innokg[spark]'.") from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise EngineError("Spark needs Java 17 or later; on Debian or Ubuntu say: apt install default-jre-headless.")
    builder = SparkSession.builder.master(master).appName("innokg")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    if master.startswith(_OWN_MACHINE):
        # The name of a machine need not lead to it.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    session = None
    try:
        session = builder.getOrCreate()
        yield session
    except (PySparkException, Py4JError) as error:
        raise EngineError(f"Spark at {master} did not do its work: {str(error).splitlines()[0][:300]}") from error
    finally:
        if session is not None:
            session.stop()


def set_partitions(session: Any, least: int) -> None:
    """Let tables have at least so many parts, and one for each core, unless ``spark-defaults.conf`` says how many."""
    context = session.sparkContext
    if not context.getConf().contains(_PARTITIONS):
        session.conf.set(_PARTITIONS, str(max(2, least, context.defaultParallelism)))

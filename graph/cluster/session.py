"""Sessions on a Spark cluster."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ontology.errors import EngineError

# Spark does these as often as there are rounds: what a round needs is small beside what a cluster is asked for.
_SETTINGS = {
    "spark.sql.ansi.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
}
_OWN_MACHINE = ("local", "spark://127.0.0.1")


@contextmanager
def spark_session(master: str) -> Iterator[Any]:
    """Give a session on a cluster, which ends with the block.

    ``master`` is Spark's name of a cluster: ``spark://host:7077``, ``yarn``, ``local[4]`` (this machine, four threads)
    or ``local-cluster[2,1,1024]`` (this machine, two workers of a core and 1,024 MB). All other settings are those of
    ``spark-defaults.conf``. Raises ``EngineError`` where PySpark or Java is missing, or Spark cannot do its work.
    """
    try:
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
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    session = None
    try:
        session = builder.getOrCreate()
        session.conf.set("spark.sql.shuffle.partitions", str(max(2, session.sparkContext.defaultParallelism)))
        yield session
    except (PySparkException, Py4JError) as error:
        raise EngineError(f"Spark at {master} did not do its work: {str(error).splitlines()[0][:300]}") from error
    finally:
        if session is not None:
            session.stop()

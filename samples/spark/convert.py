#!/usr/bin/env python3
"""convert.py IN OUT [lvconv options]: converts a table of releases with Spark.

IN   lines of JSON as `lvconv --jsonl` reads them, a file or a folder of files: id, text or base64 or editions …
OUT  the folder that gets the answers, lines of JSON in parts, in the order of IN

With no cluster named in SPARK_MASTER two workers of this machine are one (local-cluster mode). LVCONV is the program,
which must be at that path on every worker; TASKS is the number of parts, else four for each core of the cluster.
Exit 1: some record was not converted; they are counted by their exit codes, and named in OUT.
"""
import glob
import json
import os
import re
import shlex
import sys
from pathlib import Path

import pyspark


def find_spark():
    """A local cluster starts its workers from SPARK_HOME, by the Scala that Spark was built with; PyPI's package has both."""
    home = Path(pyspark.__file__).parent
    scala = re.search(r'scala-library-(\d+\.\d+)', glob.glob(f'{home}/jars/scala-library-*.jar')[0])[1]
    os.environ.setdefault('SPARK_HOME', str(home))
    os.environ.setdefault('SPARK_SCALA_VERSION', scala)
    os.environ.setdefault('PYSPARK_PYTHON', sys.executable)


def context():
    find_spark()
    conf = pyspark.SparkConf().setAppName('lvconv')
    conf.setMaster(os.environ.get('SPARK_MASTER', 'local-cluster[2,1,1024]'))
    conf.setIfMissing('spark.executor.memory', '1g')
    conf.setIfMissing('spark.ui.enabled', 'false')
    spark = pyspark.SparkContext(conf=conf)
    spark.setLogLevel('ERROR')
    return spark


def command(options):
    """One process of lvconv in each task, for Spark has a task for every core."""
    lvconv = os.environ.get('LVCONV', 'lvconv')
    return shlex.join([lvconv, '--jsonl', '-j', '1', *(options or ['-t', 'html'])])


def main(source, target, options):
    spark = context()
    tasks = int(os.environ.get('TASKS', 4 * spark.defaultParallelism))
    records = spark.textFile(source, minPartitions=tasks)
    asked, answered, bad = (spark.accumulator(0) for _ in range(3))

    def ask(record):
        asked.add(record.strip() != '')
        return record

    def count(answer):
        answered.add(1)
        bad.add(json.loads(answer)['exit'] != 0)
        return answer

    # What lvconv cannot convert is in the answers; its exit code says only that there is some.
    records.map(ask).pipe(command(options)).map(count).saveAsTextFile(target)
    print(f'{asked.value} records, {answered.value} answers, {bad.value} not converted')
    spark.stop()
    return 0 if asked.value == answered.value and not bad.value else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

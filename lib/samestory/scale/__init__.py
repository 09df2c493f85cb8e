"""Past one machine: a data set of Parquet or JSONL, read and analyzed by partition on the cores at hand or a cluster.

analyze(source, out, settings)   every table of a data set as a folder of Parquet files; taken up where it was cut off
Settings                         the choices: actors, codebook, events, scorer, date_format
Workers                          how many processes, or the address of a Dask cluster
Result                           what was read and made, what failed
run(source, out, …)              the command

To change                                          open
which tables there are, their types                _tables.py
how articles are put together, how large a part    _buckets.py
how a part is analyzed, what a bad article costs   _analyze.py
processes and clusters                             _cluster.py
the order of the work                              _run.py, _reading.py
what the terminal shows                            _command.py
how slices are read, what they agree on            corpus/partitions
"""

from ._cluster import Workers
from ._command import run
from ._run import Result, analyze
from ._settings import Settings

__all__ = ["Result", "Settings", "Workers", "analyze", "run"]

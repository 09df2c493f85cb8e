"""Processes that share the work: those of this machine, or of a Dask cluster that runs already."""

import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus import parts
from ..errors import ArgumentError, unreadable

INSTALL = "pip install samestory[scale]"
SECONDS = 15  # in which a scheduler must answer
# Each worker is one thread; matrices shared out among more threads would wait for each other.
THREADS = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
QUIET = {
    "distributed.nanny.pre-spawn-environ": THREADS | parts.FREEING,
    "distributed.scheduler.http.routes": [],  # no pages that show the texts of tasks
    "distributed.worker.http.routes": [],
}


class Workers(NamedTuple):
    """How many processes of this machine, None for one a core; or the address of a scheduler, such as tcp://host:8786.

    A cluster must see the folder of the results and the data set under the same paths, and have the same version of
    samestory.
    """

    number: int | None = None
    address: str | None = None


class NeedsDask(ImportError):
    """The extra `scale` is not installed."""


class Lost(NamedTuple):
    """In place of a result: the task ended its worker again and again, as where it takes more memory than there is."""

    said: str


class Crew:
    """A client of a cluster; `each` shares tasks out."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def each(self, function: Callable, tasks: Iterable[tuple]) -> Iterator[tuple[int, Any]]:
        """Call a function with the arguments of each task; yield the number of a task and its result, or `Lost`.

        A task whose worker is killed is given to another one.
        """
        from distributed import KilledWorker, as_completed

        futures = {self.client.submit(function, *task, pure=False): n for n, task in enumerate(tasks)}
        for future in as_completed(list(futures)):
            number = futures.pop(future)
            try:
                yield number, future.result()
            except KilledWorker as error:
                yield number, Lost(str(error))
            finally:
                future.release()

    def tried(self, function: Callable, tasks: Iterable[tuple]) -> list[Any]:
        """Return the results of all tasks in the order of the tasks; `Lost` where there is none."""
        found = dict(self.each(function, tasks))
        return [found[n] for n in sorted(found)]

    def all(self, function: Callable, tasks: Iterable[tuple]) -> list[Any]:
        """Return the results of all tasks. Raises `CorpusError` where a task ends its worker again and again."""
        found = self.tried(function, tasks)
        if any(isinstance(one, Lost) for one in found):
            fix = "Run the command again with fewer --workers, or on a machine with more memory."
            raise unreadable("data set", "rows that end the process that reads them", "rows that fit in memory", fix)
        return found


@contextmanager
def crew(workers: Workers, folder: Path) -> Iterator[Crew]:
    """Start processes, or join a cluster; `folder` is where results go, which all workers must see.

    Raises
    ------
    ArgumentError
        No scheduler answers, or its workers see another disk or have another version.
    NeedsDask
        Dask is not installed.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise NeedsDask(f"scale needs dask, which is missing or incomplete ({error}): {INSTALL}") from None
    with contextlib.ExitStack() as stack:
        if workers.address is not None:
            client = stack.enter_context(_joined(workers.address, folder, Client))
        else:
            _checked(workers.number)
            stack.enter_context(dask.config.set(QUIET))
            number = workers.number or dask.system.CPU_COUNT
            cluster = LocalCluster(
                n_workers=number,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # where a server without pages listens
                memory_limit=0,  # a part is small; a worker near a guessed limit would be ended
                silence_logs=logging.CRITICAL,
            )
            client = stack.enter_context(Client(stack.enter_context(cluster)))
        yield Crew(client)


def _checked(number: int | None) -> None:
    if number is not None and (isinstance(number, bool) or not isinstance(number, int) or number < 1):
        raise ArgumentError("scale", "workers", number, "a number of processes, 1 or more")


def _joined(address: str, folder: Path, client: Callable) -> Any:
    """Join a cluster and see that its workers can do the work."""
    try:
        joined = client(address, timeout=SECONDS)
    except (OSError, ValueError) as error:
        cause = " ".join(str(error).split()) or type(error).__name__
        expected = f"the address of a running Dask scheduler, such as tcp://127.0.0.1:8786 ({cause})"
        raise ArgumentError("scale", "dask", address, expected) from None
    try:
        found = joined.run(_seen, str(folder), version("samestory"))
    except Exception as error:  # whatever a worker without samestory answers
        found = {"its workers": f"a cluster whose workers have samestory ({' '.join(str(error).split())[:200]})"}
    wrong = [said for said in found.values() if said]
    if wrong or not found:
        joined.close()
        raise ArgumentError("scale", "dask", address, wrong[0] if wrong else "a cluster with at least one worker")
    return joined


def _seen(folder: str, wanted: str) -> str:
    """Say what a worker lacks; "" where it can do the work."""
    if (found := version("samestory")) != wanted:
        return f"a cluster whose workers have samestory {wanted} (found {found})"
    if not Path(folder).is_dir():
        return f"a cluster whose workers see the folder {folder}, on a disk that all share"
    return ""

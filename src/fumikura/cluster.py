"""Tasks in, their results out in the same order: what the workers of a Dask cluster do of them, a bounded number ahead.

The futures of dask.distributed itself are waited for. joblib's Dask backend can hand results over one by one
(``return_as="generator"``), but of joblib 1.6 the next task is sent when one is done, not when one is taken, so that a
slow writer finds all results in its memory; and a task whose workers died again and again is waited for without end.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from fumikura.errors import ClusterError, FumikuraError, MissingExtraError

_CONNECT = 5.0  # seconds that a scheduler has to answer
_PATIENCE = 20.0  # seconds without a worker; a nanny starts another one in about three
_LOOK = 1.0  # seconds between looks at who is there
_AHEAD = 8  # tasks sent for each thread of a worker
_BYTES = 64 * 2**20  # sent and not yet taken, or one task that is larger
_one = threading.Lock()

Result = TypeVar("Result")


class Task(NamedTuple):
    """What one call is to do; ``size`` is that of its arguments, in bytes."""

    name: str
    size: int
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that was given up: whichever worker took it died."""

    name: str
    reason: str


def done(
    address: str, work: Callable[..., Result], tasks: Iterator[Task], *, made_with: Callable[[], dict[str, str]]
) -> Generator[Result | Lost, None, None]:
    """Do tasks on the workers of a cluster; what a worker that died had, another does again.

    Args:
        address: of the scheduler.
        work: a function of a module, called with the arguments of each task.
        tasks: in the order in which results are wanted; drawn as the results are taken.
        made_with: what must be the same on every worker as here.

    Raises:
        ClusterError: no scheduler answers, a worker differs, all workers are gone.
        MissingExtraError: Dask is not installed.
    """
    client = _connect(address)
    talk = logging.getLogger("distributed.client")
    level = talk.level
    talk.setLevel(logging.CRITICAL)  # what it would say of a lost connection is said by ClusterError
    try:
        wanted = made_with()
        _check(client, address, made_with, wanted)
        sent: deque[tuple[Task, Any]] = deque()
        ahead, counted, size = 0, -_LOOK, 0
        waiting = next(tasks, None)
        while sent or waiting is not None:
            if time.monotonic() - counted > _LOOK:
                ahead, counted = _AHEAD * max(1, _threads(client, address)), time.monotonic()
            while waiting is not None and (not sent or (len(sent) < ahead and size + waiting.size <= _BYTES)):
                sent.append((waiting, client.submit(_do, work, waiting.arguments, made_with, wanted, pure=False)))
                size += waiting.size
                waiting = next(tasks, None)
            task, future = sent.popleft()
            size -= task.size
            yield _result(client, task, future, address)
    finally:
        client.close()  # what is not done is done by nobody
        talk.setLevel(level)


def knock(address: str) -> None:
    """Find out at once whether anybody listens at an address; Dask itself would try again for seconds.

    Raises:
        ClusterError: nobody does, or it is no address.
    """
    found = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        with socket.create_connection((found.hostname or "", found.port or 0), timeout=_CONNECT):
            return
    except (OSError, ValueError) as fault:
        msg = f"{address}: no Dask scheduler answers there ({fault}); start one with 'dask scheduler'"
        raise ClusterError(msg) from fault


def _connect(address: str) -> Any:  # noqa: ANN401  Dask need not be installed
    try:
        import dask  # noqa: PLC0415  an extra
        from distributed import Client  # noqa: PLC0415
    except ImportError as fault:
        msg = "--cluster wants Dask, which is not installed; pip install 'fumikura[cluster]'"
        raise MissingExtraError(msg) from fault
    dask.config.set({"distributed.admin.large-graph-warning-threshold": _BYTES * 4})  # a text may well have 10 MB
    try:
        return Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as fault:
        msg = f"{address}: no Dask scheduler answers there ({fault}); start one with 'dask scheduler'"
        raise ClusterError(msg) from fault


def _check(client: Any, address: str, made_with: Callable[[], dict[str, str]], wanted: dict[str, str]) -> None:  # noqa: ANN401
    """Compare every worker with this process."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as fault:
        raise ClusterError(_nobody(address)) from fault
    for worker, found in sorted(client.run(made_with, on_error="return").items()):
        if isinstance(found, OSError):  # it left meanwhile
            continue
        if isinstance(found, BaseException):
            msg = f"the worker {worker} cannot run this fumikura: {type(found).__name__}: {found}; install the same one"
            raise ClusterError(msg) from found
        _compare(worker, found, wanted)


def _compare(worker: str, found: dict[str, str], wanted: dict[str, str]) -> None:
    differing = [name for name in wanted if found.get(name) != wanted[name]]
    if differing:
        what = ", ".join(f"{name} {found.get(name)} (here {wanted[name]})" for name in differing)
        msg = f"the worker {worker} has {what} and would read otherwise; install the same fumikura and dictionary there"
        raise ClusterError(msg)


def _do(
    work: Callable[..., Result],
    arguments: tuple[Any, ...],
    made_with: Callable[[], dict[str, str]],
    wanted: dict[str, str],
) -> Result:
    """Do one task, on a worker, which may have come after the others were compared."""
    found = made_with()
    if found != wanted:
        from distributed import get_worker  # noqa: PLC0415

        _compare(get_worker().address, found, wanted)
    with _one:  # a worker has several threads, a process one tokenizer and one set of tables
        return work(*arguments)


def _result(client: Any, task: Task, future: Any, address: str) -> Any:  # noqa: ANN401
    """Wait for one result as long as there is anybody who may bring it."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415

    look, seen = _LOOK, time.monotonic()
    while True:
        try:
            return future.result(timeout=look)
        except TimeoutError as fault:
            if future.status == "error":  # its own
                raise ClusterError(f"{task.name}: {fault!r} on a worker") from fault
            if future.done():
                look *= 2  # it is on its way, and large
        except KilledWorker:
            return Lost(
                task.name,
                f"{task.name}: several workers died while they had it, perhaps for want of memory; "
                "ingest it again, without --cluster or with more memory for each worker",
            )
        except CancelledError as fault:
            raise ClusterError(_gone(address)) from fault
        except FumikuraError:
            raise
        except Exception as fault:
            if isinstance(fault, OSError) and future.status != "error":  # the way there is closed
                raise ClusterError(_gone(address)) from fault
            msg = f"{task.name}: a worker could not do it: {type(fault).__name__}: {fault}"
            raise ClusterError(msg) from fault
        if _threads(client, address):
            seen = time.monotonic()
        elif time.monotonic() - seen > _PATIENCE:
            raise ClusterError(_nobody(address))


def _threads(client: Any, address: str) -> int:  # noqa: ANN401
    try:
        return sum(client.nthreads().values())
    except OSError as fault:
        raise ClusterError(_gone(address)) from fault


def _gone(address: str) -> str:
    return f"{address}: the Dask scheduler is gone; what was stored is kept, the same command goes on from there"


def _nobody(address: str) -> str:
    return (
        f"{address}: no worker has been there for {_PATIENCE:g} s; start some with 'dask worker {address}' and run the "
        "same command again, what was stored is kept"
    )

"""What a server's or the driver's complaint means to a user; never the complaint's own words.

They carry names and values of the data, so only their code is passed on.
"""

from __future__ import annotations

from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
)
from neo4j.exceptions import (
    Forbidden as NotAllowed,
)

from allymap.errors import Busy, ChangedByHand, Forbidden, StoreError, Unreachable
from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.errors import AllymapError


@contextmanager
def answering(where: str) -> Iterator[None]:
    """Turn what goes wrong between us and the server into an error of ours."""
    try:
        yield
    except TimeoutError as error:
        raise Unreachable("server_silent", where=where) from error
    except ConfigurationError as error:
        raise StoreError("bad_address", where=where) from error
    except (DriverError, OSError) as error:
        raise Unreachable("no_server", where=where) from error
    except Neo4jError as error:
        # `from None`: the message may hold values of the data.
        raise meaning(error, where) from None


def meaning(error: Neo4jError, where: str) -> AllymapError:
    """The error of ours that a server's error amounts to."""
    code = error.code or ""
    if isinstance(error, AuthError):
        return Forbidden("wrong_password", where=where)
    if "AuthenticationRateLimit" in code:
        return Forbidden("too_many_tries", where=where)
    if isinstance(error, NotAllowed) or "Security" in code or "ReadOnly" in code:
        return Forbidden("store_forbidden", where=where)
    if "OutOfMemory" in code or "MemoryPool" in code:
        return StoreError("server_memory", where=where)
    if "Deadlock" in code or "LockAcquisition" in code or "LockClient" in code:
        return Busy("store_busy", where=where)
    if isinstance(error, ConstraintError):
        return ChangedByHand([differs("added", "", "")])
    if "Unavailable" in code or "Shutdown" in code or "Terminated" in code:
        return Unreachable("no_server", where=where)
    return StoreError("server_refused", where=where, status=code)


def differs(how: str, what: str, key: str, column: str = "") -> Problem:
    """The problem of a graph that somebody changed by hand.

    `how` is added, removed or changed; `what` the label or relationship type.
    """
    facts = MappingProxyType({"how": how, "what": what, "key": key})
    return Problem("graph_differs", Origin(""), column, "warning", facts)

"""Which server is meant, who we are there, and which addresses are not safe to talk to."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from allymap.errors import Forbidden, StoreError

PORT = 7687


@dataclass(frozen=True, slots=True)
class Address:
    """A server's address, and the user, password and database to use there."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


def address_of(where: str, password: str | None) -> Address:
    """The address that a user's words mean.

    Raises `Forbidden` for a password inside the address (`password_in_uri`), no password at
    all (`no_password`), and for talk that others on the network could read
    (`plain_bolt_refused`: not to this machine, and without `+s`).
    """
    parts = urlsplit(where)
    if parts.username is not None or parts.password is not None:
        raise Forbidden("password_in_uri", where=parts.hostname or "")
    host, port = parts.hostname or "", _port(where)
    if not parts.scheme.endswith("+s") and not is_this_machine(host):
        raise Forbidden("plain_bolt_refused", where=where)
    password = password or os.environ.get("ALLYMAP_NEO4J_PASSWORD")
    if not password:
        raise Forbidden("no_password", where=where)
    # A routing table could send a plain connection elsewhere: on this machine go straight.
    scheme = parts.scheme.replace("neo4j", "bolt") if is_this_machine(host) else parts.scheme
    shown = f"[{host}]" if ":" in host else host
    user = os.environ.get("ALLYMAP_NEO4J_USER", "neo4j")
    database = parts.path.strip("/") or "neo4j"
    return Address(f"{scheme}://{shown}:{port}", user, password, database)


def is_this_machine(host: str) -> bool:
    """Whether a host name or address can only be this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _port(where: str) -> int:
    try:
        return urlsplit(where).port or PORT
    except ValueError as error:
        raise StoreError("bad_address", where=where) from error

"""A real Neo4j for the tests: found, started, stopped, without anything installed by hand."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
PASSWORD = "a-password-for-tests"
OPENED = "java.nio java.io sun.nio.ch java.lang"
CONF = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
"""


class NoServer(Exception):
    """Why there is no Neo4j to test on."""


@dataclass(slots=True)
class Server:
    """A Neo4j that answers at `uri`; `process` when we started it ourselves."""

    uri: str
    password: str = PASSWORD
    process: subprocess.Popen[bytes] | None = None
    home: Path | None = None
    heap: str = "512m"
    docker: tuple[str, ...] = ()

    def run(self, text: str, **params: object) -> list[dict[str, object]]:
        """The records of one statement, past allymap: the tests' own look at the graph."""
        auth = ("neo4j", self.password)
        with (
            GraphDatabase.driver(self.uri, auth=auth, telemetry_disabled=True) as driver,
            driver.session(database="neo4j") as session,
        ):
            return [record.data() for record in session.run(text, params)]

    def wipe(self) -> None:
        """Take all nodes out; constraints stay."""
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")

    def start(self) -> None:
        """Start the server in its own folder, for the first time or again."""
        assert self.home
        with (self.home / "log.txt").open("ab") as log:
            line = command(fetch_jars(), self.home, self.heap)
            self.process = subprocess.Popen(line, stdout=log, stderr=log)

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        assert self.process
        self.process.kill()
        self.process.wait(30)

    def restart(self) -> None:
        """Start a killed server again and wait until it answers."""
        self.start()
        wait_for(self, lambda: self.run("RETURN 1"))

    def pause(self) -> None:
        """Let the server stall: connections stay open and nobody answers."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Wake a stalled server."""
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """End a server that we started, and take its folder away."""
        if self.process:
            self.kill()
        if self.docker:
            subprocess.run([*self.docker, "down", "--volumes"], env=compose_env(0), check=False)
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


def find_server(*, heap: str = "512m") -> Server:
    """A server: the one named in ALLYMAP_TEST_NEO4J, or one from Maven, or from Docker.

    Raises `NoServer` with the reason when there is none of them.
    """
    if uri := os.environ.get("ALLYMAP_TEST_NEO4J"):
        return Server(uri, os.environ["ALLYMAP_TEST_NEO4J_PASSWORD"])
    if has_java():
        return start_java(heap=heap)
    if shutil.which("docker"):
        return start_docker()
    raise NoServer("no ALLYMAP_TEST_NEO4J, no java and mvn, no docker")


def has_java() -> bool:
    """Whether we can start servers of our own, one for each process that runs tests."""
    return bool(shutil.which("java") and shutil.which("mvn"))


def is_shared() -> bool:
    """Whether all processes that run tests would meet on one server."""
    return "ALLYMAP_TEST_NEO4J" in os.environ or bool(not has_java() and shutil.which("docker"))


def start_java(*, heap: str = "512m", settings: str = "") -> Server:
    """A small server of our own on a free port of this machine; `settings` are lines of conf."""
    fetch_jars()
    home, port = Path(tempfile.mkdtemp(prefix="allymap-neo4j-")), free_port()
    (home / "conf").mkdir()
    conf = CONF.format(port=port) + settings
    (home / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
    server = Server(f"bolt://127.0.0.1:{port}", home=home, heap=heap)
    server.start()
    try:
        set_password(server)
    except NoServer:
        server.close()
        raise
    return server


def command(jars: Path, home: Path, heap: str) -> list[str]:
    """The java command of a Neo4j Community server, made for a quick start."""
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED.split()]
    tuned = [f"-Xmx{heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    main = "org.neo4j.server.CommunityEntryPoint"
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    return ["java", *tuned, *opened, "-cp", f"{jars}/*", main, *folders]


def fetch_jars() -> Path:
    """The folder of the server's jars, fetched by Maven the first time (about 125 MB)."""
    pom = (HERE / "pom.xml").read_text(encoding="utf-8")
    version = re.findall(r"<version>(5[^<]+)</version>", pom)[0]
    folder = cache() / f"neo4j-{version}"
    with one_at_a_time():
        if not (folder / "complete").exists():
            ask_maven(folder)
            (folder / "complete").touch()
    return folder


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process fetch while the others wait; who dies lets the next one in."""
    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def ask_maven(folder: Path) -> None:
    """Let Maven copy the server's jars into a folder."""
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    told = subprocess.run(["mvn", "-q", "-B", *goal], cwd=HERE, capture_output=True, text=True)
    if told.returncode:
        raise NoServer(f"mvn could not fetch Neo4j: {told.stdout[-300:]}")


def cache() -> Path:
    """Where the jars stay: the project's own cache folder, or the user's when XDG names one."""
    named = os.environ.get("XDG_CACHE_HOME")
    return Path(named) / "allymap" if named else HERE.parents[1] / ".cache"


def start_docker() -> Server:
    """The server of docker-compose.yml, started in the background."""
    port = free_port()
    file = str(HERE.parents[1] / "docker-compose.yml")
    compose = ("docker", "compose", "-p", "allymap-tests", "-f", file)
    up, env = [*compose, "up", "--detach", "--wait"], compose_env(port)
    told = subprocess.run(up, env=env, capture_output=True, text=True, timeout=300)
    if told.returncode:
        raise NoServer(f"docker compose could not start Neo4j: {told.stderr[-300:]}")
    server = Server(f"bolt://127.0.0.1:{port}", docker=compose)
    wait_for(server, lambda: server.run("RETURN 1"))
    return server


def compose_env(port: int) -> dict[str, str]:
    """What docker-compose.yml wants to know; 0 is any free port."""
    said = {"NEO4J_PASSWORD": PASSWORD, "NEO4J_BOLT_PORT": str(port), "NEO4J_HTTP_PORT": "0"}
    return {**os.environ, **said}


def set_password(server: Server) -> None:
    """Wait until a fresh server answers, and give it the tests' password."""
    text = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"

    def first_word() -> None:
        with (
            GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as session,
        ):
            session.run(text, password=server.password).consume()

    wait_for(server, first_word)


def wait_for(server: Server, look: Callable[[], object], *, seconds: float = 90) -> None:
    """Try until the server answers; raises `NoServer` when it does not, or has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and (not server.process or server.process.poll() is None):
        with contextlib.suppress(DriverError, Neo4jError):
            look()
            return
        time.sleep(0.3)
    raise NoServer("the server did not answer in time")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])

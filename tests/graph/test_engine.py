"""Reaching a store: a folder in this process, a served folder, Neo4j; and every way in which it cannot be reached."""

from __future__ import annotations

import base64
import gc
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest

from hansa.errors import StoreError, StoreLocked, StoreUnreachable, StoreVersion, UsageProblem
from hansa.graph.engine import (
    Engine,
    StoreSettings,
    connection,
    embedded,
    folder,
    is_server_address,
    open_engine,
    opening,
    plain_failures,
    resolve_store,
    serve,
    settings_from_environment,
)

PATIENCE_IN_TESTS = 0.2


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked folder is given up sooner."""
    monkeypatch.setattr(opening, "_PATIENCE", PATIENCE_IN_TESTS)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "a store"


def count(engine: Engine) -> int:
    found: int = engine.execute_read(lambda tx: tx.run("MATCH (n) RETURN count(n)").value()[0])
    return found


def add(engine: Engine, name: str = "x") -> None:
    engine.execute_write(lambda tx: tx.run("CREATE (:Thing {name: $name})", name=name).consume())


@contextmanager
def program(text: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another Python process that runs `text`; killed in the end if it still runs."""
    command = [sys.executable, "-c", textwrap.dedent(text), *map(str, arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def said(process: subprocess.Popen[str]) -> str:
    """The next line the process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


HOLD = """
    import sys
    from hansa.graph.engine import open_engine
    with open_engine(sys.argv[1]) as engine:
        engine.execute_write(lambda tx: tx.run("CREATE (:Thing)").consume())
        print("open", engine.url, flush=True)
        sys.stdin.readline()
"""
SERVE = """
    import sys
    from hansa.graph.engine import serve
    with serve(sys.argv[1]) as served:
        print(served.url, flush=True)
        sys.stdin.readline()
"""
LONG_QUERY = "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b RETURN sum(a * b % 7)"


# Which store is meant.


@pytest.mark.parametrize(
    "uri", ["bolt://h", "bolt://h:7687", "neo4j://h", "bolt+s://h", "neo4j+s://h", "bolt+ssc://h", "NEO4J://h"]
)
def test_server_addresses(uri: str) -> None:
    assert is_server_address(uri)


@pytest.mark.parametrize("uri", ["store", "/a/store", "~/store", "C:\\store", "bolt", "./bolt:x"])
def test_folders(uri: str) -> None:
    assert not is_server_address(uri)


@pytest.mark.parametrize(
    "uri", ["http://h", "file:///x", "bolt://", "bolt://h:port", "bolt://me:secret@h", "bolt://me@h", "bolt://[::1"]
)
def test_addresses_of_no_store(uri: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        is_server_address(uri)
    assert "secret" not in str(caught.value)


def test_the_option_goes_before_the_environment_and_that_before_the_data_folder() -> None:
    env = {"HANSA_STORE": "here", "NEO4J_URI": "bolt://h", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p"}
    assert resolve_store("there", env).uri == "there"
    assert resolve_store(None, env) == StoreSettings("here", "u", "p", None)
    env["HANSA_STORE"] = ""
    assert resolve_store(None, env | {"NEO4J_DATABASE": "d"}) == StoreSettings("bolt://h", "u", "p", "d")
    assert settings_from_environment({}) is None
    assert Path(resolve_store(None, {}).uri).parts[-2:] == ("hansa", "store")


@pytest.mark.parametrize("uri", ["localhost:7687", "db.example.org:7687/neo4j", "127.0.0.1:7687", "[::1]:7687"])
def test_an_address_without_its_scheme_is_no_folder(uri: str) -> None:
    with pytest.raises(UsageProblem, match=re.escape(f"write bolt://{uri}")):
        is_server_address(uri)


def test_settings_do_not_show_the_password() -> None:
    assert "hush" not in repr(StoreSettings("bolt://h", "u", "hush"))


# A folder in this process.


def test_what_is_written_is_there_at_the_next_opening(store: Path) -> None:
    with open_engine(str(store)) as engine:
        assert (engine.kind, count(engine)) == ("embedded", 0)
        assert re.match(r"\d+\.\d+", engine.version)
        add(engine)
    with open_engine(str(store)) as engine:
        assert count(engine) == 1


def test_folder_and_files_are_for_their_owner_only(store: Path) -> None:
    store.mkdir(mode=0o755)
    with serve(str(store)):
        assert stat.S_IMODE(store.stat().st_mode) == 0o700
        private = [store / name for name in ("hansa-store.json", "lock", "password", "port", "serving.json")]
        assert {stat.S_IMODE(file.stat().st_mode) for file in private} == {0o600}


def test_closing_twice_does_no_harm(store: Path) -> None:
    engine = open_engine(str(store))
    engine.close()
    engine.close()


def test_an_error_in_the_block_closes_the_store(store: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_engine(str(store)) as engine:
        add(engine)
        raise ZeroDivisionError
    with open_engine(str(store)) as engine:
        assert count(engine) == 1


def test_an_error_in_a_transaction_undoes_it(engine: Engine) -> None:
    def half(tx: connection.ManagedTransaction) -> None:
        tx.run("CREATE (:Thing)").consume()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        engine.execute_write(half)
    assert count(engine) == 0


def test_a_failed_query_says_why(engine: Engine) -> None:
    from neo4j.exceptions import Neo4jError

    with pytest.raises(Neo4jError, match="nobody"):
        engine.execute_read(lambda tx: tx.run("RETURN nobody").consume())


def test_nothing_is_printed_and_the_log_is_in_the_folder(store: Path) -> None:
    text = """
        import sys
        from hansa.graph.engine import open_engine
        with open_engine(sys.argv[1]) as engine:
            engine.execute_read(lambda tx: tx.run("RETURN 1").consume())
    """
    with program(text, store) as process:
        assert process.communicate(timeout=60) == ("", "")
    assert "started" in (store / "log" / "arcadedb.log.0").read_text("utf-8")


def test_old_logs_of_the_engine_are_cleared_away(store: Path) -> None:
    for _ in range(8):
        open_engine(str(store)).close()
    log = store / "log"
    log.mkdir(exist_ok=True)
    for number in range(9):
        (log / f"server-event-log-2026-{number}.jsonl").touch()
    open_engine(str(store)).close()
    assert len(list(log.glob("server-event-log-2026-*.jsonl"))) <= 5


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="reads the open ports from /proc, which is Linux")
def test_only_loopback_is_listened_on_and_http_is_behind_the_password(store: Path) -> None:
    with program(HOLD, store) as process:
        bolt = said(process).rsplit(":", 1)[1]
        listening = _listening(process.pid)
        assert all(loopback for loopback, _ in listening)
        ports = {port for _, port in listening}
        assert int(bolt) in ports
        (http,) = ports - {int(bolt)}
        assert {_get(http, path) for path in ("/", "/index.html", "/mcp", "/studio")} == {404}
        inner = ("/api/v1/mcp", "/api/v1/server", "/api/v1/databases", "/api/v1/query/hansa/cypher/RETURN%201")
        assert {_get(http, path) for path in inner} == {401}
        password = (store / "password").read_text().strip()
        assert _get(http, "/api/v1/mcp", password) == 503  # switched off


def _listening(pid: int) -> set[tuple[bool, int]]:
    """The TCP ports a process listens on, each with whether it is on loopback."""
    inodes = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        target = str(descriptor.readlink())
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            address, port = fields[1].split(":")
            if fields[3] == "0A" and fields[9] in inodes:
                found.add((address.endswith("0100007F") or address == "0" * 24 + "01000000", int(port, 16)))
    return found


def _get(port: int, path: str, password: str | None = None) -> int:
    """The status that HTTP answers; with a password, to a call of the MCP tools."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    if password is not None:
        token = base64.b64encode(f"root:{password}".encode()).decode()
        request.add_header("Authorization", f"Basic {token}")
        request.data = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        with closing(error):
            return error.code


def test_a_commit_is_flushed_to_the_disk(store: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    text = """
        import sys
        from hansa.graph.engine import open_engine
        with open_engine(sys.argv[1]) as engine:
            for _ in range(int(sys.argv[2])):
                engine.execute_write(lambda tx: tx.run("CREATE (:Thing)").consume())
    """
    with open_engine(str(store)) as engine:
        add(engine)  # making the label writes files of its own
    calls = []
    for commits in (1, 21):
        trace = store.parent / f"trace-{commits}"
        command = [strace, "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace), sys.executable, "-c"]
        subprocess.run([*command, textwrap.dedent(text), str(store), str(commits)], check=True, timeout=120)
        calls.append(len(re.findall(r"\b(?:fsync|fdatasync)\(", trace.read_text())))
    assert calls[1] - calls[0] == 20, calls


def test_a_killed_process_leaves_a_folder_that_opens_with_all_that_was_committed(store: Path) -> None:
    with program(HOLD, store) as process:
        assert said(process).startswith("open")
        process.kill()
        process.wait()
    with open_engine(str(store)) as engine:
        assert count(engine) == 1


def test_a_killed_process_leaves_nothing_of_an_open_transaction(store: Path) -> None:
    text = """
        import os, signal, sys
        from hansa.graph.engine import open_engine
        def half(tx):
            tx.run("UNWIND range(1, 500) AS i CREATE (:Thing {i: i})").consume()
            os.kill(os.getpid(), signal.SIGKILL)
        open_engine(sys.argv[1]).execute_write(half)
    """
    with program(text, store) as process:
        process.wait(60)
    with open_engine(str(store)) as engine:
        assert count(engine) == 0


@pytest.mark.parametrize("mode", ["read", "write"])
def test_ctrl_c_ends_a_long_query_at_once(store: Path, mode: str) -> None:
    text = """
        import sys
        from hansa.graph.engine import open_engine
        try:
            with open_engine(sys.argv[1]) as engine:
                run = engine.execute_read if sys.argv[3] == "read" else engine.execute_write
                print("open", flush=True)
                run(lambda tx: tx.run(sys.argv[2]).consume())
        except KeyboardInterrupt:
            sys.exit(130)
    """
    with program(text, store, LONG_QUERY, mode) as process:
        assert said(process).startswith("open")
        time.sleep(0.5)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == ("", "")
        assert process.returncode == 130
        assert time.monotonic() - started < 5
    with open_engine(str(store)) as engine:
        assert count(engine) == 0


@pytest.mark.neo4j
def test_ctrl_c_leaves_neo4j_usable(neo4j_engine: Engine) -> None:
    """The interrupt comes up inside the work, as it does at the keyboard."""

    def work(tx: connection.ManagedTransaction) -> None:
        tx.run("CREATE (:Thing)").consume()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        neo4j_engine.execute_write(work)
    assert count(neo4j_engine) == 0


# Who holds a folder.


def test_a_second_process_is_refused_in_a_sentence(store: Path) -> None:
    with program(HOLD, store) as process:
        assert said(process).startswith("open")
        with pytest.raises(StoreLocked, match=rf"open in another process \(number {process.pid}\)"):
            open_engine(str(store))
        with pytest.raises(StoreLocked):
            serve(str(store))
    assert StoreLocked("").exit_code == 3


def test_a_second_engine_in_one_process_is_refused(store: Path) -> None:
    with open_engine(str(store)), pytest.raises(StoreLocked):
        open_engine(str(store))


def test_a_folder_about_to_be_free_is_waited_for(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 10.0)
    first = open_engine(str(store))
    closing_soon = Thread(target=lambda: (time.sleep(0.3), first.close()))
    closing_soon.start()
    with open_engine(str(store)) as engine:
        assert count(engine) == 0
    closing_soon.join()


def test_other_commands_join_a_running_serve(store: Path) -> None:
    with program(SERVE, store) as process:
        url = said(process)
        with open_engine(str(store)) as engine, open_engine(str(store)) as another:
            assert (engine.kind, engine.url) == ("embedded", url)
            add(engine)
            assert count(another) == 1
        with pytest.raises(StoreLocked, match=re.escape(f"already served at {url}")):
            serve(str(store))
        process.communicate("\n", timeout=30)
        assert process.returncode == 0
    assert not (store / "serving.json").exists()
    with open_engine(str(store)) as engine:
        assert count(engine) == 1


def test_a_killed_serve_leaves_no_trace_that_matters(store: Path) -> None:
    with program(SERVE, store) as process:
        url = said(process)
        process.kill()
        process.wait()
    assert (store / "serving.json").exists()
    with open_engine(str(store)) as engine:
        assert engine.url != url
        assert not (store / "serving.json").exists()


def test_a_note_of_a_serve_that_is_not_the_holder_is_not_believed(store: Path) -> None:
    """Else the password would be sent to whoever listens on that port now."""
    with program(HOLD, store) as process:
        assert said(process).startswith("open")
        with closing(socket.create_server(("127.0.0.1", 0))) as trap:
            port = trap.getsockname()[1]
            folder.announce(store, folder.Serving(f"bolt://127.0.0.1:{port}", "root", "hush", process.pid + 1))
            with pytest.raises(StoreLocked):
                open_engine(str(store))
            trap.setblocking(False)
            with pytest.raises(BlockingIOError):
                trap.accept()


def test_serve_has_the_same_user_password_and_port_at_every_start(store: Path) -> None:
    with serve(str(store)) as first:
        kept = (first.url, first.user, first.password)
        assert first.password not in repr(first)
        with open_engine(first.url, user=first.user, password=first.password, database=first.database) as engine:
            add(engine)
    with serve(str(store)) as second:
        assert (second.url, second.user, second.password) == kept


def test_serve_takes_the_port_that_is_asked_for(store: Path) -> None:
    port = embedded.free_port()
    with serve(str(store), port) as served:
        assert served.url == f"bolt://127.0.0.1:{port}"


def test_serve_says_that_a_port_is_taken_or_none(store: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        with pytest.raises(StoreUnreachable, match=f"Port {port} is taken"):
            serve(str(store), port)
    with pytest.raises(UsageProblem, match="no port"):
        serve(str(store), 65536)
    with pytest.raises(UsageProblem, match="serves a store folder"):
        serve("bolt://127.0.0.1:1")
    with serve(str(store), port) as served:  # what failed let the folder go
        assert served.url.endswith(f":{port}")


def test_a_lost_password_is_made_anew(store: Path) -> None:
    with open_engine(str(store)) as engine:
        add(engine)
    (store / "password").unlink()
    with open_engine(str(store)) as engine:
        assert count(engine) == 1


# Folders that are no store.


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreUnreachable, match="is a file"):
        open_engine(str(file))
    with pytest.raises(StoreUnreachable):
        open_engine(str(file / "below"))
    assert file.read_text() == "x"


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(StoreUnreachable, match="holds other files"):
        open_engine(str(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_an_absent_store_is_not_made_when_only_reading(store: Path) -> None:
    with pytest.raises(StoreUnreachable, match="no store at"):
        open_engine(str(store), create=False)
    assert not store.exists()


def test_a_folder_of_a_newer_hansa_is_refused(store: Path) -> None:
    open_engine(str(store)).close()
    (store / "hansa-store.json").write_text(json.dumps({"store": "hansa", "layout": folder.LAYOUT + 1}))
    with pytest.raises(StoreVersion, match="newer Hansa"):
        open_engine(str(store))


@pytest.mark.parametrize("marker", ["", "{}", "[]", "null", '{"layout": "x"}'])
def test_a_damaged_marker_is_named(store: Path, marker: str) -> None:
    store.mkdir()
    (store / "hansa-store.json").write_text(marker)
    with pytest.raises(StoreUnreachable, match="damaged"):
        open_engine(str(store))


def test_a_folder_that_cannot_be_written_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mode of a folder does not stop root, under whom tests often run: the system's answer is put in its place."""
    store.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreUnreachable, match="cannot be written"):
        open_engine(str(store))


def test_a_name_no_file_system_takes_is_named() -> None:
    with pytest.raises(StoreUnreachable, match="cannot be used"):
        open_engine("x" * 5000)
    with pytest.raises(UsageProblem, match="null character"):
        open_engine("a\0b")


def test_a_home_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageProblem, match="no home folder for ~nobody-of-this-name/store"):
        open_engine("~nobody-of-this-name/store")

    def none(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr("platformdirs.user_data_path", none)
    with pytest.raises(UsageProblem, match="no home folder; name the store"):
        resolve_store(None, {})


def test_a_damaged_database_is_named(store: Path) -> None:
    with open_engine(str(store)) as engine:
        add(engine)
    (store / "databases" / "hansa" / "schema.json").write_text("{")
    for file in (store / "databases" / "hansa").glob("schema.prev*"):
        file.write_text("{")
    for file in (store / "databases" / "hansa").glob("dictionary*"):
        file.unlink()
    with pytest.raises(StoreUnreachable, match="does not open; the engine says"):
        open_engine(str(store))
    with pytest.raises(StoreUnreachable):  # not locked by the failed start
        open_engine(str(store))


def test_a_missing_engine_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(StoreUnreachable, match="package arcadedb"):
        open_engine(str(store))


# Servers.


@pytest.mark.neo4j
def test_a_neo4j_server(neo4j_engine: Engine) -> None:
    assert neo4j_engine.kind == "neo4j"
    assert int(neo4j_engine.version.split(".")[0]) >= 5
    add(neo4j_engine)
    assert count(neo4j_engine) == 1


@pytest.mark.neo4j
def test_a_wrong_password_and_an_unknown_database_are_named(neo4j_engine: Engine) -> None:
    for user, password in (("neo4j", "wrong"), (None, None)):
        with pytest.raises(StoreUnreachable, match="NEO4J_PASSWORD"):
            open_engine(neo4j_engine.url, user=user, password=password)
    neo4j_engine.database, kept = "nowhere", neo4j_engine.database
    try:
        with pytest.raises(StoreUnreachable, match="NEO4J_DATABASE"):
            count(neo4j_engine)
    finally:
        neo4j_engine.database = kept


def test_a_wrong_password_of_a_served_folder_is_named(store: Path) -> None:
    with serve(str(store)) as served, pytest.raises(StoreUnreachable, match="NEO4J_PASSWORD"):
        open_engine(served.url, user="root", password="wrong")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_no_server_is_named_at_once(scheme: str) -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnreachable, match="No server answers"):
        open_engine(f"{scheme}://127.0.0.1:{embedded.free_port()}", user="u", password="p")
    assert time.monotonic() - started < 5


def test_an_unknown_host_is_named() -> None:
    with pytest.raises(StoreUnreachable):
        open_engine("bolt://no-such-host.invalid:7687")


def test_a_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.5)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        started = time.monotonic()
        with pytest.raises(StoreUnreachable, match="No server answers"):
            open_engine(f"bolt://127.0.0.1:{silent.getsockname()[1]}", user="u", password="p")
        assert time.monotonic() - started < 4


@contextmanager
def fake_server(version: bytes, agent: str) -> Iterator[str]:
    """A Bolt server that agrees on `version` (the four bytes of the handshake) and names itself `agent`."""

    def answer(peer: socket.socket) -> None:
        with closing(peer):
            peer.recv(20)
            peer.sendall(version)
            name = agent.encode()
            success = b"\xb1\x70\xa2\x86server\xd0" + bytes([len(name)]) + name + b"\x8dconnection_id\x81b"
            while peer.recv(4096):
                peer.sendall(len(success).to_bytes(2, "big") + success + b"\0\0")

    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def run() -> None:
            with closing(server.accept()[0]) as peer:
                answer(peer)

        thread = Thread(target=run)
        thread.start()
        yield f"bolt://127.0.0.1:{server.getsockname()[1]}"
        thread.join(10)


@pytest.mark.parametrize(
    ("version", "agent", "message"),
    [
        (b"\0\0\4\4", "Neo4j/4.4.30", "is Neo4j 4.4.30; Hansa needs Neo4j 5"),
        (b"\0\0\0\0", "", "too old or no Neo4j"),
        (b"\0\0\4\4", "Other/1.0", "Hansa needs Neo4j 5"),
    ],
)
def test_an_old_or_other_server_is_named(version: bytes, agent: str, message: str) -> None:
    with fake_server(version, agent) as url, pytest.raises(StoreVersion, match=message):
        open_engine(url, user="u", password="p")


def test_every_error_of_a_store_ends_with_code_3() -> None:
    assert {error.exit_code for error in (StoreError, StoreLocked, StoreUnreachable, StoreVersion)} == {3}


def test_a_server_that_goes_away_is_named(store: Path) -> None:
    with program(SERVE, store) as process:
        said(process)
        engine = open_engine(str(store))
        process.kill()
        process.wait()
        # The driver tries for a while to find it again; a test need not.
        object.__setattr__(engine.driver._default_workspace_config, "max_transaction_retry_time", 0.2)
        with engine, pytest.raises(StoreUnreachable, match="No server answers"):
            count(engine)


def test_a_server_that_has_forgotten_its_users_has_ended() -> None:
    """What the engine answers between being told to stop and closing its connections."""
    from neo4j.exceptions import Neo4jError

    error = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Security.Unauthorized", message="no longer valid")
    with pytest.raises(StoreUnreachable, match="has ended"), connection.plain_errors("bolt://h", joined=True):
        raise error
    with pytest.raises(StoreUnreachable, match="NEO4J_PASSWORD"), connection.plain_errors("bolt://h"):
        raise error


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Neo.DatabaseError.General.UnknownError", "Disk on fire\n\tat com.example.Fire"),
        ("Neo.ClientError.Transaction.TransactionNotFound", "No transaction 7"),
    ],
)
def test_a_failing_server_is_told_in_a_sentence(code: str, message: str) -> None:
    from neo4j.exceptions import Neo4jError

    with pytest.raises(StoreError) as caught, plain_failures("bolt://h"):
        raise Neo4jError._hydrate_neo4j(code=code, message=message)
    said = message.splitlines()[0]
    assert str(caught.value) == f"The store bolt://h failed: {said}; see the log of the server, then try again."
    with pytest.raises(ZeroDivisionError), plain_failures("bolt://h"):
        raise ZeroDivisionError


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    with pytest.raises(StoreError, match="the disk is full; free some space"), plain_failures(str(tmp_path)):
        raise StoreUnreachable("No server answers.")


def test_a_long_list_of_what_a_parser_expected_is_cut() -> None:
    said = "Syntax error at line 1:9 - mismatched input 'x', expected one of 'A', 'B', or 315 more"
    assert connection.first_line(ValueError(said)) == "Syntax error at line 1:9 - mismatched input 'x'"
    assert len(connection.first_line(ValueError("x" * 900))) == connection.LONGEST_SAID + 1


def test_numbers_of_nodes_are_exact_in_javascript(embedded_engine: Engine) -> None:
    """Neo4j Browser reads them as floating point numbers, which are exact up to 2**53."""
    labels = [f"Label{i}" for i in range(80)]
    for label in labels:
        embedded_engine.execute_write(
            lambda tx, label=label: tx.run(f"CREATE (:{label})-[:TIED]->(:{label})").consume()
        )
    numbers = embedded_engine.execute_read(
        lambda tx: tx.run("MATCH (n)-[r]->(m) RETURN id(n) AS n, id(r) AS r, id(m) AS m").values()
    )
    assert len(numbers) == len(labels)
    assert max(number for row in numbers for number in row) < 2**53


def test_garbage_is_collected_rarely_in_a_transaction_only(store: Path) -> None:
    usual = gc.get_threshold()
    with open_engine(str(store)) as engine:
        within = engine.execute_read(lambda _: gc.get_threshold())
        nested = engine.execute_read(lambda _: (engine.execute_read(lambda _: None), gc.get_threshold())[1])
        with pytest.raises(ZeroDivisionError):
            engine.execute_read(lambda _: 1 / 0)
    assert within == nested
    assert within[0] > usual[0]
    assert gc.get_threshold() == usual


def test_the_embedded_store_takes_a_text_of_more_than_16_mib(store: Path) -> None:
    """As is made of a table of 40,000 rows."""
    length = 17 * 1024 * 1024
    with open_engine(str(store)) as engine:
        engine.execute_write(lambda tx: tx.run("CREATE (t:Text) SET t = $row", row={"text": "x" * length}).consume())
        held = engine.execute_read(lambda tx: tx.run("MATCH (t:Text) RETURN t.text").value())
    assert [len(text) for text in held] == [length]

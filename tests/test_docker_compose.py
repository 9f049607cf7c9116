"""docker-compose.yml and the Dockerfile, as far as they can be tried without a Docker daemon."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from hansa.graph.engine import Engine

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(COMPOSE.read_text("utf-8"))
    return loaded


def test_neo4j_is_pinned_and_healthy_before_hansa_starts(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["neo4j"]["image"] == "neo4j:5.26-community"
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    assert services["hansa"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["hansa"]["command"] == ["load", "/documents"]


def test_ports_are_published_on_loopback_only(compose: dict[str, Any]) -> None:
    published = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert published == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_data_is_kept_in_named_volumes(compose: dict[str, Any]) -> None:
    used = {volume.split(":")[0] for volume in compose["services"]["neo4j"]["volumes"]}
    assert used == set(compose["volumes"]) == {"neo4j-data", "neo4j-logs"}


def test_the_password_has_no_default() -> None:
    used = re.findall(r"\$\{NEO4J_PASSWORD[^}]*\}", COMPOSE.read_text("utf-8"))
    assert used
    assert all(use.startswith("${NEO4J_PASSWORD:?") for use in used)


def test_hansa_is_told_the_store_in_the_variables_it_reads(compose: dict[str, Any]) -> None:
    from hansa.graph.engine import settings_from_environment

    settings = settings_from_environment(compose["services"]["hansa"]["environment"])
    assert settings is not None
    assert (settings.uri, settings.user) == ("bolt://neo4j:7687", "neo4j")
    assert settings.password
    assert "neo4j" in compose["services"]


def test_the_image_installs_the_project_and_runs_its_command() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert "FROM python:3.11-slim" in lines
    assert 'ENTRYPOINT ["hansa"]' in lines
    assert any("pip install" in line and " ." in line for line in lines)
    assert any(line.startswith("USER ") for line in lines)


def _has_compose() -> bool:
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "compose", "version"], capture_output=True).returncode == 0


@pytest.mark.skipif(not _has_compose(), reason="the docker command with its compose plugin is not installed")
def test_docker_compose_reads_the_file_and_asks_for_the_password() -> None:
    command = ["docker", "compose", "-f", str(COMPOSE), "config", "--quiet"]
    bare = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    refused = subprocess.run(command, env=bare, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "set NEO4J_PASSWORD" in refused.stderr
    subprocess.run(command, env=bare | {"NEO4J_PASSWORD": "a-password"}, check=True)


@pytest.mark.neo4j
def test_neo4j_takes_every_setting(neo4j_engine: Engine, compose_settings: dict[str, str]) -> None:
    """The server of the tests is started with them, in strict mode; one named by NEO4J_URI at least knows them."""
    known = neo4j_engine.execute_read(lambda tx: tx.run("SHOW SETTINGS YIELD name RETURN name").value())
    assert compose_settings["server.config.strict_validation.enabled"] == "true"
    assert set(compose_settings) <= set(known)


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_engine")  # which skips where Java and Maven are not
def test_the_launcher_is_strict_about_settings(neo4j_launcher: ModuleType) -> None:
    """Else the test above would prove nothing."""
    if os.environ.get("NEO4J_URI"):
        pytest.skip("the server is the one NEO4J_URI names, not the launcher's")
    with pytest.raises(neo4j_launcher.LauncherError, match=r"no\.such\.setting"):
        neo4j_launcher.start(settings=["no.such.setting=1"])

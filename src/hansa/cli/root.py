"""The command `hansa` and where its commands stand."""

from __future__ import annotations

import click

from hansa import __version__
from hansa.cli.core.command import common_options
from hansa.cli.core.lazy import LazyGroup

SECTIONS = {
    "Begin": {
        "demo": "hansa.cli.demo:demo",
        "load": "hansa.cli.load:load",
        "extract": "hansa.cli.extract:extract",
    },
    "Ask": {
        "queries": "hansa.cli.queries:queries",
        "query": "hansa.cli.queries:query",
        "cypher": "hansa.cli.queries:cypher",
        "show": "hansa.cli.explain:show",
        "why": "hansa.cli.explain:why",
        "report": "hansa.cli.report:report",
        "plot": "hansa.cli.plot:plot",
    },
    "Measure": {
        "network": "hansa.cli.network:network",
    },
    "Decide": {
        "review": "hansa.cli.review:review",
        "same": "hansa.cli.decide:same",
        "different": "hansa.cli.decide:different",
        "reject": "hansa.cli.decide:reject",
        "add": "hansa.cli.add:add",
        "decisions": "hansa.cli.decide:decisions",
        "undo": "hansa.cli.decide:undo",
    },
    "Keep": {
        "status": "hansa.cli.documents:status",
        "documents": "hansa.cli.documents:documents",
        "unload": "hansa.cli.documents:unload",
        "refresh": "hansa.cli.documents:refresh",
        "dump": "hansa.cli.transfer:dump",
        "restore": "hansa.cli.transfer:restore",
        "export": "hansa.cli.export:export",
        "registry": "hansa.cli.registry:registry",
        "serve": "hansa.cli.serve:serve",
        "completion": "hansa.cli.completion:completion",
    },
}

root = LazyGroup(
    name="hansa",
    sections=SECTIONS,
    params=[*common_options(store=True)],
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A graph of cities that work together: who is tied to whom, and which document says so.",
    examples=(
        "hansa demo                      # five documents, a tour",
        "hansa load news/                # your own",
        "hansa why Moscow Astana         # what ties two cities, with the sentences",
        "hansa query network-members network=Eurocities --format csv",
    ),
)
click.version_option(__version__, prog_name="hansa", message="%(prog)s %(version)s")(root)

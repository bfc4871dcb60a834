"""Runs `taklimat` again and again: one process loads it, a fork of it runs each command.

A command so starts in 10 ms, where a new Python needs 400 to import everything. Each line of
standard input is one command in JSON; the answer to each is its exit status on a line.
"""

import json
import os
import signal
import sys
from typing import Any

import mkdocs.commands.build

import taklimat.plugin
import taklimat.single
from taklimat.cli import main

LOADED = (mkdocs.commands.build, taklimat.plugin, taklimat.single)
LONGEST_S = 60


def run(command: dict[str, Any]) -> None:
    """Become the program: its folder, its arguments, its two outputs."""
    os.chdir(command["folder"])
    for number, name in ((1, command["out"]), (2, command["err"])):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    signal.alarm(LONGEST_S)
    sys.argv = ["taklimat", *command["arguments"]]
    main()


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(json.loads(line))
        sys.exit(0)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  its only voice

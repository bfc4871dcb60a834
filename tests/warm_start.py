"""Runs `taklimat` again and again: one process loads it, a fork of it runs each command.

A command so starts in 10 ms, where a new Python needs 400 to import everything. Each line of
standard input is one command in JSON; the answer to each is its exit status on a line.
"""

import gc
import json
import os
import sys
import traceback
from typing import Any

import mkdocs.commands.build

import taklimat.plugin
import taklimat.project.single
from taklimat.cli import main

LOADED = (mkdocs.commands.build, taklimat.plugin, taklimat.project.single)


def run(command: dict[str, Any]) -> int:
    """Become the program: its folder, its arguments, its two outputs; return its status."""
    os.chdir(command["folder"])
    for number, name in ((1, command["out"]), (2, command["err"])):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.argv = ["taklimat", *command["arguments"]]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


gc.freeze()  # a fork that walks over the loaded modules would copy them
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        status = run(json.loads(line))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)  # without taking all that is loaded down, which costs more than a check
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  its only voice

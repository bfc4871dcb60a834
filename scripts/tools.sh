#!/bin/sh
# The programs that the tests run and PyPI does not have, from Debian; no test is ever skipped.
# With `node`, only those that `make check` runs.
set -eu

need() { # PROGRAM PACKAGE…
  program=$1
  shift
  if command -v "$program" >/dev/null 2>&1; then return; fi
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "$program is missing; installing it with apt-get" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } \
      >/dev/null || true # what is missing still is said below
  fi
  command -v "$program" >/dev/null 2>&1 || {
    echo "error: the tests need $program, and it could not be installed here" >&2
    echo "  hint: install it (Debian: apt-get install $*) and run this again" >&2
    exit 1
  }
}

need node nodejs # the types of scripts, Lighthouse
need npm npm     # what package-lock.json names
if [ "${1:-}" = node ]; then exit; fi
need chromium chromium
need java default-jre-headless # the Nu HTML checker

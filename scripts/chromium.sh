#!/bin/sh
# The browser tests need Debian's chromium; they are never skipped.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "chromium is missing; installing it with apt-get" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
command -v chromium >/dev/null 2>&1 || {
  echo "error: the tests need chromium, and it could not be installed here" >&2
  echo "  hint: install it (Debian: apt-get install chromium) and run this again" >&2
  exit 1
}

#!/usr/bin/env bash
# The page in a real browser: search, evidence, webcal, keyboard, no script, phone width, axe-core. Needs chromium, node
# and npm; leaves nothing behind.   bash tests/server/clients/browser.sh
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$work"' EXIT
python="${PYTHON:-python3}"
"$python" "$here/make_folder.py" "$work/calendars" 80 2026-05-01
DATEWIRE_NOW=2026-05-01T12:00:00Z "$python" -m datewire serve "$work/calendars" --port 0 >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 50); do [ -s "$work/out" ] && break; sleep 0.2; done
address="$(grep -o 'http://[^ ]*' "$work/out")"
cp "$here/browser.mjs" "$work/"
(cd "$work" && npm init -y >/dev/null && npm install --silent --no-fund --no-audit 'playwright-core@^1.50' 'axe-core@^4.10')
node "$work/browser.mjs" "$address"

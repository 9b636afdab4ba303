#!/usr/bin/env bash
# Answers per second of one worker beside nginx with the same file in the same run. Needs wrk, nginx, curl; loopback only.
#   bash tests/server/clients/bench.sh [SECONDS]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
chmod 755 "$work"
python="${PYTHON:-python3}"
trap 'kill "${server:-0}" 2>/dev/null || true; [ -f "$work/pid" ] && kill "$(cat "$work/pid")" || true; sleep 0.5; rm -rf "$work"' EXIT
"$python" "$here/make_folder.py" "$work/calendars" 1000 2026-05-01
"$python" -m datewire serve "$work/calendars" --port 0 >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 50); do [ -s "$work/out" ] && break; sleep 0.2; done
ours="$(grep -o 'http://[^ ]*' "$work/out")all.ics"
port="$("$python" -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')"
cat >"$work/nginx.conf" <<CONF
worker_processes 1; pid $work/pid; error_log $work/error;
events { worker_connections 256; }
http { access_log $work/access; types { text/calendar ics; } server { listen 127.0.0.1:$port; root $work/calendars; } }
CONF
nginx -c "$work/nginx.conf"
sleep 0.5
theirs="http://127.0.0.1:$port/all.ics"
tag() { curl -sI "$1" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }'; }
measure() { printf '%-14s' "$1"; shift; wrk -t1 -c16 -d"${seconds}s" "$@" | awk '/Requests\/sec/ { print $2 "/s" } /Non-2xx/'; }
seconds="${1:-4}"
printf '%s bytes, %s cores, load %s\n' "$(stat -c %s "$work/calendars/all.ics")" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
measure 'datewire 304' -H "If-None-Match: $(tag "$ours")" "$ours"
measure 'nginx 304' -H "If-None-Match: $(tag "$theirs")" "$theirs"
measure 'datewire 200' "$ours"
measure 'nginx 200' "$theirs"

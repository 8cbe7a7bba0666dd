#!/usr/bin/env bash
# Measures what every attack costs and prints the table of docs/attacks.md. Five measurements each, the least counts.
set -euo pipefail
cd "$(dirname "$0")/.."
table=$(mktemp)
trap 'rm -f "$table"' EXIT
GRAPH_ATTACK_TABLE=$table dotnet test tests/Graph.Attacks.Tests -c Release --nologo >&2
awk -F'\t' '
  !($1 in seen) { seen[$1] = 1; order[++count] = $1; size[$1] = $3 }
  { cost[$1, $2] = sprintf("%.1f · %.1f", $5, $6 / 1024); if ($2 != "GET" && !($1 in verdict)) verdict[$1] = $4 }
  END {
    split("POST,GET,request batch,variable batch,SSE,multipart,WebSocket,persisted,batch,gateway", names, ",")
    printf "| Attack | kB | Answer |"; for (n = 1; n <= 10; n++) printf " %s |", names[n]; print ""
    printf "|---|---:|---|"; for (n = 1; n <= 10; n++) printf "---:|"; print ""
    fflush()
    for (i = 1; i <= count; i++) {
      a = order[i]; row = sprintf("| %s | %s | `%s` |", a, size[a], verdict[a])
      for (n = 1; n <= 10; n++) row = row " " cost[a, names[n]] " |"
      print row | "LC_ALL=C sort -t\"|\" -k5,5nr"
    }
  }' "$table"

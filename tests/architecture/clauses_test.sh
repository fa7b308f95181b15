#!/bin/bash
# tests/clauses counts what is proven and refuses an id that no regulation has.
set -euo pipefail
clauses=$(cd "$(dirname "$0")/.." && pwd)/clauses
none=99.9
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

complain() {
  echo "$1" >&2
  exit 1
}

mkdir -p "$tree/tests/unit" "$tree/scripts_lua/cases"
printf 'id\tinstitution\tkind\tcapability\trule\nanytown-1.4\tanytown\tRECORD\taudit.history\tNo entry may disappear.\n' \
  >"$tree/tests/clauses.tsv"
printf 'anytown-1.5\tanytown\tREPORT\tcontrol.filling\tKeeping the journal is mandatory.\n' >>"$tree/tests/clauses.tsv"
printf 'what\treason\ncontrol\tthe report is to come\n' >"$tree/tests/clauses_left.tsv"
echo '// anytown-1.4: every former value is listed.' >"$tree/tests/unit/history_test.cpp"

[[ $("$clauses" --root "$tree" | head -1) == "1 of 2 clauses are proven" ]] || complain "a proven clause is not counted"
[[ $("$clauses" --root "$tree" --missing | cut -f1) == anytown-1.5 ]] || complain "the missing clause is not listed"
[[ $("$clauses" --root "$tree" --missing | cut -f3) == "the report is to come" ]] || complain "the reason is not told"
"$clauses" --root "$tree" | grep -A2 "by institution and kind" | grep -qE "anytown +1/1 +0/1" ||
  complain "kinds are not counted"
"$clauses" --root "$tree" anytown-1.4 | grep -q tests/unit/history_test.cpp || complain "the proof is not named"

echo '// anytown-1.5 (partial: the report)' >"$tree/tests/unit/filling_test.cpp"
[[ $("$clauses" --root "$tree" | sed -n 2p) == "1 more in part"* ]] || complain "what is proven in part is not counted apart"
[[ $("$clauses" --root "$tree" --missing) == *"(in part)"* ]] || complain "what is proven in part is not listed"

echo "case { clause = 'anytown-$none' }" >"$tree/scripts_lua/cases/anytown.lua"
if "$clauses" --root "$tree" >/dev/null 2>"$tree/complaint"; then complain "an unknown clause passed"; fi
grep -q "unknown clause anytown-$none in scripts_lua/cases/anytown.lua" "$tree/complaint" || complain "it is not named"

rm "$tree/scripts_lua/cases/anytown.lua" "$tree/tests/unit/filling_test.cpp"
printf 'what\treason\n' >"$tree/tests/clauses_left.tsv"
if "$clauses" --root "$tree" --missing >/dev/null 2>&1; then complain "a clause may be left without a reason"; fi

# The project's own list names a reason for whatever is left.
"$clauses" --missing >/dev/null

#!/bin/bash
# tests/count_tests.py: whatever way a program breaks off, it costs exactly the tests that break.
#   counted_test.sh ODD_PROGRAM
set -euo pipefail
program=$1
count=$(cd "$(dirname "$0")/.." && pwd)/count_tests.py
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
# This test is itself run by ctest.
unset GTEST_TOTAL_SHARDS GTEST_SHARD_INDEX GTEST_OUTPUT GTEST_BRIEF

for shard in 0 1; do
  cat <<TEXT
add_test(odd.$shard "$program")
set_tests_properties(odd.$shard PROPERTIES LABELS odd
  ENVIRONMENT "GTEST_TOTAL_SHARDS=2;GTEST_SHARD_INDEX=$shard;GTEST_BRIEF=1;GTEST_OUTPUT=xml:$build/reports/odd.$shard.xml")
TEXT
done >"$build/CTestTestfile.cmake"
cat >>"$build/CTestTestfile.cmake" <<'TEXT'
add_test(plain /bin/true)
add_test(unhappy /bin/false)
set_tests_properties(plain PROPERTIES LABELS "odd;plain")
TEXT

# found WAY ARGUMENTS...: what is counted when the program breaks off in this way.
found() {
  export BREAKS_OFF=$1
  shift
  rm -rf "$build/reports"
  ctest --test-dir "$build" --output-junit "$build/report.xml" "$@" >/dev/null 2>&1 || true
  "$count" "$build" "$build/report.xml" "$@" 2>"$build/said"
}

# expect COUNTS WAY [LINE THAT IS SAID]
expect() {
  local counts
  counts=$(found "$2" -L odd)
  if [[ $counts != "$1" ]]; then
    echo "after $2: \"$counts\" instead of \"$1\"" >&2
    cat "$build/said" >&2
    exit 1
  fi
  [[ -z ${3:-} ]] || grep -qx "$3" "$build/said" || { echo "after $2 nobody says: $3" >&2; exit 1; }
}

expect "9 0" "nothing"
expect "8 1" "a failure" "failed: odd.Odd.MayFail"
expect "8 1" "a crash" "failed: odd.Odd.MayCrash"
grep -q "exit code -6" "$build/said"
expect "8 1" "a skip" "failed: odd.Odd.MayBeSkipped"
expect "8 1" "an exit" "failed: odd.Odd.MayEndTheProcess"
# Each of its tests leaks.
expect "1 8" "the end"

[[ $(found "nothing" -L plain) == "1 0" ]] || { echo "a choice of tests is not heeded" >&2; exit 1; }
[[ $(found "nothing" -R unhappy) == "0 1" ]] || { echo "a failed command passes" >&2; exit 1; }
# Nothing ran: ctest's report is of another day, and the reports are gone.
rm -rf "$build/reports" "$build/report.xml"
[[ $("$count" "$build" "$build/report.xml" -L plain 2>/dev/null) == "0 1" ]] || { echo "what did not run passes" >&2; exit 1; }

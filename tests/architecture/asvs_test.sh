#!/bin/bash
# tests/asvs refuses a proof that is not there, a requirement twice, and a README that counts otherwise.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

complain() {
  echo "$1" >&2
  exit 1
}

mkdir -p "$tree/tests/architecture" "$tree/core"
sample() {
  cp "$root/tests/asvs.tsv" "$tree/tests/asvs.tsv"
  open=$("$root/tests/asvs" --open | grep -c . || true)
  echo "253 requirements; $open of them are open." >"$tree/README.md"
}
# What the rest of the table names is not in the small tree: only the named complaint is looked for.
complaint_about() {
  local complaints
  complaints=$("$root/tests/asvs" --root "$tree" 2>&1 >/dev/null || true)
  [[ $complaints == *"$1"* ]]
}

sample
complaint_about "names what is not there: FrontCheck.KnowsFiveMethods" || complain "a test that is gone is still a proof"
echo 'TEST(FrontCheck, KnowsFiveMethods) {}' >"$tree/tests/architecture/front_test.cpp"
complaint_about "names what is not there: FrontCheck.KnowsFiveMethods" && complain "a test that is there is none"
echo '# What comes in' >"$tree/core/SECURITY.md"
complaint_about "not there: core/SECURITY.md#What_comes_in" && complain "a decision that is written down is none"
complaint_about "not there: core/SECURITY.md#Limits" || complain "a decision that is not written down is one"
complaint_about "README.md does not say" && complain "a README that counts rightly is wrong"
echo "nothing is said" >"$tree/README.md"
complaint_about "README.md does not say" || complain "a README may be silent about what is open"
tail -1 "$root/tests/asvs.tsv" >>"$tree/tests/asvs.tsv"
complaint_about "17.3.2 twice" || complain "a requirement may stand twice"
complaint_about "not the 70 and 183" || complain "a requirement too many is not counted"
sed -i 's/^1\.1\.1\t2/1.1.1\t3/' "$tree/tests/asvs.tsv"
complaint_about "1.1.1 is of no level" || complain "any number is a level"
exit 0

#!/usr/bin/env python3
"""What a run of ctest found, counted test by test.

    count_tests.py BUILD REPORT [CTEST ARGUMENTS...]

BUILD is the folder that ctest ran in, REPORT its JUnit report, the arguments are those that chose what ran. A program of
GoogleTest runs as a few shards, each of which leaves a report of its own tests; anything else that ctest runs is one
test. A shard that left no report, or that failed although its report knows of no failure, broke off or leaked: its tests
are then run one by one, so that it costs the tests that break and no others. Nothing that did not run has passed.

Standard output: "PASSED FAILED", two numbers. Standard error: the failed tests, by name, and what those said that were
run one by one.
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ALONE = 120  # seconds for one test alone
SAID = 20000  # characters of what a failed test said that are worth reading


def tests_of_ctest(build, arguments):
    """Name, command, environment and folder of whatever the arguments choose."""
    shown = subprocess.run(
        ["ctest", "--test-dir", build, "--show-only=json-v1", *arguments], stdout=subprocess.PIPE, check=True
    )
    tests = []
    for test in json.loads(shown.stdout)["tests"]:
        properties = {one["name"]: one["value"] for one in test.get("properties", [])}
        environment = dict(pair.split("=", 1) for pair in properties.get("ENVIRONMENT", []))
        tests.append((test["name"], test.get("command", []), environment, properties.get("WORKING_DIRECTORY", build)))
    return tests


def outcomes_of_ctest(report):
    """Name -> "run", "fail", "notrun" or "disabled"; empty when ctest did not get so far."""
    try:
        return {case.get("name"): case.get("status") for case in xml.parse(report).iter("testcase")}
    except (OSError, xml.ParseError):
        return {}


def outcomes_of_report(path):
    """Test -> whether it ran and passed; None without a whole report."""
    try:
        cases = list(xml.parse(path).iter("testcase"))
    except (OSError, xml.ParseError):
        return None
    return {
        f"{case.get('classname')}.{case.get('name')}": case.get("status") == "run"
        and case.get("result") == "completed"
        and case.find("failure") is None
        for case in cases
    }


def listed(command, environment, folder):
    """The tests of a shard, as GoogleTest deals them out: in turn, without those that are disabled."""
    # Its exit code is a leak's: what it listed counts.
    asked = subprocess.run(
        [*command, "--gtest_list_tests"], env=environment, cwd=folder, stdout=subprocess.PIPE, timeout=ALONE
    )
    names, suite = [], ""
    for line in asked.stdout.decode(errors="replace").splitlines():
        name = line.split("#")[0].rstrip()
        if not line.startswith(" "):
            suite = name
        elif "DISABLED_" not in suite + name:
            names.append(suite + name.strip())
    return names


def run_alone(command, environment, folder, test):
    """Whether the test passes in a process of its own, and what it said."""
    with tempfile.TemporaryDirectory() as reports:
        report = os.path.join(reports, "report.xml")
        try:
            ran = subprocess.run(
                [*command, f"--gtest_filter={test}", "--gtest_brief=0"],
                env={**environment, "GTEST_OUTPUT": f"xml:{report}"},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=ALONE,
            )
        except subprocess.TimeoutExpired as late:
            return False, (late.stdout or b"").decode(errors="replace") + f"\nnot done in {ALONE} seconds\n"
        said = ran.stdout.decode(errors="replace")
        if ran.returncode != 0:
            return False, f"{said}\nexit code {ran.returncode}\n"
        return (outcomes_of_report(report) or {}).get(test, False), said


def one_by_one(command, own, folder):
    """Test -> whether it passes alone, of a shard that did not tell."""
    environment = {**os.environ, **own}
    shards, shard = int(environment.pop("GTEST_TOTAL_SHARDS", 1)), int(environment.pop("GTEST_SHARD_INDEX", 0))
    environment.pop("GTEST_OUTPUT", None)
    outcomes = {}
    for test in listed(command, environment, folder)[shard::shards]:
        outcomes[test], said = run_alone(command, environment, folder, test)
        if not outcomes[test]:
            print(f"\n-- {test}, alone\n{said[-SAID:]}", file=sys.stderr)
    return outcomes


def outcomes_of(entry, outcome):
    """Test -> whether it passed, of one entry of ctest."""
    name, command, environment, folder = entry
    if "GTEST_OUTPUT" not in environment:
        return {name: outcome == "run"}
    found = outcomes_of_report(environment["GTEST_OUTPUT"].removeprefix("xml:"))
    program = name.rpartition(".")[0]
    if found is None or (outcome != "run" and all(found.values())):
        print(f"\n{name} broke off; its tests one by one:", file=sys.stderr)
        try:
            found = one_by_one(command, environment, folder)
        except (OSError, subprocess.SubprocessError) as wrong:
            print(wrong, file=sys.stderr)
            found = {}
        if all(found.values()):
            found["breaks off, though each of its tests passes alone"] = False
    return {f"{program}.{test}": passed for test, passed in found.items()}


def main():
    build, report, *arguments = sys.argv[1:]
    ran = outcomes_of_ctest(report)
    found = []
    for entry in tests_of_ctest(build, arguments):
        found += outcomes_of(entry, ran.get(entry[0], "notrun")).items()
    failed = [test for test, passed in found if not passed]
    for test in failed:
        print(f"failed: {test}", file=sys.stderr)
    print(len(found) - len(failed), len(failed))


main()

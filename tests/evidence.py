"""Whether the tests that other papers lean on have really run, and passed, in a whole run.

A pytest plugin. Reports of all workers come to the process that was started, so nothing has to be
passed between them. It speaks up when the whole suite ran and everything else was well.
"""

import os

import pytest

from tests.gates import asvs_table

RAN = pytest.StashKey[dict[str, str]]()
SAID = pytest.StashKey[list[str]]()


def pytest_configure(config):
    config.stash[RAN] = {}
    config.stash[SAID] = []
    config.pluginmanager.register(Outcomes(config.stash[RAN]), "outcomes")


class Outcomes:
    """Collects what became of every test, in whichever process it ran."""

    def __init__(self, ran):
        self.ran = ran

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome == "skipped":
            is_expected = hasattr(report, "wasxfail")
            self.ran[report.nodeid] = "expected to fail" if is_expected else report.outcome


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session, exitstatus):
    config = session.config
    if hasattr(config, "workerinput") or exitstatus != 0 or not is_whole(config):
        return
    required = bool(os.environ.get("PORTAL_REQUIRE"))
    config.stash[SAID] = missing(asvs_table.tests(), config.stash[RAN], required)
    if config.stash[SAID]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    if said := config.stash[SAID]:
        terminalreporter.section("evidence that did not run (tests/gates/asvs)")
        for line in said:
            terminalreporter.line(line)


def is_whole(config):
    """Whether nothing was chosen: no file, no name, no mark."""
    option = config.option
    chosen = option.keyword or option.markexpr or option.deselect or option.collectonly
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


def missing(wanted, ran, required):
    """Which of the wanted tests no passed run stands for.

    A test that was skipped for want of a tool counts as run where no tools are required: CI
    requires them all.
    """
    outcomes = {}
    for nodeid, outcome in ran.items():
        outcomes.setdefault(nodeid, set()).add(outcome)
        outcomes.setdefault(nodeid.partition("[")[0], set()).add(outcome)
    good = {"passed"} if required else {"passed", "skipped"}
    return [name for name in wanted if not outcomes.get(name, set()) & good]

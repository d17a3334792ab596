"""Tests as parameters of pytest; those that are known to fail must fail."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from suites import Case

DEVIATIONS = tomllib.loads(Path(__file__).with_name("deviations.toml").read_text(encoding="utf-8"))


def each(tests: Iterable[Case]) -> pytest.MarkDecorator:
    """The tests that lie beside each other have the same data, which then are published once."""
    ordered = sorted(tests, key=lambda test: (test.suite, test.default, test.named))
    return pytest.mark.parametrize("test", [as_parameter(test) for test in ordered])


def as_parameter(test: Case) -> object:
    reason = DEVIATIONS.get(test.id)
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(test, id=test.id, marks=marks)

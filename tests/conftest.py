"""Settings for all tests: Hypothesis is the same in every run, so that no test is flaky."""

from hypothesis import settings

settings.register_profile("ci", deadline=None, derandomize=True, max_examples=200)
settings.register_profile("nacht", deadline=None, max_examples=5_000)
settings.load_profile("ci")

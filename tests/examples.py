"""How many examples Hypothesis makes: with all tests a sample, the whole by command.

`.venv/bin/pytest -m hypothesis --hypothesis-profile=whole` makes all of them.
"""

from hypothesis import HealthCheck, settings

WHOLE = 100
"""Examples of a property that names no number, where the whole is asked for."""
_FEWEST = 10


def register_profiles() -> None:
    """Have a quarter of the examples made where the command line asks for nothing else."""
    for name, examples in (("sample", WHOLE // 4), ("whole", WHOLE)):
        settings.register_profile(
            name,
            max_examples=examples,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
    settings.load_profile("sample")


def of_whole(examples: int) -> settings:
    """Settings of a property that has so many examples where the whole is asked for."""
    share = max(_FEWEST, examples * settings().max_examples // WHOLE)
    return settings(max_examples=min(examples, share))

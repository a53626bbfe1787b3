"""Deeds in whatever order: hypothesis takes walks through a state machine."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test


def walk(machine, walks, steps, *, simplify=True, **values):
    """`walks` walks of at most `steps` deeds, the same ones each time. `values` are the machine's.

    A fault that is found is made as simple as can be, which takes minutes: a control does without.
    """
    bound = type(machine.__name__, (machine,), values)
    run_state_machine_as_test(
        bound,
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink] if simplify else [Phase.generate],
        ),
    )

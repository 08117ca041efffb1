"""Time and memory of whole processes, measured so that a busy machine does little harm."""
import statistics
import subprocess
import sys
import time


SPAWN = None  # build/tests/bench/spawn


class Use:
    """What one run of a process took: seconds by the clock, seconds of the processor, megabytes at most."""

    def __init__(self, seconds, work, kilobytes):
        self.seconds, self.work, self.memory = seconds, work, kilobytes / 1024


def run(command, cwd=None):
    """Runs a command, its output thrown away. A failure ends the bench: a peer that does nothing is fast."""
    done = subprocess.run([SPAWN, *map(str, command)], cwd=cwd, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f'{command[:9]} ended with {done.returncode}')
    return Use(*map(float, done.stdout.split()))


def alternate(ours, peer, seconds=4, least=5, most=150):
    """Runs both by turns for some seconds, at least so often; gives the runs of each. Each is a function."""
    ours(), peer()
    runs, end = ([], []), time.perf_counter() + seconds
    while len(runs[0]) < least or (time.perf_counter() < end and len(runs[0]) < most):
        runs[0].append(ours())
        runs[1].append(peer())
    return runs


class Figures:
    """Median and quartiles of some numbers."""

    def __init__(self, numbers):
        self.numbers = sorted(numbers)
        self.median = statistics.median(self.numbers)
        quarters = statistics.quantiles(self.numbers, n=4) if len(self.numbers) > 1 else [self.median] * 3
        self.low, self.high = quarters[0], quarters[2]

    def text(self, scale=1, places=2):
        return f'{scale * self.median:.{places}f} ({scale * self.low:.{places}f}–{scale * self.high:.{places}f})'


def ratios(ours, peers):
    """Of two runs that followed each other: the machine was as busy for the one as for the other."""
    return Figures([a / b for a, b in zip(ours, peers)])

"""The memory that a process of ours may take."""

import sys
from pathlib import Path


def limit_memory(memory: int) -> bool:
    """Let the process take so many bytes more than it has; tell whether this was possible."""
    if sys.platform != "linux":
        return False
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    return True

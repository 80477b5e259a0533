"""Ports to serve on: tried before they are taken, and chosen so that two programs never choose the same."""

import socket


def refused(host: str, port: int) -> str | None:
    """Why nobody may listen there now, as the system says it; None where it can be had.

    The web server itself would share a port with another program of the same user, and requests would
    come to either.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as problem:
        return problem.strerror or str(problem)
    return None


def next_free(host: str, port: int) -> int:
    """The first port from this one on that nobody listens on or has chosen; it stays chosen while this process lives.

    Raises StopIteration where a hundred are taken.
    """
    candidates = range(port, port + 100)
    return next(one for one in candidates if refused(host, one) is None and _chosen(one))


def _chosen(port: int) -> bool:
    """Whether nobody else has chosen it: a name without a file, which the system frees with the process."""
    mark = socket.socket(socket.AF_UNIX)
    try:
        mark.bind(f"\0tipstaff-port-{port}")
    except OSError:
        mark.close()
        return False
    mark.set_inheritable(True)  # the process may go on under another program's name
    mark.detach()
    return True

"""A program that ends with the one that started it, even where that one was killed and could tell nobody."""

import os
import signal
import threading
import time

NAME = "TIPSTAFF_PARENT"
PAUSE = 1.0
"""Seconds between two looks at who the parent is."""


def be_parent() -> None:
    """Let the programs that this one starts from now on end with it."""
    os.environ[NAME] = str(os.getpid())


def end_with_parent() -> None:
    """Ask this program to end, as SIGTERM does, once its parent is gone. Without one to follow nothing happens."""
    parent = int(os.environ.get(NAME, os.getpid()))
    if parent != os.getpid():
        threading.Thread(target=_follow, args=(parent,), name="parent", daemon=True).start()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)

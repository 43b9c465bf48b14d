import os
import signal
import subprocess
import sys

from invoicemesh_client.local import guard


def sleeper() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)


def test_groups_that_were_released_are_no_longer_guarded() -> None:
    assert guard.guard([b"+11\n", b"+12\n", b"-11\n"]) == {12}


def test_a_guard_whose_pipe_ends_ends_what_it_guards_and_nothing_else() -> None:
    guarded, released = sleeper(), sleeper()
    try:
        with subprocess.Popen([sys.executable, "-I", guard.__file__], stdin=subprocess.PIPE) as guarding:
            assert guarding.stdin is not None
            guarding.stdin.write(f"+{guarded.pid}\n+{released.pid}\n-{released.pid}\n".encode())
            guarding.stdin.close()
            assert guarded.wait(timeout=20) == -signal.SIGTERM
            assert guarding.wait(timeout=20) == 0
        assert released.poll() is None
    finally:
        for process in (guarded, released):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

"""Privileges: what the administrator may do and others may not, put aside where a test is about being refused."""

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator

_VERSION = 0x20080522  # of the two system calls: _LINUX_CAPABILITY_VERSION_3 in linux/capability.h
_PASSES_OVER_PERMISSIONS = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH in the same file


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextlib.contextmanager
def permissions_hold() -> Iterator[None]:
    """Let the permissions of files hold for this thread, whoever runs it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    system, header, sets = ctypes.CDLL(None, use_errno=True), _Header(_VERSION, 0), (_Sets * 2)()
    assert system.capget(ctypes.byref(header), sets) == 0, os.strerror(ctypes.get_errno())
    former = sets[0].effective
    try:
        sets[0].effective = former & ~_PASSES_OVER_PERMISSIONS
        assert system.capset(ctypes.byref(header), sets) == 0, os.strerror(ctypes.get_errno())
        yield
    finally:
        sets[0].effective = former
        system.capset(ctypes.byref(header), sets)

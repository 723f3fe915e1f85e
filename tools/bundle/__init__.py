"""The stick: everything a machine without a network needs, in one folder.

`python -m tools.bundle` builds it from the checkout and the wheels that `lock.txt` pins. The
zipapp, the frozen program and the wheelhouse hold the very same files.
"""

"""Reports on this machine: the crash-safe TinyDB file, the library of reports, and paths.

Imports the standard library, `report`, tinydb and platformdirs; no screen.
"""

"""Reports on this machine: the crash-safe TinyDB file, the library of reports, and paths.

One TinyDB file holds every report, the settings and the office, and that is enough. A hundred
reports, more than an office writes in its life, are 2 MB: they are read in the time of a key
press and written whole in a few milliseconds, so that nothing is gained by a log, an index or
a file for each report. A file that is replaced as a whole (atomic.py) is the old one or the new
one and never between, can be checked, copied, packed and compared as one, and is readable by
people: there is no second file that has to fit it. What lies beside it (lock, backups, history,
final copies) may be deleted without losing a report of today.

Imports the standard library, `report`, tinydb and platformdirs; no screen.
"""

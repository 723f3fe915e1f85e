"""What a report is: the official form, its figures, sums and checks.

Standard library only; no disk, no screen, no clock.
"""

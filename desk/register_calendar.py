"""The working days of a library: those this program comes with, and those entered in it."""

from nianbao.desk.remembered import Setting
from nianbao.report.registers.calendar import Calendar, built_in, plain_years, read_years


def _read(plain: object) -> Calendar:
    calendar = built_in()
    try:
        return Calendar({**calendar.years, **read_years(plain)}) if plain else calendar
    except (KeyError, TypeError, ValueError):  # damaged: the years are entered anew
        return calendar


def _plain(calendar: Calendar) -> object:
    """The years that are not as the program has them: a later program may know better."""
    known = built_in().years
    return plain_years({y: days for y, days in calendar.years.items() if known.get(y) != days})


CALENDAR = Setting[Calendar]("calendar", _read, _plain)
"""The days off and the weekend days that are worked."""

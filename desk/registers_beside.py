"""What the registers of an office say of its reports, for the checks of these."""

from datetime import date
from typing import TYPE_CHECKING

from nianbao.storage.library import Library
from nianbao.storage.schema import REGISTERS_TABLE
from nianbao.storage.stored import Key

if TYPE_CHECKING:  # who keeps no register does without
    from nianbao.report.registers.beside_report import RegistersBeside
    from nianbao.report.registers.counting import CountingRules
    from nianbao.report.registers.record import Record


class RegistersFinder:
    """The registers of all offices as the library was when this was made; raises StorageError."""

    def __init__(self, library: Library) -> None:
        documents = library.kept(REGISTERS_TABLE).values()
        self._library = library
        offices = (document.get("office") for document in documents)
        self._offices = {office for office in offices if isinstance(office, str)}
        self._read: dict[str, tuple[tuple[Record, ...], CountingRules]] = {}

    def find(self, report: Key) -> "RegistersBeside | None":
        """What they say of a report today; None where its office keeps none."""
        office, year = report
        if office not in self._offices:
            return None
        from nianbao.desk.registers import RegistersInHand
        from nianbao.report.registers.beside_report import registers_for

        if office not in self._read:
            registers = RegistersInHand(self._library, office)
            self._read[office] = registers.records(), registers.counting_rules(date.today())
        records, rules = self._read[office]
        return registers_for(records, office, year, rules)


def registers_beside(
    library: Library, report: Key, last: "RegistersBeside | None" = None
) -> "RegistersBeside | None":
    """What the registers say of one report today; None where its office keeps none.

    The very object of the `last` time where nothing has changed: what was checked stands then.
    Raises StorageError.
    """
    found = RegistersFinder(library).find(report)
    return last if found == last else found

"""What the registers of an office say of one of its reports, for the checks of that report."""

from datetime import date
from typing import TYPE_CHECKING

from nianbao.storage.library import Library
from nianbao.storage.schema import REGISTERS_TABLE
from nianbao.storage.stored import Key

if TYPE_CHECKING:  # who keeps no register does without
    from nianbao.report.registers.beside_report import RegistersBeside


def registers_beside(
    library: Library, report: Key, last: "RegistersBeside | None" = None
) -> "RegistersBeside | None":
    """What the registers say of a report today; None where its office keeps none.

    The very object of the `last` time where nothing has changed: what was checked stands then.
    Raises StorageError.
    """
    office, year = report
    if all(document.get("office") != office for document in library.kept(REGISTERS_TABLE).values()):
        return None
    from nianbao.desk.registers import RegistersInHand
    from nianbao.report.registers.beside_report import registers_for

    registers = RegistersInHand(library, office)
    rules = registers.counting_rules(date.today())
    found = registers_for(registers.records(), office, year, rules)
    return last if found == last else found

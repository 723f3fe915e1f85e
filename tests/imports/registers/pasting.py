"""Registers that are pasted as lines, and what was read of them."""

from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_rows import rows_of_text
from nianbao.report.registers.fields import REGISTERS


def pasted(*lines: str, register: str = "requests", year: int | None = None) -> SheetFound:
    """What is read of lines of a register; `year` is what the clerk says of days without one."""
    return read_register(rows_of_text("\n".join(lines)), REGISTERS[register], year=year)


def values(found: SheetFound, *names: str) -> list[tuple[object, ...]]:
    """Some fields of each record."""
    return [tuple(row.values.get(name) for name in names) for row in found.rows]


def faults(found: SheetFound) -> list[str]:
    """What is told of single rows."""
    return [one.sentence for one in found.faults]

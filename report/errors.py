"""Every error of this program carries words for the clerk: what is wrong, and what to do."""


class ReportError(Exception):
    """Root of all errors shown to the clerk.

    `message` is one Chinese sentence that says what is wrong; `hint` (may be empty) says
    what to do. Screens and the command line catch this class and nothing wider.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        return f"{self.message}{self.hint}"


class FigureError(ReportError):
    """What was typed or read is no figure of its cell's unit."""


class RecordError(ReportError):
    """A stored or exported record of a report does not have the shape of one."""


class FormError(ReportError):
    """A form version, table, row or column that does not exist."""


class StandingError(ReportError):
    """A report can't go to this state, or not with what was given."""

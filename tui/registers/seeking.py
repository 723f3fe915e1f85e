"""Words that are typed over a list. Pure."""

from dataclasses import dataclass

from nianbao.report.text import LINE_LIMIT


@dataclass
class Seeking:
    """The words that the rows in view have; all of them before any is typed."""

    sought: str = ""

    def typed(self, key: str, character: str) -> bool:
        """Take a key: a character, or backspace; False when it is none of the words'."""
        if key == "backspace" and self.sought:
            self.sought = self.sought[:-1]
        elif character and (self.sought or character != " ") and len(self.sought) < LINE_LIMIT:
            self.sought += character
        else:
            return False
        return True

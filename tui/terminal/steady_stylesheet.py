"""A style sheet that reads each of its files once a theme, and works out each look once."""

from collections.abc import Collection, Hashable, Mapping
from os.path import realpath
from pathlib import PurePath
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from nianbao.tui.terminal.seams import default_styles, selector_names, styled_by

_KNOWN = {"hover", "focus", "disabled", "enabled", "can-focus"}
_OF_THE_TERMINAL = {"dark", "light", "ansi", "inline", "nocolor"}
"""What a rule may ask of a widget: what `styled_by` tells; what changes with the theme alone."""
_MOST = 2_000
"""Looks that are kept."""


class SteadyStylesheet(Stylesheet):
    """Keeps what it has read when a screen brings a file of its own, and what it has worked out.

    Textual reads all files anew then, so that a wrong one does no harm: ours are right, and an old
    machine took a third of a second for it. Another theme still reads all of them anew. A file is
    known by its own name, whichever link it was found by.

    And it asks all rules of all widgets again for every widget that comes: here those that name it
    are looked up, and what came of them for another one that looked alike, within others alike.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._worked_out_of: Mapping[str, list[RuleSet]] | None = None
        self._naming: dict[frozenset[str], tuple[list[RuleSet], bool]] = {}
        self._worked_out: dict[Hashable, RulesMap] = {}
        self._asked: list[RuleSet] | None = None
        self._within: Hashable = None

    @property
    def rules(self) -> list[RuleSet]:
        """All rules; of a widget that is given its styles only those that name it."""
        return super().rules if self._asked is None else self._asked

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,
    ) -> None:
        """Give a node its styles; what is kept takes the place of a `cache` of one occasion.

        A part of a widget is a node within it, and comes while the widget gets its own.
        """
        del cache
        if self.rules_map is not self._worked_out_of or len(self._worked_out) > _MOST:
            self._worked_out_of = self.rules_map
            self._naming.clear()
            self._worked_out.clear()
        is_part = self._within is not None
        look = (self._within, node.classes) if is_part else styled_by(node, self.rules_map)
        if is_part and look in self._worked_out:
            self.replace_rules(node, self._worked_out[look], animate=animate)
            return
        outer = self._asked, self._within
        self._asked, self._within = None, look
        try:
            names = selector_names(node) & self.rules_map.keys()
            self._asked, is_known = self._rules_naming(names)
            kept = _Kept(self._worked_out, look) if is_known else None
            super().apply(node, animate=animate, cache=kept)
        finally:
            self._asked, self._within = outer

    def _rules_naming(self, names: Collection[str]) -> tuple[list[RuleSet], bool]:
        """The rules with those names, and whether `styled_by` tells all that they ask."""
        key = frozenset(names)
        if key not in self._naming:
            among = {id(rule) for name in key for rule in self.rules_map[name]}
            rules = [rule for rule in self.rules if id(rule) in among]
            asked = set().union(*(rule.pseudo_classes for rule in rules))
            self._naming[key] = rules, asked <= _KNOWN | _OF_THE_TERMINAL
        return self._naming[key]

    def read(self, filename: str | PurePath) -> None:
        """Read a file; raises StylesheetError when that can't be done."""
        super().read(realpath(filename))

    def has_source(self, path: str, class_var: str = "") -> bool:
        """Whether a file, or the styles of a class, are known."""
        return super().has_source(path if class_var else realpath(path), class_var)

    def read_ahead(self, path: str | PurePath) -> None:
        """Read a file before a screen brings it: then it costs no look at what stands already."""
        if not self.has_source(str(path)):
            self.read(path)
            self.parse()

    def read_defaults_ahead(self, kind: type[Widget]) -> None:
        """Read what widgets of a class bring along before the first of them comes."""
        for read_from, words, tie_breaker, scope in default_styles(kind):
            self.add_source(words, read_from, True, tie_breaker, scope)
        self.parse()

    def reparse(self) -> None:
        """Read the files that have come since; raises StylesheetError where one is wrong."""
        self.parse()


class _Kept(dict[tuple[Any, ...], RulesMap]):
    """What Textual looks styles up in and puts them into: one place of all that are kept."""

    def __init__(self, worked_out: dict[Hashable, RulesMap], look: Hashable) -> None:
        self._worked_out = worked_out
        self._look = look

    def get(self, *_: Any) -> Any:
        return self._worked_out.get(self._look)

    def __setitem__(self, _: tuple[Any, ...], rules: RulesMap) -> None:
        self._worked_out[self._look] = rules

"""Numbers typed by hand that a table has: their codes are offered, where an office wants that.

A number that is merely equal to a figure is left alone: its words must claim that very figure.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import WARNING, Fault, Rule, rule
from nianbao.report.claims.claims import Claim, skeleton_of
from nianbao.report.claims.quantities import RECEIVED
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.shape import Form
from nianbao.report.words.codes import CODE, Printed, cell_names


@rule(
    "X16",
    WARNING,
    source="本程序的经验规则",
    help="句子里手打的数就是表里的这一格，换成名字，表里的数改了，句子跟着改，审核的人不会看到两个数；"
    "到了那里按 Ctrl+D 就换好。这一条在设置里打开，平常不查。",
)
def offer_codes(context: Context) -> Iterator[Fault]:
    """No number is typed by hand that has a code, where the office wants to be told."""
    if not context.office.offer_codes:
        return
    places: dict[Span, set[str]] = {}
    claims: dict[Span, Claim] = {}
    for claim in context.claims:
        if place := _digits(claim):
            places.setdefault(place, set()).add(_code(context, claim))
            claims[place] = claim
    for place, names in places.items():
        if len(names) == 1 and (name := next(iter(names))):
            called = claims[place].passage.called
            yield Fault(
                f"{called}：手打的{claims[place].value}就是表里的数，"
                f"换成名字 {{{name}}}，表里改了句子跟着改（Ctrl+D）。",
                place,
            )


def offered_code(finding: Finding) -> str:
    """The name of the code that a finding offers; empty where it offers none."""
    named = CODE.search(finding.message) if finding.rule == offer_codes.id else None
    return named[1] if named else ""


def is_filled_in(printed: Printed, finding: Finding) -> bool:
    """Whether the number a finding is about, in the words as printed, is a code's already."""
    span = finding.span
    if finding.rule != offer_codes.id or span is None or span.field not in printed.fields:
        return False
    pieces = printed.fields[span.field].pieces
    return any(piece.start < span.end and span.start < piece.end for piece in pieces)


def _digits(claim: Claim) -> Span | None:
    """The digits of a claim's number; None where they are none that a code prints alike."""
    if claim.denied or claim.beside:
        return None
    text, (field, first, last) = claim.passage.text, claim.span
    printed = print_figure(claim.value)
    found = [
        number
        for number in skeleton_of(claim.passage).numbers.values()
        if first <= number.start < last and number.value == claim.value
    ]
    if len(found) != 1 or not found[0].exact or not text.startswith(printed, found[0].start):
        return None
    place = Span(field, found[0].start, found[0].start + len(printed))
    return None if text[place.end : place.end + 1].isdigit() else place


def _code(context: Context, claim: Claim) -> str:
    """The name of the one figure that a claim must mean; empty where there is none, or several."""
    accepts = claim.quantity.accepts
    equal = [cells for cells in accepts if context.value_of(cells) == claim.value]
    if claim.quantity is RECEIVED and accepts[0] in equal:
        equal = [accepts[0]]
    return _names(context.form).get(frozenset(equal[0]), "") if len(equal) == 1 else ""


@lru_cache(maxsize=4)
def _names(form: Form) -> Mapping[frozenset[CellRef], str]:
    """The names of codes by their cells."""
    names: dict[frozenset[CellRef], str] = {}
    for name, cells in cell_names(form).items():
        names.setdefault(frozenset(cells), name)
    return names


RULES: tuple[Rule, ...] = (offer_codes,)

"""What single fields and sentences claim, for rules that look at a number among those beside it."""

from collections.abc import Mapping, Sequence

from nianbao.report.checks.context import Context
from nianbao.report.checks.keeping import kept
from nianbao.report.claims.claims import Claim, Passage, read_passage
from nianbao.report.field import FieldRef


def claims_in(context: Context, ref: FieldRef, sentence: int) -> Sequence[Claim]:
    """The claims of one of the sentences of a field."""
    return _by_sentence(context, ref).get(sentence, ())


@kept
def _by_sentence(context: Context, ref: FieldRef) -> Mapping[int, Sequence[Claim]]:
    passage = _by_field(context).get(ref)
    found: dict[int, list[Claim]] = {}
    for claim in read_passage(passage) if passage else ():
        found.setdefault(claim.sentence, []).append(claim)
    return found


@kept
def _by_field(context: Context) -> Mapping[FieldRef, Passage]:
    return {passage.field: passage for passage in context.passages}

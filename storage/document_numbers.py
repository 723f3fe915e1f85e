"""Document numbers that were given out: each once, whatever becomes of the document.

They are counted in the settings, office by office. A number that is higher than the count because
a record of another machine has it is passed over as well.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from nianbao.report.leaves import mapping_or_empty, text_or_empty
from nianbao.storage.schema import SETTINGS_TABLE, Tables

if TYPE_CHECKING:
    from nianbao.storage.library import Library

_ONLY = "1"
"""The number of the one document of the settings."""
_SETTING, _PAPERS = "document_numbers", "numbered_papers"


def give_next_number(
    library: "Library", office: str, head: str, used: Iterable[int], paper: str
) -> str:
    """The next number behind a head (北政依复〔2026〕), kept as given out before it is returned.

    `used` are the numbers that stand in records; `paper` names the document it is for, to be asked
    for with `number_of_paper`. Raises StorageError where it can't be kept, as in a second window;
    then none was given out.
    """
    with library.change() as tables:
        settings = dict(tables.setdefault(SETTINGS_TABLE, {}).get(_ONLY, {}))
        offices = mapping_or_empty(settings.get(_SETTING))
        given = mapping_or_empty(offices.get(office))
        last = given.get(head)
        number = max([last if type(last) is int else 0, *used]) + 1
        settings[_SETTING] = {**offices, office: {**given, head: number}}
        if paper:
            every = mapping_or_empty(settings.get(_PAPERS))
            papers = {**mapping_or_empty(every.get(office)), paper: f"{head}{number}号"}
            settings[_PAPERS] = {**every, office: papers}
        tables[SETTINGS_TABLE] = {**tables[SETTINGS_TABLE], _ONLY: settings}
    return f"{head}{number}号"


def number_of_paper(library: "Library", office: str, paper: str) -> str:
    """The number that was given out for a document, empty where there is none."""
    papers = mapping_or_empty(mapping_or_empty(library.setting(_PAPERS)).get(office))
    return text_or_empty(papers.get(paper))


def with_given_numbers(tables: Tables, present: Tables) -> Tables | None:
    """The tables of a backup with the numbers that were given out since it was made.

    None where there are none: then it can take the place of what is there as it is.
    """
    settings, now = (
        mapping_or_empty(one.get(SETTINGS_TABLE, {}).get(_ONLY)) for one in (tables, present)
    )
    offices = mapping_or_empty(settings.get(_SETTING))
    raised = {
        office: {**mapping_or_empty(offices.get(office)), **higher}
        for office, given in mapping_or_empty(now.get(_SETTING)).items()
        if (higher := _higher(mapping_or_empty(given), mapping_or_empty(offices.get(office))))
    }
    if not raised:
        return None
    settings = {**settings, _SETTING: {**offices, **raised}}
    if papers := mapping_or_empty(now.get(_PAPERS)):
        settings[_PAPERS] = {**mapping_or_empty(settings.get(_PAPERS)), **papers}
    return {**tables, SETTINGS_TABLE: {**tables.get(SETTINGS_TABLE, {}), _ONLY: settings}}


def _higher(given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, int]:
    """The numbers that are above what they were."""
    return {
        head: number
        for head, number in given.items()
        if type(number) is int and not (type(before.get(head)) is int and before[head] >= number)
    }

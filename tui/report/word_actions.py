"""What is done to the words of a report beside typing: codes and sentences put in, words found."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.address import address_in
from nianbao.desk.checking import code_offered
from nianbao.desk.remembered import PHRASES
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.field import FieldRef
from nianbao.report.finding import Span
from nianbao.report.words.phrases import (
    Phrase,
    Phrases,
    clean_phrase,
    lacking,
    place_of_field,
    places,
    put_into,
    with_phrase,
    zero_offers,
)
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.notices import tell_error
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.prose.panel import ProsePanel, paragraph_in_hand, selected_offsets

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


@work
async def insert_code(screen: "ReportScreen") -> None:
    """Ask for a number by its name, and put its code where the caret is.

    Where the words selected are a number for which a code is offered, that one goes in unasked.
    """
    from nianbao.tui.words.codes import Elsewhere, choose_code

    panel = _words_in_hand(screen)
    if panel is None or not screen.may_change():
        return
    if offered := _offered(screen, Span(panel.field, *selected_offsets(panel))):
        panel.put_in(f"{{{offered}}}")
        screen.app.notify(f"换成了名字“{offered}”，Ctrl+Z 可以撤销。")
        return
    chosen = await choose_code(screen.app, screen.held.codes, screen.report.form)
    if chosen is Elsewhere.FACTS:
        await screen.action_do("facts")
    elif chosen is not None:
        panel.put_in(f"{{{chosen}}}")


def _offered(screen: "ReportScreen", selected: Span) -> str:
    """The code that a finding offers for the words selected; empty where none does."""
    if not screen.held.is_checked:
        return ""
    about = (one for one in screen.held.open_findings if one.span == selected)
    return next(filter(None, map(code_offered, about)), "")


def facts(screen: "ReportScreen") -> None:
    """List the office's own numbers."""
    from nianbao.tui.words.facts import FactsScreen

    screen.app.push_screen(FactsScreen(screen.held))


@work
async def seek(screen: "ReportScreen") -> None:
    """Ask for words, and go to where they stand."""
    from nianbao.tui.words.finding import FindScreen

    asking = FindScreen(screen.report, screen.held.codes, screen.panel.address(), screen.sought)
    address = await screen.app.push_screen_wait(asking)
    screen.sought = asking.sought
    if address is not None:
        await screen.turn_to(address)


@work
async def show_repetition(screen: "ReportScreen") -> None:
    """List what stood in last year's report too, and go to the words that are chosen."""
    from nianbao.tui.words.repetition import RepetitionScreen

    asking = RepetitionScreen(screen.report, screen.held.previous)
    chosen = await screen.app.push_screen_wait(asking)
    if chosen is not None:
        await screen.turn_to(address_in(chosen))


# --- Sentences


@work
async def insert_phrase(screen: "ReportScreen") -> None:
    """Ask for one of the office's sentences, and put it in."""
    from nianbao.tui.words.choosing_phrases import PhraseWish, choose_phrase

    panel, kept = _words_in_hand(screen), _phrases(screen)
    if panel is None or not screen.may_change():
        return
    codes = screen.held.codes
    chosen = await choose_phrase(screen.app, kept, screen.report, codes, panel.field)
    if chosen is PhraseWish.KEEP:
        await _keep_paragraph(screen, panel)
    elif chosen is PhraseWish.MANAGE:
        await screen.action_do("phrases")
    elif isinstance(chosen, Phrase):
        text = panel.editor.text
        if chosen.text in text:
            screen.app.notify("这句话已经有了。")
        else:
            _put_in(screen, {panel.field: put_into(text, chosen.text, *selected_offsets(panel))})


@work
async def phrases(screen: "ReportScreen") -> None:
    """List the office's sentences."""
    from nianbao.tui.words.phrases import show_phrases

    await show_phrases(screen.app, screen.held, screen.panel.address().field)


@work
async def no_requests(screen: "ReportScreen") -> None:
    """Nothing asked all year: asks, then tables three and four hold 0 and the words say so.

    All of it is one step, which Ctrl+Z takes back.
    """
    tables = [table for table in screen.report.form.tables if table.column_totals]
    blanks = sum(len(screen.report.blanks(table.key)) for table in tables)
    figures = screen.report.figures
    kept = sum(1 for table in tables for ref in table.typed_cells if figures.get(ref))
    offers = {} if kept else zero_offers(_phrases(screen), screen.report, screen.held.codes)
    told = f"表三、表四有{blanks}格空着，填0。" if blanks else "表三、表四没有空着的格。"
    if kept:
        told += f"另有{kept}格已填了数，不动，请核对。"
    if not (blanks or offers):
        screen.app.notify(told)
        return
    wanted = await screen.app.push_screen_wait(_year_of_nothing(screen, told, blanks, offers))
    if wanted is not None and screen.may_change():
        report = screen.report
        for table in tables:
            report = report.with_zeros(table.key)
        texts = {field: report.prose.text(field) for field in wanted}
        texts = {f: put_into(texts[f], p.text, 0, 0) for f, p in wanted.items()}
        _put_in(screen, texts, report)
        done = [f"表三、表四有{blanks}格填了0"] if blanks else []
        done += ["话填进去了"] if wanted else []
        screen.app.notify(f"{'，'.join(done)}，Ctrl+Z 可以撤销。")


def _year_of_nothing(
    screen: "ReportScreen", told: str, blanks: int, offers: Mapping[FieldRef, Phrase]
) -> Choose[Mapping[FieldRef, Phrase]]:
    """The question: which of the sentences go in with the zeros; Esc leaves all as it is."""
    names = places(screen.report.form)
    lines = [
        f"{names[phrase.place]}：{screen.held.codes.fill(phrase.text).text}"
        for phrase in offers.values()
    ]
    zeros = "填0，" if blanks else ""
    each = list(offers.items()) if len(offers) > 1 else []
    choices: list[Choice[Mapping[FieldRef, Phrase]]] = [
        *([(offers, f"{zeros}这些话也填进去")] if offers else []),
        *(({field: p}, f"{zeros}只填“{names[p.place]}”的话") for field, p in each),
        *([({}, "只填0" if offers else "填0")] if blanks else []),
    ]
    return Choose("全年没有收到申请？", choices, body="\n\n".join([told, *lines]))


def _put_in(
    screen: "ReportScreen", texts: Mapping[FieldRef, str], report: Report | None = None
) -> None:
    """Give fields of the report (or of what it is to become) texts, facts for their codes."""
    is_large, report = report is not None, report or screen.report
    needed = lacking("".join(texts.values()), screen.held.codes)
    for field, text in texts.items():
        report = report.with_prose(field, text)
    screen.held.change(replace(report, facts=(*report.facts, *needed)), large=is_large)
    if needed:
        names = "、".join(fact.name for fact in needed)
        words = f"“常用数”里加了{names}，请填上数（Ctrl+D 的列表里有“常用数”）。"
        screen.app.notify(words, timeout=10)


async def _keep_paragraph(screen: "ReportScreen", panel: ProsePanel) -> None:
    """Keep the paragraph in hand as a sentence; the year in it becomes its code."""
    text = clean_phrase(paragraph_in_hand(panel)).replace(f"{screen.report.year}年", "{年份}年")
    place, names = place_of_field(screen.report, panel.field), places(screen.report.form)
    kept = _phrases(screen)
    if not text or any(phrase.text == text for phrase in kept):
        screen.app.notify("这一句已经有了。" if text else "光标所在的一段是空的。")
        return
    if place not in names:
        chosen = await screen.app.push_screen_wait(Choose("存到哪里？", list(names.items())))
        place = chosen or ""
    if place:
        try:
            more = with_phrase(kept, Phrase(place, text), screen.report.form)
            job = partial(PHRASES.keep, screen.held.library, more)
            await off_loop(screen.app, "正在存", job)
        except ReportError as error:
            tell_error(screen.app, error)
        else:
            screen.app.notify(f"存好了，在“{names[place]}”里；以后每年都能用。")


def _phrases(screen: "ReportScreen") -> Phrases:
    """The office's sentences; none, and told, where the library can't be read."""
    try:
        return PHRASES.load(screen.held.library)
    except ReportError as error:
        tell_error(screen.app, error)
        return ()


def _words_in_hand(screen: "ReportScreen") -> ProsePanel | None:
    """The page with the caret in its prose; None, and told, where there is no such."""
    panel = screen.panel
    if isinstance(panel, ProsePanel) and panel.address().field in panel.names():
        return panel
    screen.app.notify("这里不能填；先把光标放到文字里。")
    return None

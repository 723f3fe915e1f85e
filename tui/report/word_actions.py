"""What is done to the words of a report beside typing: codes and sentences put in, words found."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.address import address_in
from nianbao.desk.remembered import PHRASES
from nianbao.report.errors import ReportError
from nianbao.report.field import FieldRef
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
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.prose.panel import ProsePanel, paragraph_in_hand, selected_offsets

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


@work
async def insert_code(screen: "ReportScreen") -> None:
    """Ask for a number by its name, and put its code where the caret is."""
    from nianbao.tui.words.codes import Elsewhere, choose_code

    panel = _words_in_hand(screen)
    if panel is None or not screen.may_change():
        return
    chosen = await choose_code(screen.app, screen.held.codes, screen.report.form)
    if chosen is Elsewhere.FACTS:
        await screen.action_do("facts")
    elif chosen is not None:
        panel.put_in(f"{{{chosen}}}")


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
        await screen.go(address)


@work
async def show_repetition(screen: "ReportScreen") -> None:
    """List what stood in last year's report too, and go to the words that are chosen."""
    from nianbao.tui.words.repetition import RepetitionScreen

    asking = RepetitionScreen(screen.report, screen.held.previous)
    chosen = await screen.app.push_screen_wait(asking)
    if chosen is not None:
        await screen.go(address_in(chosen))


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


def no_requests(screen: "ReportScreen") -> None:
    """Nothing asked all year: the blanks of tables three and four become 0 in one step."""
    report, blanks = screen.report, 0
    for table in report.form.tables:
        if table.column_totals:
            blanks += len(report.blanks(table.key))
            report = report.with_zeros(table.key)
    kept = sum(
        1
        for ref, figure in report.figures.items()
        if figure and report.form.table(ref.table).column_totals
    )
    screen.held.change(report)
    filled = f"表三、表四有{blanks}格填了0，Ctrl+Z 可以撤销。"
    words = filled if blanks else "表三、表四没有空着的格。"
    if kept:
        words += f"另有{kept}格已填了数，没有动，请核对。"
    screen.app.notify(words)
    offers = {} if kept else zero_offers(_phrases(screen), screen.report, screen.held.codes)
    if offers:
        _ask_for_sentences(screen, offers)


@work
async def _ask_for_sentences(screen: "ReportScreen", offers: Mapping[FieldRef, Phrase]) -> None:
    """Show the sentences of a year without requests, and put in those that are wanted."""
    names = places(screen.report.form)
    told = [
        f"{names[phrase.place]}：{screen.held.codes.fill(phrase.text).text}"
        for phrase in offers.values()
    ]
    several = len(offers) > 1
    choices: list[Choice[Mapping[FieldRef, Phrase]]] = [
        (offers, "都填进去" if several else "填进去")
    ]
    if several:
        choices += [
            ({field: phrase}, f"只填“{names[phrase.place]}”的") for field, phrase in offers.items()
        ]
    wanted = await screen.app.push_screen_wait(
        Choose("没有申请的话也填进文字？", [*choices, ({}, "不填")], body="\n\n".join(told))
    )
    if wanted and screen.may_change():
        texts = {field: screen.report.prose.text(field) for field in wanted}
        _put_in(screen, {f: put_into(texts[f], p.text, 0, 0) for f, p in wanted.items()})


def _put_in(screen: "ReportScreen", texts: Mapping[FieldRef, str]) -> None:
    """Give fields their texts, and the report the facts their codes need; one undo."""
    report = screen.report
    needed = lacking("".join(texts.values()), screen.held.codes)
    for field, text in texts.items():
        report = report.with_prose(field, text)
    screen.held.change(replace(report, facts=(*report.facts, *needed)))
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
            screen.app.notify(str(error), severity="error", timeout=15)
        else:
            screen.app.notify(f"存好了，在“{names[place]}”里；以后每年都能用。")


def _phrases(screen: "ReportScreen") -> Phrases:
    """The office's sentences; none, and told, where the library can't be read."""
    try:
        return PHRASES.load(screen.held.library)
    except ReportError as error:
        screen.app.notify(str(error), severity="error", timeout=15)
        return ()


def _words_in_hand(screen: "ReportScreen") -> ProsePanel | None:
    """The page with the caret in its prose; None, and told, where there is no such."""
    panel = screen.panel
    if isinstance(panel, ProsePanel) and panel.address().field in panel.names():
        return panel
    screen.app.notify("这里不能填；先把光标放到文字里。")
    return None

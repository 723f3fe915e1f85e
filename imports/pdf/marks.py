"""A page's content -> the characters and the rules on it, at their places.

Places count in points from the upper left of the page as it is read, x to the right, y down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream

from nianbao.imports.pdf.fonts import PdfFont, resolved
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import COPY_OPENED

_OPERATIONS_LIMIT = 200_000
"""Operations that all pages of a file may have; a report has about 20,000."""
_GLYPHS_LIMIT = 200_000
_FORMS_DEEP = 8
_FONT_COST = 500
_CODES_OF_ALL = 600_000
"""Characters that all fonts together may describe, each some hundred bytes here."""
"""Operations that reading a font counts for."""
_THIN = 3.0
"""Points that a filled rectangle may be wide and still be a rule."""
_SHORT = 3.0
_SLANTING = 0.15
"""How far words climb for each point they go on that are a watermark; a scan lies less askew."""
_SCALE_LIMIT = 1e6

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: where it begins and ends, its baseline, and how large it is printed."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A line drawn across (from `start` to `end` at the height `at`), or down."""

    is_across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageMarks:
    """What is on a page; `images` tells how many pictures, `slanted` which words lie across it."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[DrawnRule] = field(default_factory=list)
    images: int = 0
    slanted: str = ""


@dataclass(slots=True)
class Budget:
    """How much the pages of a file may still cost, and the fonts they share."""

    operations: int = _OPERATIONS_LIMIT
    glyphs: int = _GLYPHS_LIMIT
    codes: int = _CODES_OF_ALL
    fonts: dict[int, tuple[object, PdfFont]] = field(default_factory=dict)

    def pay(self, operations: int = 0, glyphs: int = 0, codes: int = 0) -> None:
        """Raises ImportRefusedError where it is used up."""
        self.operations -= operations
        self.glyphs -= glyphs
        self.codes -= codes
        if min(self.operations, self.glyphs, self.codes) < 0:
            raise ImportRefusedError("这个 PDF 里的东西太多，不像年度报告，", COPY_OPENED)


@dataclass(slots=True)
class _State:
    """The state of drawing that q keeps and Q brings back."""

    matrix: _Matrix = _SAME
    font: PdfFont | None = None
    size: float = 1.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "_State":
        return _State(*(getattr(self, name) for name in self.__slots__))


def page_marks(page: Any, budget: Budget) -> PageMarks:
    """The characters and rules of a page. Raises ImportRefusedError where there are too many."""
    left, bottom, right, top = map(float, page.mediabox)
    left, right, bottom, top = (
        min(left, right),
        max(left, right),
        min(bottom, top),
        max(bottom, top),
    )
    turn = int(page.get("/Rotate", 0) or 0) % 360
    wide, high = right - left, top - bottom
    upright = {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }.get(turn, (1, 0, 0, -1, -left, top))
    width, height = (high, wide) if turn in (90, 270) else (wide, high)
    drawing = _Drawing(PageMarks(width, height), budget, upright)
    content = page.get_contents()
    if content is not None:
        drawing.draw(content, page.get("/Resources"), 0)
    return drawing.upright()


class _Drawing:
    """Follows the operations of a page."""

    def __init__(self, marks: PageMarks, budget: Budget, matrix: _Matrix) -> None:
        self._marks, self._budget = marks, budget
        self._state = _State(matrix)
        self._stack: list[_State] = []
        self._text = self._line = _SAME
        self._path: list[tuple[float, float, float, float]] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._point = (0.0, 0.0)
        self._start = (0.0, 0.0)
        self._turned: list[tuple[bool, Glyph]] = []
        self._slanted: list[Glyph] = []

    def draw(self, content: Any, resources: Any, depth: int) -> None:
        """Follow a stream of operations."""
        resources = resolved(resources)
        content.forced_encoding = "bytes"
        operations = content.operations
        self._budget.pay(operations=len(operations))
        for operands, operator in operations:
            name = bytes(operator).decode("latin-1")
            try:
                if name == "Do":
                    self._draw_object(operands, resources, depth)
                elif name == "Tf":
                    self._state.font = self._font(resources, operands[0])
                    self._state.size = float(operands[1])
                elif step := _STEPS.get(name):
                    step(self, operands)
            except (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError):
                continue  # an operation that is damaged draws nothing

    def upright(self) -> PageMarks:
        """The marks of the page, turned so that most of its words stand upright."""
        marks = self._marks
        if len(self._slanted) > len(self._turned) + len(marks.glyphs):
            marks.glyphs += self._slanted  # the paper lay so when it was scanned
        else:
            marks.slanted = "".join(one.text for one in self._slanted).strip()
        if len(self._turned) <= len(marks.glyphs):
            marks.glyphs += [
                Glyph(one.text, one.base, one.base + one.size, one.left, one.size, one.is_seen)
                for _, one in self._turned
            ]
            return marks
        downwards = 2 * sum(runs_down for runs_down, _ in self._turned) > len(self._turned)
        turned = PageMarks(marks.height, marks.width, images=marks.images, slanted=marks.slanted)
        for _, one in self._turned:
            if downwards:
                place = one.left, one.right, marks.width - one.base
            else:
                place = marks.height - one.right, marks.height - one.left, one.base
            turned.glyphs.append(Glyph(one.text, *place, one.size, one.is_seen))
        for rule in marks.rules:
            ends = (rule.start, rule.end)
            at = rule.at
            if rule.is_across and not downwards:
                at = marks.height - at
            elif not rule.is_across and downwards:
                at = marks.width - at
            if rule.is_across and downwards:
                ends = (marks.width - rule.end, marks.width - rule.start)
            elif not rule.is_across and not downwards:
                ends = (marks.height - rule.end, marks.height - rule.start)
            turned.rules.append(DrawnRule(not rule.is_across, at, *ends))
        return turned

    def _draw_object(self, operands: Any, resources: Any, depth: int) -> None:
        form = resolved(resolved(resources["/XObject"])[operands[0]])
        if form.get("/Subtype") == "/Image":
            self._marks.images += 1
        if form.get("/Subtype") != "/Form" or depth >= _FORMS_DEEP:
            return
        kept, stack, text = self._state.copy(), self._stack, (self._text, self._line)
        self._stack = []
        matrix = [float(one) for one in resolved(form.get("/Matrix")) or _SAME]
        self._state.matrix = _times((*matrix,), self._state.matrix)  # type: ignore[arg-type]
        self.draw(ContentStream(form, form.pdf if hasattr(form, "pdf") else None),
                  form.get("/Resources") or resources, depth + 1)  # fmt: skip
        self._state, self._stack, (self._text, self._line) = kept, stack, text

    def _font(self, resources: Any, name: Any) -> PdfFont | None:
        font = resolved(resolved(resources["/Font"])[name])
        if id(font) not in self._budget.fonts:
            self._budget.pay(operations=_FONT_COST)
            read = PdfFont(font)
            self._budget.pay(codes=read.codes)
            self._budget.fonts[id(font)] = font, read
        return self._budget.fonts[id(font)][1]

    def _save(self, _operands: Any) -> None:
        if len(self._stack) < 1000:
            self._stack.append(self._state.copy())

    def _restore(self, _operands: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _move(self, operands: Any) -> None:
        self._state.matrix = _times(_matrix(operands), self._state.matrix)

    def _begin_text(self, _operands: Any) -> None:
        self._text = self._line = _SAME

    def _next_line(self, operands: Any) -> None:
        self._line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
        self._text = self._line

    def _next_line_leading(self, operands: Any) -> None:
        self._state.leading = -float(operands[1])
        self._next_line(operands)

    def _text_matrix(self, operands: Any) -> None:
        self._text = self._line = _matrix(operands)

    def _star(self, _operands: Any) -> None:
        self._next_line((0, -self._state.leading))

    def _show(self, operands: Any) -> None:
        self._show_string(_bytes(operands[0]))

    def _show_next(self, operands: Any) -> None:
        self._star(())
        self._show(operands)

    def _show_spaced(self, operands: Any) -> None:
        self._state.word_spacing, self._state.spacing = float(operands[0]), float(operands[1])
        self._show_next(operands[2:])

    def _show_array(self, operands: Any) -> None:
        for item in operands[0]:
            if isinstance(item, int | float):
                shift = -float(item) / 1000 * self._state.size * self._state.stretch
                self._text = _times((1, 0, 0, 1, shift, 0), self._text)
            else:
                self._show_string(_bytes(item))

    def _show_string(self, data: bytes) -> None:
        state = self._state
        if state.font is None:
            return
        for shown in state.font.shown(data):
            self._budget.pay(glyphs=1)
            step = shown.width * state.size + state.spacing
            step += state.word_spacing if shown.is_space else 0
            whole = _times((1, 0, 0, 1, 0, state.rise), _times(self._text, state.matrix))
            ink = shown.width * state.size * state.stretch
            self._put(shown.text, whole, ink, state)
            self._text = _times((1, 0, 0, 1, step * state.stretch, 0), self._text)

    def _put(self, text: str, whole: _Matrix, ink: float, state: _State) -> None:
        a, b, c, d, x, y = whole
        if max(map(abs, whole)) > _SCALE_LIMIT:
            return
        size = abs(state.size) * (c * c + d * d) ** 0.5
        right, down = x + a * ink, y + b * ink
        seen = state.mode != _INVISIBLE
        is_slanting = min(abs(a), abs(b)) > _SLANTING * max(abs(a), abs(b))
        if is_slanting:
            self._slanted.append(Glyph(text, min(x, right), max(x, right), y, size, seen))
        elif abs(b) > abs(a):  # words that run down or up the page
            sideways = Glyph(text, min(y, down), max(y, down), x, size, seen)
            self._turned.append((b > 0, sideways))
        else:
            self._marks.glyphs.append(Glyph(text, min(x, right), max(x, right), y, size, seen))

    def _rectangle(self, operands: Any) -> None:
        x, y, wide, high = map(float, operands[:4])
        left, top = self._on_page(x, y)
        right, bottom = self._on_page(x + wide, y + high)
        box = (min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        self._boxes.append(box)
        self._point = self._start = (left, top)

    def _go(self, operands: Any) -> None:
        self._point = self._start = self._on_page(float(operands[0]), float(operands[1]))

    def _line_to(self, operands: Any) -> None:
        point = self._on_page(float(operands[0]), float(operands[1]))
        self._path.append((*self._point, *point))
        self._point = point

    def _curve(self, operands: Any) -> None:
        self._point = self._on_page(float(operands[-2]), float(operands[-1]))

    def _close(self, _operands: Any) -> None:
        self._path.append((*self._point, *self._start))
        self._point = self._start

    def _stroke(self, operands: Any) -> None:
        for left, top, right, bottom in self._path:
            self._rule(left, top, right, bottom)
        for left, top, right, bottom in self._boxes:
            for edge in ((left, top, right, top), (left, bottom, right, bottom),
                         (left, top, left, bottom), (right, top, right, bottom)):  # fmt: skip
                self._rule(*edge)
        self._forget(operands)

    def _close_stroke(self, operands: Any) -> None:
        self._close(operands)
        self._stroke(operands)

    def _fill(self, operands: Any) -> None:
        boxes = list(self._boxes)
        if len(self._path) >= 3:  # a rectangle drawn by its corners
            xs = [x for line in self._path for x in (line[0], line[2])]
            ys = [y for line in self._path for y in (line[1], line[3])]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
        for left, top, right, bottom in boxes:
            if bottom - top <= _THIN < right - left:
                self._rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
            elif right - left <= _THIN < bottom - top:
                self._rule((left + right) / 2, top, (left + right) / 2, bottom)
        self._forget(operands)

    def _forget(self, _operands: Any) -> None:
        self._path, self._boxes = [], []

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        if max(map(abs, (left, top, right, bottom))) > _SCALE_LIMIT:
            return
        wide, high = abs(right - left), abs(bottom - top)
        if high <= 1 and wide >= _SHORT:
            self._marks.rules.append(
                DrawnRule(True, (top + bottom) / 2, min(left, right), max(left, right))
            )
        elif wide <= 1 and high >= _SHORT:
            self._marks.rules.append(
                DrawnRule(False, (left + right) / 2, min(top, bottom), max(top, bottom))
            )

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.matrix
        return a * x + c * y + e, b * x + d * y + f


def _setting(name: str, factor: float = 1.0) -> Callable[[_Drawing, Any], None]:
    """A step that sets a part of the state."""

    def step(drawing: _Drawing, operands: Any) -> None:
        setattr(drawing._state, name, float(operands[0]) * factor)

    return step


_STEPS: dict[str, Callable[[_Drawing, Any], None]] = {
    "q": _Drawing._save, "Q": _Drawing._restore, "cm": _Drawing._move,
    "BT": _Drawing._begin_text, "Td": _Drawing._next_line, "TD": _Drawing._next_line_leading,
    "Tm": _Drawing._text_matrix, "T*": _Drawing._star, "Tj": _Drawing._show,
    "TJ": _Drawing._show_array, "'": _Drawing._show_next, '"': _Drawing._show_spaced,
    "Tc": _setting("spacing"), "Tw": _setting("word_spacing"), "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"), "Ts": _setting("rise"), "Tr": _setting("mode"),
    "re": _Drawing._rectangle, "m": _Drawing._go, "l": _Drawing._line_to, "c": _Drawing._curve,
    "v": _Drawing._curve, "y": _Drawing._curve, "h": _Drawing._close, "S": _Drawing._stroke,
    "s": _Drawing._close_stroke, "f": _Drawing._fill, "F": _Drawing._fill, "f*": _Drawing._fill,
    "B": _Drawing._stroke, "B*": _Drawing._stroke, "b": _Drawing._close_stroke,
    "b*": _Drawing._close_stroke, "n": _Drawing._forget,
}  # fmt: skip


def _times(first: _Matrix, second: _Matrix) -> _Matrix:
    """One matrix, then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def _matrix(operands: Sequence[Any]) -> _Matrix:
    a, b, c, d, e, f = (float(one) for one in operands[:6])
    return a, b, c, d, e, f


def _bytes(value: Any) -> bytes:
    return (
        bytes(value) if isinstance(value, bytes) else bytes(getattr(value, "original_bytes", b""))
    )

"""The fixed parts of a Word file: sizes, fonts and page numbers by GB/T 9704-2012.

The rule: all that is fixed stands here as data, so that `word.py` only writes what a report says.
Lengths are in twips (20 to a point), sizes of type in half-points, as WordprocessingML has them.
A font that a machine lacks is replaced by the names that stand behind it in `_FONTS`.
"""

from collections.abc import Mapping
from types import MappingProxyType


def twips(millimetres: int) -> int:
    """A length on paper in twips."""
    return round(millimetres * 1440 / 25.4)


_PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)
_TOP, _BOTTOM, _LEFT, _RIGHT = twips(37), twips(35), twips(28), twips(26)
TEXT_WIDTH = _PAGE_WIDTH - _LEFT - _RIGHT
CELL_TYPE = 18
"""Half-points of the type in tables, where its figures are not too long."""
_LINES, _CHARACTERS = 22, 28
"""What the standard wants on a page and in a line."""
_BODY = 16 * 20
_CLOSER = _BODY - TEXT_WIDTH // _CHARACTERS
"""How much closer than their width the characters of the body stand: 28 of 16 points are a little
wider than the type area. As a spacing of the type, and not of the page's grid, it is heeded by
every program: LibreOffice gives a character two cells of a grid that is narrower than it."""
_PITCH = (PAGE_HEIGHT - _TOP - _BOTTOM) // _LINES
_FOOTER = twips(23)
"""From the paper's lower edge to the page number, which then stands 7 mm under the text."""

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PROPERTY_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="odd"/>'
    '<w:footerReference w:type="even" r:id="even"/>'
    f'<w:pgSz w:w="{_PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" '
    f'w:header="{twips(15)}" w:footer="{_FOOTER}" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{_PITCH}"/></w:sectPr>'
)
"""The paper: A4, the type area of the standard and its lines, page numbers outside."""


def landscape(section: str) -> str:
    """The paper turned to the left, with its type area: what was above is at the right."""
    turned = (
        (
            f'w:w="{_PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"',
            f'w:w="{PAGE_HEIGHT}" w:h="{_PAGE_WIDTH}" w:orient="landscape"',
        ),
        (f'w:top="{_TOP}" w:right="{_RIGHT}"', f'w:top="{_LEFT}" w:right="{_TOP}"'),
        (f'w:bottom="{_BOTTOM}" w:left="{_LEFT}"', f'w:bottom="{_RIGHT}" w:left="{_BOTTOM}"'),
    )
    for upright, lying in turned:
        section = section.replace(upright, lying)
    return section


_TITLE_FONT, _BODY_FONT = "方正小标宋简体", "仿宋_GB2312"
_HEAD_FONT, _SUB_HEAD_FONT, _TABLE_FONT = "黑体", "楷体_GB2312", "宋体"
_DIGIT_FONT = "Times New Roman"
_FONTS = {
    _TITLE_FONT: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun",
    _BODY_FONT: "仿宋,FangSong",
    _HEAD_FONT: "SimHei",
    _SUB_HEAD_FONT: "楷体,KaiTi",
    _TABLE_FONT: "SimSun",
    _DIGIT_FONT: "Liberation Serif,宋体",
}
_LINE = '<w:spacing w:line="560" w:lineRule="exact"/>'
"""28 points, whatever stands in the line."""
_HANGING = '<w:overflowPunct w:val="1"/>'
"""A mark may stand behind the end of a line, as in Word and WPS where nothing is said of it.
LibreOffice takes it for the opposite, and so it prints all of them: it drops a mark that hangs
behind a line without any slack."""
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def _style(
    name: str,
    paragraph: str,
    font: str = "",
    size: int = 0,
    *,
    base: str = "",
    digits: str = "",
    closer: int | None = None,
) -> str:
    """A paragraph style; without a base it is the one that paragraphs have by themselves.

    Digits and Latin letters are of the font `digits`, that of the body where it is empty;
    all stand `closer` together than their width by so many twips, None for as the base has it.
    """
    known = f'<w:basedOn w:val="{base}"/>' if base else ""
    default = "" if base else ' w:default="1"'
    latin = f'w:ascii="{digits}" w:hAnsi="{digits}" ' if digits else ""
    fonts = f'<w:rFonts {latin}w:eastAsia="{font}"/>' if font else ""
    room = "" if closer is None else f'<w:spacing w:val="{-closer}"/>'
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name.title().replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{known}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{fonts}{room}{sizes}</w:rPr></w:style>"
    )


_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{_DIGIT_FONT}" w:hAnsi="{_DIGIT_FONT}" w:eastAsia="{_BODY_FONT}"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    + _style("Normal", f'{_HANGING}{_LINE}{_INDENT}<w:jc w:val="both"/>', closer=_CLOSER)
    + _style(
        "Title",
        '<w:snapToGrid w:val="0"/><w:spacing w:after="560" w:line="560" w:lineRule="exact"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
        _TITLE_FONT,
        44,
        base="Normal",
        closer=0,
    )
    + _style("heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', _HEAD_FONT, 32, base="Normal")
    + _style(
        "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', _SUB_HEAD_FONT, 32, base="Normal"
    )
    + _style(
        "Closing",
        '<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" w:firstLine="0"/>'
        '<w:jc w:val="right"/>',
        base="Normal",
    )
    + _style(
        "Cell",
        '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
        _TABLE_FONT,
        CELL_TYPE,
        base="Normal",
        closer=0,
    )
    + _style(
        "footer",
        '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
        '<w:ind w:leftChars="100" w:left="280" '
        'w:rightChars="100" w:right="280" w:firstLineChars="0" w:firstLine="0"/>',
        _TABLE_FONT,
        28,
        base="Normal",
        closer=0,
        digits=_TABLE_FONT,
    )
)


def _footer(side: str) -> str:
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


_FONT_TABLE = "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>'
    for name, others in _FONTS.items()
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "odd": "footer",
    "even": "footer",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


_PROPERTIES = (
    '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships'
    '/metadata/core-properties" Target="docProps/core.xml"/>'
)


def _relationships(targets: Mapping[str, str], more: str = "") -> str:
    """Parts by name, and the kind of each; `more` are others as they are written."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{target.rpartition("/")[2]}" Type="{_RELATIONS}/{kind}" '
            f'Target="{target}.xml"/>'
            for target, kind in targets.items()
        )
        + f"{more}</Relationships>"
    )


PACKAGE_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
                for name, kind in _KINDS.items()
            )
            + '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": _relationships({"word/document": "officeDocument"}, _PROPERTIES),
        "word/_rels/document.xml.rels": _relationships(
            {name: kind for name, kind in _KINDS.items() if name != "document"}
        ),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{_STYLES}</w:styles>",
        "word/settings.xml": (
            f"<w:settings {NAMESPACES}><w:evenAndOddHeaders/><w:compat><w:compatSetting "
            'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat></w:settings>'
        ),
        "word/fontTable.xml": f"<w:fonts {NAMESPACES}>{_FONT_TABLE}</w:fonts>",
        "word/odd.xml": _footer("right"),
        "word/even.xml": _footer("left"),
    }
)
"""Every part but the document itself, by its name in the file."""

"""The versions of the national form this program knows."""

from nianbao.report.errors import FormError
from nianbao.report.form.form_2019 import FORM_2019
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Form

FORMS = {form.version: form for form in (FORM_2021, FORM_2019)}


def form_of(version: str) -> Form:
    """The form with this version; raises FormError, naming it, when it is unknown."""
    try:
        return FORMS[version]
    except KeyError:
        raise FormError(f"不认识“{version[:20]}”版的年报表式，", "请更新本程序。") from None

"""Old files become new ones in order; newer ones are refused."""

from typing import Any

import pytest

from nianbao.storage.errors import BrokenFileError, NewerSchemaError
from nianbao.storage.schema import MIGRATIONS, SCHEMA, Document, Tables, migrate


def rename_state(data: Tables) -> Tables:
    """An invented first migration: `state` becomes `stage`."""
    reports: dict[str, Document] = {
        number: {("stage" if key == "state" else key): value for key, value in document.items()}
        for number, document in data["reports"].items()
    }
    return {**data, "reports": reports}


def add_archive(data: Tables) -> Tables:
    """An invented second migration, which relies on the first."""
    assert all("stage" in document for document in data["reports"].values())
    return {**data, "archive": {}}


def old() -> Tables:
    return {"meta": {"1": {"schema": 1, "kept": True}}, "reports": {"3": {"state": "draft"}}}


def test_the_number_follows_the_migrations() -> None:
    assert len(MIGRATIONS) + 1 == SCHEMA


def test_migrations_run_in_order_and_change_nothing_they_are_given() -> None:
    given = old()
    assert migrate(given, (rename_state, add_archive)) == {
        "meta": {"1": {"schema": 3, "kept": True}},
        "reports": {"3": {"stage": "draft"}},
        "archive": {},
    }
    assert given == old()


def test_only_the_missing_steps_run() -> None:
    halfway = migrate(old(), (rename_state,))
    assert migrate(halfway, (rename_state, add_archive))["archive"] == {}


def test_no_tables_are_a_new_library() -> None:
    assert migrate({}) == {"meta": {"1": {"schema": SCHEMA}}}


def test_a_newer_schema_is_refused() -> None:
    with pytest.raises(NewerSchemaError, match=f"格式 {SCHEMA + 1}，本程序只认到 {SCHEMA}"):
        migrate({"meta": {"1": {"schema": SCHEMA + 1}}})


@pytest.mark.parametrize("number", [0, -1, True, "1", 1.0, None])
def test_a_strange_number_is_refused(number: Any) -> None:
    with pytest.raises(BrokenFileError):
        migrate({"meta": {"1": {"schema": number}}, "reports": {}})


def test_a_foreign_file_is_refused() -> None:
    with pytest.raises(BrokenFileError, match="可能不是本程序的文件"):
        migrate({"_default": {"1": {"name": "张三"}}})

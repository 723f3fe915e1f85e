"""No module of the program needs itself, be it through others or only when it is used."""

import grimp


def test_no_import_comes_back_to_where_it_began() -> None:
    """What is only needed to check types does not count."""
    graph = grimp.build_graph("nianbao", exclude_type_checking_imports=True, cache_dir=None)
    left = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(left) > 200
    while free := [module for module, needed in left.items() if not needed & left.keys()]:
        for module in free:  # what needs nothing that is left is in no circle
            del left[module]
    on_circles = {
        module: sorted(needed & left.keys())
        for module, needed in left.items()
        if any(module in graph.find_modules_directly_imported_by(other) for other in left)
    }
    assert not on_circles

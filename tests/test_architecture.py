"""The house has four floors; imports go down or along, never up or in a circle."""

import ast
from graphlib import TopologicalSorter

import samestory as ss

FLOORS = {
    "errors": 1,
    "text": 1,
    "codebooks": 1,
    "encodings": 1,
    "sheets": 1,
    "sources": 1,
    "checks": 1,
    "zones": 1,
    "corpus": 1,
    "spans": 2,
    "terms": 2,
    "stems": 2,
    "quotes": 2,
    "clauses": 2,
    "inventory": 2,
    "cues": 2,
    "attribution": 2,
    "contents": 2,
    "subjects": 2,
    "speakers": 2,
    "voices": 2,
    "aliases": 2,
    "names": 2,
    "actors": 2,
    "numerals": 2,
    "dates": 2,
    "quantities": 2,
    "masking": 2,
    "framing": 3,
    "classifier": 3,
    "concordance": 3,
    "keyness": 3,
    "valence": 3,
    "linear": 3,
    "sentiment": 3,
    "tones": 3,
    "fairness": 3,
    "segments": 3,
    "claims": 3,
    "lexicon": 3,
    "readings": 3,
    "found": 3,
    "twins": 3,
    "edits": 3,
    "edit_kinds": 3,
    "renditions": 3,
    "stances": 3,
    "slots": 3,
    "namings": 3,
    "opposites": 3,
    "echoes": 3,
    "silences": 3,
    "reviews": 3,
    "similarity": 3,
    "events": 3,
    "quote_clusters": 3,
    "alignment": 3,
    "discrepancies": 3,
    "agreement": 3,
    "reference": 3,
    "collation": 3,
    "firmness": 3,
    "figures": 4,
    "tables": 4,
    "charts": 4,
    "frame_charts": 4,
    "tone_charts": 4,
    "discrepancy_charts": 4,
    "report": 4,
    "scale": 4,
    "__main__": 5,
    "__init__": 5,
}


def imports(path):
    """Names of the package's own modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield from [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]


def test_imports_go_down(top):
    graph = {}
    for path in sorted((top / "lib" / "samestory").glob("*.py")):
        assert path.stem in FLOORS, f"{path.name} stands on no floor"
        graph[path.stem] = {name for name in imports(path) if name in FLOORS}
        assert all(FLOORS[name] <= FLOORS[path.stem] for name in graph[path.stem]), (
            f"{path.name} imports from a floor above"
        )
    list(TopologicalSorter(graph).static_order())  # raises CycleError


def test_public_functions_say_what_they_do(top):
    for path in sorted((top / "lib" / "samestory").glob("*.py")):
        tree = ast.parse(path.read_text())
        assert ast.get_docstring(tree), path.name
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"
                if isinstance(node, ast.FunctionDef) and path.stem != "__main__":
                    named = [a for a in node.args.args + node.args.kwonlyargs if a.arg != "self"]
                    assert node.returns is not None and all(a.annotation for a in named), (
                        f"{path.name}: {node.name} lacks types"
                    )


def test_everything_promised_is_there():
    assert all(hasattr(ss, name) for name in ss.__all__)

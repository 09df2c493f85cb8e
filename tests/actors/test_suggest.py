"""Names that the codebook of actors does not have yet."""

from helpers import corpus_of
from samestory import actors


def test_suggest():
    table = actors.suggest(
        corpus_of(
            "Valdor said no. The Harbor Council met Valdor and NATO.",
            "Yesterday the Harbor Council met President Valdor.",
            "Nobody Asked The Harbor Council",
            "Zebras ran. Zebras hid.",
        ),
        n=5,
    )
    assert list(table[["name", "count", "articles"]].itertuples(index=False, name=None)) == [
        ("Valdor", 3, 2),
        ("Harbor Council", 2, 2),
    ]
    assert table["text"].tolist() == ["Valdor", "Harbor Council"] and table["start"].tolist() == [0, 20]


def test_codebook_of_ones_own():
    own = {"Valdor": {"type": "person", "surname": "Valdor"}}
    assert actors.suggest(corpus_of("Hail Valdor. Then Valdor met Putin."), actors=own)["name"].tolist() == ["Putin"]


def test_nothing_named():
    table = actors.suggest(corpus_of("nothing here"))
    assert table.empty and list(table) == ["name", "count", "articles", "article", "start", "end", "text"]

"""By partition or in memory: the same rows, whatever the partitions are."""

import gzip
import shutil

import pandas as pd
import pytest
import samestory as ss
from samestory.corpus.partitions import Size

LINEAR = ss.scale.Settings(scorer="linear")


@pytest.fixture
def small(monkeypatch):
    """A function that sets how large slices, buckets and parts are."""

    def sized(size, bucket, part=250):
        monkeypatch.setattr("samestory.corpus.partitions.SIZE", size)
        monkeypatch.setattr("samestory.scale._buckets.LEAST", bucket)
        monkeypatch.setattr("samestory.scale._buckets.MOST", bucket)

    return sized


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "bucket", "slices", "parts"),
    [(Size(), 1000, 1, 1), (Size(20_000, 50), 60, 5, 4), (Size(300, 1), 5, 150, 40)],
    ids=["one slice", "some slices", "a slice for almost each line, a part for each event"],
)
def test_any_number_of_partitions_gives_the_rows_of_memory(
    made, address, tmp_path, small, differing, size, bucket, slices, parts
):
    path, tables = made
    small(size, bucket)
    found = ss.scale.analyze(path, tmp_path / "out", LINEAR, ss.scale.Workers(address=address))
    assert differing(found.data, tables) == {}
    assert found.parts >= parts and len(list((found.data / "articles").iterdir())) >= slices
    assert (found.articles, found.rejects) == (len(tables["articles"]), len(tables["rejects"]))
    assert not (tmp_path / "out" / "work").exists()

"""Write the fitted network as encoder.onnx: weights as whole numbers of eight bits with a scale a row, arithmetic in 32-bit floats.

write(weights, path)    the ONNX file of a network's weights (arrays by name, as encoder_net keeps them)
stored(weights)         the same weights as they are after storing: what the file computes with
"""

from pathlib import Path

import numpy as np
import onnx
from encoder_net import HEADS, LAYERS, PLACES, WIDTH
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
INSIDE = 8  # bits
NORM = {"axis": -1, "epsilon": 1e-12}


class Graph:
    """Nodes and initializers of a graph in the making."""

    def __init__(self):
        self.nodes, self.held, self.count = [], [], 0

    def constant(self, value: np.ndarray) -> str:
        self.count += 1
        name = f"c{self.count}"
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **settings) -> str:
        self.count += 1
        name = f"n{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **settings))
        return name

    def numbers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """x times the transposed weight plus bias; the weight is stored small."""
        whole, scale = small(weight)
        matrix = self.add("Mul", self.cast(self.constant(whole.T)), self.constant(scale.astype(np.float32)))
        return self.add("Add", self.add("MatMul", x, matrix), self.constant(bias))

    def cast(self, x: str) -> str:
        return self.add("Cast", x, to=TensorProto.FLOAT)

    def norm(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        return self.add("LayerNormalization", x, self.constant(weight), self.constant(bias), **NORM)


def small(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as whole numbers from -127 to 127 and one scale a row."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / (2 ** (INSIDE - 1) - 1)
    return np.round(weight / scale[:, None]).astype(np.int8), scale


def stored(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The weights as the file holds them."""
    return {
        name: np.multiply(*_as_columns(small(value))).astype(np.float32)
        if value.ndim == 2 and "places" not in name
        else value
        for name, value in weights.items()
    }


def _as_columns(parts: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return parts[0].astype(np.float64), parts[1][:, None]


def heads_apart(g: Graph, x: str) -> str:
    """Rows, places, width to rows, heads, places, width of a head."""
    parted = g.add("Reshape", x, g.numbers(0, 0, HEADS, WIDTH // HEADS))
    return g.add("Transpose", parted, perm=[0, 2, 1, 3])


def layer(g: Graph, x: str, mask: str, of: dict[str, np.ndarray], places: str | None) -> str:
    """One layer; where `places` is given, only these are computed."""
    here = g.add("GatherND", x, places, batch_dims=1) if places else x
    weights, biases = (np.split(of[f"qkv.{part}"], 3) for part in ("weight", "bias"))
    q, k, v = (heads_apart(g, g.linear(y, w, b)) for y, w, b in zip((here, x, x), weights, biases))
    scores = g.add("MatMul", q, g.add("Transpose", k, perm=[0, 1, 3, 2]))
    scores = g.add("Mul", scores, g.constant(np.float32((WIDTH // HEADS) ** -0.5)))
    seen = g.add("MatMul", g.add("Softmax", g.add("Add", scores, mask), axis=-1), v)
    seen = g.add("Reshape", g.add("Transpose", seen, perm=[0, 2, 1, 3]), g.numbers(0, 0, WIDTH))
    x = g.norm(
        g.add("Add", here, g.linear(seen, of["out.weight"], of["out.bias"])), of["norm1.weight"], of["norm1.bias"]
    )
    up = g.linear(x, of["up.weight"], of["up.bias"])
    bent = g.add("Add", g.add("Erf", g.add("Div", up, g.constant(np.float32(2**0.5)))), g.constant(np.float32(1)))
    up = g.add("Mul", g.add("Mul", up, bent), g.constant(np.float32(0.5)))
    return g.norm(
        g.add("Add", x, g.linear(up, of["down.weight"], of["down.bias"])), of["norm2.weight"], of["norm2.bias"]
    )


def embedded(g: Graph, of: dict[str, np.ndarray]) -> str:
    """The pieces and places of a batch of ids as vectors."""
    whole, scale = small(of["pieces.weight"])
    rows = g.cast(g.add("Gather", g.constant(whole), "ids"))
    rows = g.add("Mul", rows, g.add("Gather", g.constant(scale[:, None].astype(np.float32)), "ids"))
    length = g.add("Gather", g.add("Shape", "ids"), g.numbers(1))
    places = g.add("Slice", g.constant(of["places.weight"][:PLACES]), g.numbers(0), length, g.numbers(0))
    return g.norm(g.add("Add", rows, places), of["norm.weight"], of["norm.bias"])


def write(weights: dict[str, np.ndarray], path: Path) -> None:
    """Build the graph and write it."""
    g, of = Graph(), {name: value.astype(np.float32) for name, value in weights.items()}
    x = embedded(g, of)
    empty = g.cast(g.add("Equal", "ids", g.numbers(0)))
    mask = g.add("Unsqueeze", g.add("Mul", empty, g.constant(np.float32(-1e9))), g.numbers(1, 2))
    column = g.add("Unsqueeze", "target", g.numbers(1))
    first = g.add("Sub", column, column)
    places = g.add("Unsqueeze", g.add("Concat", first, column, axis=1), g.numbers(2))
    for n in range(LAYERS):
        own = {
            name.removeprefix(f"layers.{n}."): value for name, value in of.items() if name.startswith(f"layers.{n}.")
        }
        x = layer(g, x, mask, own, places if n == LAYERS - 1 else None)
    both = g.add("Reshape", x, g.numbers(0, 2 * WIDTH))
    g.nodes.append(helper.make_node("Identity", [g.linear(both, of["head.weight"], of["head.bias"])], ["scores"]))
    shape = lambda name, kind, *sizes: helper.make_tensor_value_info(name, kind, sizes)  # noqa: E731
    inputs = [shape("ids", TensorProto.INT64, "rows", "places"), shape("target", TensorProto.INT64, "rows")]
    graph = helper.make_graph(g.nodes, "encoder", inputs, [shape("scores", TensorProto.FLOAT, "rows", 6)], g.held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())

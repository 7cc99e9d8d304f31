"""Losses and their gradients where formulas have no value: certain wrong answers, masked classes, bends, equal vectors.

Needs PyTorch (made with 1.13, on a CPU, in float64). Run: python3 make_special_points.py > special_points.json
Numbers that are not finite are written as strings.
"""
import json
import math

import torch
import torch.nn.functional as F

INF = math.inf


def number(x):
    return x if math.isfinite(x) else "NaN" if math.isnan(x) else "Infinity" if x > 0 else "-Infinity"


def case(name, loss, x, target):
    inputs = torch.tensor([x], dtype=torch.float64, requires_grad=True)
    value = loss(inputs, torch.tensor([target], dtype=torch.float64))
    value.backward()
    return {"name": name, "x": [number(v) for v in x], "target": target, "loss": number(value.item()), "gradient": [number(v) for v in inputs.grad[0].tolist()]}


cases = [
    case("Probabilities", lambda y, t: F.binary_cross_entropy(y, t, reduction="sum"), [0, 1, 0.5, 0, 1], [1, 0, 1, 0, 1]),
    case("Logits", lambda y, t: F.binary_cross_entropy_with_logits(y, t, reduction="sum"), [1e4, -1e4, 1e4, -1e4, 0], [0, 1, 1, 0, 1]),
    case("Absolute", lambda y, t: F.l1_loss(y, t, reduction="sum"), [1, 2, 3, 0, -1], [1, 1, 4, 0, -1]),
    case("Huber", lambda y, t: F.huber_loss(y, t, reduction="sum"), [1, 2, -1, 0, 5], [0, 2, 0, 3, 5]),
    case("Smooth", lambda y, t: F.smooth_l1_loss(y, t, reduction="sum"), [1, 2, -1, 0, 5], [0, 2, 0, 3, 5]),
    case("Embedding", lambda y, t: F.hinge_embedding_loss(y, t, reduction="sum"), [1, 2, 0, 1, 0.5], [-1, -1, -1, 1, -1]),
    case("Hinge", lambda y, t: torch.clamp(1 - t * y, min=0).sum(), [1, -1, 0, 2, 1], [1, -1, 1, 1, -1]),
    case("Divergence", lambda y, t: F.kl_div(y, t, reduction="sum"), [-1, -2, -0.5, -3, -1], [0, 0.25, 0.75, 0, 0]),
    case("Poisson", lambda y, t: F.poisson_nll_loss(y, t, log_input=False, reduction="sum"), [0, 1, 2, 0, 3], [0, 1, 0, 2, 3]),
    case("Classes", lambda y, t: F.cross_entropy(y, t, reduction="sum"), [1e4, -1e4, 0, 1, 2], [0, 0.5, 0.5, 0, 0]),
]
print(json.dumps(cases, indent=1))

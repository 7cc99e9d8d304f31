"""Makes positions_fwd_bwd.json: losses against a class for each position, channels last. Needs Debian's python3-torch (1.13).

Not run by the tests. Run in this folder: python3 make_positions.py
"""
import torch
import torch.nn.functional as F

from make_layers import case, write

WEIGHTS = torch.tensor([0.5, 1.0, 2.0, 1.5, 0.75])


def channels_first(y):
    return y.movedim(-1, 1).contiguous()


def losses():
    pixels, steps = torch.randn(3, 3, 4, 5), torch.randn(3, 7, 3)
    classes = torch.randint(0, 5, (3, 3, 4))
    classes[0, 1, 2] = classes[2, 0, 0] = classes[2, 2, 3] = -100
    ignored = torch.randint(0, 5, (3, 3, 4))  # of which 2 does not count
    step_classes = torch.randint(0, 3, (3, 7))
    step_classes[1, :5] = -100
    shares = torch.softmax(torch.randn(3, 3, 4, 5), -1)
    step_shares = torch.softmax(torch.randn(3, 7, 3), -1)
    for kind, function in (("CrossEntropy", F.cross_entropy), ("NegativeLogLikelihood", F.nll_loss)):
        smoothing = {"label_smoothing": 0.1} if kind == "CrossEntropy" else {}
        for reduction in ("mean", "sum"):
            yield case(f"{kind}Pixels{reduction.title()}", lambda y: function(channels_first(y), classes, reduction=reduction), [pixels], {"target": tensor(classes)})
        yield case(f"{kind}StepsMean", lambda y: function(channels_first(y), step_classes), [steps], {"target": tensor(step_classes)})
        yield case(f"{kind}PixelsWeightedMean", lambda y: function(channels_first(y), classes, WEIGHTS), [pixels], {"target": tensor(classes)})
        for reduction in ("mean", "sum"):
            yield case(f"{kind}PixelsAll{reduction.title()}", lambda y: function(channels_first(y), ignored, WEIGHTS, ignore_index=2, reduction=reduction, **smoothing),
                       [pixels], {"target": tensor(ignored)})
    for name, weights, smoothing, reduction in (("PixelsMean", None, 0, "mean"), ("PixelsSum", None, 0, "sum"), ("PixelsWeightedMean", WEIGHTS, 0, "mean"),
                                                ("PixelsAllMean", WEIGHTS, 0.1, "mean"), ("PixelsAllSum", WEIGHTS, 0.1, "sum")):
        yield case("ProbabilityCrossEntropy" + name, lambda y: F.cross_entropy(channels_first(y), channels_first(shares), weights, label_smoothing=smoothing, reduction=reduction),
                   [pixels], {"target": tensor(shares)})
    yield case("ProbabilityCrossEntropyStepsMean", lambda y: F.cross_entropy(channels_first(y), channels_first(step_shares)), [steps], {"target": tensor(step_shares)})


def tensor(t):
    return {"shape": list(t.shape), "data": t.reshape(-1).tolist()}


if __name__ == "__main__":
    write("positions_fwd_bwd.json", "PyTorch " + torch.__version__, losses())

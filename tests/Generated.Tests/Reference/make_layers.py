"""Makes layers_fwd_bwd.json, losses_fwd_bwd.json and train_trace_iris.json again: values of the same kind, not the
same values, for the inputs are random. Needs Debian's python3-torch (1.13), and iris.csv beside it.

Not run by the tests. Run in this folder: python3 make_layers.py
"""
import csv
import json

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)


def tensor(t):
    return {"shape": list(t.shape), "data": t.detach().reshape(-1).tolist()}


def case(name, function, inputs, config=None, params=None):
    """Outputs, and gradients of sum(outputs * grad_outputs)."""
    inputs = [i.clone().requires_grad_() for i in inputs]
    params = params or {}
    output = function(*inputs)
    gradient = torch.randn(output.shape)
    (output * gradient).sum().backward()
    return {
        "name": name, "config": config or {},
        "inputs": [tensor(i) for i in inputs], "outputs": [tensor(output)],
        "grad_outputs": [tensor(gradient)], "grad_inputs": [tensor(i.grad) for i in inputs],
        "params": {k: tensor(p) for k, p in params.items()}, "grad_params": {k: tensor(p.grad) for k, p in params.items()},
    }


def write(file, source, cases):
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    with open(file, "w") as f:
        f.write('{"source":%s,"cases":[\n%s\n]}\n' % (json.dumps(source), lines))


ACTIVATIONS = {
    "relu": F.relu, "relu6": F.relu6, "leaky_relu_01": lambda x: F.leaky_relu(x, 0.1), "elu": F.elu, "elu_15": lambda x: F.elu(x, 1.5),
    "selu": F.selu, "celu": F.celu, "gelu_erf": F.gelu, "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"), "silu": F.silu,
    "sigmoid": torch.sigmoid, "log_sigmoid": F.logsigmoid, "tanh": torch.tanh, "softplus": F.softplus, "softsign": F.softsign,
    "hardswish": F.hardswish, "hardsigmoid": F.hardsigmoid, "hardtanh": F.hardtanh, "mish": F.mish, "tanhshrink": F.tanhshrink,
    "softshrink": F.softshrink, "hardshrink": F.hardshrink, "exp": lambda x: torch.exp(x.clamp(max=20)), "square": torch.square,
    "abs": torch.abs, "softmax": lambda x: F.softmax(x, -1), "log_softmax": lambda x: F.log_softmax(x, -1),
}


def layers():
    for inputs, outputs, bias in ((3, 4, True), (7, 5, False), (16, 16, True), (17, 33, True), (1, 1, True)):
        layer = nn.Linear(inputs, outputs, bias)
        yield case(f"linear_{inputs}_{outputs}_bias{bias}", layer, [torch.randn(5, inputs)], params=dict(layer.named_parameters()))
    points = torch.tensor([i / 2 for i in range(-12, 13)] + [-0.001, 0.001, -30, 30, -100, 100])
    for name, function in ACTIVATIONS.items():
        yield case("act_" + name, function, [points])
    layer = nn.PReLU(3)
    layer.weight.data = torch.randn(3)
    yield case("act_prelu_3", layer, [torch.randn(2, 3, 4)], params=dict(layer.named_parameters()))
    extreme = torch.tensor([[1000.0, 1001, 1002], [-1e4, 0, 1e4], [0, 0, 0]])
    yield case("softmax_dim1_extreme", lambda x: F.softmax(x, 1), [extreme])
    yield case("log_softmax_extreme", lambda x: F.log_softmax(x, 1), [extreme])

    for name, layer, shape in (
        ("maxpool1d_k3_s2_p1", nn.MaxPool1d(3, 2, 1), (2, 3, 9)),
        ("maxpool2d_k2", nn.MaxPool2d(2), (2, 3, 6, 6)),
        ("maxpool2d_k3_s2_p1_dil1_ceil", nn.MaxPool2d(3, 2, 1, 1, ceil_mode=True), (1, 2, 7, 8)),
        ("avgpool2d_k3_s2_p1_exclude_pad", nn.AvgPool2d(3, 2, 1, count_include_pad=False), (1, 2, 7, 7)),
        ("avgpool2d_k3_s2_p1_include_pad", nn.AvgPool2d(3, 2, 1), (1, 2, 7, 7)),
        ("avgpool1d_k2", nn.AvgPool1d(2), (2, 3, 8)),
        ("adaptiveavg2d_1", nn.AdaptiveAvgPool2d(1), (2, 3, 5, 4)),
        ("adaptiveavg2d_3x2", nn.AdaptiveAvgPool2d((3, 2)), (1, 2, 7, 5)),
    ):
        yield case(name, layer, [torch.randn(*shape)])


def losses():
    x, t, logits = torch.randn(4, 3), torch.randn(4, 3), torch.randn(6, 5)
    binary = (torch.rand(4, 3) > 0.5).double()
    # The weights are also in the attributes of the networks that are tested: Layers/Networks/Losses.cs.
    weight, positive = torch.tensor([1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842, 0.5673855643571809]), torch.tensor([1.0, 2.0, 0.5])
    classes, ignoring = torch.tensor([0, 4, 2, 2, 1, 3]), torch.tensor([0, -100, 2, 2, -100, 3])
    shares = F.softmax(torch.randn(6, 5), 1)
    for r in ("mean", "sum"):
        yield case(f"mse_{r}", lambda a, b: F.mse_loss(a, b, reduction=r), [x, t])
        yield case(f"l1_{r}", lambda a, b: F.l1_loss(a, b, reduction=r), [x, t])
        yield case(f"huber_d1_{r}", lambda a, b: F.huber_loss(3 * a, b, reduction=r), [x, t], {"note": "prediction is 3*x"})
        yield case(f"smoothl1_b05_{r}", lambda a, b: F.smooth_l1_loss(a, b, beta=0.5, reduction=r), [x, t])
        yield case(f"bce_{r}", lambda a: F.binary_cross_entropy(a, binary, reduction=r), [torch.rand(4, 3)], {"target": tensor(binary)})
        yield case(f"bce_logits_{r}", lambda a: F.binary_cross_entropy_with_logits(a, binary, reduction=r), [x], {"target": tensor(binary)})
        yield case(f"bce_logits_posweight_{r}", lambda a: F.binary_cross_entropy_with_logits(a, binary, pos_weight=positive, reduction=r), [x],
                   {"target": tensor(binary), "pos_weight": tensor(positive)})
        yield case(f"ce_{r}", lambda a: F.cross_entropy(a, classes, reduction=r), [logits], {"target": classes.tolist()})
        yield case(f"ce_weight_{r}", lambda a: F.cross_entropy(a, classes, weight, reduction=r), [logits], {"target": classes.tolist(), "weight": tensor(weight)})
        yield case(f"ce_smooth01_{r}", lambda a: F.cross_entropy(a, classes, label_smoothing=0.1, reduction=r), [logits], {"target": classes.tolist()})
        yield case(f"ce_ignore_{r}", lambda a: F.cross_entropy(a, ignoring, reduction=r), [logits], {"target": ignoring.tolist()})
        yield case(f"ce_prob_{r}", lambda a: F.cross_entropy(a, shares, reduction=r), [logits], {"target_prob": tensor(shares)})
        yield case(f"nll_{r}", lambda a: F.nll_loss(F.log_softmax(a, 1), classes, reduction=r), [logits], {"target": classes.tolist()})
        yield case(f"ce_extreme_{r}", lambda a: F.cross_entropy(a, torch.tensor([0, 1]), reduction=r), [torch.tensor([[1e4, -1e4, 0], [1e4, -1e4, 0]])], {"target": [0, 1]})
    yield case("kldiv_batchmean", lambda a: F.kl_div(F.log_softmax(a, 1), shares, reduction="batchmean"), [logits], {"target_prob": tensor(shares)})
    yield case("poisson_nll", lambda a: F.poisson_nll_loss(a, torch.tensor([1.0, 2, 3])), [torch.randn(3)], {"target": [1, 2, 3]})
    yield case("gaussian_nll", lambda a, b: F.gaussian_nll_loss(a, torch.tensor([0.1, 0.2, 0.3]), b.exp()), [torch.randn(3), torch.randn(3)],
               {"target": [0.1, 0.2, 0.3], "note": "var=exp(second input)"})
    yield case("cosine_embedding", lambda a, b: F.cosine_embedding_loss(a, b, torch.tensor([1, -1, 1])), [torch.randn(3, 4), torch.randn(3, 4)], {"target": [1, -1, 1]})
    yield case("triplet_margin", F.triplet_margin_loss, [torch.randn(3, 4), torch.randn(3, 4), torch.randn(3, 4)])
    yield case("hinge_embedding", lambda a: F.hinge_embedding_loss(a, torch.tensor([1, -1, 1, -1])), [torch.randn(4)], {"target": [1, -1, 1, -1]})


OPTIMIZERS = {
    "sgd_lr0.1_mom0.9": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "adam_lr0.01": lambda p: torch.optim.Adam(p, lr=0.01),
    "adamw_lr0.01_wd0.1": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    "rmsprop_lr0.005": lambda p: torch.optim.RMSprop(p, lr=0.005),
}


def iris():
    with open("iris.csv") as f:
        rows = [[float(field) for field in row] for row in list(csv.reader(f))[1:]]
    x = torch.tensor([row[:4] for row in rows])
    x = (x - x.mean(0)) / x.std(0, unbiased=False)
    y = torch.tensor([int(row[4]) for row in rows])
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    initial = {k: v.clone() for k, v in model.state_dict().items()}
    runs = {}
    for name, make in OPTIMIZERS.items():
        for dtype in (torch.float64, torch.float32):
            model = model.double()
            model.load_state_dict(initial)
            model = model.to(dtype)
            optimizer, losses = make(model.parameters()), []
            for _ in range(200):
                optimizer.zero_grad()
                loss = F.cross_entropy(model(x.to(dtype)), y)
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            runs[f"{name}_{str(dtype)[6:]}"] = losses
    return {"source": "PyTorch, float64 and float32: see make_layers.py", "model": "Linear(4,16) ReLU Linear(16,3)",
            "init": {k: tensor(v) for k, v in initial.items()}, "losses": runs}


if __name__ == "__main__":
    write("layers_fwd_bwd.json", "PyTorch, float64: see make_layers.py", layers())
    write("losses_fwd_bwd.json", "PyTorch, float64: see make_layers.py", losses())
    with open("train_trace_iris.json", "w") as f:
        json.dump(iris(), f, separators=(",", ":"))

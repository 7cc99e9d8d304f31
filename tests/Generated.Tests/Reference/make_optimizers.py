"""Makes optim_baseline.json, lr_schedules.json and clip_grad_norm.json again. Needs Debian's python3-torch (1.13).

The optimizer runs follow the recipe of PyTorch's test/cpp/api/optim_baseline.py (BSD-3), in float64.
Not run by the tests. Run in this folder: python3 make_optimizers.py
"""
import json
import math

import torch
from torch.optim import lr_scheduler as lrs

INIT = {
    "0.weight": [-0.2109, -0.4976, -0.1413, -0.3420, -0.2524, 0.6976],
    "0.bias": [-0.1085, -0.2979, 0.6892],
    "2.weight": [-0.0508, -0.3941, -0.2843],
    "2.bias": [-0.0711],
}
INPUT = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]
RUNS = {
    "Adam": ("Adam", dict(lr=1.0)),
    "Adam_with_weight_decay": ("Adam", dict(lr=1.0, weight_decay=1e-2)),
    "Adam_with_weight_decay_and_amsgrad": ("Adam", dict(lr=1.0, weight_decay=1e-6, amsgrad=True)),
    "AdamW": ("AdamW", dict(lr=1.0)),
    "AdamW_no_weight_decay": ("AdamW", dict(lr=1.0, weight_decay=0)),
    "AdamW_with_amsgrad": ("AdamW", dict(lr=1.0, amsgrad=True)),
    "Adagrad": ("Adagrad", dict(lr=1.0)),
    "Adagrad_with_weight_decay": ("Adagrad", dict(lr=1.0, weight_decay=1e-2)),
    "Adagrad_with_weight_decay_and_lr_decay": ("Adagrad", dict(lr=1.0, weight_decay=1e-6, lr_decay=1e-3)),
    "RMSprop": ("RMSprop", dict(lr=0.1)),
    "RMSprop_with_weight_decay": ("RMSprop", dict(lr=0.1, weight_decay=1e-2)),
    "RMSprop_with_weight_decay_and_centered": ("RMSprop", dict(lr=0.1, weight_decay=1e-6, centered=True)),
    "RMSprop_with_weight_decay_and_centered_and_momentum":
        ("RMSprop", dict(lr=0.1, weight_decay=1e-6, centered=True, momentum=0.9)),
    "SGD": ("SGD", dict(lr=0.1)),
    "SGD_with_weight_decay": ("SGD", dict(lr=0.1, weight_decay=1e-2)),
    "SGD_with_weight_decay_and_momentum": ("SGD", dict(lr=0.1, weight_decay=1e-2, momentum=0.9)),
    "SGD_with_weight_decay_and_nesterov_momentum":
        ("SGD", dict(lr=0.1, weight_decay=1e-6, momentum=0.9, nesterov=True)),
    "SGD_with_dampening": ("SGD", dict(lr=0.1, momentum=0.9, dampening=0.5)),
    "NAdam": ("NAdam", dict(lr=0.1)),
    "RAdam": ("RAdam", dict(lr=0.1)),
    "Adamax": ("Adamax", dict(lr=0.1)),
    "Adadelta": ("Adadelta", dict(lr=1.0)),
}


def model():
    net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Sigmoid(), torch.nn.Linear(3, 1), torch.nn.Sigmoid()).double()
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            parameter.copy_(torch.tensor(INIT[name], dtype=torch.float64).view_as(parameter))
    return net


def values(net, of=lambda p: p):
    return {name: of(p).detach().flatten().tolist() for name, p in net.named_parameters()}


def run(optimizer, options):
    net = model()
    opt = getattr(torch.optim, optimizer)(net.parameters(), **options)
    x = torch.tensor(INPUT, dtype=torch.float64)
    samples, first = [], None
    for i in range(1001):
        opt.zero_grad()
        loss = net(x).sum()
        loss.backward()
        first = first or values(net, lambda p: p.grad)
        opt.step()
        if i < 10 or i % 100 == 0:
            samples.append({"iter": i, "loss_before_step": loss.item(), "params": values(net)})
    return samples, first


def optimizers():
    runs, first = {}, None
    for name, (optimizer, options) in RUNS.items():
        samples, first = run(optimizer, options)
        runs[name] = {"optimizer": optimizer, "options": options, "samples": samples}
    return {"init": INIT, "input": INPUT, "first_step_gradients": first, "runs": runs}


def schedules():
    cases = {
        "StepLR(step_size=10,gamma=0.5)": lambda o: lrs.StepLR(o, 10, 0.5),
        "MultiStepLR([5,20,40],0.1)": lambda o: lrs.MultiStepLR(o, [5, 20, 40], 0.1),
        "ExponentialLR(0.95)": lambda o: lrs.ExponentialLR(o, 0.95),
        "CosineAnnealingLR(T_max=50,eta_min=1e-3)": lambda o: lrs.CosineAnnealingLR(o, 50, 1e-3),
        "CosineAnnealingWarmRestarts(T_0=10,T_mult=2,eta_min=1e-4)": lambda o: lrs.CosineAnnealingWarmRestarts(o, 10, 2, 1e-4),
        # 60 steps taken are 61 rates; PyTorch counts the rates and throws beyond them.
        "OneCycleLR(max_lr=1.0,total_steps=60)": lambda o: lrs.OneCycleLR(o, 1.0, total_steps=61, cycle_momentum=False),
        "LinearLR(0.1,1.0,10)": lambda o: lrs.LinearLR(o, 0.1, 1.0, 10),
        "PolynomialLR(total_iters=50,power=2)": lambda o: lrs.PolynomialLR(o, 50, 2),
        "CyclicLR(0.01,0.1,step_size_up=7,triangular2)":
            lambda o: lrs.CyclicLR(o, 0.01, 0.1, 7, mode="triangular2", cycle_momentum=False),
        "SequentialLR(LinearLR(0.1,1,5)->CosineAnnealingLR(40),[5])":
            lambda o: lrs.SequentialLR(o, [lrs.LinearLR(o, 0.1, 1, 5), lrs.CosineAnnealingLR(o, 40)], [5]),
        "ReduceLROnPlateau(factor=0.5,patience=2,threshold=1e-2)":
            lambda o: lrs.ReduceLROnPlateau(o, factor=0.5, patience=2, threshold=1e-2),
    }
    made = {}
    for name, make in cases.items():
        opt = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        schedule = make(opt)
        plateau = name.startswith("ReduceLROnPlateau")
        # Any falling, wavering metric does; the tests read it from the file.
        metric = [math.exp(-i / 6) + 0.02 * math.sin(i) + 0.2 for i in range(60)] if plateau else None
        rates = [opt.param_groups[0]["lr"]]
        for i in range(60):
            opt.step()
            schedule.step(metric[i]) if plateau else schedule.step()
            rates.append(opt.param_groups[0]["lr"])
        made[name] = {"base_lr": 0.1, "lrs": rates, "metric": metric}
    return made


def clipping():
    made = []
    for max_norm, norm_type in [(1.0, 2.0), (100.0, 2.0), (0.5, 1.0), (0.5, math.inf)]:
        grads = [[1.0, -2.0, 3.0], [0.5, -0.5, 4.0, 0.0]]
        parameters = [torch.nn.Parameter(torch.zeros(len(g), dtype=torch.float64)) for g in grads]
        for parameter, grad in zip(parameters, grads):
            parameter.grad = torch.tensor(grad, dtype=torch.float64)
        total = torch.nn.utils.clip_grad_norm_(parameters, max_norm, norm_type)
        made.append({"max_norm": max_norm, "norm_type": str(norm_type), "grads": grads, "total_norm": total.item(),
                     "clipped": [p.grad.tolist() for p in parameters]})
    return made


for path, made in [("optim_baseline.json", optimizers()), ("lr_schedules.json", schedules()), ("clip_grad_norm.json", clipping())]:
    with open(path, "w") as file:
        json.dump(made, file)

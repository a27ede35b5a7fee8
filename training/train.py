"""Trains the small network to answer as the teachers do, from the answers kept by targets.py.

    python3 train.py --name embedded --cache DIR --minutes 60 --out DIR

Per layer, with t the teacher's channels divided by their root mean square r and y the readout's answer:
    features = sum r (y - t)^2 / sum r t^2                 (halfway between raw and equal weight per channel)
    Gram     = ||Gram(r y) - Gram(r t)||^2 / ||Gram(r t)||^2   (per crop, raw units: what style cost compares)
Adam, cosine decay over the minutes given, an average of the weights over recent steps is what is kept.
The last step fits every readout anew by least squares in raw units, with the convolutions fixed.
"""

import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch

import network
import targets

FEATURE_WEIGHT = {
    "conv1_1": 1.0, "conv1_2": 0.2, "conv2_1": 1.0, "conv2_2": 0.2, "conv3_1": 1.0,
    "conv3_2": 0.2, "conv3_3": 1.0, "conv3_4": 1.0, "conv4_1": 0.4, "conv5_1": 0.2,
}
GRAM_LAYERS = ["conv1_1", "conv2_1", "conv3_1", "conv3_4"]


def batch_of(cache, rows):
    images = torch.from_numpy(cache["images"][rows]).float() / 255
    answers = {layer: torch.from_numpy(cache[layer][rows]).float() for layer in targets.TARGETS}
    return images, answers


def kept_features(net, images, phase):
    """Own channels and a channel of ones, N x (w + 1) x P, at the positions the cache keeps."""
    with torch.autocast("cpu", torch.bfloat16):
        taps = net(images.contiguous(memory_format=torch.channels_last), list(targets.TARGETS))
    kept = {}
    for layer, tap in taps.items():
        features = targets.on_grid(tap, layer, phase).float()
        kept[layer] = torch.cat([features, torch.ones_like(features[:, :1])], 1)
    return kept


def readout_matrix(net, layer):
    """The readout as one matrix on channels and ones, C x (w + 1)."""
    readout = net.readouts[layer]
    return torch.cat([readout.weight[:, :, 0, 0], readout.bias[:, None]], 1)


def products(features, t):
    """Mean over positions of f f^T and t f^T, per crop. Everything below follows from these, without forming P f."""
    count = features.shape[2]
    return features @ features.transpose(1, 2) / count, t @ features.transpose(1, 2) / count


def squared_error(readout, ff, tf, tt):
    """Mean over crops and positions of (P f - t)^2 per channel, from the products: P ff P^T - 2 P ft + tt."""
    ff, tf = ff.mean(0), tf.mean(0)
    return ((readout @ ff) * readout).sum(1) - 2 * (readout * tf).sum(1) + tt


def losses(net, images, answers, phase, rms):
    """Relative feature error and relative Gram error per layer."""
    feature, style = {}, {}
    for layer, f in kept_features(net, images, phase).items():
        t, r, readout = answers[layer], rms[layer], readout_matrix(net, layer)
        ff, tf = products(f, t)
        tt = torch.linalg.vector_norm(t, dim=(0, 2)) ** 2 / (t.shape[0] * t.shape[2])
        feature[layer] = (r * squared_error(readout, ff, tf, tt)).sum() / (r * tt).sum()
        if layer in GRAM_LAYERS:
            wanted = r[:, None] * (t @ t.transpose(1, 2) / t.shape[2]) * r
            raw = r[:, None] * readout
            error = (raw @ ff @ raw.T - wanted).pow(2).sum((1, 2))
            # Nearly black crops have tiny Grams; they must not rule the batch.
            size = wanted.pow(2).sum((1, 2))
            style[layer] = (error / (size + 0.1 * size.mean())).mean()
    return feature, style


def moments(net, cache, rows):
    """Over the crops `rows`, per layer: mean f f^T, mean t f^T, mean t and mean t^2, in double precision."""
    sums, count = {}, 0
    with torch.no_grad():
        for first in range(0, len(rows), 16):
            chosen = np.sort(rows[first : first + 16])
            for phase in np.unique(cache["phase"][chosen]):
                images, answers = batch_of(cache, chosen[cache["phase"][chosen] == phase])
                count += len(images)
                for layer, f in kept_features(net, images, phase).items():
                    t = answers[layer]
                    ff, tf = products(f, t)
                    parts = [ff.sum(0), tf.sum(0), t.mean(2).sum(0), t.pow(2).mean(2).sum(0)]
                    before = sums.get(layer, [0] * 4)
                    sums[layer] = [total + part.double() for total, part in zip(before, parts)]
    return {layer: [total / count for total in totals] for layer, totals in sums.items()}


def variance_explained(net, cache, rows, rms):
    """1 - residual / variance per layer, summed over channels in raw units, over the crops `rows`."""
    explained = {}
    for layer, (ff, tf, t, tt) in moments(net, cache, rows).items():
        power = rms[layer].double() ** 2
        readout = readout_matrix(net, layer).detach().double()
        residual = (power * squared_error(readout, ff[None], tf[None], tt)).sum()
        explained[layer] = round(1 - (residual / (power * (tt - t**2)).sum()).item(), 4)
    return explained


def fit_readouts(net, cache, rows):
    """Least squares of every readout on the crops `rows`, with a little ridge (1e-5 of the mean square)."""
    with torch.no_grad():
        for layer, (ff, tf, _, _) in moments(net, cache, rows).items():
            ridge = 1e-5 * ff.diagonal().mean() * torch.eye(len(ff), dtype=torch.double)
            solution = torch.linalg.solve(ff + ridge, tf.T).float()
            net.readouts[layer].weight.copy_(solution[:-1].T[:, :, None, None])
            net.readouts[layer].bias.copy_(solution[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", required=True, choices=sorted(network.WIDTHS))
    parser.add_argument("--cache", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--gram", type=float, default=0.5, help="weight of the Gram errors")
    parser.add_argument("--start", help="a checkpoint to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", required=True, help="folder for the checkpoint and the curves")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    cache = targets.open_cache(options.cache, "r")
    rms = torch.load(Path(options.cache) / "about.pt")["scale"]
    phases = np.asarray(cache["phase"])
    rows = rng.permutation(len(phases))
    held_out, rows = rows[:192], rows[192:]

    net = network.SmallNetwork(network.WIDTHS[options.name], targets.TARGETS)
    if options.start:
        net.load_state_dict(torch.load(options.start)["state"])
    net = net.to(memory_format=torch.channels_last)
    average = copy.deepcopy(net)
    optimiser = torch.optim.Adam(net.parameters(), lr=options.rate, betas=(0.9, 0.99))

    def checkpoint():
        torch.save(
            {
                "name": options.name, "state": average.state_dict(), "rms": rms, "step": step,
                "minutes": (time.time() - start) / 60, "options": vars(options),
            },
            out / f"{options.name}.pt",
        )

    start, step, running, next_report = time.time(), 0, None, 0
    by_phase = {p: rows[phases[rows] == p] for p in np.unique(phases)}
    chances = np.array([len(r) for r in by_phase.values()]) / len(rows)
    curves = open(out / f"{options.name}.curve.jsonl", "a")
    while (progress := (time.time() - start) / 60 / options.minutes) < 1:
        # One batch holds crops of one phase, so their kept grids line up.
        phase = rng.choice(list(by_phase), p=chances)
        chosen = np.sort(rng.choice(by_phase[phase], options.batch, replace=False))
        images, answers = batch_of(cache, chosen)
        warm = min(1, (step + 1) / 200)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        feature, style = losses(net, images, answers, phase, rms)
        loss = sum(FEATURE_WEIGHT[layer] * value for layer, value in feature.items())
        loss = loss + options.gram * sum(style.values())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.998, step / (step + 10))
            for mine, theirs in zip(average.parameters(), net.parameters()):
                mine.lerp_(theirs, 1 - keep)
        values = torch.tensor([*feature.values(), *style.values()]).detach()
        running = values if running is None else running.lerp(values, 0.02)
        if time.time() - start > next_report:
            next_report += 120
            names = [*feature, *(f"gram {layer}" for layer in style)]
            report = {"step": step, "minutes": round((time.time() - start) / 60, 1)}
            report |= {name: round(value, 4) for name, value in zip(names, running.tolist())}
            report["held out"] = variance_explained(average, cache, held_out, rms)
            curves.write(json.dumps(report) + "\n")
            curves.flush()
            checkpoint()

    fit_readouts(average, cache, rows[:3000])
    checkpoint()
    final = {"step": step, "final": True, "held out": variance_explained(average, cache, held_out, rms)}
    curves.write(json.dumps(final) + "\n")


if __name__ == "__main__":
    main()

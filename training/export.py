"""From a checkpoint to the file the app ships.

    python3 export.py --checkpoint FILE --cache DIR --out FILE.safetensors

Every readout is first fitted anew by least squares in the teacher's own units. With P the fitted readout on channels and
ones, f -> P f has as many numbers as VGG-19 has channels, but at most width + 1 independent ones. So the file holds a
smaller readout R with the same lengths and angles: R = V^T P, where V are the principal directions of P f over the
training crops that hold all but 1e-5 of its mean square. Then |R f - R g| = |P f - P g| and ||R D R^T|| = ||P D P^T|| for
any Gram difference D: costs on R f are costs in VGG-19's metric, for fewer multiply-adds than VGG-19's channels take.
Each R is scaled so that its mean square per channel is one: relative costs do not change, and half precision holds it.
"""

import argparse
import json
from datetime import date

import numpy as np
import torch

import network
import safetensors
import targets
import train

KEPT_ENERGY = 1 - 1e-5


def small_readout(solution, ff):
    """R of the module's comment, r x (w + 1), from P (C x (w + 1)) and the mean of f f^T."""
    second_moment = solution @ ff @ solution.T
    values, vectors = torch.linalg.eigh(second_moment)
    values, vectors = values.flip(0).clamp_min(0), vectors.flip(1)
    share = values.cumsum(0) / values.sum()
    count = int((share < KEPT_ENERGY).sum()) + 1
    readout = vectors[:, :count].T @ solution
    return readout / (values[:count].mean().sqrt())


def fit(net, cache, rows, rms):
    """Readouts by least squares (ridge 1e-5 of the mean square) in the teacher's units, made small."""
    fitted = {}
    for layer, (ff, tf, _, _) in train.moments(net, cache, rows).items():
        ridge = 1e-5 * ff.diagonal().mean() * torch.eye(len(ff), dtype=torch.double)
        solution = rms[layer].double()[:, None] * torch.linalg.solve(ff + ridge, tf.T).T
        fitted[layer] = small_readout(solution, ff).float()
    return fitted


def read_network(path, pool="average", raw=False):
    """A function (images, layers) -> taps from an exported file: its readouts, or its own channels where `raw`."""
    tensors, _ = safetensors.load(path)
    convolutions = {
        layer: (
            tensors[f"{layer}.weight"].contiguous(memory_format=torch.channels_last),
            tensors[f"{layer}.bias"],
        )
        for layer in network.LAYERS
    }

    def taps(images, layers):
        own = network.run_convolutions(network.normalise(images), convolutions, layers, pool)
        if raw:
            return own
        return {
            layer: torch.nn.functional.conv2d(
                tap, tensors[f"{layer}.readout.weight"], tensors[f"{layer}.readout.bias"]
            )
            if f"{layer}.readout.weight" in tensors
            else tap
            for layer, tap in own.items()
        }

    return taps


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--crops", type=int, default=2000, help="how many crops the readouts are fitted on")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    saved = torch.load(options.checkpoint)
    widths = network.WIDTHS[saved["name"]]
    net = network.SmallNetwork(widths, targets.TARGETS)
    net.load_state_dict(saved["state"])
    net = net.to(memory_format=torch.channels_last)
    cache = targets.open_cache(options.cache, "r")
    readouts = fit(net, cache, np.arange(options.crops), saved["rms"])

    tensors = {}
    for layer in network.LAYERS:
        convolution = net.convolutions[layer]
        tensors[f"{layer}.weight"] = convolution.weight.detach().contiguous()
        tensors[f"{layer}.bias"] = convolution.bias
        if layer in readouts:
            tensors[f"{layer}.readout.weight"] = readouts[layer][:, :-1, None, None].contiguous()
            tensors[f"{layer}.readout.bias"] = readouts[layer][:, -1]
    metadata = {
        "format": "likeness-style-network",
        "name": saved["name"],
        "widths": json.dumps(dict(zip(network.LAYERS, widths))),
        "readouts": json.dumps({layer: len(readout) for layer, readout in readouts.items()}),
        "preprocessing": json.dumps({"order": "RGB", "range": [0, 1], "mean": network.MEAN, "std": network.STD}),
        "padding": "replicate",
        "pooling": "average",
        "provenance": (
            "Trained by Likeness (training/) to answer as VGG-19 does (Simonyan and Zisserman 2014, CC BY 4.0) to conv3_4,"
            " and at conv4_1 and conv5_1 as the encoder of Wang et al., CVPR 2020 (MIT)."
        ),
        "steps": str(saved["step"]),
        "seed": str(saved["options"]["seed"]),
        "date": date.today().isoformat(),
        "licence": "CC BY 4.0",
    }
    safetensors.save(options.out, tensors, metadata, half=True)
    style = ["conv1_1", "conv2_1", "conv3_1", "conv3_3", "conv3_4", "conv4_1", "conv5_1"]
    share = network.multiply_adds(widths, {layer: len(readouts[layer]) for layer in style})
    print(json.dumps({
        "readouts": {layer: len(readout) for layer, readout in readouts.items()},
        "parameters": sum(t.numel() for t in tensors.values()),
        "shareOfVgg": round(share / network.multiply_adds(network.VGG_WIDTHS), 4),
    }))


if __name__ == "__main__":
    main()

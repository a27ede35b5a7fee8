"""What the teachers answer on random crops, computed once and kept on disk, so training costs only the small network.

    python3 targets.py --images DIR --vgg FILE --deep FILE --crops 6000 --out DIR

Shallow layers are kept on a coarser grid of positions (their stride and phase are kept too): neighbours say the same.
Half precision, divided by each channel's root mean square, so nothing overflows.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

import network
import pictures
import teachers

SIZE = 96
STRIDE = {"conv1_1": 4, "conv1_2": 6, "conv2_1": 2, "conv2_2": 4, "conv3_2": 2}
TARGETS = dict(zip(network.LAYERS[:9] + ["conv5_1"], network.VGG_WIDTHS[:9] + [512]))
DOWN = {layer: 2 ** (int(layer[4]) - 1) for layer in network.LAYERS}


def kept_side(layer):
    return SIZE // DOWN[layer] // STRIDE.get(layer, 1)


def open_cache(folder, mode, crops=None):
    """Memory-mapped arrays by name: `images` (bytes), `phase`, and one per layer (crop, channel, position)."""
    folder = Path(folder)
    shapes = {"images": ((crops, 3, SIZE, SIZE), np.uint8), "phase": ((crops,), np.uint8)}
    for layer, channels in TARGETS.items():
        shapes[layer] = ((crops, channels, kept_side(layer) ** 2), np.float16)
    if mode == "r":
        return {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in shapes}
    folder.mkdir(parents=True, exist_ok=True)
    return {
        name: np.lib.format.open_memmap(folder / f"{name}.npy", "w+", kind, shape)
        for name, (shape, kind) in shapes.items()
    }


def on_grid(features, layer, phase):
    """The kept positions of a layer's features, N x C x P; `phase` shifts the grid."""
    stride = STRIDE.get(layer, 1)
    offset = int(phase) % stride
    return features[:, :, offset::stride, offset::stride].flatten(2)


def answer(images, vgg, deep):
    with torch.no_grad():
        return {**vgg(images, teachers.VGG_LAYERS), **deep(images)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", required=True)
    parser.add_argument("--vgg", required=True)
    parser.add_argument("--deep", required=True)
    parser.add_argument("--crops", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    generator = torch.Generator().manual_seed(options.seed)
    files = pictures.training_files(options.images)
    vgg, deep = teachers.Vgg(options.vgg), teachers.DeepTeacher(options.deep)
    cache = open_cache(options.out, "w+", options.crops)

    scale, batch, start = None, 8, time.time()
    for first in range(0, options.crops, batch):
        count = min(batch, options.crops - first)
        crops = []
        for _ in range(count):
            pair = [pictures.random_crop(files, SIZE, generator) for _ in range(2)]
            crops.append(pictures.vary(pair[0], pair[1], generator))
        pixels = (torch.cat(crops) * 255).round().byte()
        phase = int(torch.randint(0, 12, (), generator=generator))
        answers = answer(pixels.float() / 255, vgg, deep)
        if scale is None:
            # The first batch sets the unit each channel is stored in; any positive number serves.
            rms = {layer: a.pow(2).mean((0, 2, 3)).sqrt() for layer, a in answers.items()}
            scale = {layer: r.clamp_min(0.1 * r.mean()) for layer, r in rms.items()}
        cache["images"][first : first + count] = pixels.numpy()
        cache["phase"][first : first + count] = phase
        for layer, features in answers.items():
            kept = on_grid(features, layer, phase) / scale[layer].view(1, -1, 1)
            cache[layer][first : first + count] = kept.half().numpy()
        if first // batch % 50 == 0:
            print(json.dumps({"crops": first + count, "seconds": round(time.time() - start)}), flush=True)
    torch.save({"scale": scale, "seed": options.seed}, Path(options.out) / "about.pt")


if __name__ == "__main__":
    main()

"""Pictures as tensors (RGB in 0..1, N x 3 x H x W), and the random crops a network is trained on."""

import math
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

HELD_OUT = "art_"  # the paintings that judge the networks are never trained on


def read(path, short_side=None):
    """One picture, 1 x 3 x H x W; its short side brought to `short_side`, both sides to multiples of 16."""
    image = Image.open(path).convert("RGB")
    if short_side is not None:
        factor = short_side / min(image.size)
        snapped = [max(16, round(side * factor / 16) * 16) for side in image.size]
        image = image.resize(snapped, Image.LANCZOS)
    return torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)[None].float() / 255


def write(path, picture):
    pixels = (picture[0].detach().clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()
    Image.fromarray(pixels).save(path)


def training_files(folder):
    return sorted(p for p in Path(folder).glob("*.jpg") if not p.name.startswith(HELD_OUT))


def random_crop(files, size, generator):
    """A crop of a random picture at a random scale (short side `size` to 288 px), flipped half the time."""
    def uniform():
        return torch.rand((), generator=generator).item()

    image = Image.open(files[int(uniform() * len(files))]).convert("RGB")
    short = size * (288 / size) ** uniform()
    factor = short / min(image.size)
    image = image.resize([max(size, round(side * factor)) for side in image.size], Image.LANCZOS)
    left, top = (int(uniform() * (side - size + 1)) for side in image.size)
    pixels = np.asarray(image.crop((left, top, left + size, top + size))).copy()
    if uniform() < 0.5:
        pixels = pixels[:, ::-1].copy()
    return torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255


def blur(crop, sigma):
    radius = max(1, math.ceil(2 * sigma))
    offsets = torch.arange(-radius, radius + 1).float()
    kernel = torch.exp(-0.5 * (offsets / sigma) ** 2)
    kernel = (kernel / kernel.sum()).expand(3, 1, 1, -1)
    wide = F.conv2d(F.pad(crop, (radius, radius, 0, 0), mode="replicate"), kernel, groups=3)
    return F.conv2d(F.pad(wide, (0, 0, radius, radius), mode="replicate"), kernel.transpose(2, 3), groups=3)


def vary(crop, other, generator):
    """What an optimisation meets between photograph and painting: noise, blur, other colours, blends of two pictures."""
    def uniform():
        return torch.rand((), generator=generator).item()

    if uniform() < 0.2:
        weight = 0.3 + 0.4 * uniform()
        crop = weight * crop + (1 - weight) * other
    if uniform() < 0.3:
        order = torch.randperm(3, generator=generator)
        gain = 1 + 0.5 * (torch.rand(1, 3, 1, 1, generator=generator) - 0.5)
        shift = 0.3 * (torch.rand(1, 3, 1, 1, generator=generator) - 0.5)
        crop = crop[:, order] * gain + shift
    if uniform() < 0.15:
        crop = blur(crop, 0.5 + 1.5 * uniform())
    if uniform() < 0.3:
        # Noise of a random grain: coarse grain is fine noise enlarged.
        grain = 2 ** int(3 * uniform())
        side = crop.shape[-1] // grain
        noise = torch.randn(1, 3, side, side, generator=generator)
        noise = F.interpolate(noise, size=crop.shape[-2:], mode="bilinear", align_corners=False)
        crop = crop + 0.25 * uniform() * noise
    return crop.clamp(0, 1)

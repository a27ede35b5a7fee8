"""Styles by formula: photographs painted over with strokes, tiles, dots, hatching and flat colours, and patterns of no photograph.

    python3 drawn.py --images DIR --count 600 --seed 1 --out DIR

Fifty paintings are too few to learn "any style" from; these have what paintings have (motifs of one kind at one size, few
colours, edges that are drawn) in ever other measures. 320 pixels square, JPEG.
"""

import argparse
import colorsys
import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIDE = 320


def photograph(files, rng):
    image = Image.open(files[rng.integers(len(files))]).convert("RGB")
    factor = SIDE / min(image.size) * rng.uniform(1, 1.4)
    image = image.resize([max(SIDE, round(side * factor)) for side in image.size], Image.LANCZOS)
    left, top = (rng.integers(side - SIDE + 1) for side in image.size)
    return image.crop((left, top, left + SIDE, top + SIDE))


def palette(rng, count):
    """Colours around one to three hues, from dark to light."""
    hues = rng.uniform(0, 1, rng.integers(1, 4))
    values = np.sort(rng.uniform(0.05, 1, count))
    chosen = [colorsys.hsv_to_rgb(rng.choice(hues) + rng.normal(0, 0.04), rng.uniform(0, 1), value) for value in values]
    return (np.array(chosen) * 255).round().astype(np.uint8)


def recoloured(image, rng):
    """The photograph in a few colours by its lightness, blended between them or flat."""
    count = rng.integers(3, 9)
    colours = palette(rng, count).astype(float)
    light = np.asarray(image.convert("L").filter(ImageFilter.GaussianBlur(rng.uniform(0, 3)))).astype(float)
    rank = np.interp(light, np.percentile(light, np.linspace(0, 100, 33)), np.linspace(0, count - 1, 33))
    if rng.random() < 0.5:
        rank = rank.round()
    low = np.clip(np.floor(rank).astype(int), 0, count - 2)
    part = (rank - low)[..., None]
    return Image.fromarray((colours[low] * (1 - part) + colours[low + 1] * part).round().astype(np.uint8))


def flow(rng, source):
    """An angle at each pixel: along the picture's own edges, or a field of whirls."""
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    if rng.random() < 0.5:
        light = np.asarray(source.convert("L").filter(ImageFilter.GaussianBlur(rng.uniform(3, 9)))).astype(float)
        dy, dx = np.gradient(light)
        return np.arctan2(dy, dx) + math.pi / 2
    angle = np.zeros_like(x)
    for _ in range(rng.integers(1, 5)):
        cx, cy = rng.uniform(0, 1, 2)
        angle += np.arctan2(y - cy, x - cx) * rng.choice([-1, 1]) + math.pi / 2 * rng.random()
    return angle + rng.uniform(0, 7) * np.sin(2 * math.pi * (x * rng.uniform(0, 2) + y * rng.uniform(0, 2)))


def strokes(source, rng):
    pixels, angle = np.asarray(source), flow(rng, source)
    canvas = source.filter(ImageFilter.GaussianBlur(8)) if rng.random() < 0.5 else Image.new("RGB", source.size, tuple(map(int, palette(rng, 3)[1])))
    draw = ImageDraw.Draw(canvas)
    width, length, bend = rng.uniform(1.5, 9), rng.uniform(6, 45), rng.uniform(0, 1)
    jitter = rng.uniform(4, 35)
    for _ in range(int(3 * SIDE * SIDE / (width * length)) + 200):
        x, y = rng.uniform(0, SIDE - 1, 2)
        colour = np.clip(pixels[int(y), int(x)] + rng.normal(0, jitter), 0, 255).astype(int)
        points, a = [(x, y)], angle[int(y), int(x)]
        for _ in range(6):
            x, y = x + length / 6 * math.cos(a), y + length / 6 * math.sin(a)
            points.append((x, y))
            a = (1 - bend) * a + bend * angle[int(np.clip(y, 0, SIDE - 1)), int(np.clip(x, 0, SIDE - 1))]
        draw.line(points, tuple(colour), max(1, round(width * rng.uniform(0.6, 1.4))), joint="curve")
    return canvas


def cells(source, rng):
    """Tiles: each pixel takes the colour at its nearest seed, with lines between tiles."""
    step = rng.uniform(7, 40)
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    grid = np.arange(-step, SIDE + step, step)
    looseness = rng.uniform(0, 0.9)
    seeds = np.stack(np.meshgrid(grid, grid), -1).reshape(-1, 2)
    seeds = seeds + rng.uniform(-0.5, 0.5, seeds.shape) * step * looseness + (rng.random() < 0.5) * step / 2 * np.stack([(seeds[:, 1] // step) % 2, 0 * seeds[:, 0]], -1)
    stretch = rng.choice([1.0, 1.0, 0.4, 2.5])
    first = np.full(x.shape, 1e9)
    second, nearest = first.copy(), np.zeros(x.shape, int)
    for index, (sx, sy) in enumerate(seeds):
        d = (x - sx) ** 2 * stretch + (y - sy) ** 2
        closer = d < first
        second = np.where(closer, first, np.minimum(second, d))
        nearest = np.where(closer, index, nearest)
        first = np.where(closer, d, first)
    pixels = np.asarray(source)
    at = np.clip(seeds.round().astype(int), 0, SIDE - 1)
    colours = pixels[at[:, 1], at[:, 0]] + rng.normal(0, rng.uniform(0, 25), (len(seeds), 1))
    out = np.clip(colours[nearest], 0, 255)
    line = (np.sqrt(second) - np.sqrt(first)) < rng.uniform(0.6, 4)
    out[line] = palette(rng, 3)[rng.choice([0, 0, 2])]
    return Image.fromarray(out.round().astype(np.uint8))


def dots(source, rng):
    pixels, step = np.asarray(source), rng.uniform(4, 14)
    canvas = Image.new("RGB", source.size, tuple(map(int, palette(rng, 4)[rng.choice([0, 3])])))
    draw = ImageDraw.Draw(canvas)
    halftone, ink = rng.random() < 0.4, tuple(map(int, palette(rng, 3)[0]))
    for _ in range(int(2.2 * (SIDE / step) ** 2)):
        x, y = rng.uniform(0, SIDE - 1, 2)
        colour = pixels[int(y), int(x)]
        r = step / 2 * (1.3 * (1 - colour.mean() / 255) if halftone else rng.uniform(0.5, 1.3))
        fill = ink if halftone else tuple(np.clip(colour + rng.normal(0, 25, 3), 0, 255).astype(int))
        draw.ellipse((x - r, y - r, x + r, y + r), fill)
    return canvas


def hatching(source, rng):
    light = np.asarray(source.convert("L")).astype(float) / 255
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    colours = palette(rng, 3).astype(float)
    ink, paper = (colours[0], colours[2]) if rng.random() < 0.7 else (colours[2], colours[0])
    covered, period = np.zeros_like(light), rng.uniform(3, 9)
    wobble = rng.uniform(0, 2) * np.sin(x / rng.uniform(10, 40) + y / rng.uniform(10, 40))
    for threshold in np.linspace(0.85, 0.2, rng.integers(2, 5)):
        a = rng.uniform(0, math.pi)
        wave = (x * math.cos(a) + y * math.sin(a) + wobble) % period / period
        covered = np.maximum(covered, (light < threshold) & (wave < rng.uniform(0.15, 0.4)))
    edges = np.hypot(*np.gradient(np.asarray(source.convert("L").filter(ImageFilter.GaussianBlur(1))).astype(float)))
    covered = np.maximum(covered, edges > rng.uniform(12, 30))
    out = paper + (ink - paper) * covered[..., None] + rng.normal(0, rng.uniform(0, 10), light.shape)[..., None]
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.8)))


def flat(source, rng):
    out = recoloured(source.filter(ImageFilter.MedianFilter(7)), rng).quantize(int(rng.integers(4, 12))).convert("RGB")
    if rng.random() < 0.6:
        edges = np.hypot(*np.gradient(np.asarray(out.convert("L").filter(ImageFilter.GaussianBlur(1))).astype(float))) > 8
        edges = np.asarray(Image.fromarray(edges).convert("L").filter(ImageFilter.MaxFilter(int(rng.choice([1, 3, 5])))))
        pixels = np.asarray(out).copy()
        pixels[edges > 0] = palette(rng, 3)[0]
        out = Image.fromarray(pixels)
    return out


def pattern(_, rng):
    """Rings, waves and scales of no photograph."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float) / SIDE
    phase = np.zeros_like(x)
    for _ in range(rng.integers(1, 6)):
        cx, cy, size = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(5, 45)
        r = np.hypot(x - cx, y - cy)
        kind = rng.integers(3)
        phase += size * (r if kind == 0 else x * math.cos(size) + y * math.sin(size) if kind == 1 else r + np.arctan2(y - cy, x - cx) / 6)
    count = rng.integers(3, 8)
    rank = (np.sin(phase) + 1) / 2 * (count - 1)
    colours = palette(rng, count).astype(float)[rng.permutation(count)]
    low = np.clip(rank.astype(int), 0, count - 2)
    part = (rank - low)[..., None] if rng.random() < 0.5 else 0
    return Image.fromarray((colours[low] * (1 - part) + colours[low + 1] * part).round().astype(np.uint8))


KINDS = [strokes, strokes, strokes, cells, dots, hatching, flat, pattern]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", required=True)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    files = sorted(p for p in Path(options.images).glob("*.jpg") if not p.name.startswith("art_"))
    for index in range(options.count):
        rng = np.random.default_rng([options.seed, index])
        source = photograph(files, rng)
        if rng.random() < 0.6:
            source = recoloured(source, rng)
        KINDS[index % len(KINDS)](source, rng).save(out / f"drawn_{index:04}.jpg", quality=85)


if __name__ == "__main__":
    main()

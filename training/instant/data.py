"""Pictures on the device, and batches of crops of them: contents as they are, styles in ever other colours and sizes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

# Never trained with: the eight pairs that judge, and every other copy of their paintings in the set.
CONTENTS = ["bsds_0181", "bsds_0160", "bsds_0286", "bsds_0363", "bsds_0328", "art_0012", "in_0515", "bsds_0083"]
STYLES = ["art_0010", "art_0118", "art_0127", "art_0119", "art_0107", "art_0122", "art_0130", "art_0116"]
COPIES = ["art_0008", "art_0009", "art_0128", "art_0120", "art_0117", "art_0126"]
PAIRS = list(zip(CONTENTS, STYLES))
HELD_OUT = {*CONTENTS, *STYLES, *COPIES}

KINDS = {"photographs": ("in_", "bsds_"), "paintings": ("art_",), "drawn": ("drawn_",)}


def snapped(path, short):
    """A picture to judge by: short side `short`, both sides multiples of 16, 1 x 3 x H x W in 0..1."""
    image = Image.open(path).convert("RGB")
    factor = short / min(image.size)
    image = image.resize([max(16, round(side * factor / 16) * 16) for side in image.size], Image.LANCZOS)
    return torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)[None].float() / 255


class Canvases:
    """Pictures of one kind on canvases of one size, bytes on the device; the middle of those that are longer than 1.5 : 1."""

    def __init__(self, pictures, device):
        short = max(min(p.shape[:2]) for p in pictures)
        side = int(short * 1.5)
        cut = [p[max(0, (p.shape[0] - side) // 2) :, max(0, (p.shape[1] - side) // 2) :][:side, :side] for p in pictures]
        canvases = np.zeros((len(cut), 3, side, side), np.uint8)
        for canvas, picture in zip(canvases, cut):
            canvas[:, : picture.shape[0], : picture.shape[1]] = picture.transpose(2, 0, 1)
        self.canvases = torch.from_numpy(canvases).to(device)
        self.sizes = np.array([p.shape[:2] for p in cut])

    def crops(self, count, size, largest, rng):
        """Squares of `size` of random pictures whose short side is brought to between `size` and `largest` times it."""
        chosen = rng.integers(len(self.sizes), size=count)
        sizes = self.sizes[chosen]
        cut = sizes.min(1) / largest ** rng.random(count)
        corner = (sizes - cut[:, None]) * rng.random((count, 2))
        middle = corner + cut[:, None] / 2
        side = self.canvases.shape[-1]
        reach = cut / side
        mirror = np.where(rng.random(count) < 0.5, -1.0, 1.0)
        affine = np.zeros((count, 2, 3), np.float32)
        affine[:, 0, 0], affine[:, 1, 1] = reach * mirror, reach
        affine[:, 0, 2], affine[:, 1, 2] = 2 * middle[:, 1] / side - 1, 2 * middle[:, 0] / side - 1
        device = self.canvases.device
        grid = F.affine_grid(torch.from_numpy(affine).to(device), (count, 3, size, size), align_corners=False)
        pixels = self.canvases[torch.from_numpy(chosen).to(device)].float() / 255
        return F.grid_sample(pixels, grid, mode="bilinear", padding_mode="border", align_corners=False)


class Pictures:
    def __init__(self, folders, device, limit=None):
        paths = [p for folder in folders for p in sorted(Path(folder).iterdir()) if p.suffix in (".jpg", ".webp")]
        paths = [p for p in paths if p.stem not in HELD_OUT][:limit]
        with ThreadPoolExecutor() as pool:
            pictures = list(pool.map(lambda path: np.asarray(Image.open(path).convert("RGB")), paths))
        self.count = len(paths)
        self.of = {}
        for kind, starts in KINDS.items():
            of = [picture for path, picture in zip(paths, pictures) if path.name.startswith(starts)]
            if of:
                self.of[kind] = Canvases(of, device)
        self.device = device

    def mixed(self, count, size, shares, rng):
        """Crops of several kinds, `shares` by kind as (share, largest)."""
        kinds = [kind for kind in shares if kind in self.of]
        chances = np.array([shares[kind][0] for kind in kinds])
        counts = rng.multinomial(count, chances / chances.sum())
        crops = [self.of[k].crops(n, size, shares[k][1], rng) for k, n in zip(kinds, counts) if n]
        return torch.cat(crops)[torch.from_numpy(rng.permutation(count)).to(self.device)]

    def contents(self, count, size, rng):
        return self.mixed(count, size, {"photographs": (0.9, 1.3), "paintings": (0.1, 1.3)}, rng)

    def styles(self, count, size, rng):
        shares = {"paintings": (0.5, 1.8), "drawn": (0.35, 1.2), "photographs": (0.15, 1.3)}
        return recolour(self.mixed(count, size, shares, rng), rng)


def recolour(styles, rng):
    """Half of them in other colours: channels in another order, lightness turned round, hue turned about grey."""
    turns, shifts = [], []
    for _ in range(len(styles)):
        turn, shift = np.eye(3), np.zeros(3)
        if rng.random() < 0.5:
            if rng.random() < 0.5:
                turn = turn[rng.permutation(3)]
            if rng.random() < 0.2:
                turn, shift = -turn, 1 - shift
            if rng.random() < 0.6:
                a, s, grey = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 1.4), np.full((3, 3), 1 / 3)
                c, d, e = np.cos(a), (1 - np.cos(a)) / 3, np.sin(a) / np.sqrt(3)
                about = np.array([[c + d, d - e, d + e], [d + e, c + d, d - e], [d - e, d + e, c + d]])
                about = grey + s * about @ (np.eye(3) - grey)
                turn, shift = about @ turn, about @ shift
        turns.append(turn)
        shifts.append(shift)
    turns, shifts = (torch.tensor(np.array(x), dtype=torch.float32, device=styles.device) for x in (turns, shifts))
    return (torch.einsum("nij,njhw->nihw", turns, styles) + shifts[:, :, None, None]).clamp(0, 1)

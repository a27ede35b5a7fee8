"""How the two judges see a picture that was made: style as a share of the untouched content's, motifs' share, content.

    PYTHONPATH=. python3 instant/judge.py --vgg FILE --deep FILE --content FILE --style FILE G.png
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

import data
import judges


def at_size(path, size):
    image = Image.open(path).convert("RGB").resize(size, Image.LANCZOS)
    return torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)[None].float() / 255


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("vgg", "deep", "content", "style"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("g", type=Path)
    options = parser.parse_args()
    size = Image.open(options.g).size
    judge_by = judges.Judges(options.vgg, options.deep, "cpu")
    style = data.snapped(options.style, min(size))
    figures = judges.figures(judge_by, at_size(options.g, size), at_size(options.content, size), style)
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()

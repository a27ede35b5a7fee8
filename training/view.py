"""Makes G with a network and says how VGG-19 sees it.

    python3 view.py --vgg FILE [--network FILE.safetensors | --network vgg] --content FILE --style FILE [--out G.png]

Prints JSON: `style`, the relative squared Gram difference ||Gram(G) - Gram(S)||^2 / ||Gram(S)||^2 averaged over conv1_1,
conv2_1, conv3_1 and conv3_4, and `content`, the relative squared difference at conv3_3, both by VGG-19's own weights with
average pooling; `untouched` is the view of style of the content picture itself.

The optimiser: G starts as C; sizes 128, 192, 288 (short side), 100 Adam steps of 0.02 each (betas 0.9, 0.99), moments
begun anew per size; cost = content weight * content + mean over the style layers of the relative Gram difference + small
total variation; what is shown is the average of the recent iterates.
"""

import argparse
import json
import time

import torch
from torch.nn import functional as F

import export
import pictures
import teachers

STYLE_LAYERS = ["conv1_1", "conv2_1", "conv3_1", "conv3_4"]
CONTENT_LAYER = "conv3_3"
VIEW_LAYERS = [*STYLE_LAYERS, CONTENT_LAYER]


def gram(tap):
    features = tap[0].flatten(1)
    return features @ features.T / features.shape[1]


def relative(a, b):
    return (a - b).pow(2).sum() / b.pow(2).sum()


def style_cost(taps, grams, layers):
    return sum(relative(gram(taps[layer]), grams[layer]) for layer in layers) / len(layers)


def view(vgg, g, content, style):
    with torch.no_grad():
        seen, wanted, original = (vgg(image, VIEW_LAYERS) for image in (g, style, content))
        grams = {layer: gram(wanted[layer]) for layer in STYLE_LAYERS}
        return {
            "style": style_cost(seen, grams, STYLE_LAYERS).item(),
            "perLayer": {layer: relative(gram(seen[layer]), grams[layer]).item() for layer in STYLE_LAYERS},
            "content": relative(seen[CONTENT_LAYER], original[CONTENT_LAYER]).item(),
            "untouched": style_cost(original, grams, STYLE_LAYERS).item(),
        }


def total_variation(g):
    down, right = g[:, :, 1:] - g[:, :, :-1], g[:, :, :, 1:] - g[:, :, :, :-1]
    return down.pow(2).mean() + right.pow(2).mean()


def stylise(network, content_path, style_path, content_weight, layers=STYLE_LAYERS, sizes=(128, 192, 288), steps=100,
            tv=0.02, rate=0.02):
    """G, 1 x 3 x H x W in 0..1, made with `network(images, layers) -> taps`."""
    g = None
    for size in sizes:
        content, style = pictures.read(content_path, size), pictures.read(style_path, size)
        with torch.no_grad():
            target = network(content, [CONTENT_LAYER])[CONTENT_LAYER]
            grams = {layer: gram(tap) for layer, tap in network(style, layers).items()}
        if g is None:
            g = content.clone()
        else:
            g = F.interpolate(g, size=content.shape[-2:], mode="bicubic", align_corners=False).clamp(0, 1)
        g.requires_grad_()
        optimiser = torch.optim.Adam([g], lr=rate, betas=(0.9, 0.99))
        average, weight = torch.zeros_like(g), 0.0
        for _ in range(steps):
            taps = network(g, [*layers, CONTENT_LAYER])
            cost = style_cost(taps, grams, layers) + tv * total_variation(g)
            cost = cost + content_weight * relative(taps[CONTENT_LAYER], target)
            optimiser.zero_grad()
            cost.backward()
            optimiser.step()
            with torch.no_grad():
                g.clamp_(0, 1)
                average, weight = average.lerp(g, 0.05), weight + 0.05 * (1 - weight)
        g = (average / weight).detach()
    return g


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vgg", required=True)
    parser.add_argument("--network", default="vgg")
    parser.add_argument("--raw", action="store_true", help="costs on the network's own channels, not its readouts")
    parser.add_argument("--content", required=True)
    parser.add_argument("--style", required=True)
    parser.add_argument("--content-weight", type=float, default=0.05)
    parser.add_argument("--tv", type=float, default=0.02)
    parser.add_argument("--layers", nargs="+", default=STYLE_LAYERS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    vgg = teachers.Vgg(options.vgg)
    network = vgg if options.network == "vgg" else export.read_network(options.network, raw=options.raw)
    start = time.time()
    g = stylise(network, options.content, options.style, options.content_weight, options.layers, tv=options.tv)
    report = view(vgg, g, pictures.read(options.content, 288), pictures.read(options.style, 288))
    print(json.dumps(report | {"seconds": round(time.time() - start, 1)}))
    if options.out:
        pictures.write(options.out, g)


if __name__ == "__main__":
    main()

"""The trained decoder as the app reads it, and what PyTorch makes with it, for the app's tests to agree with.

    PYTHONPATH=. python3 instant/export_decoder.py --checkpoint DIR/decoder.pt --encoder FILE --out FILE.safetensors --golden FILE

The golden pictures: 48 high, 32 wide; content's channel c at (x, y) is 0.5 + 0.5 sin(0.3 (c + 1) x + 0.2 (c + 2) y + c), style's is
0.5 + 0.5 cos(0.2 (c + 2) x - 0.5 (c + 1) y). Noise: channel c at (x, y) is sin(1.7 x + 2.3 y + c).
"""

import argparse
import json
from datetime import date

import torch

import decoder as instant
import golden
import safetensors
from train_decoder import VARIANTS


def formula_style():
    c = torch.arange(3, dtype=torch.double).view(3, 1, 1)
    y = torch.arange(48, dtype=torch.double).view(1, 48, 1)
    x = torch.arange(32, dtype=torch.double).view(1, 1, 32)
    return (0.5 + 0.5 * torch.cos(0.2 * (c + 2) * x - 0.5 * (c + 1) * y)).float()[None]


def formula_noise(net, height, width):
    noise = {}
    for layer, down in {"conv4_1": 8, "conv3_1": 4, "conv2_1": 2}.items():
        if net.noise_at(layer):
            c = torch.arange(net.noise, dtype=torch.double).view(-1, 1, 1)
            y = torch.arange(height // down, dtype=torch.double).view(1, -1, 1)
            x = torch.arange(width // down, dtype=torch.double).view(1, 1, -1)
            noise[layer] = torch.sin(1.7 * x + 2.3 * y + c).float()[None]
    return noise


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--golden", required=True)
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu")
    variant = dict(VARIANTS[saved["variant"]])
    kind = variant.pop("kind", "colouring")
    net = instant.Decoder(saved["channels"], **variant)
    net.load_state_dict(saved["state"])
    tensors = {}
    for layer in net.first:
        for part, module in (("first", net.first[layer]), ("second", net.second[layer]), ("told", net.gains[layer])):
            tensors[f"{layer}.{part}.weight"], tensors[f"{layer}.{part}.bias"] = module.weight, module.bias
    tensors["last.weight"], tensors["last.bias"] = net.last.weight, net.last.bias
    metadata = {
        "format": "likeness-instant-decoder",
        "name": "instant",
        "encoder": "embedded",
        "layers": json.dumps([layer for layer in net.first if layer in net.layers]),
        "noise": str(net.noise),
        "noiseLayers": json.dumps([layer for layer in net.first if net.noise_at(layer)]),
        "transport": kind,
        "provenance": (
            "Trained by Likeness (training/instant/) with the embedded network as its encoder; costs by VGG-19 to conv3_4"
            " (Simonyan and Zisserman 2014, CC BY 4.0) and by the encoder of Wang et al., CVPR 2020 (MIT)."
        ),
        "steps": str(saved["step"]),
        "seed": str(saved["options"]["seed"]),
        "date": date.today().isoformat(),
        "licence": "CC BY 4.0",
    }
    safetensors.save(options.out, tensors, metadata, half=True)
    print(json.dumps({"parameters": sum(t.numel() for t in tensors.values())}))

    # With the numbers as they were rounded for the file.
    for tensor in tensors.values():
        tensor.data.copy_(tensor.data.half().float())
    encoder = instant.embedded(safetensors.load(options.encoder)[0], "cpu")
    content, style = golden.picture(), formula_style()
    kept = {}
    with torch.no_grad():
        seen, wanted = encoder(content), encoder(style)
        for layer in instant.TAPS:
            mine, theirs = instant.figures(seen[layer]), instant.figures(wanted[layer])
            matrix, _ = instant.transport(mine, theirs, kind)
            kept[f"{layer}.told"] = instant.told(theirs)[0].contiguous()
            if layer == "conv2_1":
                kept[f"{layer}.matrix"] = matrix[0].contiguous()
        noise = formula_noise(net, 48, 32)
        for amount in (1.0, 0.5):
            g = instant.stylise(encoder, net, content, style, kind, amount, noise)
            kept[f"picture.{amount}"] = g[0].contiguous()
    safetensors.save(options.golden, kept, {"network": options.out.split("/")[-1]}, half=False)


if __name__ == "__main__":
    main()

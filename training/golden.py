"""What PyTorch computes with an exported network on a picture by formula, for the app's tests to agree with.

    python3 golden.py --network FILE.safetensors --out FILE.safetensors

The picture: 48 high, 32 wide, channel c at (x, y) is 0.5 + 0.5 sin(0.3 (c + 1) x + 0.2 (c + 2) y + c). Of each tap, H x W
positions at multiples of a step are kept as C x (rows) x (columns): `LAYER.channels` and, where there is one, `LAYER.readout`.
"""

import argparse

import torch

import export
import network
import safetensors

STEP = {1: 16, 2: 8, 3: 4, 4: 2, 5: 1}


def picture():
    c = torch.arange(3, dtype=torch.double).view(3, 1, 1)
    y = torch.arange(48, dtype=torch.double).view(1, 48, 1)
    x = torch.arange(32, dtype=torch.double).view(1, 1, 32)
    return (0.5 + 0.5 * torch.sin(0.3 * (c + 1) * x + 0.2 * (c + 2) * y + c)).float()[None]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    tensors, _ = safetensors.load(options.network)
    golden = {}
    with torch.no_grad():
        for kind, raw in [("channels", True), ("readout", False)]:
            taps = export.read_network(options.network, raw=raw)(picture(), network.LAYERS)
            for layer, tap in taps.items():
                step = STEP[int(layer[4])]
                if raw or f"{layer}.readout.weight" in tensors:
                    golden[f"{layer}.{kind}"] = tap[0, :, ::step, ::step].contiguous()
        taps = export.read_network(options.network, pool="max", raw=True)(picture(), ["conv5_1"])
        golden["conv5_1.channels.max"] = taps["conv5_1"][0].contiguous()
    safetensors.save(options.out, golden, {"network": options.network.split("/")[-1]}, half=False)


if __name__ == "__main__":
    main()

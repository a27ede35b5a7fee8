"""The small network: VGG-19's layer names and pooling, fewer channels, and a 1x1 readout at every layer.

A readout answers the question "what would VGG-19's channels be here?" by a linear map of this layer's own channels.
"""

import torch
from torch import nn
from torch.nn import functional as F

LAYERS = [
    "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv3_4",
    "conv4_1", "conv4_2", "conv4_3", "conv4_4", "conv5_1",
]
POOL_AFTER = {"conv1_2", "conv2_2", "conv3_4", "conv4_4"}
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)

# Channels per layer. Wide where the view of VGG-19 is taken (1_1, 2_1, 3_1, 3_3, 3_4), narrow where arithmetic is dear.
WIDTHS = {
    "embedded": [24, 20, 56, 44, 96, 80, 96, 96, 96, 64, 64, 64, 96],
    "embedded-fine": [40, 36, 96, 72, 144, 128, 144, 144, 112, 80, 80, 80, 128],
}

VGG_WIDTHS = [64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512]


def multiply_adds(widths, readouts=None):
    """Multiply-adds per input pixel of the 3x3 convolutions, and of the 1x1 readouts (channels by layer's name)."""
    total, fan_in, area = 0.0, 3, 1.0
    for layer, width in zip(LAYERS, widths):
        total += 9 * fan_in * width * area
        total += width * (readouts or {}).get(layer, 0) * area
        fan_in = width
        if layer in POOL_AFTER:
            area /= 4
    return total


def normalise(images):
    """RGB in 0..1, N x 3 x H x W, to zero mean and unit variance by ImageNet's figures."""
    mean = images.new_tensor(MEAN).view(1, 3, 1, 1)
    std = images.new_tensor(STD).view(1, 3, 1, 1)
    return (images - mean) / std


def run_convolutions(images, convolutions, layers, pool, pad_mode="replicate"):
    """Taps (after ReLU) of `layers`. `convolutions` maps a layer's name to (weight, bias). Stops after the last tap."""
    taps, x = {}, images
    for layer in LAYERS:
        weight, bias = convolutions[layer]
        x = F.relu(F.conv2d(F.pad(x, (1, 1, 1, 1), mode=pad_mode), weight, bias))
        if layer in layers:
            taps[layer] = x
        if len(taps) == len(layers):
            return taps
        if layer in POOL_AFTER:
            x = F.avg_pool2d(x, 2) if pool == "average" else F.max_pool2d(x, 2)
    raise KeyError(f"no layer among {sorted(set(layers) - set(LAYERS))}")


class SmallNetwork(nn.Module):
    """`widths` as in WIDTHS; `targets` names the layers that get a readout and how many channels it answers with."""

    def __init__(self, widths, targets):
        super().__init__()
        fans = [3, *widths[:-1]]
        self.convolutions = nn.ModuleDict(
            {layer: nn.Conv2d(fan, width, 3) for layer, fan, width in zip(LAYERS, fans, widths)}
        )
        self.readouts = nn.ModuleDict(
            {layer: nn.Conv2d(widths[LAYERS.index(layer)], channels, 1) for layer, channels in targets.items()}
        )
        for convolution in self.convolutions.values():
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            nn.init.zeros_(convolution.bias)

    def forward(self, images, layers, pool="average"):
        """Own channels after ReLU at `layers`, for RGB images in 0..1."""
        pairs = {layer: (c.weight, c.bias) for layer, c in self.convolutions.items()}
        return run_convolutions(normalise(images), pairs, layers, pool)

"""The instant network: one pass from a content and a style picture to G.

The embedded style network (its own channels, weights fixed) sees both pictures at five layers. At each, the content's channels
are given the style's mean and covariance (whitening and colouring: Li et al. 2017, arXiv 1705.08086), or its mean and deviation
alone (AdaIN: Huang and Belongie 2017, arXiv 1703.06868). A decoder trained here goes from the deepest layer up, takes the next
layer's transformed channels in at each size, and is told the style's figures by a gain and a shift per channel.

Nothing in the decoder looks at the whole picture, so a picture may be made in parts once its figures are known.
"""

import torch
from torch import nn
from torch.nn import functional as F

import network

TAPS = ["conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"]
EPSILON = 0.01  # of the mean variance: what is added to every direction's variance before it is whitened

# Decoder's channels at each size, from conv5_1's to conv1_1's: after its first and after its second convolution.
WIDTHS = {"conv5_1": (88, 88), "conv4_1": (88, 88), "conv3_1": (72, 72), "conv2_1": (48, 40), "conv1_1": (32, 20)}


def figures(tap):
    """Mean, N x C, and covariance with EPSILON added, N x C x C, of N x C x H x W channels."""
    flat = tap.float().flatten(2)
    mean = flat.mean(2)
    centred = flat - mean[:, :, None]
    covariance = centred @ centred.transpose(1, 2) / flat.shape[2]
    ridge = EPSILON * covariance.diagonal(dim1=1, dim2=2).mean(1) + 1e-5
    return mean, covariance + ridge[:, None, None] * torch.eye(flat.shape[1], device=tap.device)


def roots(matrix, steps=18):
    """Square root and inverse square root of positive definite N x C x C, by coupled Newton-Schulz steps (Higham 2008, 6.7)."""
    size = matrix.flatten(1).norm(dim=1)[:, None, None]
    identity = torch.eye(matrix.shape[-1], device=matrix.device, dtype=matrix.dtype)
    y, z = matrix / size, identity.expand_as(matrix)
    for _ in range(steps):
        t = 1.5 * identity - 0.5 * z @ y
        y, z = y @ t, t @ z
    return y * size.sqrt(), z / size.sqrt()


def transport(content, style, kind):
    """Matrix, N x C x C, and shift, N x C, that take channels with `content`'s figures to `style`'s."""
    (content_mean, content_covariance), (style_mean, style_covariance) = content, style
    if kind == "adain":
        gain = (style_covariance.diagonal(dim1=1, dim2=2) / content_covariance.diagonal(dim1=1, dim2=2)).sqrt()
        matrix = torch.diag_embed(gain)
    else:
        root, inverse = roots(torch.cat([style_covariance, content_covariance]))
        matrix = root[: len(style_mean)] @ inverse[len(style_mean) :]
    return matrix, style_mean - (matrix @ content_mean[:, :, None])[:, :, 0]


def told(style):
    """What a gain and a shift are computed from: the style's mean and the logarithm of its deviation, N x 2C."""
    mean, covariance = style
    return torch.cat([mean, 0.5 * covariance.diagonal(dim1=1, dim2=2).log()], 1)


def transform(tap, matrix, shift):
    flat = torch.baddbmm(shift[:, :, None], matrix, tap.float().flatten(2))
    return flat.view(tap.shape)


class Decoder(nn.Module):
    """`channels`: the encoder's, by layer. `layers`: where the transformed content is taken in. `noise`: channels of noise."""

    def __init__(self, channels, layers=TAPS, noise=0, widths=None):
        super().__init__()
        self.layers, self.noise = layers, noise
        self.first, self.second, self.gains = nn.ModuleDict(), nn.ModuleDict(), nn.ModuleDict()
        before = 0
        for layer, (one, two) in (widths or WIDTHS).items():
            fan_in = before + (channels[layer] if layer in layers else 0) + self.noise_at(layer)
            self.first[layer] = nn.Conv2d(fan_in, one, 3)
            self.second[layer] = nn.Conv2d(one, two, 3)
            self.gains[layer] = nn.Linear(2 * channels[layer], 2 * two)
            nn.init.zeros_(self.gains[layer].weight)
            nn.init.zeros_(self.gains[layer].bias)
            before = two
        self.last = nn.Conv2d(before, 3, 3)
        for convolution in [*self.first.values(), *self.second.values()]:
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            nn.init.zeros_(convolution.bias)
        nn.init.normal_(self.last.weight, std=0.005)
        nn.init.constant_(self.last.bias, 0.5)

    def noise_at(self, layer):
        return self.noise if layer in ("conv4_1", "conv3_1", "conv2_1") else 0

    def forward(self, transformed, styles, noise=None):
        """RGB around 0..1, unclamped. `transformed`: channels by layer; `styles`: `told` by layer; `noise`: by layer."""
        x = None
        for layer in self.first:
            parts = []
            if x is not None:
                parts.append(F.interpolate(x, scale_factor=2, mode="nearest"))
            if layer in self.layers:
                parts.append(transformed[layer].to(x.dtype) if x is not None else transformed[layer])
            if self.noise_at(layer):
                parts.append(noise[layer].to(parts[0].dtype))
            x = F.relu(convolve(self.first[layer], torch.cat(parts, 1)))
            with torch.autocast(x.device.type, enabled=False):
                gain, shift = self.gains[layer](styles[layer]).chunk(2, 1)
            x = F.relu(convolve(self.second[layer], x) * (1 + gain[:, :, None, None]) + shift[:, :, None, None])
        return convolve(self.last, x)


def convolve(convolution, x):
    return convolution(F.pad(x, (1, 1, 1, 1), mode="replicate"))


def random_noise(decoder, count, height, width, device, generator=None):
    down = {"conv4_1": 8, "conv3_1": 4, "conv2_1": 2}
    return {
        layer: torch.randn(count, decoder.noise, height // d, width // d, device=device, generator=generator)
        for layer, d in down.items() if decoder.noise_at(layer)
    }


def stylise(encoder, decoder, content, style, kind, amount=1.0, noise=None):
    """G, unclamped, for RGB pictures in 0..1 whose sides are multiples of 16. `encoder(images)` answers with taps by layer."""
    with torch.no_grad(), torch.autocast(content.device.type, enabled=False):  # half precision is too coarse for the roots
        seen, wanted = encoder(content), encoder(style)
        told_by, transformed = {}, {}
        for layer in TAPS:
            mine, theirs = figures(seen[layer]), figures(wanted[layer])
            matrix, shift = transport(mine, theirs, kind)
            moved = transform(seen[layer], matrix, shift)
            transformed[layer] = seen[layer].float().lerp(moved, amount)
            told_by[layer] = told(mine).lerp(told(theirs), amount)
        if noise is None:
            noise = random_noise(decoder, len(content), *content.shape[-2:], content.device)
    return decoder(transformed, told_by, noise)


def embedded(tensors, device):
    """The encoder: the embedded network's own channels at TAPS, from its exported tensors."""
    convolutions = {
        layer: (tensors[f"{layer}.weight"].to(device), tensors[f"{layer}.bias"].to(device)) for layer in network.LAYERS
    }
    mean, std = (torch.tensor(values, device=device).view(1, 3, 1, 1) for values in (network.MEAN, network.STD))
    return lambda images: network.run_convolutions((images - mean) / std, convolutions, TAPS, "average")

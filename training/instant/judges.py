"""What a picture costs, batched and on any device: VGG-19's view to conv3_4, a smaller encoder's of conv4_1 and conv5_1.

Per picture: `style`, the relative squared Gram difference by layer, and `content`, the relative squared difference at conv3_3.
"""

import torch
from torch.nn import functional as F

import network
import safetensors
from teachers import CAFFE_MEAN, VGG_FEATURES, VGG_LAYERS

STYLE = ["conv1_1", "conv2_1", "conv3_1", "conv3_4"]
MOTIFS = ["conv4_1", "conv5_1"]


class Judges:
    def __init__(self, vgg_path, deep_path, device):
        vgg, _ = safetensors.load(vgg_path)
        self.deep = {name: tensor.to(device) for name, tensor in safetensors.load(deep_path)[0].items()}
        self.vgg = {
            layer: (vgg[f"features.{i}.weight"].to(device).contiguous(memory_format=torch.channels_last),
                    vgg[f"features.{i}.bias"].to(device))
            for layer, i in zip(VGG_LAYERS, VGG_FEATURES)
        }
        self.mean = torch.tensor(CAFFE_MEAN, device=device).view(1, 3, 1, 1)

    def see(self, images):
        """Taps by layer of RGB pictures in 0..1."""
        x = (images[:, [2, 1, 0]] * 255 - self.mean).contiguous(memory_format=torch.channels_last)
        taps = network.run_convolutions(x, self.vgg, [*STYLE, "conv3_3"], "average")
        return taps | self.see_motifs(images)

    def see_motifs(self, images):
        t, taps = self.deep, {}
        x = F.conv2d(images, t["conv0.weight"], t["conv0.bias"])
        for layer in network.LAYERS:
            name = layer.replace("_", "")
            x = F.relu(F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), t[f"{name}.weight"], t[f"{name}.bias"]))
            if layer in MOTIFS:
                taps[layer] = F.relu(F.conv2d(x, t[f"{name}_aux.weight"], t[f"{name}_aux.bias"]))
            if layer in network.POOL_AFTER:
                x = F.max_pool2d(x, 2)
        return taps


def gram(tap):
    flat = tap.float().flatten(2)
    return flat @ flat.transpose(1, 2) / flat.shape[2]


def style_costs(seen, wanted, floor=0.0):
    """By layer, per picture; `floor` of the batch's mean size keeps nearly black styles from ruling it."""
    costs = {}
    for layer in [*STYLE, *MOTIFS]:
        target = gram(wanted[layer])
        size = target.pow(2).sum((1, 2))
        costs[layer] = (gram(seen[layer]) - target).pow(2).sum((1, 2)) / (size + floor * size.mean())
    return costs


def content_cost(seen, original):
    a, b = seen["conv3_3"].float(), original["conv3_3"].float()
    return (a - b).pow(2).mean((1, 2, 3)) / b.pow(2).mean((1, 2, 3))


@torch.no_grad()
def figures(judges, g, content, style):
    """The figures of one G: style as a share of the untouched content's, motifs' share, content."""
    seen, original, wanted = judges.see(g), judges.see(content), judges.see(style)
    mine, untouched = style_costs(seen, wanted), style_costs(original, wanted)
    mean = lambda costs, layers: sum(costs[layer].item() for layer in layers) / len(layers)
    return {
        "style": mean(mine, STYLE),
        "styleOfUntouched": mean(mine, STYLE) / mean(untouched, STYLE),
        "share": sum(mine[layer].item() / untouched[layer].item() for layer in MOTIFS) / 2,
        "content": content_cost(seen, original).item(),
    }

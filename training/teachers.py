"""The two teachers: VGG-19 to conv3_4, and a smaller encoder's view of VGG-19's conv4_1 and conv5_1.

VGG-19: Simonyan and Zisserman 2014 (arXiv 1409.1556), Keras' weights: BGR, 0..255 minus the training set's mean.
The encoder: Wang et al., Collaborative Distillation, CVPR 2020: RGB in 0..1, reflection padding, max pooling, whose
`_aux` 1x1 convolutions map its layers to VGG-19's channels.
"""

import torch
from torch.nn import functional as F

import network
import safetensors

VGG_LAYERS = network.LAYERS[:8]
VGG_FEATURES = [0, 2, 5, 7, 10, 12, 14, 16]
CAFFE_MEAN = (103.939, 116.779, 123.68)


class Vgg:
    """VGG-19's first eight layers with average pooling and replicate padding, as style transfer uses them."""

    def __init__(self, path):
        tensors, _ = safetensors.load(path)
        self.convolutions = {
            layer: (
                tensors[f"features.{i}.weight"].contiguous(memory_format=torch.channels_last),
                tensors[f"features.{i}.bias"],
            )
            for layer, i in zip(VGG_LAYERS, VGG_FEATURES)
        }

    def __call__(self, images, layers, pool="average"):
        mean = images.new_tensor(CAFFE_MEAN).view(1, 3, 1, 1)
        pixels = images.flip(1) * 255 - mean
        return network.run_convolutions(pixels, self.convolutions, layers, pool)


class DeepTeacher:
    """VGG-19's conv4_1 and conv5_1 as the sixteen times smaller encoder knows them. Not differentiated."""

    LAYERS = ["conv4_1", "conv5_1"]

    def __init__(self, path):
        self.tensors, _ = safetensors.load(path)

    @torch.no_grad()
    def __call__(self, images):
        t = self.tensors
        x, taps = F.conv2d(images, t["conv0.weight"], t["conv0.bias"]), {}
        for layer in network.LAYERS:
            name = layer.replace("_", "")
            x = F.relu(F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), t[f"{name}.weight"], t[f"{name}.bias"]))
            if layer in self.LAYERS:
                taps[layer] = F.relu(F.conv2d(x, t[f"{name}_aux.weight"], t[f"{name}_aux.bias"]))
            if layer in network.POOL_AFTER:
                x = F.max_pool2d(x, 2)
        return taps

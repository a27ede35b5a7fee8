"""Trains the instant network's decoder; the encoder is the embedded network and stays as it is.

    PYTHONPATH=. python3 instant/train_decoder.py --pictures DIR [DIR ...] --encoder FILE --vgg FILE --deep FILE --minutes 8 \
      --out DIR

Cost = content x (relative squared difference at conv3_3) + .25 each x (relative squared Gram difference at conv1_1, 2_1, 3_1,
3_4) + motif x the same at conv4_1 and conv5_1 + total variation + what lies outside 0..1. One step in sixteen gives each picture
itself as its style and asks for it back, so that the slider's other end is the photograph. Adam, cosine decay by the clock, an
average of the weights is kept. Prints and keeps the figures of the pairs that are never trained with, and their pictures.
"""

import argparse
import copy
import json
import math
import statistics
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

import data
import decoder as instant
import judges as judging
import safetensors

VARIANTS = {
    "plain": {},
    "noise": {"noise": 4},
    "adain": {"kind": "adain"},
    "deep": {"layers": ["conv3_1", "conv4_1", "conv5_1"]},
    "deep-noise": {"layers": ["conv3_1", "conv4_1", "conv5_1"], "noise": 4},
    "from-conv2": {"layers": ["conv2_1", "conv3_1", "conv4_1", "conv5_1"], "noise": 4},
}


def judge(judge_by, encoder, net, kind, images, out, device):
    """Figures of the held-out pairs at 256 px, and a sheet of their pictures: content, style, G."""
    rows, sheet = [], Image.new("RGB", (8 * 256, 3 * 256))
    for column, (content_name, style_name) in enumerate(data.PAIRS):
        content, style = (data.snapped(find(images, name), 256).to(device) for name in (content_name, style_name))
        noise = instant.random_noise(net, 1, *content.shape[-2:], device, torch.Generator(device).manual_seed(1))
        with torch.no_grad():
            g = instant.stylise(encoder, net, content, style, kind, noise=noise).clamp(0, 1)
        rows.append({"pair": f"{content_name} {style_name}", **judging.figures(judge_by, g, content, style)})
        for row, picture in enumerate((content, style, g)):
            pixels = (picture[0].cpu() * 255).round().byte().permute(1, 2, 0).numpy()
            image = Image.fromarray(pixels)
            if out and row == 2:
                image.save(out / f"{column}.png")
            left, top = (side // 2 - 128 for side in image.size)
            sheet.paste(image.crop((left, top, left + 256, top + 256)), (column * 256, row * 256))
    names = ["style", "styleOfUntouched", "share", "content"]
    medians = {name: round(statistics.median(row[name] for row in rows), 4) for name in names}
    return medians, rows, sheet


class Step:
    """One step of the training. On a CUDA device it is recorded once and played again: launching its two thousand small
    operations takes longer than they do."""

    def __init__(self, options, net, optimiser, judge_by, encoder, kind, device):
        self.options, self.net, self.optimiser, self.judge_by = options, net, optimiser, judge_by
        self.encoder, self.kind, self.device = encoder, kind, device
        shape = (options.batch, 3, options.size, options.size)
        self.contents, self.styles = torch.rand(shape, device=device), torch.rand(shape, device=device)
        self.itself = torch.zeros(options.batch, device=device)
        self.graph = None
        if device == "cuda" and not options.unrecorded:
            self.record()

    def record(self):
        saved = copy.deepcopy(self.net.state_dict())
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(4):
                self.compute()
        torch.cuda.current_stream().wait_stream(side)
        self.optimiser.zero_grad(set_to_none=True)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            self.values = self.compute()
        # The steps that were made to warm up never happened.
        self.net.load_state_dict(saved)
        for state in self.optimiser.state.values():
            for value in state.values():
                value.zero_()

    def __call__(self, contents, styles, itself, rate):
        """The batch's mean costs: content, then style by layer, shallow to deep. `itself` is 1 where the style is the content."""
        self.contents.copy_(contents)
        self.styles.copy_(styles)
        self.itself.copy_(itself)
        for group in self.optimiser.param_groups:
            if torch.is_tensor(group["lr"]):
                group["lr"].fill_(rate)
            else:
                group["lr"] = rate
        if not self.graph:
            return self.compute()
        self.graph.replay()
        return self.values

    def compute(self):
        options, contents = self.options, self.contents
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda", cache_enabled=False):
            g = instant.stylise(self.encoder, self.net, contents, self.styles, self.kind)
            seen = self.judge_by.see(g)
            with torch.no_grad():
                original, wanted = self.judge_by.see(contents), self.judge_by.see(self.styles)
        g = g.float()
        outside = (g - g.clamp(0, 1)).pow(2).mean()
        content = judging.content_cost(seen, original)
        style = {layer: cost.mean() for layer, cost in judging.style_costs(seen, wanted, floor=0.1).items()}
        motifs = sum(style[layer] for layer in judging.MOTIFS)
        strokes = sum(style[layer] for layer in judging.STYLE)
        variation = (g[:, :, 1:] - g[:, :, :-1]).pow(2).mean() + (g[:, :, :, 1:] - g[:, :, :, :-1]).pow(2).mean()
        pixels = (self.itself * (g - contents).pow(2).mean((1, 2, 3))).mean()
        loss = options.content * content.mean() + 0.25 * strokes + options.motif * motifs
        loss = loss + outside + options.variation * variation + 5 * pixels
        self.optimiser.zero_grad(set_to_none=not self.graph)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        return torch.stack([content.mean(), *style.values()]).detach()


def find(folders, name):
    return next(p for folder in folders for p in Path(folder).glob(f"{name}.*"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", nargs="+", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--vgg", required=True)
    parser.add_argument("--deep", required=True)
    parser.add_argument("--variant", default="plain", choices=sorted(VARIANTS))
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--content", type=float, default=0.08)
    parser.add_argument("--motif", type=float, default=0.12)
    parser.add_argument("--variation", type=float, default=0.1)
    parser.add_argument("--start", help="a checkpoint to go on from")
    parser.add_argument("--unrecorded", action="store_true", help="launch every operation anew, on a CUDA device too")
    parser.add_argument("--report", type=float, default=30, help="seconds from one report to the next")
    parser.add_argument("--limit", type=int, help="read only so many pictures (to try it out)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()

    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    torch.manual_seed(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    pictures = data.Pictures(options.pictures, device, options.limit)
    judge_by = judging.Judges(options.vgg, options.deep, device)
    encoder = instant.embedded(safetensors.load(options.encoder)[0], device)
    with torch.no_grad():
        channels = {layer: tap.shape[1] for layer, tap in encoder(torch.zeros(1, 3, 32, 32, device=device)).items()}
    variant = dict(VARIANTS[options.variant])
    kind = variant.pop("kind", "colouring")
    net = instant.Decoder(channels, **variant).to(device)
    if options.start:
        net.load_state_dict(torch.load(options.start, map_location=device)["state"])
    average = copy.deepcopy(net).requires_grad_(False)
    rate = torch.tensor(options.rate, device=device) if device == "cuda" else options.rate
    optimiser = torch.optim.Adam(net.parameters(), lr=rate, betas=(0.9, 0.99), capturable=device == "cuda")
    parameters = sum(p.numel() for p in net.parameters())
    print(json.dumps({"variant": options.variant, "parameters": parameters, "pictures": pictures.count}), flush=True)

    step_of = Step(options, net, optimiser, judge_by, encoder, kind, device)
    rng = np.random.default_rng(options.seed)
    start, step, running, next_report = time.time(), 0, None, options.report
    curves = open(out / "curve.jsonl", "w")
    while (progress := (time.time() - start) / 60 / options.minutes) < 1:
        contents = pictures.contents(options.batch, options.size, rng)
        styles = pictures.styles(options.batch, options.size, rng)
        itself = torch.zeros(options.batch, device=device)
        if step % 2:
            styles[0], itself[0] = contents[0], 1
        rate = options.rate * min(1, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        values = step_of(contents, styles, itself, rate)
        step += 1
        with torch.no_grad():
            keep = min(0.999, step / (step + 10))
            for kept, latest in zip(average.parameters(), net.parameters()):
                kept.lerp_(latest, 1 - keep)
            running = values.clone() if running is None else running.lerp(values, 0.01)
        if time.time() - start > next_report:
            next_report += options.report
            values = dict(zip(["content", *judging.STYLE, *judging.MOTIFS], [round(value, 4) for value in running.tolist()]))
            medians = judge(judge_by, encoder, average, kind, options.pictures, None, device)[0]
            report = {"step": step, "seconds": round(time.time() - start), **values, "held out": medians}
            curves.write(json.dumps(report) + "\n")
            curves.flush()
            print(json.dumps(report), flush=True)
            if not math.isfinite(sum(running.tolist())):
                raise ArithmeticError("the costs are no longer numbers")

    medians, rows, sheet = judge(judge_by, encoder, average, kind, options.pictures, out, device)
    sheet.save(out / "sheet.jpg", quality=92)
    final = {"step": step, "final": True, "held out": medians, "pairs": rows}
    curves.write(json.dumps(final) + "\n")
    print(json.dumps(final), flush=True)
    saved = {"state": average.cpu().state_dict(), "variant": options.variant, "step": step, "options": vars(options), "channels": channels}
    torch.save(saved, out / "decoder.pt")


if __name__ == "__main__":
    main()

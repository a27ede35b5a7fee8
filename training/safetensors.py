"""Reading and writing .safetensors: an 8-byte length, a JSON header, then the numbers (little endian).

Format: https://github.com/huggingface/safetensors#format
"""

import json
import struct

import numpy as np
import torch

NUMPY_TYPE = {"F16": np.float16, "F32": np.float32}


def load(path):
    """The tensors of a file by name, as float32, and its metadata (an empty dict where it has none)."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        numbers = np.frombuffer(body[begin:end], NUMPY_TYPE[entry["dtype"]])
        tensors[name] = torch.from_numpy(numbers.astype(np.float32)).reshape(entry["shape"])
    return tensors, metadata


def save(path, tensors, metadata, half):
    """Write tensors in half or single precision. Metadata values must be strings, as the format asks."""
    kind = "F16" if half else "F32"
    header, blocks, offset = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        block = np.ascontiguousarray(tensor.detach().numpy().astype(NUMPY_TYPE[kind])).tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(block)]}
        blocks.append(block)
        offset += len(block)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # tensors start on a multiple of eight, so readers may map them
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blocks))

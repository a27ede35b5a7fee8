import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** VGG-19's convolutions in torchvision's file: number, input and output channels. */
const vggLayers: [number, number, number][] = [
  [0, 3, 64],
  [2, 64, 64],
  [5, 64, 128],
  [7, 128, 128],
  [10, 128, 256],
  [12, 256, 256],
  [14, 256, 256],
  [16, 256, 256],
  [19, 256, 512],
  [21, 512, 512],
  [23, 512, 512],
  [25, 512, 512],
  [28, 512, 512],
  [30, 512, 512],
  [32, 512, 512],
  [34, 512, 512],
];
const classifier: [number, number, number][] = [
  [0, 25_088, 4096],
  [3, 4096, 4096],
  [6, 4096, 1000],
];

/** A file whose bytes are computed when they are asked for, so that 575 MB need no memory. */
export interface VirtualFile {
  size: number;
  read(begin: number, end: number): Uint8Array<ArrayBuffer>;
}

/** The i-th value of the file: small, without pattern enough to tell places apart. */
export const virtualValue = (i: number): number => ((i % 1009) - 504) / 20_000;

/** A file of VGG-19's exact names and shapes, its channels divided by `divisor`; the classifier behind it as in the real one. */
export function virtualVgg({ divisor = 1, spoil = '' } = {}): VirtualFile {
  const thin = (channels: number) => (channels === 3 ? 3 : Math.max(1, Math.round(channels / divisor)));
  let at = 0;
  const header: Record<string, unknown> = {};
  const add = (name: string, shape: number[]) => {
    const bytes = 4 * shape.reduce((product, n) => product * n, 1);
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + bytes] };
    at += bytes;
  };
  // As timm's file is: sorted by name, the classifier first.
  for (const [i, fan, out] of classifier) {
    add(`classifier.${i}.bias`, [thin(out)]);
    add(`classifier.${i}.weight`, [thin(out), thin(fan)]);
  }
  for (const [i, fan, out] of vggLayers) {
    add(`features.${i}.bias`, [thin(out)]);
    add(`features.${i}.weight`, [thin(out), spoil === 'shape' && i === 5 ? 7 : thin(fan), 3, 3]);
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bodyBegin = 8 + json.length;
  const head = new Uint8Array(bodyBegin);
  new DataView(head.buffer).setBigUint64(0, BigInt(json.length), true);
  head.set(json, 8);
  return {
    size: bodyBegin + at,
    read(begin, end) {
      const bytes = new Uint8Array(end - begin);
      if (begin < bodyBegin) bytes.set(head.subarray(begin, Math.min(end, bodyBegin)));
      const [first, last] = [Math.max(0, begin - bodyBegin), Math.max(0, end - bodyBegin)];
      const values = new Float32Array(Math.ceil(last / 4) - Math.floor(first / 4));
      const from = Math.floor(first / 4);
      values.forEach((_, i) => {
        values[i] = spoil === 'finite' ? Number.NaN : virtualValue(from + i);
      });
      const body = new Uint8Array(values.buffer).subarray(first - 4 * from, last - 4 * from);
      bytes.set(body, end - begin - body.length);
      return bytes;
    },
  };
}

/** How a server misbehaves: at the request of that number (from 0), or always. */
export interface Trouble {
  kind: 'whole' | 'status' | 'cut' | 'stall' | 'short' | 'slow' | 'changed';
  status?: number;
  /** Which requests for the file itself; all when absent. */
  at?: (request: number) => boolean;
}

/**
 * Serves a file as a public model host does: the address answers 302 to another path, which answers 206 to ranges, with CORS. `log`
 * holds the ranges that were asked for. Other paths are left to `elsewhere`.
 */
export async function serveWeights(file: VirtualFile, trouble?: Trouble, elsewhere?: RequestListener) {
  const log: string[] = [];
  const state = { trouble, served: 0 };
  const server = createServer(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'range');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.url === '/resolve/model.safetensors') {
      return void response.writeHead(302, { Location: '/store/model.safetensors' }).end();
    }
    if (request.url !== '/store/model.safetensors' && elsewhere) return elsewhere(request, response);
    const number = state.served++;
    const active = state.trouble && (state.trouble.at?.(number) ?? true) ? state.trouble : null;
    const [, from, to] = request.headers.range?.match(/^bytes=(\d+)-(\d+)$/) ?? [];
    log.push(`${from}-${to}`);
    await answer(response, file, Number(from), Number(to) + 1, active);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/resolve/model.safetensors`,
    log,
    /** Behaves so from now on. */
    set: (next: Trouble | undefined) => {
      state.trouble = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  response: ServerResponse,
  file: VirtualFile,
  begin: number,
  end: number,
  trouble: Trouble | null,
): Promise<void> {
  const kind = trouble?.kind;
  if (kind === 'status') return void response.writeHead(trouble?.status ?? 500).end('no');
  if (kind === 'whole') return void response.writeHead(200, { 'Content-Length': file.size }).write('x');
  if (begin >= file.size) return void response.writeHead(416).end();
  const bytes = file.read(begin, Math.min(end, file.size));
  response.writeHead(206, {
    ETag: kind === 'changed' ? '"two"' : '"one"',
    'Content-Length': bytes.length,
    'Content-Range': `bytes ${begin}-${end - 1}/${file.size}`,
  });
  if (kind === 'cut') {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  } else if (kind === 'stall') {
    response.write(bytes.subarray(0, 8));
  } else if (kind === 'slow') {
    for (let at = 0; at < bytes.length && !response.destroyed; at += 64 * 1024) {
      response.write(bytes.subarray(at, at + 64 * 1024));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    response.end();
  } else {
    response.end(bytes);
  }
}

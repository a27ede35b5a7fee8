import { describe, expect, it } from 'vitest';
import { holdsBlob, withBlobs, withoutBlobs } from './blobs.ts';

const png = () => new Blob([Uint8Array.of(137, 80, 78, 71)], { type: 'image/png' });

describe('withoutBlobs', () => {
  it('puts bytes and type in place of every Blob, however deep', async () => {
    const stored = await withoutBlobs({
      id: 'a',
      picture: png(),
      way: { snapshots: [{ step: 3, picture: png() }] },
    });
    expect(holdsBlob(stored)).toBe(false);
    const bytes = Uint8Array.of(137, 80, 78, 71).buffer;
    expect(stored).toEqual({
      id: 'a',
      picture: { kind: 'blob', type: 'image/png', bytes },
      way: { snapshots: [{ step: 3, picture: { kind: 'blob', type: 'image/png', bytes } }] },
    });
  });

  it('leaves what holds none the same object, typed arrays too', async () => {
    const row = { g: Float32Array.of(1, 2), mask: null, list: [1] };
    expect(await withoutBlobs(row)).toBe(row);
  });
});

describe('withBlobs', () => {
  it('brings back what was stored', async () => {
    const file = {
      name: 'Waves',
      file: new Blob(['waves'], { type: 'image/webp' }),
      weight: 1,
      mask: Float32Array.of(4),
    };
    const back = withBlobs(await withoutBlobs([file])) as (typeof file)[];
    expect(back[0]?.file.type).toBe('image/webp');
    expect(await back[0]?.file.text()).toBe('waves');
    expect(back[0]?.mask).toBe(file.mask);
  });

  it('keeps the Blobs of an earlier version', () => {
    const old = png();
    expect(withBlobs({ picture: old })).toEqual({ picture: old });
  });

  it('takes no other object for a Blob', () => {
    const odd = { kind: 'blob', type: 'image/png', bytes: 'none' };
    expect(withBlobs({ odd })).toEqual({ odd });
  });
});

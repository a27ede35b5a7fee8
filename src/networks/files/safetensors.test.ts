import { describe, expect, it } from 'vitest';
import { writeSafetensors } from '../testing/writeSafetensors.ts';
import { blobSource, bufferSource, openSafetensors } from './safetensors.ts';

const good = writeSafetensors(
  {
    a: { dtype: 'F32', shape: [2, 2], bytes: new Float32Array([1, -2, 0.5, 3e-9]) },
    // 1, -2, 65504 (the largest), 2^-24 (the smallest), 0.333251953125
    half: { dtype: 'F16', shape: [5], bytes: new Uint16Array([0x3c00, 0xc000, 0x7bff, 0x0001, 0x3555]) },
    brain: { dtype: 'BF16', shape: [2], bytes: new Uint16Array([0x3f80, 0xc049]) },
    whole: { dtype: 'I64', shape: [1], bytes: new BigInt64Array([7n]) },
  },
  { maker: 'test' },
);

describe('openSafetensors', () => {
  it('reads values, shapes and metadata, and leaves out other types', async () => {
    const file = await openSafetensors(bufferSource(good));
    expect(file.metadata.get('maker')).toBe('test');
    expect([...file.entries.keys()]).toEqual(['a', 'half', 'brain']);
    expect(file.entries.get('a')?.shape).toEqual([2, 2]);
    expect([...(await file.read('a'))]).toEqual([1, -2, 0.5, Math.fround(3e-9)]);
    expect([...(await file.read('half'))]).toEqual([1, -2, 65504, 2 ** -24, 0.333251953125]);
    expect([...(await file.read('brain'))]).toEqual([1, -3.140625]);
  });

  it('reads the same from a file on the disk', async () => {
    const file = await openSafetensors(blobSource(new Blob([good])));
    expect([...(await file.read('half'))].slice(0, 2)).toEqual([1, -2]);
  });

  it.each([
    ['an empty file', new ArrayBuffer(0), 'cutOff', { have: 0, wanted: 8 }],
    ['a picture', new TextEncoder().encode('\x89PNG\r\n\x1a\n and so on').buffer, 'notSafetensors', {}],
    ['a cut header', good.slice(0, 60), 'cutOff', { have: 60 }],
    ['a header that is no JSON', writeSafetensors({}, {}, '{"a": nonsense'), 'tensorList', {}],
    [
      'negative offsets',
      writeSafetensors({}, {}, '{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}'),
      'tensorList',
      {},
    ],
    [
      'a shape that does not fit its bytes',
      writeSafetensors({}, {}, '{"a":{"dtype":"F32","shape":[1000000000],"data_offsets":[0,4]}}'),
      'size',
      { tensor: 'a', shape: '1000000000' },
    ],
  ])('refuses %s', async (_, bytes, detail, values) => {
    const opened = openSafetensors(bufferSource(bytes as ArrayBuffer));
    await expect(opened).rejects.toMatchObject({
      name: `ModelFileDamaged:${detail}`,
      values,
    });
  });

  it('refuses values that lie beyond the end, are not finite, or are not there', async () => {
    const cut = await openSafetensors(bufferSource(good.slice(0, -20)));
    await expect(cut.read('brain')).rejects.toThrow('ModelFileDamaged:cutOff');
    const strange = writeSafetensors(
      { a: { dtype: 'F32', shape: [1], bytes: new Float32Array([Number.NaN]) } },
      {},
    );
    await expect((await openSafetensors(bufferSource(strange))).read('a')).rejects.toThrow(
      'ModelFileDamaged:notANumber {"tensor":"a"}',
    );
    await expect((await openSafetensors(bufferSource(strange))).read('b')).rejects.toThrow(
      'ModelFileDamaged:noTensor {"tensor":"b"}',
    );
  });

  it('leaves out a tensor called like an object’s own machinery', async () => {
    const text = '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const file = await openSafetensors(bufferSource(writeSafetensors({}, {}, text)));
    expect(({} as Record<string, unknown>).dtype).toBeUndefined();
    expect([...file.entries.keys()]).toEqual([]);
  });
});

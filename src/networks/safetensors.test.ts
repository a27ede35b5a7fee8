import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { blobSource, bufferSource, openSafetensors, rangeSource } from './safetensors.ts';
import { writeSafetensors } from './testing/writeSafetensors.ts';

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
    ['an empty file', new ArrayBuffer(0), /ends after 0 of 8 bytes/],
    ['a picture', new TextEncoder().encode('\x89PNG\r\n\x1a\n and so on').buffer, /does not begin as one/],
    ['a cut header', good.slice(0, 60), /ends after 60 of/],
    [
      'a header that is no JSON',
      writeSafetensors({}, {}, '{"a": nonsense'),
      /list of tensors is not readable/,
    ],
    [
      'negative offsets',
      writeSafetensors({}, {}, '{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}'),
      /not readable/,
    ],
    [
      'a shape that does not fit its bytes',
      writeSafetensors({}, {}, '{"a":{"dtype":"F32","shape":[1000000000],"data_offsets":[0,4]}}'),
      /a is 1000000000 but not in as many bytes/,
    ],
  ])('refuses %s in words', async (_, bytes, words) => {
    const opened = openSafetensors(bufferSource(bytes as ArrayBuffer));
    await expect(opened).rejects.toMatchObject({
      name: 'ModelFileDamaged',
      message: expect.stringMatching(words),
    });
  });

  it('refuses values that lie beyond the end, are not finite, or are not there', async () => {
    const cut = await openSafetensors(bufferSource(good.slice(0, -20)));
    await expect(cut.read('brain')).rejects.toThrow(/ends after/);
    const strange = writeSafetensors(
      { a: { dtype: 'F32', shape: [1], bytes: new Float32Array([Number.NaN]) } },
      {},
    );
    await expect((await openSafetensors(bufferSource(strange))).read('a')).rejects.toThrow(/not a number/);
    await expect((await openSafetensors(bufferSource(strange))).read('b')).rejects.toThrow(/has no b/);
  });

  it('takes a name of an object’s own machinery for a name', async () => {
    const text = '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const file = await openSafetensors(bufferSource(writeSafetensors({}, {}, text)));
    expect(({} as Record<string, unknown>).dtype).toBeUndefined();
    expect(file.entries.size).toBeLessThanOrEqual(1);
  });
});

describe('rangeSource', () => {
  const close: (() => void)[] = [];
  afterEach(() => {
    for (const one of close.splice(0)) one();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.safetensors`;
  }

  it('asks for the parts it needs and for no more', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      const range = request.headers.range ?? '';
      asked.push(range);
      const [begin = 0, last = 0] = range.replace('bytes=', '').split('-').map(Number);
      response.writeHead(206).end(Buffer.from(good.slice(begin, last + 1)));
    });
    const file = await openSafetensors(rangeSource(url));
    expect([...(await file.read('brain'))]).toEqual([1, -3.140625]);
    const { begin = 0, end = 0 } = file.entries.get('brain') ?? {};
    expect(asked).toHaveLength(3);
    expect(asked[0]).toBe('bytes=0-7');
    expect(asked[2]).toBe(`bytes=${begin}-${end - 1}`);
    expect(end - begin).toBe(4);
  });

  it.each([
    [404, 'ModelFileMissing', /server answered 404/],
    [500, 'ModelFileMissing', /server answered 500/],
    [200, 'ModelFileMissing', /cannot send a part/],
    [206, 'ModelFileDamaged', /ends after 3 of 8 bytes/],
  ])('says what happened when the server answers %i', async (status, name, words) => {
    const url = await serve((_, response) => response.writeHead(status).end('abc'));
    const opened = openSafetensors(rangeSource(url));
    await expect(opened).rejects.toMatchObject({ name, message: expect.stringMatching(words) });
  });

  it('says so when nobody answers', async () => {
    await expect(openSafetensors(rangeSource('http://127.0.0.1:9/x'))).rejects.toThrow(/connection failed/);
  });
});

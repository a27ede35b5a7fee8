import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, test } from 'vitest';
import { tell } from '../../words/say.ts';
import { chooseBackend, isSoftwareRenderer, preferredBackends, wasmThreads } from './backend.ts';

const wasmPath = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/';
const gpu = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)';
const software = [
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'llvmpipe (LLVM 15.0.6, 256 bits)',
  'Microsoft Basic Render Driver',
  'Apple Software Renderer',
];

describe('preferredBackends', () => {
  it('takes a GPU first', () => {
    expect(preferredBackends('auto', { renderer: gpu, gpu: false, wasm: true })).toEqual([
      'webgl',
      'wasm',
      'cpu',
    ]);
    expect(preferredBackends('auto', { renderer: gpu, gpu: false, wasm: false })).toEqual(['webgl', 'cpu']);
  });

  it('takes WebGPU before WebGL where that has a card', () => {
    const order = preferredBackends('auto', { renderer: gpu, gpu: true, wasm: true });
    expect(order).toEqual(['webgpu', 'webgl', 'wasm', 'cpu']);
  });

  it.each([...software, null])('prefers WASM to %s', (renderer) => {
    expect(preferredBackends('auto', { renderer, gpu: false, wasm: true })).toEqual(['wasm', 'cpu']);
    expect(preferredBackends('auto', { renderer, gpu: false, wasm: false })).toEqual(['cpu']);
  });

  it('puts a forced backend before the others', () => {
    expect(preferredBackends('wasm', { renderer: gpu, gpu: false, wasm: true })).toEqual([
      'wasm',
      'webgl',
      'cpu',
    ]);
    expect(preferredBackends('webgl', { renderer: 'llvmpipe', gpu: false, wasm: true })).toEqual([
      'webgl',
      'wasm',
      'cpu',
    ]);
    expect(preferredBackends('cpu', { renderer: null, gpu: false, wasm: true })).toEqual(['cpu', 'wasm']);
  });
});

test('software renderers are told from GPUs', () => {
  expect(software.map(isSoftwareRenderer)).toEqual([true, true, true, true]);
  expect([gpu, 'Apple M2', 'Mali-G78', 'Mesa Intel(R) UHD Graphics 620'].map(isSoftwareRenderer)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('threads need an isolated page, and are half of the logical cores, two to four', () => {
  expect([1, 2, 8].map((cores) => wasmThreads(false, cores))).toEqual([1, 1, 1]);
  expect([0, 1, 2, 3, 4, 6, 8, 16].map((cores) => wasmThreads(true, cores))).toEqual([
    1, 1, 2, 2, 2, 3, 4, 4,
  ]);
});

describe('chooseBackend', () => {
  it('takes WASM where there is no WebGL', async () => {
    expect(await chooseBackend('auto', { wasmPath })).toEqual({
      backend: 'wasm',
      threads: 1,
      simd: true,
      renderer: null,
      notes: [],
    });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('goes on to the next when a forced one fails, and says so', async () => {
    const { backend, notes } = await chooseBackend('webgl', { wasmPath });
    expect(backend).toBe('wasm');
    expect(notes.map(tell)).toEqual(['Graphics (WebGL) did not start: the browser does not offer it.']);
  });

  it('passes over one that failed while working', async () => {
    const { backend, notes } = await chooseBackend('auto', { wasmPath, skip: ['wasm'] });
    expect(backend).toBe('cpu');
    expect(notes.map(tell)).toEqual(['The processor (WASM) failed while working.']);
    expect(tf.getBackend()).toBe('cpu');
  });

  it('refuses when none is left', async () => {
    await expect(chooseBackend('auto', { wasmPath, skip: ['wasm', 'cpu'] })).rejects.toMatchObject({
      name: 'NoBackend',
    });
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await chooseBackend('wasm', { wasmPath });
    expect(tf.memory().numTensors).toBe(before);
  });
});

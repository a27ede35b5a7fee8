import { describe, expect, it } from 'vitest';
import { headersOf, mayFetchFrom, pagePolicy, workerPolicy } from './securityPolicy.ts';

const own = 'https://likeness.example';
const may = (address: string) => mayFetchFrom(new URL(address), own);

describe('where the page may fetch from', () => {
  it('is its own host and the one model host', () => {
    expect(may('https://likeness.example/a')).toBe(true);
    expect(may('https://huggingface.co/timm/vgg19.tv_in1k/resolve/main/model.safetensors')).toBe(true);
    expect(may('https://cas-bridge.xethub.hf.co/x')).toBe(true);
    expect(may('https://cdn-lfs.huggingface.co/x')).toBe(true);
  });
  it('is nowhere else, however alike it looks', () => {
    expect(may('http://likeness.example/a')).toBe(false);
    expect(may('http://huggingface.co/a')).toBe(false);
    expect(may('https://huggingface.co.example/a')).toBe(false);
    expect(may('https://nothuggingface.co/a')).toBe(false);
    expect(may('https://evilhf.co/a')).toBe(false);
    expect(may('https://huggingface.co:8443/a')).toBe(false);
  });
});

describe('the policy', () => {
  it('allows the page no inline script, no eval, no blob', () => {
    expect(pagePolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(pagePolicy).toContain("default-src 'none';");
    expect(`${pagePolicy}${workerPolicy}`).not.toMatch(/unsafe-inline|'unsafe-eval'|\*;|http:/);
  });
  it('is wider for workers only', () => {
    expect(headersOf('/assets/likeness.worker-jAhD7-kf.js')['Content-Security-Policy']).toBe(workerPolicy);
    expect(headersOf('/assets/index-jAhD7-kf.js')['Content-Security-Policy']).toBe(pagePolicy);
    expect(headersOf('/')['Content-Security-Policy']).toBe(pagePolicy);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultRecipe } from '../../style/recipe/recipe.ts';
import { expectRoom, madeInTiles, styleMemory } from './styleMemory.ts';

afterEach(() => vi.unstubAllGlobals());

const photo = { width: 1536, height: 1024 };
const to = (finishSide: number) => ({ ...defaultRecipe, finishSide });

describe('what a picture takes', () => {
  it('is that of one piece as long as it fits, then that of a tile and of what lies beside it', () => {
    vi.stubGlobal('navigator', { deviceMemory: 8 });
    const [small, large] = [styleMemory(to(1024), photo, 'wasm'), styleMemory(to(4096), photo, 'wasm')];
    expect(small).toMatchObject({ width: 1024, height: 688, safe: 1.5e9 });
    expect(large).toMatchObject({ width: 4096, height: 2736, safe: 3.2e9 });
    // In one piece it would be sixteen times as much.
    expect(large.bytes).toBeLessThan(4 * small.bytes);
    expect(large.bytes).toBeLessThan(large.safe);
  });

  it('is a tile’s already at the usual size on a machine with little memory, and then fits', () => {
    vi.stubGlobal('navigator', { deviceMemory: 1 });
    const { bytes, safe } = styleMemory(to(1024), photo, 'wasm');
    expect(madeInTiles(to(1024), photo, 'wasm')(688)).toBe(true);
    expect(bytes).toBeLessThan(safe);
  });

  it('is more than a machine with little memory is asked for', () => {
    vi.stubGlobal('navigator', { deviceMemory: 1 });
    const { bytes, safe } = styleMemory(to(4096), photo, 'wasm');
    expect(bytes).toBeGreaterThan(safe);
  });

  it('is refused where no tab holds it', () => {
    vi.stubGlobal('navigator', {});
    expect(() => expectRoom(to(4096), photo)).not.toThrow();
    expect(() => expectRoom(to(8192), photo)).toThrow(
      /^TooLarge \{"width":8192,"height":5456,"gigabytes":\d+(\.\d)?\}$/,
    );
  });
});

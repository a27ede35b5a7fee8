/**
 * Total variation: the mean squared difference of neighbours down, plus that of neighbours across; and its gradient. In plain loops
 * on the optimiser's own array, which take less time than the kernels' slices of it.
 *
 * @param g [height, width, 3], 0..1
 * @returns `gradient` as long as g
 */
export function totalVariation(
  g: Float32Array,
  width: number,
  height: number,
): { cost: number; gradient: Float32Array } {
  const gradient = new Float32Array(g.length);
  const row = 3 * width;
  const along = (from: number, count: number, distance: number, share: number): number => {
    let sum = 0;
    for (let i = from; i < from + count; i++) {
      const difference = (g[i + distance] ?? 0) - (g[i] ?? 0);
      const pull = 2 * share * difference;
      gradient[i + distance] = (gradient[i + distance] ?? 0) + pull;
      gradient[i] = (gradient[i] ?? 0) - pull;
      sum += difference * difference;
    }
    return share * sum;
  };
  const down = (height - 1) * row;
  let cost = down > 0 ? along(0, down, row, 1 / down) : 0;
  const across = row - 3;
  for (let y = 0; y < height && across > 0; y++) cost += along(y * row, across, 3, 1 / (height * across));
  return { cost, gradient };
}

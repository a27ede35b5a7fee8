// Coefficients of the rational approximations: A over B in the middle, C over D in the tails.
const A = [
  -39.6968302866538, 220.946098424521, -275.928510446969, 138.357751867269, -30.6647980661472,
  2.50662827745924,
];
const B = [-54.4760987982241, 161.585836858041, -155.698979859887, 66.8013118877197, -13.2806815528857, 1];
const C = [
  -7.78489400243029e-3, -0.322396458041136, -2.40075827716184, -2.54973253934373, 4.37466414146497,
  2.93816398269878,
];
const D = [7.78469570904146e-3, 0.32246712907004, 2.445134137143, 3.75440866190742, 1];

/**
 * The number below which a standard normal variable lies with probability p, 0 < p < 1 (Acklam's rational approximation,
 * relative error under 1.2e-9). DET curves are drawn on this scale: normal distances give straight lines.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return horner(C, q) / horner(D, q);
  }
  const q = p - 0.5;
  return (horner(A, q * q) * q) / horner(B, q * q);
}

const horner = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, each) => sum * x + each, 0);

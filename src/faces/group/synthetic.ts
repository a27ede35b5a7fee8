import { randomNormal } from '../../picture/random.ts';

const DIMENSION = 128;

/** Average d of two pictures of one person and of two people, as the encoder's are on ordinary photos. */
const SAME = 0.2;
const DIFFERENT = 0.8;

/**
 * Encodings by a formula, for tests and benches: each person's centre c_k ~ N(0, b), each picture c_k + N(0, w), independent in
 * all 128 numbers. Two pictures of one person are 2 * 128 * w apart on average, of two people 2 * 128 * (b + w).
 *
 * @param perPerson pictures of each person, one after the other
 */
export function syntheticEncodings(people: number, perPerson: number, seed = 1): Float32Array[] {
  const normal = randomNormal(seed);
  const within = Math.sqrt(SAME / (2 * DIMENSION));
  const between = Math.sqrt((DIFFERENT - SAME) / (2 * DIMENSION));
  return Array.from({ length: people }, () => {
    const centre = Float64Array.from({ length: DIMENSION }, () => between * normal());
    return Array.from({ length: perPerson }, () => Float32Array.from(centre, (c) => c + within * normal()));
  }).flat();
}

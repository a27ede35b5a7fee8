import type { TermName } from '../../ui/terms/names.ts';
import { type KeyOf, message, type Words } from '../../words/keys.ts';

/** One section of the lecture, and where in the app it can be seen and moved. Its words are `terms.section<number>` and so on. */
export interface LectureSection {
  number: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
  /** As it is written on paper, one or two lines; a message where words are in it. */
  formula: Words;
  /** What it speaks of, explained on the spot. */
  terms: readonly TermName[];
  /** `numbers`: what it is about stands under Advanced. */
  places: { path: string; words: KeyOf<'terms'>; numbers?: true }[];
}

/** In the order of Andrew Ng's fourth course on deep learning, week 4: face recognition and neural style transfer. */
export const sections: readonly LectureSection[] = [
  {
    number: 1,
    formula: '1 − (1 − FMR)ᴷ',
    terms: ['fmr', 'gallery'],
    places: [
      { path: '/evaluate', words: 'evaluateAlarms' },
      { path: '/identify', words: 'identifyOne' },
    ],
  },
  {
    number: 2,
    formula: message('terms.samePersonFormula'),
    terms: ['oneShot', 'softmax', 'distance', 'tau'],
    places: [
      { path: '/enroll', words: 'enrollOnePhoto' },
      { path: '/train', words: 'trainOneMore' },
    ],
  },
  {
    number: 3,
    formula: 'd = ‖f(x⁽¹⁾) − f(x⁽²⁾)‖²',
    terms: ['siamese', 'encoding', 'distance'],
    places: [{ path: '/verify', words: 'verifyTwo', numbers: true }],
  },
  {
    number: 4,
    formula: 'L = max(‖f(A) − f(P)‖² − ‖f(A) − f(N)‖² + α, 0)\nJ = Σᵢ L(A⁽ⁱ⁾, P⁽ⁱ⁾, N⁽ⁱ⁾)',
    terms: ['triplet', 'alpha', 'hardness'],
    places: [
      { path: '/verify/triplet', words: 'verifyTriplet' },
      { path: '/train', words: 'trainTriplets' },
    ],
  },
  {
    number: 5,
    formula:
      'ŷ = σ(Σₖ wₖ |f(x⁽ⁱ⁾)ₖ − f(x⁽ʲ⁾)ₖ| + b)\nχ²: ŷ = σ(Σₖ wₖ (f(x⁽ⁱ⁾)ₖ − f(x⁽ʲ⁾)ₖ)² / (f(x⁽ⁱ⁾)ₖ + f(x⁽ʲ⁾)ₖ) + b)',
    terms: ['binaryHead', 'sigmoid', 'chiSquared'],
    places: [
      { path: '/train', words: 'trainBinary' },
      { path: '/verify', words: 'verifyBinary' },
    ],
  },
  {
    number: 6,
    formula: 'C + S → G',
    terms: ['contentLayer', 'gram'],
    places: [{ path: '/style', words: 'styleDrop' }],
  },
  {
    number: 7,
    formula: message('terms.largestFormula'),
    terms: ['unit', 'activation', 'patches', 'receptiveField'],
    places: [{ path: '/inspect', words: 'inspectLayers' }],
  },
  {
    number: 8,
    formula: 'J(G) = α J_content(C, G) + β J_style(S, G)',
    terms: ['contentCost', 'styleCost', 'learningRate'],
    places: [{ path: '/style/course', words: 'courseCost' }],
  },
  {
    number: 9,
    formula: 'J_content = ½ ‖a⁽ˡ⁾⁽ᶜ⁾ − a⁽ˡ⁾⁽ᴳ⁾‖²',
    terms: ['contentLayer', 'activation'],
    places: [
      {
        path: '/style/course',
        words: 'courseDepths',
      },
    ],
  },
  {
    number: 10,
    formula: 'Gₖₖ′ = Σᵢ Σⱼ aᵢⱼₖ aᵢⱼₖ′',
    terms: ['gram', 'channel', 'styleCost'],
    places: [{ path: '/style/course', words: 'courseMatrices' }],
  },
  {
    number: 11,
    formula: '14 × 1 ∗ 5 × 1 → 10 × 1; 14³ × 1 ∗ 5³ × 1 → 10³ × 1',
    terms: ['convolution', 'filter', 'featureMap', 'parameters'],
    places: [
      {
        path: '/convolve',
        words: 'convolveAll',
      },
    ],
  },
];

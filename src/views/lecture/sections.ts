/** One section of the lecture, and where in the app it can be seen and moved. */
export interface LectureSection {
  number: number;
  title: string;
  says: string;
  /** As it is written on paper. */
  formula: string;
  /** How the formula is read aloud. */
  spoken: string;
  /** `numbers`: what it is about stands under Advanced. */
  places: { path: string; words: string; numbers?: true }[];
}

/** In the order of Andrew Ng's fourth course on deep learning, week 4: face recognition and neural style transfer. */
export const sections: readonly LectureSection[] = [
  {
    number: 1,
    title: 'What is face recognition?',
    says: 'Verification asks about one person, identification about K: an error of 1 % a comparison becomes one of almost K % in all.',
    formula: '1 − (1 − FMR)ᴷ',
    spoken: 'one minus, one minus FMR to the power of K',
    places: [
      { path: '/evaluate', words: 'Evaluate: false alarms at K people, measured' },
      { path: '/identify', words: 'Identify: one among those enrolled, or unknown' },
    ],
  },
  {
    number: 2,
    title: 'One-shot learning',
    says: 'One photo of each person has to do, and a new person must not mean training anew. So a distance is learned, not a class.',
    formula: 'd(x⁽ⁱ⁾, x⁽ʲ⁾) ≤ τ: the same person',
    spoken: 'd of x i and x j at most tau means the same person',
    places: [
      { path: '/enroll', words: 'Enroll: one photo is enough' },
      { path: '/train', words: 'Train › One more person: what the newcomer costs a softmax and an encoder' },
    ],
  },
  {
    number: 3,
    title: 'Siamese network',
    says: 'The same network writes 128 numbers for each of two pictures; how far apart they are says who they are.',
    formula: 'd = ‖f(x⁽¹⁾) − f(x⁽²⁾)‖²',
    spoken: 'd is the squared length of f of x 1 minus f of x 2',
    places: [{ path: '/verify', words: 'Verify: two pictures, two encodings, one distance', numbers: true }],
  },
  {
    number: 4,
    title: 'Triplet loss',
    says: 'An anchor must lie nearer to a picture of the same person than to one of another, by a margin.',
    formula: 'L = max(‖f(A) − f(P)‖² − ‖f(A) − f(N)‖² + α, 0)',
    spoken: 'L is the larger of d of A and P minus d of A and N plus alpha, and zero',
    places: [
      { path: '/verify/triplet', words: 'Verify › A triplet: three pictures, two distances, the loss' },
      { path: '/train', words: 'Train: the loss over all triplets, the encodings moving apart' },
    ],
  },
  {
    number: 5,
    title: 'Verification as binary classification',
    says: 'Or a logistic unit weighs the 128 differences itself, and answers 1 for the same person.',
    formula: 'ŷ = σ(Σₖ wₖ |f(x⁽ⁱ⁾)ₖ − f(x⁽ʲ⁾)ₖ| + b)',
    spoken: 'y hat is sigma of the sum of w k times the absolute difference of the k-th numbers, plus b',
    places: [
      { path: '/train', words: 'Train: the binary classifier and its chi-squared form' },
      { path: '/verify', words: 'Verify, once a binary classifier is in use: what each number adds to ŷ' },
    ],
  },
  {
    number: 6,
    title: 'What is neural style transfer?',
    says: 'A content picture C and a style picture S become a picture G that has something of both.',
    formula: 'C + S → G',
    spoken: 'C and S become G',
    places: [{ path: '/style', words: 'Style: drop two pictures' }],
  },
  {
    number: 7,
    title: 'What are deep networks learning?',
    says: 'For each unit the nine patches it answers to most: edges first, then textures, then parts of things.',
    formula: 'the 9 largest a⁽ˡ⁾ of a unit',
    spoken: 'the nine largest activations of a unit in layer l',
    places: [{ path: '/inspect', words: 'Inspect: shallow, middle and deep layers' }],
  },
  {
    number: 8,
    title: 'Cost function',
    says: 'G begins as noise or as C, and its pixels go downhill on a cost of two parts.',
    formula: 'J(G) = α J_content(C, G) + β J_style(S, G)',
    spoken: 'J of G is alpha times the content cost plus beta times the style cost',
    places: [
      { path: '/style/course', words: 'Style › Course: J, α and β, and the curve of J while G is made' },
    ],
  },
  {
    number: 9,
    title: 'Content cost',
    says: 'Pictures have the same content when a layer in the middle answers alike: too shallow and every pixel counts, too deep and only things do.',
    formula: 'J_content = ½ ‖a⁽ˡ⁾⁽ᶜ⁾ − a⁽ˡ⁾⁽ᴳ⁾‖²',
    spoken: 'half the squared length of the difference of the activations of C and G in layer l',
    places: [
      {
        path: '/style/course',
        words: 'Style › Course: too shallow, in the middle and too deep, side by side',
      },
    ],
  },
  {
    number: 10,
    title: 'Style cost',
    says: 'Style is which channels of a layer answer together: a matrix of their products, compared between S and G.',
    formula: 'Gₖₖ′ = Σᵢ Σⱼ aᵢⱼₖ aᵢⱼₖ′',
    spoken: 'G k k prime is the sum over all positions of a k times a k prime',
    places: [{ path: '/style/course', words: 'Style › Course: both matrices as pictures, coming together' }],
  },
  {
    number: 11,
    title: 'Convolution in 1D and 3D',
    says: 'The same sum on a line, in a plane and in a block: heartbeats, pictures, clips.',
    formula: '14 × 1 ∗ 5 × 1 → 10 × 1; 14³ × 1 ∗ 5³ × 1 → 10³ × 1',
    spoken: '14 by a filter of 5 gives 10, on a line and in a block',
    places: [
      {
        path: '/convolve',
        words: 'Convolve: 1D, 2D and 3D, each sum by hand, ReLU, pooling and layers in a row',
      },
    ],
  },
];

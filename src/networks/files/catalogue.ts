/** One file of a network, as it lies in the pinned npm package or in this project. */
export interface NetworkFile {
  file: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface Network {
  /** What describes the network, and its weights; one file where one holds both. */
  files: [NetworkFile, ...NetworkFile[]];
  /** The folder that the files come from. */
  folder: string;
  /** Absent where the file itself says how pixels are prepared, and any size will do. */
  input?: {
    /** [h, w, c] */
    shape: [number, number, number];
    /** What is done to RGB 0..255: (x - mean) / divisor, a channel at a time. */
    mean: [number, number, number];
    divisor: number;
  };
}

export const networks = {
  /**
   * BlazeFace: Where are faces in this picture?
   * Google MediaPipe, converted by Vladimir Mandic. Apache-2.0.
   */
  faceDetector: {
    files: [
      {
        file: 'blazeface.json',
        bytes: 79_038,
        sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
      },
      {
        file: 'blazeface.bin',
        bytes: 538_928,
        sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
      },
    ],
    folder: 'node_modules/@vladmandic/human/models',
    input: { shape: [256, 256, 3], mean: [127.5, 127.5, 127.5], divisor: 127.5 },
  },
  /**
   * SSD MobileNet v1: Which faces did the first detector miss?
   * Trained on WIDER FACE by yeephycho; quantised by Vincent Mühler. Apache-2.0.
   */
  faceSsd: {
    files: [
      {
        file: 'ssd_mobilenetv1_model-weights_manifest.json',
        bytes: 28_233,
        sha256: '888f744dffbc84f5f060d1f8427d9742341943a2dfaaf9205d10029b7e7a2955',
      },
      {
        file: 'ssd_mobilenetv1_model.bin',
        bytes: 5_616_957,
        sha256: '2835640602d53718aa6ae9a42896327eaa21beefed056c218d32ca7d79e1e2f8',
      },
    ],
    folder: 'node_modules/@vladmandic/face-api/model',
    input: { shape: [512, 512, 3], mean: [127.5, 127.5, 127.5], divisor: 127.5 },
  },
  /**
   * Face Mesh: Where are the 468 points of this face?
   * Google MediaPipe, converted by Vladimir Mandic. Apache-2.0.
   */
  faceMesh: {
    files: [
      {
        file: 'facemesh.json',
        bytes: 95_845,
        sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
      },
      {
        file: 'facemesh.bin',
        bytes: 1_477_958,
        sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
      },
    ],
    folder: 'node_modules/@vladmandic/human/models',
    input: { shape: [192, 192, 3], mean: [0, 0, 0], divisor: 255 },
  },
  /**
   * dlib face recognition ResNet v1: Which 128 numbers describe this aligned face?
   * Davis King, dlib-models; quantised by Vincent Mühler. CC0-1.0.
   */
  faceEncoder: {
    files: [
      {
        file: 'face_recognition_model-weights_manifest.json',
        bytes: 19_615,
        sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
      },
      {
        file: 'face_recognition_model.bin',
        bytes: 6_444_032,
        sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
      },
    ],
    folder: 'node_modules/@vladmandic/face-api/model',
    input: { shape: [150, 150, 3], mean: [122.782, 117.001, 104.298], divisor: 255 },
  },
  /**
   * Anti-spoof: Is this a face, or a picture of one?
   * In @vladmandic/human by Vladimir Mandic. MIT.
   */
  antiSpoof: {
    files: [
      {
        file: 'antispoof.json',
        bytes: 8_713,
        sha256: '7fd698ae1cebabbcad79d3b8b448587b0365eb7911987418231bdcf36583112a',
      },
      {
        file: 'antispoof.bin',
        bytes: 853_098,
        sha256: '4490fecb2becdb6869edc7e60f5e59962be013a8def8719b1373afb0f905c094',
      },
    ],
    folder: 'node_modules/@vladmandic/human/models',
    input: { shape: [128, 128, 3], mean: [0, 0, 0], divisor: 255 },
  },
  /**
   * Liveness: Is this a living face, or a recording of one?
   * In @vladmandic/human by Vladimir Mandic. MIT.
   */
  faceLiveness: {
    files: [
      {
        file: 'liveness.json',
        bytes: 17_070,
        sha256: '9e51c8acf83b80abbf329b2735309ab5c90611c66905ade8b1bd130d473df9c8',
      },
      {
        file: 'liveness.bin',
        bytes: 592_976,
        sha256: 'fc6a6b6b3b9721bdb8bff67a457a15b7cbfd81715cfb27f3e65b757e81dd663e',
      },
    ],
    folder: 'node_modules/@vladmandic/human/models',
    input: { shape: [32, 32, 3], mean: [0, 0, 0], divisor: 255 },
  },
  /**
   * Embedded style network: What does this picture look like, in VGG-19’s terms?
   * Trained by this project (training/) to answer as VGG-19 does. CC BY 4.0.
   */
  styleEmbedded: {
    files: [
      {
        file: 'style-embedded.safetensors',
        bytes: 1214954,
        sha256: '5067ae29e50d7fe05fedc09d6020cc562d3686d84225cdb8ba1953b5b39b6ec1',
      },
    ],
    folder: 'public/models',
  },
  /**
   * Embedded style network, fine: The same, nearer to VGG-19 at two and a half times the arithmetic.
   * Trained by this project (training/) to answer as VGG-19 does. CC BY 4.0.
   */
  styleEmbeddedFine: {
    files: [
      {
        file: 'style-embedded-fine.safetensors',
        bytes: 2_466_528,
        sha256: '3c2b4be6781c7e7c7dab6c488d09fa0168522309bbda1f89134815fb1d922b01',
      },
    ],
    folder: 'public/models',
  },
  /**
   * Instant style decoder: What is this photograph in the style of that painting, in one pass?
   * Trained by this project (training/instant/) on the embedded style network. CC BY 4.0.
   */
  styleInstant: {
    files: [
      {
        file: 'style-instant.safetensors',
        bytes: 1_467_870,
        sha256: 'b11586443cc649d28235540331d50f957d6cf86c8e0513aeba7b2f6d0eaaee56',
      },
    ],
    folder: 'public/models',
  },
} satisfies Record<string, Network>;

/** What is known of a file by its bare name; undefined when it belongs to no network. */
export function networkFile(file: string): NetworkFile | undefined {
  return Object.values<Network>(networks)
    .flatMap(({ files }) => files)
    .find((known) => known.file === file);
}

/**
 * VGG-19, which is not part of the app: the person may fetch it. torchvision’s (Simonyan and Zisserman 2014), published by timm.
 * BSD-3-Clause.
 */
export const vgg19 = {
  url: 'https://huggingface.co/timm/vgg19.tv_in1k/resolve/128d4708565b3a414bcbb9bbad440b2fe37b9f18/model.safetensors',
  host: 'huggingface.co',
  /** Of conv1_1 to conv5_1, which is what travels; the whole file has 575 MB. */
  bytes: 51_779_840,
} as const;

/** Channels of conv1_1, conv1_2 and so on of the style networks that come with the app, and of VGG-19. */
export const styleNetworkWidths: Readonly<Record<string, readonly number[]>> = {
  embedded: [24, 20, 56, 44, 96, 80, 96, 96, 96, 64, 64, 64, 96],
  'embedded-fine': [40, 36, 96, 72, 144, 128, 144, 144, 112, 80, 80, 80, 128],
  vgg19: [64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512],
};

/** A file of a network, as the pinned npm package has it. */
export interface CatalogueFile {
  name: string;
  bytes: number;
  sha256: string;
}

export interface CatalogueEntry {
  id: 'faceDetector' | 'faceMesh' | 'faceEncoder';
  name: string;
  files: CatalogueFile[];
  origin: string;
  licence: string;
  input: string;
}

/** The networks of the app. In the built app all files lie in `models/` (see vite/networkFiles.ts). */
export const catalogue: CatalogueEntry[] = [
  {
    id: 'faceDetector',
    name: 'BlazeFace',
    files: [
      {
        name: 'blazeface.json',
        bytes: 79038,
        sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
      },
      {
        name: 'blazeface.bin',
        bytes: 538928,
        sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
      },
    ],
    origin: 'Google MediaPipe, converted in @vladmandic/human',
    licence: 'Apache-2.0',
    input: '[1, 256, 256, 3] RGB, -1..1',
  },
  {
    id: 'faceMesh',
    name: 'Face Mesh',
    files: [
      {
        name: 'facemesh.json',
        bytes: 95845,
        sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
      },
      {
        name: 'facemesh.bin',
        bytes: 1477958,
        sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
      },
    ],
    origin: 'Google MediaPipe, converted in @vladmandic/human',
    licence: 'Apache-2.0',
    input: '[n, 256, 256, 3] RGB, 0..1',
  },
  {
    id: 'faceEncoder',
    name: 'dlib face recognition ResNet',
    files: [
      {
        name: 'face_recognition_model-weights_manifest.json',
        bytes: 19615,
        sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
      },
      {
        name: 'face_recognition_model.bin',
        bytes: 6444032,
        sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
      },
    ],
    origin: 'Davis King, dlib-models, converted in @vladmandic/face-api',
    licence: 'public domain (CC0)',
    input: '[n, 150, 150, 3] RGB, minus [122.782, 117.001, 104.298], divided by 255',
  },
];

/** A file of any network by its bare name. */
export function catalogueFile(name: string): CatalogueFile | undefined {
  return catalogue.flatMap((entry) => entry.files).find((file) => file.name === name);
}

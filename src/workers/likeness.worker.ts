import { hostSubject } from './jobs/subject.ts';
import type { SubjectName } from './spawn.ts';

// The one worker file of the app. Each of its instances serves one subject, whose code comes when the first job does: so
// TensorFlow.js lies in the built app once, and a person who never trains does not load training.
const subjects = {
  faces: () => import('./faces/faceSubject.ts'),
  style: () => import('./style/styleSubject.ts'),
  inspect: () => import('./inspect/inspectSubject.ts'),
  train: () => import('./train/trainSubject.ts'),
  convolve: () => import('./convolve/convolveSubject.ts'),
  evaluate: () => import('./evaluate/evaluateSubject.ts'),
  photos: () => import('./photos/photoSubject.ts'),
  pictures: () => import('./pictures/pictureSubject.ts'),
} as const satisfies Record<SubjectName, unknown>;

hostSubject(subjects[self.name as SubjectName]);

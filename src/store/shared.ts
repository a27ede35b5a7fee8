// Plain functions and types that views use; the store is their only way to the layers below.
export type { Capability } from '../media/capabilities.ts';
export { bytesOfStyleRun } from '../storage/styleRuns.ts';
export {
  allOpen,
  type Candidate,
  DEFAULT_TAU,
  describeDistance,
  describePhoto,
  describeTau,
  type FaceObservation,
  type FacesFound,
  firstAdvice,
  type Gate,
  type Identification,
  judgeFrame,
  type Pixels,
  POSE_GOALS,
  squaredDistance,
  type Track,
} from '../workers/faceClient.ts';
export {
  contentSamples,
  defaultRecipe,
  type Raster,
  type Recipe,
  type SampleName,
  type StepReport,
  type StyleLayerName,
  secondsLeft,
  styleLayerNames,
  styleSamples,
} from '../workers/styleClient.ts';
export { isAbort } from './errors.ts';
export { type ChosenStyle, MORE_STEPS, sampleTitle, styleMemory } from './style.ts';
export type { StoredStyleRun } from './styleKeeping.ts';

// Plain functions and types that views use; the store is their only way to the layers below.
export type { Capability } from '../media/capabilities.ts';
export { bytesOfStyleRun } from '../storage/runs/styleRuns.ts';

export {
  type BankFilter,
  cellsOf,
  cornerOf,
  countsOf,
  type Dimensions,
  denseParameters,
  flatIndex,
  type Grid,
  type KernelKind,
  kernelKinds,
  kernelTitle,
  lengthFormula,
  multiplyAddFormula,
  outputSize,
  type Projection,
  parameterFormula,
  placeOf,
  project,
  readWindow,
  type Settings as ConvolutionSettings,
  samePadding,
  shapeText,
  sliceOf,
  spanOf,
  sumOfProducts,
  type Upright,
  unseenCells,
  words as countWords,
} from '../workers/convolve/convolveClient.ts';
export {
  confusionAt,
  type Derivation,
  deriveTau,
  type EvaluationFigures,
  falseMatchInSearch,
  type Interval,
  normalQuantile,
  type RateCurves,
  ratesOf,
  ruleOfThree,
  type Stage,
  TAU_STEPS,
  tauAt,
  tauIndex,
} from '../workers/evaluate/evaluateClient.ts';
export {
  allOpen,
  type Candidate,
  type Challenge,
  DEFAULT_TAU,
  describeChallenge,
  describeDistance,
  describePhoto,
  describeTau,
  type FaceObservation,
  type FacesFound,
  firstAdvice,
  formatTau,
  type Gate,
  type Identification,
  judgeFrame,
  type Pixels,
  POSE_GOALS,
  STEP_LIMIT,
  squaredDistance,
  type Track,
} from '../workers/faces/faceClient.ts';
export type {
  AtlasOrder,
  AtlasScale,
  InputRange,
  InspectedName,
  LayerSummary,
  LayerView,
  LookResult,
  ProjectionRule,
  UnitPatches,
} from '../workers/inspect/inspectClient.ts';
export {
  contentSamples,
  defaultRecipe,
  type Recipe,
  type SampleName,
  type StepReport,
  type StyleLayerName,
  secondsLeft,
  styleLayerNames,
  styleSamples,
  vgg19,
} from '../workers/style/styleClient.ts';
export type {
  DrawnChoice,
  Figures,
  HardestTriplet,
  OneShotComparison,
  ProjectionFrame,
  TrainResult,
  TrainTarget,
} from '../workers/train/trainClient.ts';
export type { ConvolutionState, InputKind } from './convolve/convolutionState.ts';
export { isAbort } from './errors.ts';
export { type CalibrationNote, gallerySize } from './evaluate/calibration.ts';
export type { Calibration, EvaluatedPicture, EvaluationResult } from './evaluate/evaluationState.ts';
export type { LivenessResult } from './faces/liveness.ts';
export type { ImportPreview, MeetPolicy } from './gallery/transfer.ts';
export { BUILT_IN } from './inspect/inspectFigure.ts';
export { MORE_STEPS } from './style/style.ts';
export { sampleTitle } from './style/styleInputs.ts';
export { runsInTheWay, type StoredStyleRun } from './style/styleKeeping.ts';
export { styleMemory } from './style/styleMemory.ts';
export { isNetworkFile } from './style/styleNetworks.ts';
export type { ChosenStyle } from './style/styleState.ts';
export type { TrainedSummary } from './train/trained.ts';
export { hasWon } from './train/trainOutcome.ts';
export type { TrainSource } from './train/trainState.ts';

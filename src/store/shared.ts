// Plain functions and types that views use; the store is their only way to the layers below.
export type { Capability } from '../media/capabilities.ts';
export { bytesOfStyleRun } from '../storage/styleRuns.ts';

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
} from '../workers/convolveClient.ts';
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
} from '../workers/evaluateClient.ts';
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
} from '../workers/faceClient.ts';
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
} from '../workers/inspectClient.ts';
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
  vgg19,
} from '../workers/styleClient.ts';
export type {
  DrawnChoice,
  Figures,
  HardestTriplet,
  OneShotComparison,
  ProjectionFrame,
  TrainResult,
  TrainTarget,
} from '../workers/trainClient.ts';
export { type CalibrationNote, gallerySize } from './calibration.ts';
export type { ConvolutionState, InputKind } from './convolutionState.ts';
export { isAbort } from './errors.ts';
export type { Calibration, EvaluatedPicture, EvaluationResult } from './evaluationState.ts';
export { BUILT_IN } from './inspectFigure.ts';
export type { LivenessResult } from './liveness.ts';
export { MORE_STEPS } from './style.ts';
export { sampleTitle } from './styleInputs.ts';
export { runsInTheWay, type StoredStyleRun } from './styleKeeping.ts';
export { styleMemory } from './styleMemory.ts';
export { isNetworkFile } from './styleNetworks.ts';
export type { ChosenStyle } from './styleState.ts';
export type { TrainedSummary } from './trained.ts';
export { hasWon } from './trainOutcome.ts';
export type { TrainSource } from './trainState.ts';
export type { ImportPreview, MeetPolicy } from './transfer.ts';

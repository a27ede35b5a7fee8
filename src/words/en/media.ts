/** What the camera, the microphone and video files say on every screen that has them. */
export const media = {
  camera: 'Camera',
  /** One whose name the browser does not tell. */
  cameraNumber: 'Camera {number, number}',
  askingCamera: 'Asking for the camera. Your browser may ask for your permission.',
  usePhotos: 'Use photos instead',
  askingMicrophone: 'Asking for the microphone. Your browser may ask for your permission.',
  microphoneLevel: 'Level of the microphone',
  microphoneHint: 'Say “aaa” or whistle, and press the button while you do. Nothing leaves this page.',
  keepSound: 'Keep the last moment',
  video: 'Video {name}',
  videoFailed: '{name} could not be played.',
  videoFailedMore:
    'This browser plays MP4 with H.264 and WebM. Choose another video, or convert this one to MP4.',
  // What a picture taken with the camera is called.
  cameraPicture: 'Camera picture',
  // The sample pictures, drawn by the app itself: styles, then contents.
  stainedGlass: 'Stained glass',
  waves: 'Waves',
  pointillism: 'Pointillism',
  marbledPaper: 'Marbled paper',
  halftone: 'Halftone',
  brushStrokes: 'Brush strokes',
  harbour: 'Harbour',
  mountains: 'Mountains',
  stillLife: 'Still life',
} as const;

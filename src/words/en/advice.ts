// What several failures have in common.
const AGAIN = 'Try again.';
const ANEW = 'Try again: a new one is started.';
const AS_GRAPH =
  'Convert it as a graph model, which holds its operations: in Python model.export("saved_model"), then tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.';
const CACHE = 'Reload the page. If that does not help, clear the browser’s cache for it.';
const CHANNELS_LAST =
  'Use a model that takes a picture of height × width × 3 (or 1, or 4) and was saved with channels last.';
const CONNECTION = 'Check your connection and try again.';
const COPY = 'Use another copy of it. Nothing was changed.';
const DROP_AGAIN = 'Drop the folder again. The photos are recognised, and nothing is computed twice.';
const EXPORT = 'Open it in the program that made it, export it as JPEG or PNG, and choose that file.';
const FOLDERS = 'Make a folder for each person, or add a pairs file: drop both together.';
const GO_ON = 'Check your connection and go on: what has arrived is kept.';
const IN_NETWORK =
  'Download it or choose its file under Network, or take one of the two that come with the app.';
const MODEL = 'Drop the model.json of a TF.js model together with all its .bin files.';
const ONE_MODEL = 'Drop the files of one of them.';
const OTHER_FILE = 'Choose another file.';
const OTHER_NETWORK = 'Choose another file or address.';
const OWN_NETWORK = 'Choose a .safetensors file, or a model.json together with its .bin files.';
const PAIRS =
  'A line names two pictures and says yes or no: Ada/1.jpg,Bo/2.jpg,no. LFW’s pairs.txt is read as well.';
const PAIRS_FOLDER =
  'Choose the folder that the list was made for: Person/Person_0001.jpg, or the paths that a CSV names.';
const PICTURE_MODEL = 'Use a model whose one input is a picture of height × width × 3 (or 1, or 4).';
const PRIVATE =
  'Leave private browsing or allow site data to enroll people. Comparing photos and making pictures work without it.';
const RELOAD = 'Reload the page.';
const RELOAD_NETWORK = 'Reload the page to download the network again.';
const RETRY = 'Try again; if it comes back, reload the page.';
const SAFETENSORS = 'Choose a complete .safetensors file, or download it again.';
const START_ONE = 'Start one first.';
const TFJS =
  'Drop model.json and all the .bin files it names, saved by model.save() or made by tensorflowjs_converter.';

/** What to do about an error, by its code: see errors.ts, which has the same codes. */
export const advice = {
  'BadPairsFile:count':
    'The file may be cut off, or its first line may belong to another list. Without that line, any number of pairs is read.',
  'BadPairsFile:different': PAIRS,
  'BadPairsFile:empty': PAIRS,
  'BadPairsFile:fold': PAIRS,
  'BadPairsFile:heading': PAIRS,
  'BadPairsFile:same': PAIRS,
  'BadPairsFile:table': PAIRS,
  CameraBusy: 'Close the other program (a video call, for instance), then try again.',
  CameraLost:
    'It may be unplugged, or in use by another program. Plug it in again, or choose another camera.',
  CameraMissing: 'Plug one in and try again, or use photos instead.',
  CameraRefused: 'Allow it with the camera sign in the address bar, then try again. Photos work without it.',
  CameraUnavailable:
    'Browsers give the camera only to pages served over https or from localhost. Photos work everywhere.',
  'CameraUnavailable:start': 'Try again, or use photos instead.',
  CodeMissing: 'Check your connection and try again; if that does not help, reload the page.',
  CostNotANumber: 'Lower the weights, or reset the recipe.',
  EmptyFile: OTHER_FILE,
  EncodingMismatch: 'They come from different encoders: enroll the person again with this version.',
  'FileDamaged:content': COPY,
  'FileDamaged:early': COPY,
  'FileDamaged:head': COPY,
  'FileDamaged:json': COPY,
  'FileDamaged:person': COPY,
  'FileDamaged:rounds': COPY,
  'FileDamaged:template': COPY,
  'FileDamaged:twice': COPY,
  FileTooLarge: 'Save a smaller copy and choose that.',
  'FileTooLarge:gallery': 'Choose a file that Likeness saved. Nothing was changed.',
  FilesGone: 'Choose the folder again to see its pictures or other layers.',
  ForeignHost: 'Download the file with your browser and drop it here, or put it on the host of this page.',
  'ForeignModel:archive': 'Unpack it and drop the model.json with its .bin files, or the folder.',
  'ForeignModel:h5': 'Run: tensorflowjs_converter --input_format=keras model.h5 web_model.',
  'ForeignModel:keras':
    "In Python: keras.models.load_model('model.keras').export('saved_model'). Then run: tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.",
  'ForeignModel:onnx':
    'Run: onnx2tf -i model.onnx -o saved_model, then tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.',
  'ForeignModel:other':
    'Export it as ONNX. Then run: onnx2tf -i model.onnx -o saved_model, then tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.',
  'ForeignModel:pytorch':
    "In Python: torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx'). Then run: onnx2tf -i model.onnx -o saved_model, then tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.",
  'ForeignModel:safetensors':
    'A style network like the embedded one is added in Style, under Network. Any other: build the model in Python, load the weights and convert it: keras model.export(), or torch.onnx.export(); then tensorflowjs_converter.',
  'ForeignModel:savedModel':
    'Run, with the name of the folder that holds it: tensorflowjs_converter --input_format=tf_saved_model saved_model web_model. A frozen graph: --input_format=tf_frozen_model --output_node_names=NAME.',
  'ForeignModel:tflite':
    'Convert the SavedModel or the .h5 it was made from: tensorflowjs_converter --input_format=tf_saved_model saved_model web_model. Without that: tflite2onnx model.tflite model.onnx, then onnx2tf -i model.onnx -o saved_model, then tensorflowjs_converter --input_format=tf_saved_model saved_model web_model.',
  GalleryDamaged: RELOAD,
  'GalleryDamaged:encoding': 'Reload the page; if it comes back, add the photo again.',
  'GalleryDamaged:rows': RELOAD,
  GraphicsLost: 'Close other tabs that use it, or compute on the processor (see Settings).',
  KeyChanged: 'Nothing was written. Try again.',
  MicrophoneBusy: 'Close the other program (a call, for instance), then try again.',
  MicrophoneLost: 'It may be unplugged, or in use by another program. Plug it in again, then try again.',
  MicrophoneMissing: 'Plug one in and try again, or draw a signal instead.',
  MicrophoneRefused:
    'Allow it with the sign in the address bar, then try again. A drawn signal works without it.',
  MicrophoneUnavailable:
    'Browsers give it only to pages served over https or from localhost. Draw a signal instead.',
  'MicrophoneUnavailable:start': 'Try again, or draw a signal instead.',
  ModelFileChanged: 'Start the download again.',
  ModelFileDamaged: 'Reload the page. If it stays so, the site’s copy of the file is damaged.',
  'ModelFileDamaged:address': 'Check the address.',
  'ModelFileDamaged:cutOff': SAFETENSORS,
  'ModelFileDamaged:encoder': RELOAD_NETWORK,
  'ModelFileDamaged:fewWeights': OWN_NETWORK,
  'ModelFileDamaged:instant': CACHE,
  'ModelFileDamaged:instantTensor': CACHE,
  'ModelFileDamaged:layersModel': OWN_NETWORK,
  'ModelFileDamaged:lfs': 'Run git lfs pull in that folder, or download the file itself.',
  'ModelFileDamaged:noFile': OWN_NETWORK,
  'ModelFileDamaged:noInput': TFJS,
  'ModelFileDamaged:noJson': TFJS,
  'ModelFileDamaged:noReader': TFJS,
  'ModelFileDamaged:noTensor': SAFETENSORS,
  'ModelFileDamaged:notANumber': SAFETENSORS,
  'ModelFileDamaged:notSafetensors': SAFETENSORS,
  'ModelFileDamaged:notVgg': OTHER_NETWORK,
  'ModelFileDamaged:operation': TFJS,
  'ModelFileDamaged:preprocessing': OTHER_NETWORK,
  'ModelFileDamaged:size': SAFETENSORS,
  'ModelFileDamaged:tensorList': SAFETENSORS,
  'ModelFileDamaged:tensorMissing': OTHER_NETWORK,
  'ModelFileDamaged:tensorShape': OTHER_NETWORK,
  'ModelFileDamaged:tfjs': TFJS,
  'ModelFileDamaged:tooLong': 'They belong to another model.json: drop those that were saved together.',
  'ModelFileDamaged:tooShort': 'They were cut off: download or convert them again.',
  'ModelFileDamaged:unreadable': RELOAD_NETWORK,
  'ModelFileDamaged:webPage': TFJS,
  'ModelFileDamaged:weightsLength': RELOAD_NETWORK,
  'ModelFileDamaged:weightsList': RELOAD_NETWORK,
  ModelFileMissing: RELOAD,
  'ModelFileMissing:answer': CONNECTION,
  'ModelFileMissing:bins': MODEL,
  'ModelFileMissing:busy': GO_ON,
  'ModelFileMissing:connection': CONNECTION,
  'ModelFileMissing:cut': GO_ON,
  'ModelFileMissing:json': MODEL,
  'ModelFileMissing:notTfjs': MODEL,
  'ModelFileMissing:several': ONE_MODEL,
  'ModelFileMissing:shard': 'Choose model.json and all its .bin files together.',
  'ModelFileMissing:short': GO_ON,
  'ModelFileMissing:status': 'Check the address, or choose the file from this device.',
  'ModelFileMissing:stopped': GO_ON,
  'ModelFileMissing:topology':
    'Save the whole model: model.save("model.h5"). Then run: tensorflowjs_converter --input_format=keras model.h5 web_model.',
  'ModelFileMissing:weightNames': MODEL,
  'ModelFileMissing:whole': 'Download the file with the browser, then choose it here.',
  ModelGone: 'Drop its model.json and its .bin files again.',
  NetworkNotHere: IN_NETWORK,
  'NetworkNotHere:vgg19': IN_NETWORK,
  NewerFile: 'Reload the page to get the newest Likeness. Nothing was changed.',
  NoAddress: 'Type one that begins with https:// and leads to a .safetensors file.',
  NoBackend: 'Reload the page, or try another browser.',
  NoCanvas: 'Close other tabs and reload the page.',
  NoEncryption: 'Open the page over https or from localhost. Comparing photos works here all the same.',
  NoFaces: 'Choose pictures in which faces are at least some 40 pixels wide.',
  NoGalleryFile: 'Choose a .likeness file, or JSON that Likeness wrote. Nothing was changed.',
  'NoPairs:faces': PAIRS_FOLDER,
  'NoPairs:missing': PAIRS_FOLDER,
  NoPatch: 'Choose another one.',
  NoPictures: 'Choose a folder with JPEG, PNG or WebP files.',
  'NoPictures:encodings':
    'Drop a folder of photos, use the drawn faces, or train a head on the stored encodings.',
  'NoPictures:folder': 'Choose another folder.',
  'NoPictures:people': 'Choose a folder that holds one folder per person, each with JPEG or PNG pictures.',
  NoPicturesYet: 'Choose the folder first, or drop both together.',
  NoRun: START_ONE,
  'NoRun:training': START_ONE,
  NoStorage: PRIVATE,
  'NoStorage:network': 'Leave private browsing or open the page over https.',
  'NoStorage:put': 'Try again; leave private browsing if you are in it.',
  'NoStorage:refused': PRIVATE,
  NoSuchJob: RELOAD,
  NoSuchNetwork: 'Choose one of the networks in the list.',
  NoVideo: 'Use a recent Chrome, Edge, Firefox or Safari, or save the picture as PNG.',
  NoWayBack:
    'Choose a unit of a layer before it. Activations, the atlas and the strongest patches work behind it too.',
  NotAFace: 'Choose the face encoder and a picture with a face.',
  NotAPicture:
    'Use a JPEG, PNG, WebP, AVIF, GIF or SVG file; if it is one, it may be damaged, cut off, or have more pixels than this browser can hold.',
  'NotAPicture:heic':
    'Save it as JPEG: on a Mac in Preview (File › Export), on Windows in Photos (Save as), on an iPhone choose Settings › Camera › Formats › Most Compatible for new ones. Safari opens HEIC as it is.',
  'NotAPicture:jpeg2000': EXPORT,
  'NotAPicture:jxl': EXPORT,
  'NotAPicture:pdf': 'Save the page as a picture, or make a screenshot, and choose that.',
  'NotAPicture:photoshop': EXPORT,
  'NotAPicture:pnm': EXPORT,
  'NotAPicture:raw': EXPORT,
  'NotAPicture:tiff': EXPORT,
  'NotAPicture:video': 'Take a still from it: pause it, make a screenshot and choose that.',
  'NotAPictureModel:channels': PICTURE_MODEL,
  'NotAPictureModel:channelsFirst': PICTURE_MODEL,
  'NotAPictureModel:inputs': PICTURE_MODEL,
  'NotAPictureModel:layerChannelsFirst': CHANNELS_LAST,
  'NotAPictureModel:noInput': PICTURE_MODEL,
  'NotAPictureModel:noLayers': CHANNELS_LAST,
  'NotAPictureModel:outputs': CHANNELS_LAST,
  'NotAPictureModel:shape': PICTURE_MODEL,
  NotARecipe: 'Nothing was changed. Set the controls by hand, or ask for the file or link again.',
  NotPrepared: AGAIN,
  NothingMade: 'Make the picture first.',
  NothingSeen: 'Choose a picture first.',
  OneFolder: FOLDERS,
  'OneFolder:one': FOLDERS,
  OtherTabs:
    'Close {count, plural, one {it} other {them}} first, so that nothing that runs there is stopped; then try again.',
  PersonChanged: 'Nothing was changed here. Try again.',
  PersonGone: 'They may have been deleted in another tab. Nothing was changed.',
  PictureGone: DROP_AGAIN,
  'PictureGone:all': DROP_AGAIN,
  'PictureGone:patch': 'Build the figure again from a folder that has it.',
  RunElsewhere: 'Follow it there, or make a new one here.',
  'RunElsewhere:here': 'Wait for the end, or stop it.',
  'RunElsewhere:photos': 'Go on there, or close it and try again.',
  SampleMissing: 'Check your connection, or use a photo of your own.',
  StorageFailed: 'Reload the page and try again.',
  StorageFull:
    'Free some disk space, or delete people or pictures you no longer need, then try again. Nothing was changed.',
  'StorageFull:network': 'Free some disk space and go on: what has arrived is kept.',
  StorageNewer: 'Close the other tabs and reload the page to get the newer version.',
  TooFewPeople: 'Choose pictures of two people or more, a folder for each.',
  TooFewPhotos:
    'Two learn, two are held out to measure. Add photos, drop a folder with a folder for each person, or use the drawn faces.',
  TooLarge: 'Choose a smaller size, or a content picture that is less long.',
  TooManyPictures: 'Choose a part of the folder.',
  TooManyStyles: 'Remove one first.',
  Unexpected: RETRY,
  UnknownLayer: AS_GRAPH,
  'UnknownLayer:channelsFirst':
    'Build the model with data_format="channels_last", give it the same weights (model.set_weights) and convert that.',
  'UnknownLayer:function': AS_GRAPH,
  WorkerCrashed: ANEW,
  'WorkerCrashed:closed': ANEW,
  'WorkerCrashed:load': ANEW,
  'WorkerCrashed:message': ANEW,
  WorkerEnded: RELOAD,
  'WorkerEnded:idle': AGAIN,
  'WorkerEnded:setUp': AGAIN,
  WrongPassphrase:
    'Check capitals and blanks and try again. If you are sure of it, the beginning of the file is damaged.',
} as const;

/**
 * What happened. The name is the code of the error (src/errors.ts): its kind, and after a colon which of several sentences. What to
 * do about it stands under the same code in advice.ts.
 */
export const errors = {
  'BadPairsFile:count':
    '{file} announces {expected, number} pairs ({folds, number} × 2 × {each, number}) but has {found, number}.',
  'BadPairsFile:different':
    '{file}, line {line, number}: “{found}” is not a line such as “Ada_Lovelace 1 Bo_Diddley 2”, two people, which is due here.',
  'BadPairsFile:empty': '{file} is empty.',
  'BadPairsFile:fold':
    '{file}, line {line, number}: “{found}” has no fold, although the heading announces one.',
  'BadPairsFile:heading': '{file} has a heading and no pairs.',
  'BadPairsFile:same':
    '{file}, line {line, number}: “{found}” is not a line such as “Ada_Lovelace 1 4”, two of one person, which is due here.',
  'BadPairsFile:table':
    '{file}, line {line, number}: “{found}” is not two pictures and yes or no, such as “{example}”{tabs, select, yes { (with tabs between)} other {}}.',
  CameraBusy: 'The camera is in use by another program.',
  CameraLost: 'The camera was disconnected.',
  CameraMissing: 'No camera was found.',
  CameraRefused: 'The camera is not allowed for this page.',
  CameraUnavailable: 'This page may not use a camera here.',
  'CameraUnavailable:start': 'The camera could not be started ({detail}).',
  CodeMissing: 'A part of this app could not be loaded.',
  CostNotANumber: 'The cost is not a number from the first step on.',
  EmptyFile: '{name} is empty (0 bytes).',
  EncodingMismatch:
    'An encoding of {given, number} numbers cannot be compared with one of {expected, number}.',
  'FileDamaged:content':
    'This gallery file is damaged. The passphrase is right, but the content was changed or cut off.',
  'FileDamaged:early': 'This gallery file is damaged. It ends too early.',
  'FileDamaged:head': 'This gallery file is damaged. Its beginning is wrong: {detail}.',
  'FileDamaged:json': 'This gallery file is damaged. Its text is not JSON, or was cut off.',
  'FileDamaged:person': 'This gallery file is damaged. Person {person, number} is wrong: {detail}.',
  'FileDamaged:rounds':
    'This gallery file is damaged. It asks for {rounds, plural, one {# round} other {# rounds}} of PBKDF2, which Likeness never writes.',
  'FileDamaged:template':
    'This gallery file is damaged. Photo {template, number} of person {person, number} is wrong: {detail}.',
  'FileDamaged:twice': 'This gallery file is damaged. The id {id} is in it twice.',
  FileTooLarge: '{name} is {megabytes, number} MB; pictures up to {most, number} MB are read.',
  'FileTooLarge:gallery': 'This file is {megabytes, number} MB, and a gallery is {most, number} MB at most.',
  FilesGone: 'The figure of {set} was kept, but its pictures were not.',
  ForeignHost: 'This page may download from itself and from huggingface.co only, not from {host}.',
  'ForeignModel:archive':
    '{file} is an archive; here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:h5':
    '{file} is a Keras model (HDF5); here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:keras':
    '{file} is a Keras 3 model; here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:onnx':
    '{file} is an ONNX model; here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:other':
    '{file} is a model of another program; here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:pytorch':
    '{file} is a PyTorch model (or a checkpoint); here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:safetensors':
    '{file} holds weights without their layers (safetensors); here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:savedModel':
    '{file} is a TensorFlow SavedModel (or a frozen graph); here TF.js models are opened: a model.json with its .bin files.',
  'ForeignModel:tflite':
    '{file} is a TensorFlow Lite model; here TF.js models are opened: a model.json with its .bin files.',
  GalleryDamaged: 'The gallery holds values that are not numbers.',
  'GalleryDamaged:encoding': 'An encoding holds values that are not numbers.',
  'GalleryDamaged:rows':
    'The gallery has {numbers, number} numbers for {photos, number} photos of {each, number} numbers each.',
  GraphicsLost: 'The graphics card stopped working.',
  KeyChanged: 'Another tab deleted everything while this was being written.',
  MicrophoneBusy: 'The microphone is in use by another program.',
  MicrophoneLost: 'The microphone was disconnected.',
  MicrophoneMissing: 'No microphone was found.',
  MicrophoneRefused: 'The microphone is not allowed for this page.',
  MicrophoneUnavailable: 'This page may not use a microphone here.',
  'MicrophoneUnavailable:start': 'The microphone could not be started ({detail}).',
  ModelFileChanged: 'The file on the server changed while it was being downloaded.',
  ModelFileDamaged: 'The network file {file} arrived damaged.',
  'ModelFileDamaged:address': 'The file at this address is not a .safetensors file.',
  'ModelFileDamaged:cutOff':
    'This is not a complete .safetensors file. It ends after {have, number} of {wanted, number} bytes.',
  'ModelFileDamaged:encoder': 'The face encoder’s weights lack {tensor}.',
  'ModelFileDamaged:fewWeights': 'This network could not be read. It has fewer weights than its list says.',
  'ModelFileDamaged:instant':
    'The network for quick pictures cannot be used. Its description cannot be read.',
  'ModelFileDamaged:instantTensor': 'The network for quick pictures cannot be used. {tensor} is missing.',
  'ModelFileDamaged:layersModel': 'This network could not be read. {file} is not a TF.js layers model.',
  'ModelFileDamaged:lfs': '{file} is only a pointer of Git LFS and holds no weights.',
  'ModelFileDamaged:noFile': 'This network could not be read. There is no file.',
  'ModelFileDamaged:noInput': '{file} could not be loaded as a TF.js model: its graph has no input.',
  'ModelFileDamaged:noJson': '{file} could not be loaded as a TF.js model: it is not JSON, or was cut off.',
  'ModelFileDamaged:noReader': '{file} could not be loaded as a TF.js model: no operation reads the picture.',
  'ModelFileDamaged:noTensor': 'This is not a complete .safetensors file. It has no {tensor}.',
  'ModelFileDamaged:notANumber':
    'This .safetensors file cannot be used. {tensor} holds a value that is not a number.',
  'ModelFileDamaged:notSafetensors': 'This is not a complete .safetensors file. It does not begin as one.',
  'ModelFileDamaged:notVgg':
    'This file is neither VGG-19 nor a network of that kind. It has no conv1_1.weight and no features.0.weight.',
  'ModelFileDamaged:operation':
    '{file} could not be loaded as a TF.js model: its operation {operation} could not be run ({detail}).',
  'ModelFileDamaged:preprocessing':
    'This file is neither VGG-19 nor a network of that kind. What it says of its pixels cannot be read.',
  'ModelFileDamaged:size':
    'This is not a complete .safetensors file. It says that {tensor} is {shape}, but not in as many bytes.',
  'ModelFileDamaged:tensorList':
    'This is not a complete .safetensors file. Its list of tensors cannot be read.',
  'ModelFileDamaged:tensorMissing':
    'This file is neither VGG-19 nor a network of that kind. {tensor} is missing; it should be {shape}.',
  'ModelFileDamaged:tensorShape':
    'This file is neither VGG-19 nor a network of that kind. {tensor} is {found}; it should be {shape}.',
  'ModelFileDamaged:tfjs': '{file} could not be loaded as a TF.js model ({detail}).',
  'ModelFileDamaged:tooLong':
    '{count, plural, =1 {{file} holds} other {The # .bin files hold}} {have, number} bytes where {model} asks for {wanted, number}.',
  'ModelFileDamaged:tooShort':
    '{count, plural, =1 {{file} holds} other {The # .bin files hold}} {have, number} bytes where {model} asks for {wanted, number}.',
  'ModelFileDamaged:unreadable': 'The network file {file} could not be read.',
  'ModelFileDamaged:webPage':
    '{file} could not be loaded as a TF.js model: it is a web page, so the address did not lead to the file.',
  'ModelFileDamaged:weightsLength':
    'The network’s weights should be {wanted, number} bytes long, not {have, number}.',
  'ModelFileDamaged:weightsList': 'The network’s list of weights cannot be read.',
  ModelFileMissing:
    'The network file {file} could not be loaded. Likeness knows no network that it belongs to.',
  'ModelFileMissing:answer': 'The network file {file} could not be loaded. The server answered {status}.',
  'ModelFileMissing:bins':
    '{model} names files that are not among these: {files}{more, plural, =0 {} other { and # more}}.',
  'ModelFileMissing:busy': 'The network’s file could not be downloaded. The server answered {status}.',
  'ModelFileMissing:connection': 'The network file {file} could not be loaded. The connection failed.',
  'ModelFileMissing:cut': 'The network’s file could not be downloaded. The connection failed.',
  'ModelFileMissing:json': 'There is no model.json among these files.',
  'ModelFileMissing:notTfjs': 'None of the JSON files is a TF.js model ({files}).',
  'ModelFileMissing:several': 'There are {count, number} models among these files.',
  'ModelFileMissing:shard': '{file} is missing: {model} needs it.',
  'ModelFileMissing:short':
    'The network’s file could not be downloaded. The server sent {have, number} of {wanted, number} bytes.',
  'ModelFileMissing:status': 'The network’s file could not be downloaded. The server answered {status}.',
  'ModelFileMissing:stopped': 'The network’s file could not be downloaded. The server stopped sending.',
  'ModelFileMissing:topology': '{file} holds the layers of a Keras model without weights (model.to_json()).',
  'ModelFileMissing:weightNames': '{file} holds layers without the names of their weights.',
  'ModelFileMissing:whole': 'The network’s file could not be downloaded. Its server sends only whole files.',
  ModelGone: 'The model you dropped is no longer in memory.',
  NetworkNotHere: 'Your own network is no longer on this device.',
  'NetworkNotHere:vgg19': 'VGG-19 is not on this device yet.',
  NewerFile: 'This file is of version {version, number}, and this Likeness reads version {read, number}.',
  NoAddress: '“{text}” is not a web address.',
  NoBackend: 'This browser cannot run the networks. {notes}',
  NoCanvas: 'This browser gave no canvas.',
  NoEncryption:
    'This address is not secure, so the browser offers no encryption here, and faces are never kept without it.',
  NoFaces: 'No face was found in any of the pictures.',
  NoGalleryFile: 'This is not a gallery that Likeness saved.',
  'NoPairs:faces': 'None of the pairs in {file} has a face in both its pictures.',
  'NoPairs:missing':
    'None of the pairs in {file} has both its pictures here; the first that is missing is {first}.',
  NoPatch: 'There is no such patch.',
  NoPictures: 'There are no pictures among these files.',
  'NoPictures:encodings':
    'The Siamese network learns from pictures, and of enrolled people only encodings are stored.',
  'NoPictures:folder': 'There are no files in this folder.',
  'NoPictures:people': 'There are no pictures in what you chose.',
  NoPicturesYet: 'A pairs file needs the pictures it names.',
  NoRun: 'No picture is being made now.',
  'NoRun:training': 'Nothing is being trained now.',
  NoStorage: 'This browser offers no storage to this page.',
  'NoStorage:network': 'This browser keeps no files for this page, so a network cannot be stored.',
  'NoStorage:put': 'This browser could not keep {megabytes, number} MB of the network ({detail}).',
  'NoStorage:refused': 'This browser does not let this page store anything.',
  NoSuchJob: 'The background worker does not know the task “{job}”.',
  NoSuchNetwork: 'This app has no style network called {name}.',
  NoVideo: 'This browser cannot encode a video.',
  NoWayBack: 'There is no way back through the layer {layer}: TensorFlow.js cannot differentiate it.',
  NotAFace: 'Only the face encoder compares faces.',
  NotAPicture: '{name} could not be read as a picture.',
  'NotAPicture:heic': '{name} is a HEIC photo, which this browser cannot open.',
  'NotAPicture:jpeg2000': '{name} is a JPEG 2000 picture, which browsers do not open.',
  'NotAPicture:jxl': '{name} is a JPEG XL picture, which this browser cannot open.',
  'NotAPicture:pdf': '{name} is a PDF.',
  'NotAPicture:photoshop': '{name} is a Photoshop file.',
  'NotAPicture:pnm': '{name} is a PGM, PPM or PBM picture, which browsers do not open.',
  'NotAPicture:raw': '{name} is a camera’s raw photo.',
  'NotAPicture:tiff': '{name} is a TIFF picture, which browsers do not open.',
  'NotAPicture:video': '{name} is a video.',
  'NotAPictureModel:channels':
    'This model cannot be looked into. It takes {shape}, that is {channels, number} channels; a picture has 3 (colours), 1 (grey) or 4 (with opacity).',
  'NotAPictureModel:channelsFirst':
    'This model cannot be looked into. It takes {shape}: channels before rows and columns (channels_first).',
  'NotAPictureModel:inputs':
    'This model cannot be looked into. It takes {count, number} inputs ({shapes}); here one picture goes in.',
  'NotAPictureModel:layerChannelsFirst':
    'This model cannot be looked into. Its layer {layer} has channels before rows and columns (channels_first).',
  'NotAPictureModel:noInput': 'This model cannot be looked into. It has no input.',
  'NotAPictureModel:noLayers': 'This model cannot be looked into. It has no layers.',
  'NotAPictureModel:outputs':
    'This model cannot be looked into. Its layer {layer} gives {count, number} outputs at once.',
  'NotAPictureModel:shape':
    'This model cannot be looked into. It takes {kind, select, number {a single number} list {a list of numbers ({shape})} sequence {a sequence of sound, text or measurements ({shape})} other {a volume or a film ({shape})}}, and not a picture.',
  NotARecipe: 'The recipe in this file or link is damaged or of another version.',
  NotPrepared: 'The networks are not loaded yet.',
  NothingMade: 'There is no picture to copy yet.',
  NothingSeen: 'No picture has been looked at yet.',
  OneFolder: 'All {count, number} pictures lie in one folder, so nothing says who is on which.',
  'OneFolder:one': 'There is only one picture: nothing to compare it with.',
  OtherTabs: 'Likeness is open in {count, plural, one {another tab} other {# other tabs}} too.',
  PersonChanged: 'Another tab changed this person at the same moment.',
  PersonGone: 'This person is not stored any more.',
  PictureGone: 'The file of this photo cannot be read now.',
  'PictureGone:all': 'None of these photos’ files can be read now.',
  'PictureGone:patch': 'The picture of this patch can no longer be read.',
  RunElsewhere: 'Another tab has gone on with this picture.',
  'RunElsewhere:here': 'Photos are being added already.',
  'RunElsewhere:photos': 'Another tab is adding photos.',
  SampleMissing: 'The sample photo could not be loaded.',
  StorageFailed: 'The browser’s storage failed ({detail}).',
  StorageFull: 'There is no room left to store this.',
  'StorageFull:network': 'There is no room on this device to keep {megabytes, number} MB of the network.',
  StorageNewer: 'The stored people were written by a newer version of Likeness.',
  TooFewPeople:
    '{count, plural, one {One picture} other {# pictures}} of one person: there is nobody to compare with.',
  TooFewPhotos:
    'Training needs at least four people with two photos each; there {count, plural, one {is #} other {are #}}.',
  TooLarge:
    'A picture of {width, number} × {height, number} pixels takes {gigabytes, number} GB; a browser tab has 4 GB.',
  TooManyPictures: '{count, number} pictures are more than the {most, number} that can be compared at once.',
  TooManyStyles: '{name} was not added: there are {most, number} styles already.',
  Unexpected: 'Something went wrong inside Likeness ({detail}).',
  UnknownLayer: 'The layer {layer} is of a kind that TensorFlow.js does not have: {kind}.',
  'UnknownLayer:channelsFirst':
    'The layer {layer} needs a picture’s channels before its rows and columns (channels_first), which browsers do not compute.',
  'UnknownLayer:function':
    'The layer {layer} ends in {name}, a function of the model’s own that is not in its files.',
  WorkerCrashed: 'The background worker stopped ({detail}).',
  'WorkerCrashed:closed': 'The browser closed the background worker.',
  'WorkerCrashed:load': 'The background worker could not be loaded.',
  'WorkerCrashed:message': 'The background worker stopped because a message could not be read.',
  WorkerEnded: 'The background worker was stopped.',
  'WorkerEnded:idle': 'The background worker was stopped because it had nothing to do.',
  'WorkerEnded:setUp': 'The background worker could not be set up.',
  WrongPassphrase: 'This passphrase does not open this file.',
} as const;

import type { advice as english } from '../en/advice.ts';
import type { Same } from '../keys.ts';

// What several failures have in common.
const AGAIN = '请重试。';
const ANEW = '请重试，会启动一个新的后台线程。';
const AS_GRAPH =
  '请把它转换为图模型，运算就包含在其中：在 Python 中运行 model.export("saved_model")，再运行 tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。';
const CACHE = '重新加载页面；如果仍不行，请清除浏览器中此页面的缓存。';
const CHANNELS_LAST = '请使用输入为高 × 宽 × 3（或 1、4）图片、且以通道在后（channels_last）保存的模型。';
const CONNECTION = '检查网络连接后重试。';
const COPY = '请使用另一份副本。没有任何改动。';
const DROP_AGAIN = '再次拖入这个文件夹。照片会被认出，不会重复计算。';
const EXPORT = '用生成它的程序打开，导出为 JPEG 或 PNG，再选择导出的文件。';
const FOLDERS = '每人建一个文件夹，或加上配对文件：把两者一起拖进来。';
const GO_ON = '检查网络连接后继续：已下载的部分会保留。';
const IN_NETWORK = '在“网络”中下载它或选择它的文件，或使用应用自带的两个网络之一。';
const MODEL = '把 TF.js 模型的 model.json 和它的所有 .bin 文件一起拖进来。';
const ONE_MODEL = '只拖入其中一个模型的文件。';
const OTHER_FILE = '换一个文件。';
const OTHER_NETWORK = '换一个文件或网址。';
const OWN_NETWORK = '选择一个 .safetensors 文件，或 model.json 及其所有 .bin 文件。';
const PAIRS =
  '每行写两张图片，并用 yes 或 no 说明是否同一人：Ada/1.jpg,Bo/2.jpg,no。也可以用 LFW 的 pairs.txt。';
const PAIRS_FOLDER = '选择与列表对应的文件夹：Person/Person_0001.jpg，或 CSV 中写的路径。';
const PICTURE_MODEL = '请使用只有一个输入的模型，输入为高 × 宽 × 3（或 1、4）的图片。';
const PRIVATE = '要登记人物，请退出无痕浏览或允许网站数据。比较照片和生成图片不受影响。';
const RELOAD = '重新加载页面。';
const RELOAD_NETWORK = '重新加载页面，再次下载该网络。';
const RETRY = '请重试；如果仍然出错，请重新加载页面。';
const SAFETENSORS = '选择完整的 .safetensors 文件，或重新下载。';
const START_ONE = '请先开始。';
const TFJS =
  '拖入由 model.save() 保存或 tensorflowjs_converter 生成的 model.json，以及其中列出的所有 .bin 文件。';

export const advice: Same<typeof english> = {
  'BadPairsFile:count': '文件可能不完整，或首行属于另一个列表。去掉首行后，多少个配对都能读取。',
  'BadPairsFile:different': PAIRS,
  'BadPairsFile:empty': PAIRS,
  'BadPairsFile:fold': PAIRS,
  'BadPairsFile:heading': PAIRS,
  'BadPairsFile:same': PAIRS,
  'BadPairsFile:table': PAIRS,
  CameraBusy: '关闭那个程序（例如视频通话），然后重试。',
  CameraLost: '它可能已被拔出，或被其他程序占用。请重新插上，或换一个摄像头。',
  CameraMissing: '插上摄像头后重试，或改用照片。',
  CameraRefused: '点击地址栏中的摄像头图标允许使用，然后重试。不用摄像头也可以使用照片。',
  CameraUnavailable: '浏览器只允许通过 https 或 localhost 打开的页面使用摄像头。照片在哪里都能用。',
  'CameraUnavailable:start': '请重试，或改用照片。',
  CodeMissing: '检查网络连接后重试；如果仍不行，请重新加载页面。',
  CostNotANumber: '调低权重，或恢复默认配方。',
  EmptyFile: OTHER_FILE,
  EncodingMismatch: '它们来自不同的编码网络：请用当前版本重新登记这个人。',
  'FileDamaged:content': COPY,
  'FileDamaged:early': COPY,
  'FileDamaged:head': COPY,
  'FileDamaged:json': COPY,
  'FileDamaged:person': COPY,
  'FileDamaged:rounds': COPY,
  'FileDamaged:template': COPY,
  'FileDamaged:twice': COPY,
  FileTooLarge: '另存一份较小的副本，再选择它。',
  'FileTooLarge:gallery': '选择由 Likeness 保存的文件。没有任何改动。',
  FilesGone: '再次选择这个文件夹，才能查看其中的图片或其他层。',
  ForeignHost: '用浏览器下载文件后拖到这里，或把它放到此页面所在的服务器上。',
  'ForeignModel:archive': '解压后拖入 model.json 及其 .bin 文件，或整个文件夹。',
  'ForeignModel:h5': '运行：tensorflowjs_converter --input_format=keras model.h5 web_model。',
  'ForeignModel:keras':
    "在 Python 中：keras.models.load_model('model.keras').export('saved_model')。再运行：tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。",
  'ForeignModel:onnx':
    '先运行 onnx2tf -i model.onnx -o saved_model，再运行 tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。',
  'ForeignModel:other':
    '先导出为 ONNX，再依次运行 onnx2tf -i model.onnx -o saved_model 和 tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。',
  'ForeignModel:pytorch':
    "在 Python 中：torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx')。再依次运行 onnx2tf -i model.onnx -o saved_model 和 tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。",
  'ForeignModel:safetensors':
    '与内置网络同类的风格网络在“风格迁移”的“网络”中添加。其他模型：在 Python 中构建模型、载入权重，用 keras 的 model.export() 或 torch.onnx.export() 导出，再用 tensorflowjs_converter 转换。',
  'ForeignModel:savedModel':
    '用它所在文件夹的名称运行：tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。冻结图用：--input_format=tf_frozen_model --output_node_names=NAME。',
  'ForeignModel:tflite':
    '转换生成它的 SavedModel 或 .h5：tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。没有的话，依次运行 tflite2onnx model.tflite model.onnx、onnx2tf -i model.onnx -o saved_model 和 tensorflowjs_converter --input_format=tf_saved_model saved_model web_model。',
  GalleryDamaged: RELOAD,
  'GalleryDamaged:encoding': '重新加载页面；如果仍然出错，请重新添加这张照片。',
  'GalleryDamaged:rows': RELOAD,
  GraphicsLost: '关闭其他使用显卡的标签页，或在“设置”中改用处理器计算。',
  KeyChanged: '没有写入任何内容。请重试。',
  MicrophoneBusy: '关闭那个程序（例如通话），然后重试。',
  MicrophoneLost: '它可能已被拔出，或被其他程序占用。请重新插上，然后重试。',
  MicrophoneMissing: '插上麦克风后重试，或改为手绘信号。',
  MicrophoneRefused: '点击地址栏中的图标允许使用，然后重试。不用麦克风也可以手绘信号。',
  MicrophoneUnavailable: '浏览器只允许通过 https 或 localhost 打开的页面使用麦克风。请改为手绘信号。',
  'MicrophoneUnavailable:start': '请重试，或改为手绘信号。',
  ModelFileChanged: '请重新开始下载。',
  ModelFileDamaged: '重新加载页面；如果仍然如此，说明网站上的文件已损坏。',
  'ModelFileDamaged:address': '检查网址。',
  'ModelFileDamaged:cutOff': SAFETENSORS,
  'ModelFileDamaged:encoder': RELOAD_NETWORK,
  'ModelFileDamaged:fewWeights': OWN_NETWORK,
  'ModelFileDamaged:instant': CACHE,
  'ModelFileDamaged:instantTensor': CACHE,
  'ModelFileDamaged:layersModel': OWN_NETWORK,
  'ModelFileDamaged:lfs': '在该文件夹中运行 git lfs pull，或下载文件本身。',
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
  'ModelFileDamaged:tooLong': '它们属于另一个 model.json：请拖入一起保存的文件。',
  'ModelFileDamaged:tooShort': '文件不完整：请重新下载或转换。',
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
  'ModelFileMissing:shard': '同时选择 model.json 和它的所有 .bin 文件。',
  'ModelFileMissing:short': GO_ON,
  'ModelFileMissing:status': '检查网址，或从此设备选择文件。',
  'ModelFileMissing:stopped': GO_ON,
  'ModelFileMissing:topology':
    '保存整个模型：model.save("model.h5")。再运行：tensorflowjs_converter --input_format=keras model.h5 web_model。',
  'ModelFileMissing:weightNames': MODEL,
  'ModelFileMissing:whole': '用浏览器下载文件，再在这里选择它。',
  ModelGone: '再次拖入它的 model.json 和 .bin 文件。',
  NetworkNotHere: IN_NETWORK,
  'NetworkNotHere:vgg19': IN_NETWORK,
  NewerFile: '重新加载页面以获取最新的 Likeness。没有任何改动。',
  NoAddress: '请输入以 https:// 开头、指向 .safetensors 文件的网址。',
  NoBackend: '重新加载页面，或换一个浏览器。',
  NoCanvas: '关闭其他标签页，然后重新加载页面。',
  NoEncryption: '通过 https 或 localhost 打开页面。在这里仍然可以比较照片。',
  NoFaces: '选择人脸宽度至少约 40 像素的图片。',
  NoGalleryFile: '选择 .likeness 文件，或 Likeness 写出的 JSON。没有任何改动。',
  'NoPairs:faces': PAIRS_FOLDER,
  'NoPairs:missing': PAIRS_FOLDER,
  NoPatch: '选择另一个。',
  NoPictures: '选择包含 JPEG、PNG 或 WebP 文件的文件夹。',
  'NoPictures:encodings': '拖入一个照片文件夹，或使用绘制人脸，或在保存的编码上训练一个头。',
  'NoPictures:folder': '选择另一个文件夹。',
  'NoPictures:people': '选择一个文件夹，其中每人一个子文件夹，放 JPEG 或 PNG 图片。',
  NoPicturesYet: '先选择文件夹，或把两者一起拖进来。',
  NoRun: START_ONE,
  'NoRun:training': START_ONE,
  NoStorage: PRIVATE,
  'NoStorage:network': '退出无痕浏览，或通过 https 打开页面。',
  'NoStorage:put': '请重试；如果在无痕浏览中，请退出。',
  'NoStorage:refused': PRIVATE,
  NoSuchJob: RELOAD,
  NoSuchNetwork: '从列表中选择一个网络。',
  NoVideo: '使用较新的 Chrome、Edge、Firefox 或 Safari，或把图片保存为 PNG。',
  NoWayBack: '选择它之前的层中的单元。激活值、通道总览和响应最强的图像区域在它之后仍可使用。',
  NotAFace: '选择人脸编码网络和一张有人脸的图片。',
  NotAPicture:
    '请使用 JPEG、PNG、WebP、AVIF、GIF 或 SVG 文件；如果已是这些格式，它可能已损坏、不完整，或像素多得超出此浏览器的能力。',
  'NotAPicture:heic':
    '把它存为 JPEG：Mac 上用“预览”（文件 › 导出），Windows 上用“照片”（另存为），iPhone 上在“设置 › 相机 › 格式”中选“兼容性最佳”，之后拍的照片就是 JPEG。Safari 可以直接打开 HEIC。',
  'NotAPicture:jpeg2000': EXPORT,
  'NotAPicture:jxl': EXPORT,
  'NotAPicture:pdf': '把页面存为图片或截图，再选择它。',
  'NotAPicture:photoshop': EXPORT,
  'NotAPicture:pnm': EXPORT,
  'NotAPicture:raw': EXPORT,
  'NotAPicture:tiff': EXPORT,
  'NotAPicture:video': '从中取一帧：暂停后截图，再选择截图。',
  'NotAPictureModel:channels': PICTURE_MODEL,
  'NotAPictureModel:channelsFirst': PICTURE_MODEL,
  'NotAPictureModel:inputs': PICTURE_MODEL,
  'NotAPictureModel:layerChannelsFirst': CHANNELS_LAST,
  'NotAPictureModel:noInput': PICTURE_MODEL,
  'NotAPictureModel:noLayers': CHANNELS_LAST,
  'NotAPictureModel:outputs': CHANNELS_LAST,
  'NotAPictureModel:shape': PICTURE_MODEL,
  NotARecipe: '没有任何改动。请手动设置，或重新索取文件或链接。',
  NotPrepared: AGAIN,
  NothingMade: '请先生成图片。',
  NothingSeen: '请先选择一张图片。',
  OneFolder: FOLDERS,
  'OneFolder:one': FOLDERS,
  OtherTabs: '请先关闭{count, plural, =1 {它} other {它们}}，以免中断那里正在进行的工作，然后重试。',
  PersonChanged: '这里没有任何改动。请重试。',
  PersonGone: '可能已在另一个标签页中删除。没有任何改动。',
  PictureGone: DROP_AGAIN,
  'PictureGone:all': DROP_AGAIN,
  'PictureGone:patch': '用包含这张图片的文件夹重新生成这张图。',
  RunElsewhere: '到那里查看，或在这里生成新图片。',
  'RunElsewhere:here': '等它完成，或停止它。',
  'RunElsewhere:photos': '到那里继续，或关闭它后重试。',
  SampleMissing: '检查网络连接，或使用自己的照片。',
  StorageFailed: '重新加载页面，然后重试。',
  StorageFull: '清理一些磁盘空间，或删除不再需要的人物或图片，然后重试。没有任何改动。',
  'StorageFull:network': '清理一些磁盘空间后继续：已下载的部分会保留。',
  StorageNewer: '关闭其他标签页，重新加载页面以获取新版本。',
  TooFewPeople: '请选择两个人或更多人的图片，每人一个文件夹。',
  TooFewPhotos: '两个人用于学习，两个人留作测量。请添加照片，拖入按人分好子文件夹的文件夹，或使用绘制人脸。',
  TooLarge: '选择较小的尺寸，或不那么狭长的内容图片。',
  TooManyPictures: '只选择文件夹的一部分。',
  TooManyStyles: '请先移除一种。',
  Unexpected: RETRY,
  UnknownLayer: AS_GRAPH,
  'UnknownLayer:channelsFirst':
    '用 data_format="channels_last" 构建模型，载入相同的权重（model.set_weights），再转换它。',
  'UnknownLayer:function': AS_GRAPH,
  WorkerCrashed: ANEW,
  'WorkerCrashed:closed': ANEW,
  'WorkerCrashed:load': ANEW,
  'WorkerCrashed:message': ANEW,
  WorkerEnded: RELOAD,
  'WorkerEnded:idle': AGAIN,
  'WorkerEnded:setUp': AGAIN,
  WrongPassphrase: '检查大小写和空格后重试。如果确信无误，说明文件开头已损坏。',
};

import type { identify as english } from '../en/identify.ts';
import type { Same } from '../keys.ts';

export const identify: Same<typeof english> = {
  lead: '认出图片中的每个人。与已登记的人都不像的人脸显示为未知。',
  camera: '摄像头',
  startTitle: '图片里是谁？',
  startLead: '用摄像头实时识别，或用任意多人的照片。可以拖放到这里，也可以粘贴。',
  useCamera: '使用摄像头',
  sample: '试用示例照片',
  firstOf: '只处理 {count, number} 张照片中的前 {most, number} 张',
  firstOfMore: '整个文件夹请用“照片”页面。',
  sampleNames: '仅用于此示例的姓名',
  sampleNamesMore: '姓名是虚构的。这些人脸来自这张照片缩小、镜像、变暗的副本，不会存储任何内容。',
  nobodyEnrolled: '还没有登记任何人',
  nobodyEnrolledMore: '有人登记之前，每张人脸都显示为未知。您也可以直接在这里登记未知的人脸。',
  faces: '人脸',

  decision: '判定',
  ambiguousWithin: '存疑范围',
  ambiguousHint: '最近两人的距离之差、或距离与 τ 之差不超过此值时，姓名后会加问号。',

  searching: '正在寻找人脸…',
  searchingMore: '目前 {count, number} 张人脸，已比较 {compared, number} 张。正在继续寻找…',
  searched: '已搜索图片的 {share}。',
  stoppedNone: '已停止：只粗看了一遍整张图片，还没有找到人脸。继续时会从头开始。',
  stoppedNoneShare: '已停止：搜索了图片的 {share}，还没有找到人脸。继续时会从头开始。',
  stopped:
    '已停止：只粗看了一遍整张图片，找到 {count, number} 张人脸，比较了 {compared, number} 张，可能还有更多。继续时会从头开始。',
  stoppedShare:
    '已停止：搜索了图片的 {share}，找到 {count, number} 张人脸，比较了 {compared, number} 张，可能还有更多。继续时会从头开始。',
  noFace: '没有找到人脸。换一张人脸更大或更清晰的图片试试。',
  comparing: '{count, number} 张人脸，正在比较…',
  answered: '{count, number} 张人脸，认出 {known, number} 张，用时 {time}。',
  answeredUnsure:
    '{count, number} 张人脸，认出 {known, number} 张，{unsure, number} 张太接近而无法判断，用时 {time}。',
  noneInBox: '框中没有找到人脸',
  noneInBoxMore: '请把整个头部框起来。太小、模糊或没有朝向镜头的人脸无法比较。',
  closePhoto: '关闭照片',
  nameOfFace: '这张人脸的姓名',
  nameIt: '命名',
  addedTo: '已添加到“{name}”',
  enrolled: '“{name}”已登记',

  pace: '{count, number} 张人脸，每秒 {fps} 帧，延迟 {time}',

  unknown: '未知',
  looking: '正在查看…',
  notCompared: '未比较',
  mayBe: '{name}？',
  eitherOf: '{name} 或 {other}？',
  mayBeNoFace: '可能不是人脸',
  deletedPerson: '已删除的人',

  noReadings: '人脸比较后会显示在这里。',
  nearest: '与人脸 {n, number} 最接近的人',
  margin: '与第二接近的人的<term>间隔</term> {margin}',
  tooNear: '离<term>阈值</term>太近，无法判断。请换一张图片，或用更大的图片。',
  enrollFace: '登记这张人脸',
  enrollDoubtful: '这可能不是人脸。仍要登记吗？',
  enrollIt: '登记',
};

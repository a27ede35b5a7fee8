import type { people as english } from '../en/people.ts';
import type { Same } from '../keys.ts';

export const people: Same<typeof english> = {
  networksLoading: '正在载入网络…',
  faces: '{count, number} 张人脸',
  faceNumber: '人脸 {n, number}',
  addMissed: '补上漏掉的人脸',
  drawAround: '在人脸周围画一个框：按住、拖动、松开。',
  lookingInBox: '正在查看框中…',
  takePicture: '拍照',
  closeCamera: '关闭摄像头',
  lookingForFaces: '正在寻找人脸',
  noFaceIn: '在 {file} 中没有找到人脸',
  noFaceInMore: '在 {file} 中没有找到人脸。请换一张人脸更大、更清晰或更正面的图片。',

  noFaceFound: '没有找到人脸',
  sameAs: '与 {name} 是同一张图片',

  perhapsNoFace: '这可能不是人脸；如果不是，结果就没有意义。',
  smallFace: '人脸较小（两眼间距 {pixels, number} 像素），匹配结果不太可靠。',
  fromSide: '这是侧脸，正面图片效果更好。',
  fromBelow: '这是从下往上拍的，正面图片效果更好。',
  fromAbove: '这是从上往下拍的，正面图片效果更好。',
  veryDark: '太暗，亮一些的图片效果更好。',
  veryBright: '太亮，暗一些的图片效果更好。',
  blurred: '模糊，清晰一些的图片效果更好。',
};
